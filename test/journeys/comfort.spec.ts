import type {Page} from '@playwright/test';
import {messages as de} from '../../components/locales/de.ts';
import {messages as en} from '../../components/locales/en.ts';
import {CARDS} from '../../demo/sandbox/test-data.ts';
import {expectOnePurchase} from './support/sandbox.ts';
import {
  anna,
  buyButton,
  checkoutOn,
  choosePlan,
  chooseSolo,
  cvc,
  expectThanks,
  field,
  fillInCard,
  fillInDetails,
  notice,
  paymentForm,
  reload,
  visit,
  withOwnFields,
} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

/** What has the focus, as a screen reader would call it, through all shadow roots. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!(element instanceof HTMLElement)) return '';
    const root = element.getRootNode() as Document | ShadowRoot;
    const texts = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => root.querySelector(`[id="${id}"]`));
    const labels = 'labels' in element ? Array.from((element as HTMLInputElement).labels ?? []) : [];
    const name = [...texts, ...labels, element].map((one) => one?.textContent ?? '').join(' ');
    return (element.getAttribute('aria-label') ?? name).replace(/\s+/g, ' ').trim();
  });
}

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 60) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now);
  }
  throw new Error(`Tab never came to ${name}, but to ${passed.join(' | ')}`);
}

test('a purchase needs no pointer, from the first Tab to the thanks', async ({page, sandbox}) => {
  await withOwnFields(page);
  await page.goto('/');
  await tabTo(page, /^Prices$/);
  await tabTo(page, /^Team/);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', {name: /^Solo/})).toBeChecked();
  await expect(buyButton(page)).toHaveText('Subscribe and pay €14.28');
  for (const [label, value] of Object.entries(anna)) {
    await tabTo(page, new RegExp(`^${label.replace('.', '\\.')}`));
    await page.keyboard.type(value);
  }
  await tabTo(page, /^Card$/);
  for (const [label, value] of [
    ['Card number', CARDS.success],
    ['Expiry date', '0934'],
    ['Security code', cvc],
    ['Name on card', 'Anna Winter'],
  ]) {
    await tabTo(page, new RegExp(`^${label}`));
    await page.keyboard.type(value!);
  }
  await tabTo(page, /^I have read the/);
  await page.keyboard.press('Space');
  await expect(buyButton(page)).toHaveText('Subscribe and pay €14.28');
  await tabTo(page, /^Subscribe and pay/);
  await page.keyboard.press('Enter');
  await expectThanks(page);
  await expect(notice(page)).toBeFocused();
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('billwerk’s payment form is reached, filled in and left by the Tab key', async ({page, sandbox}) => {
  await visit(page);
  await chooseSolo(page);
  await fillInDetails(page);
  await expect(paymentForm(page).getByLabel('Card number')).toBeVisible();
  await page.getByRole('radio', {name: 'Card', exact: true}).focus();
  for (const value of [CARDS.success, '09/34', cvc, 'Anna Winter']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(value);
  }
  await tabTo(page, /^I have read the/);
  await page.keyboard.press('Space');
  await tabTo(page, /^Subscribe and pay/);
  await page.keyboard.press('Enter');
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('a button that is pressed too early marks all that is missing and leads to the first', async ({page, sandbox}) => {
  await withOwnFields(page);
  await visit(page);
  await buyButton(page).click();
  await expect(field(page, 'E-mail')).toBeFocused();
  for (const sentence of ['Please enter your e-mail address.', 'Please enter the card number.', 'This is required']) {
    await expect(checkoutOn(page).getByText(sentence).first()).toBeVisible();
  }
  await fillInDetails(page);
  await buyButton(page).click();
  await expect(field(page, 'Card number')).toBeFocused();
  await fillInCard(page);
  await buyButton(page).click();
  await expect(page.getByRole('checkbox', {name: /^I have read the/})).toBeFocused();
  expect((await sandbox.bought()).orders).toEqual([]);
});

test('what was chosen and typed survives a reload, but no payment data do', async ({page}) => {
  await withOwnFields(page);
  await visit(page);
  await chooseSolo(page);
  await page.getByRole('button', {name: 'More: Extra driver'}).click();
  await page.getByRole('radio', {name: 'Company'}).check();
  await field(page, 'Company name').fill('Bäckerei Winter');
  await fillInDetails(page);
  await fillInCard(page);
  await expect(buyButton(page)).toHaveText('Subscribe and pay €19.64');
  await reload(page);
  await expect(page.getByRole('radio', {name: /^Solo/})).toBeChecked();
  await expect(page.getByRole('radio', {name: 'Company'})).toBeChecked();
  await expect(field(page, 'Company name')).toHaveValue('Bäckerei Winter');
  for (const [label, value] of Object.entries(anna)) await expect(field(page, label)).toHaveValue(value);
  for (const label of ['Card number', 'Expiry date', 'Security code']) {
    await expect(field(page, label)).toHaveValue('');
  }
  await expect(buyButton(page)).toHaveText('Subscribe and pay €19.64');
});

/** English sentences that would be a mistake on a German page. */
const englishSentences = Object.entries(en)
  .filter(([key, text]) => text.length > 6 && text !== de[key as keyof typeof de])
  .map(([, text]) => text.split('{')[0]!.trim())
  .filter((text) => text.length > 6);

