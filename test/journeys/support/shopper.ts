/** What shoppers do on a page with a checkout, and where they look. */
import type {FrameLocator, Locator, Page} from '@playwright/test';
import {expect} from '@playwright/test';
import {CARDS, IBANS, PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';

export const anna = {
  'E-mail': 'anna.winter@baeckerei-winter.example',
  'First name': 'Anna',
  'Last name': 'Winter',
  Street: 'Lindenstraße',
  'No.': '12a',
  'Postal code': '50674',
  City: 'Köln',
} as const;

/** What stands on the back of every card here. */
export const cvc = '917';

export function checkoutOn(page: Page): Locator {
  return page.locator('sjs-checkout');
}

/** The one button that costs money, whatever it says. */
export function buyButton(page: Page): Locator {
  return checkoutOn(page).locator('[part~="submit"]').first();
}

export function field(page: Page, label: string): Locator {
  return page.getByLabel(label, {exact: true}).filter({visible: true});
}

/** Sets attributes of the checkout, or takes them away, before any script sees it; on every page from now on. */
export async function withAttributes(page: Page, attributes: Readonly<Record<string, string | null>>): Promise<void> {
  await page.addInitScript((wanted) => {
    const done = new WeakSet<Element>();
    new MutationObserver(() => {
      const checkout = document.querySelector('sjs-checkout');
      if (!checkout || done.has(checkout)) return;
      done.add(checkout);
      for (const [name, value] of Object.entries(wanted)) {
        if (value === null) checkout.removeAttribute(name);
        else checkout.setAttribute(name, value);
      }
    }).observe(document, {childList: true, subtree: true});
  }, attributes);
}

/** Goes to a page with a checkout and scrolls to it, until its price is there. */
export async function visit(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await checkoutOn(page).scrollIntoViewIfNeeded();
  await expect(buyButton(page)).toBeVisible();
}

/** Loads the page again and scrolls to the checkout. */
export async function reload(page: Page): Promise<void> {
  // Firefox's driver takes a reload of what is still loading for a failure.
  await page.waitForLoadState();
  await page.reload();
  await checkoutOn(page).scrollIntoViewIfNeeded();
}

/** Back to the shop without having finished at the provider. Not by the back button, which not every driver can follow. */
export async function comeBack(page: Page): Promise<void> {
  await page.goto('/');
  await checkoutOn(page).scrollIntoViewIfNeeded();
}

/** The Solo plan by the month, and its price on the button: 12.00 with German VAT. */
export async function chooseSolo(page: Page): Promise<void> {
  await choosePlan(page, 'Solo');
  await expect(buyButton(page)).toHaveText('Subscribe and pay €14.28');
}

/** Clicks the card, all of which is the label of its radio. */
export async function choosePlan(page: Page, name: string): Promise<void> {
  const radio = page.getByRole('radio', {name: new RegExp(`^${name}`)});
  await checkoutOn(page)
    .locator('[part~="card"]')
    .filter({has: radio})
    .click({position: {x: 60, y: 60}});
  await expect(radio).toBeChecked();
}

export async function fillInDetails(page: Page, details: Readonly<Record<string, string>> = anna): Promise<void> {
  for (const [label, value] of Object.entries(details)) await field(page, label).fill(value);
}

export async function choosePayment(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', {name, exact: true}).check();
}

/** Cards go into fields of the checkout's own, on every page from now on. */
export async function withOwnFields(page: Page): Promise<void> {
  await withAttributes(page, {'card-entry': 'fields'});
}

/** Where card data are typed unless the page wants own fields: billwerk's payment form, a page of another origin. */
export function paymentForm(page: Page): FrameLocator {
  return page.frameLocator('sjs-checkout > [slot="payment-form"] iframe');
}

/** In billwerk's payment form, or in own fields where the page wants those. */
export async function fillInCard(page: Page, number: string = CARDS.success): Promise<void> {
  const frame = checkoutOn(page).locator('iframe');
  await expect(frame.or(field(page, 'Card number'))).toBeVisible();
  if (await frame.isVisible()) {
    const form = paymentForm(page);
    await form.getByLabel('Card number').fill(number);
    await form.getByLabel('Expiry date').fill('09 / 34');
    await form.getByLabel('Security code').fill(cvc);
    await form.getByLabel('Name on card').fill('Anna Winter');
    return;
  }
  await field(page, 'Card number').fill(number);
  await field(page, 'Expiry date').fill('09 / 34');
  await field(page, 'Security code').fill(cvc);
  await field(page, 'Name on card').fill('Anna Winter');
}

export async function fillInAccount(page: Page): Promise<void> {
  await choosePayment(page, 'SEPA direct debit');
  await field(page, 'Account holder').fill('Anna Winter');
  await field(page, 'IBAN').fill(IBANS.success);
}

/** Ticks the shop's own terms, where the page has any. */
export async function acceptTerms(page: Page): Promise<void> {
  await page.getByRole('checkbox', {name: /^(I have read the|Ich habe die)/}).check();
}

/** Everything up to the button. */
export async function fillInSoloByCard(page: Page, number: string = CARDS.success): Promise<void> {
  await chooseSolo(page);
  await fillInDetails(page);
  await fillInCard(page, number);
  await acceptTerms(page);
}

/** The page with the Solo plan chosen. */
export const soloPage = `/?sjs-plan=${PLAN_VARIANTS.soloMonthly}`;

/** Everything up to the button, by a method that asks for nothing. */
export async function fillInSolo(page: Page, method: string): Promise<void> {
  await visit(page, soloPage);
  await fillInDetails(page);
  await choosePayment(page, method);
  await acceptTerms(page);
  await expect(buyButton(page)).toHaveText('Subscribe and pay €14.28');
}

/** On the provider's page. */
export function payButton(page: Page): Locator {
  return page.getByRole('button', {name: 'Pay', exact: true});
}

/** Answers the provider's page by its app, while the page stays where it is. Gives the address that the app opens then. */
export async function payInApp(page: Page, answer: 'pay' | 'cancel' = 'pay'): Promise<string> {
  await expect(page.locator('button[value="pay"]')).toBeVisible();
  const answered = await page.request.post(page.url(), {form: {answer}, maxRedirects: 0});
  return answered.headers()['location']!;
}

export async function expectThanks(page: Page): Promise<void> {
  await expect(page.getByRole('heading', {name: 'Thank you for your order'})).toBeVisible();
}

export function notice(page: Page): Locator {
  return page.locator('[part~="notice"]');
}

/** What went wrong, as told above the button or in its place. */
export function problem(page: Page): Locator {
  return page.locator('[part~="problem"]');
}
