// Card and account numbers are typed along every path, and then looked for everywhere.
import type {FrameLocator, Locator, Page} from '@playwright/test';
import {CARDS, IBANS, PLAN_VARIANTS} from '../../demo/sandbox/test-data.ts';
import {expectOnePurchase} from './support/sandbox.ts';
import {expectNoLeak, expectNothingToPost, expectNothingTyped, watchSecrets} from './support/secrets.ts';
import type {Watch} from './support/secrets.ts';
import {
  acceptTerms,
  buyButton,
  choosePayment,
  cvc,
  expectThanks,
  field,
  fillInAccount,
  fillInCard,
  fillInDetails,
  notice,
  problem,
  reload,
  visit,
  withAttributes,
  withOwnFields,
} from './support/shopper.ts';
import {findIn, spellingsOf} from './support/spellings.ts';
import {expect, test as base} from './support/test.ts';

/** One that no page of the demo prints. */
const card = '5274576394259961';
const expiry = '0934';
const bic = 'COBADEFFXXX';

const test = base.extend<{watch: Watch}>({
  watch: [
    async ({context, demo}, use) => {
      const watch = await watchSecrets(context, demo);
      watch.keep(card, cvc, expiry);
      await use(watch);
    },
    {auto: true},
  ],
});

/** Everything but how it is paid. */
async function openSolo(page: Page): Promise<void> {
  await visit(page, `/?sjs-plan=${PLAN_VARIANTS.soloMonthly}`);
  await fillInDetails(page);
  await acceptTerms(page);
  await expect(buyButton(page)).toHaveText('Subscribe and pay €14.28');
}

async function buyWith(page: Page, watch: Watch, number: string): Promise<void> {
  watch.keep(number);
  await fillInCard(page, number);
  await buyButton(page).click();
}

test('a card in own fields is nowhere: not with a wrong code, not declined, not paid by the Enter key', async ({
  page,
  watch,
  sandbox,
}) => {
  await withOwnFields(page);
  await openSolo(page);
  await buyWith(page, watch, CARDS.wrongCvc);
  await expect(field(page, 'Security code')).toHaveAttribute('aria-invalid', 'true');
  await expectNothingToPost(page);
  await expectNoLeak(watch, [CARDS.wrongCvc, cvc]);
  await buyWith(page, watch, CARDS.declined);
  await expect(problem(page)).toContainText('Your bank declined the payment.');
  await expectNoLeak(watch, [CARDS.declined]);
  await fillInCard(page, card);
  await field(page, 'Security code').press('Enter');
  await expectThanks(page);
  await expectNothingTyped(page);
  await expectNoLeak(watch, [card]);
  const declined = 'CreditCard:FakePSP declined';
  await expectOnePurchase(sandbox, {total: 14.28, payments: [declined, declined, 'CreditCard:FakePSP succeeded']});
  await reload(page);
  await expect(notice(page)).toContainText('You have just ordered here');
  await expectNoLeak(watch, []);
});