async function expectGermanOnly(page: Page): Promise<void> {
  const text = await checkoutOn(page).evaluate((checkout) => {
    const texts: string[] = [];
    const collect = (root: Element | ShadowRoot): void => {
      for (const node of root.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) texts.push(node.nodeValue ?? '');
        if (!(node instanceof Element) || node.localName === 'style') continue;
        for (const name of ['aria-label', 'placeholder', 'title']) texts.push(node.getAttribute(name) ?? '');
        if (node.shadowRoot) collect(node.shadowRoot);
        collect(node);
      }
    };
    collect(checkout.shadowRoot!);
    return texts.join(' ').replace(/\s+/g, ' ');
  });
  expect(englishSentences.filter((sentence) => text.includes(sentence))).toEqual([]);
}

test('a German page sells in German, to the last sentence', async ({page, sandbox}) => {
  await visit(page, '/demo/de.html');
  await choosePlan(page, 'Solo');
  await expect(buyButton(page)).toHaveText('Zahlungspflichtig bestellen');
  await expect(checkoutOn(page).locator('tr[part~="total"]')).toContainText('14,28');
  await expectGermanOnly(page);
  await buyButton(page).click();
  await expect(field(page, de.label_emailAddress)).toBeFocused();
  await expectGermanOnly(page);

  const labels: Readonly<Record<keyof typeof anna, string>> = {
    'E-mail': de.label_emailAddress,
    'First name': de.label_firstName,
    'Last name': de.label_lastName,
    Street: de.label_street,
    'No.': de.label_houseNumber,
    'Postal code': de.label_postalCode,
    City: de.label_city,
  };
  for (const [label, value] of Object.entries(anna)) {
    await field(page, labels[label as keyof typeof anna]).fill(value);
  }
  const typeCard = async (number: string) => {
    await paymentForm(page).getByLabel('Kartennummer').fill(number);
    await paymentForm(page).getByLabel('Gültig bis').fill('09/34');
    await paymentForm(page).getByLabel('Prüfnummer').fill(cvc);
    await paymentForm(page).getByLabel('Name auf der Karte').fill('Anna Winter');
  };
  await typeCard(CARDS.declined);
  await page.getByRole('checkbox', {name: /^Ich habe die/}).check();
  await buyButton(page).click();
  await expect(checkoutOn(page).getByRole('alert')).toContainText('Ihre Bank');
  await expectGermanOnly(page);
  await typeCard(CARDS.success);
  await buyButton(page).click();
  await expect(page.getByRole('heading', {name: de.successTitle})).toBeVisible();
  await expectGermanOnly(page);
  await expectOnePurchase(sandbox, {
    total: 14.28,
    payments: ['CreditCard:FakePSP declined', 'CreditCard:FakePSP succeeded'],
  });
});