test('a card in own fields is nowhere on the way through the bank, and empty before it leaves', async ({
  page,
  watch,
  sandbox,
}) => {
  await withOwnFields(page);
  await withAttributes(page, {'return-url': null});
  await openSolo(page);
  await page.evaluate(() => document.addEventListener('sjs-redirect', (event) => event.preventDefault()));
  await buyWith(page, watch, CARDS.threeDSecureInPage);
  await expect(page.frameLocator('dialog iframe').getByRole('button', {name: 'Confirm card'})).toBeVisible();
  await page.frameLocator('dialog iframe').getByRole('button', {name: 'Cancel'}).click();
  await expect(problem(page)).toContainText('The payment was cancelled.');
  await expectNoLeak(watch, [CARDS.threeDSecureInPage]);
  await buyWith(page, watch, CARDS.threeDSecure);
  await expect(notice(page)).toContainText('Your payment continues with the payment provider');
  await expectNothingTyped(page);
  await expectNoLeak(watch, [CARDS.threeDSecure]);
  await page.getByRole('link', {name: 'Continue to the payment page'}).click();
  await page.getByRole('button', {name: 'Confirm payment'}).click();
  await expectThanks(page);
  await expectNothingTyped(page);
  await expectNoLeak(watch, []);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('what was typed is nowhere when another method is chosen, after a reload, and after a payment without an answer', async ({
  page,
  watch,
  sandbox,
}) => {
  watch.keep(IBANS.success);
  await withOwnFields(page);
  await openSolo(page);
  await fillInCard(page, card);
  await fillInAccount(page);
  await choosePayment(page, 'Invoice');
  await expectNoLeak(watch, []);
  await reload(page);
  await expect(field(page, 'Card number')).toBeVisible();
  await expectNothingTyped(page);
  await expectNoLeak(watch, []);
  await acceptTerms(page);
  await sandbox.fault({match: 'pay', when: 'after', action: 'malformed'});
  await fillInCard(page, card);
  await buyButton(page).click();
  await expect(notice(page)).toContainText('We are waiting to hear about your payment');
  await expectNoLeak(watch, [card, cvc]);
  await reload(page);
  await expect(notice(page)).toContainText('We are waiting to hear about your payment');
  await expectNothingTyped(page);
  await expectNoLeak(watch, []);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('a card that is ordered and paid in one call is nowhere, declined or not', async ({page, watch, sandbox}) => {
  await withAttributes(page, {flow: 'subscribe', 'card-entry': 'fields'});
  await openSolo(page);
  await buyWith(page, watch, CARDS.insufficientFunds);
  await expect(problem(page)).toContainText('Nothing was charged.');
  await buyWith(page, watch, card);
  await expectThanks(page);
  await expectNothingTyped(page);
  await expectNoLeak(watch, [CARDS.insufficientFunds, card, cvc]);
  const {orders, payments} = await sandbox.bought();
  expect(orders.filter(({status}) => status === 'Completed')).toHaveLength(1);
  expect(payments.map(({status}) => status)).toEqual(['declined', 'succeeded']);
});

test('an account is nowhere, declined or not', async ({page, watch, sandbox}) => {
  watch.keep(IBANS.success, IBANS.rejected, bic);
  await openSolo(page);
  await fillInAccount(page);
  await page.getByRole('button', {name: 'Add BIC'}).click();
  await field(page, 'BIC (optional)').fill(bic);
  await field(page, 'IBAN').fill(IBANS.rejected);
  await buyButton(page).click();
  await expect(problem(page)).toContainText('The card or account was declined.');
  await expectNothingToPost(page);
  await expectNoLeak(watch, [IBANS.rejected, bic]);
  await field(page, 'IBAN').fill(IBANS.success);
  await field(page, 'IBAN').press('Enter');
  await expectThanks(page);
  await expectNothingTyped(page);
  await expectNoLeak(watch, [IBANS.success]);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['Debit:FakePSP declined', 'Debit:FakePSP succeeded']});
});

test('a card in billwerk’s payment form is nowhere on our page, declined or not', async ({page, watch, sandbox}) => {
  await openSolo(page);
  await buyWith(page, watch, CARDS.declined);
  await expect(problem(page)).toContainText('Your bank declined the payment.');
  await expectNoLeak(watch, [CARDS.declined]);
  await buyWith(page, watch, card);
  await expectThanks(page);
  await expectNoLeak(watch, [card, cvc]);
  const payments = ['CreditCard:FakePSP declined', 'CreditCard:FakePSP succeeded'];
  await expectOnePurchase(sandbox, {total: 14.28, payments});
});

/** The account page, on which the change of a contract's payment method is unfolded. */
async function openChange(page: Page, cardEntry: 'fields' | 'iframe'): Promise<Locator> {
  await page.goto('/demo/sign-in');
  const change = page.locator('sjs-payment-change');
  await change.evaluate((element, value) => element.setAttribute('card-entry', value), cardEntry);
  await page.getByText('Change the payment method').click();
  return change;
}

async function saveCard(change: Locator, where: Locator | FrameLocator, number: string): Promise<void> {
  await where.getByLabel('Card number').fill(number);
  await where.getByLabel('Expiry date').fill('09 / 34');
  await where.getByLabel('Security code').fill(cvc);
  await where.getByLabel('Name on card').fill('Jonas Weber');
  await change.getByRole('button', {name: 'Save payment method'}).click();
}

test('a card or account that replaces another one is nowhere, declined or not', async ({page, watch}) => {
  watch.keep(CARDS.declined, CARDS.expired, IBANS.success);
  const change = await openChange(page, 'fields');
  const declined = problem(page).filter({hasText: 'Your stored payment method has not been changed.'});
  const changed = notice(page).filter({hasText: 'Your payment method has been changed'});
  await saveCard(change, change, CARDS.declined);
  await expect(declined).toBeVisible();
  await expectNothingToPost(page);
  await saveCard(change, change, card);
  await expect(changed).toBeVisible();
  await expectNothingTyped(page);
  await expectNoLeak(watch, [CARDS.declined, card, cvc]);

  await openChange(page, 'iframe');
  await saveCard(change, change.frameLocator('iframe'), CARDS.expired);
  await expect(declined).toBeVisible();
  await change.getByRole('radio', {name: 'SEPA direct debit'}).check();
  await change.getByLabel('Account holder').fill('Jonas Weber');
  await change.getByLabel('IBAN').fill(IBANS.success);
  await change.getByLabel('IBAN').press('Enter');
  await expect(changed).toBeVisible();
  await expectNothingTyped(page);
  await expectNoLeak(watch, [CARDS.expired, IBANS.success]);
});

test('the search finds a number in every kind of place', async ({page, watch, demo}) => {
  watch.keep(IBANS.success);
  await page.goto('/demo/return.html');
  await expect(notice(page)).toBeVisible();
  expect(await watch.leaks()).toEqual([]);
  await page.evaluate(
    async ({number, iban, code, sandboxUrl}) => {
      const host = document.body.appendChild(document.createElement('div'));
      const inner = host.attachShadow({mode: 'open'}).appendChild(document.createElement('div'));
      const deep = inner.attachShadow({mode: 'open'}).appendChild(document.createElement('p'));
      deep.title = '5274-5763-9425-9961';
      deep.textContent = `ends with ${number.slice(-4)}`;
      const input = document.body.appendChild(document.createElement('input'));
      input.value = number.slice(0, 9);
      input.dispatchEvent(new InputEvent('input', {data: code, bubbles: true}));
      deep.dispatchEvent(new CustomEvent('sjs-inner', {detail: {payment: [{cvc: Number(code)}]}}));
      localStorage.setItem('draft', btoa(`{"number":"${number}"}`));
      sessionStorage.setItem('draft', JSON.stringify({iban: 'de89 3704 0044 0532 0130 00'}));
      document.cookie = `iban=${iban.slice(0, 12)}; path=/`;
      window.name = number;
      document.title = `09/34`;
      console.warn('failed', {cause: new Error(`no such card: ${number}`)});
      performance.mark('paid', {detail: {iban}});
      history.replaceState({code: `cvc=${code}`}, '', `?card=${encodeURIComponent('5274 5763 9425 9961')}`);
      const options = {method: 'POST', headers: {'content-type': 'application/json'}};
      const body = JSON.stringify({number});
      await fetch(`/billing/catalog?iban=${encodeURIComponent(iban)}`);
      await fetch('/billing/orders', {...options, body, headers: {...options.headers, 'x-card': number}});
      await fetch(`${sandboxUrl}/api/v1/CustomerSelfService/signup/preview`, {...options, body});
    },
    {number: card, iban: IBANS.success, code: cvc, sandboxUrl: demo.sandboxUrl},
  );
  const places = new Set((await watch.leaks()).map((leak) => leak.replace(/( to http\S+)?: \.\.\..*/s, '')));
  expect([...places].sort()).toEqual([
    'address',
    'address of a request',
    'attribute title of div > div > p',
    'body of a request',
    'body of a request to billwerk',
    'console',
    'cookie',
    'event input',
    'event sjs-inner',
    'header cookie of a request',
    'header x-card of a request',
    'history',
    'localStorage',
    'name of the window',
    'performance entry',
    'sessionStorage',
    'text of div > div > p',
    'text of title',
    'value of input',
  ]);
});

test('the search knows every spelling, and takes no id for a number', () => {
  const spellings = [
    '5274576394259961',
    '5274 5763 9425 9961',
    '5274-5763-9425-9961',
    '27457639',
    '9961',
    '52 74 57 63 94',
  ];
  const address = '?card=5274%205763%209425%209961';
  const encoded = ['', 'a', 'ab'].map((before) => Buffer.from(`${before}${card}`).toString('base64'));
  for (const text of [...spellings, address, ...encoded])
    expect(findIn(`<${text}>`, spellingsOf(card)), text).toContain('');
  for (const text of ['cvc=917', '{"cvc":917}', 'code 917, name', '(917)', '9 1 7']) {
    expect(findIn(text, spellingsOf(cvc)), text).toBeDefined();
  }
  for (const text of [
    '6b01d4f1ba716298c4009961',
    'localhost:19961',
    '1795282289961',
    '2026-11-20T09:00:00.917Z',
    '3.917',
  ]) {
    expect(findIn(text, spellingsOf(card)) ?? findIn(text, spellingsOf(cvc)), text).toBeUndefined();
  }
});
