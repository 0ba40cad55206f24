// Card and account numbers are typed along every path, and then looked for everywhere. That the search finds what is there
// to be found: `secrets-search.spec.ts`.
import type {FrameLocator, Locator, Page} from '@playwright/test';
import {CARDS, IBANS} from '../../demo/sandbox/test-data.ts';
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
  soloPage,
  visit,
  withAttributes,
  withOwnFields,
} from './support/shopper.ts';
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
  await visit(page, soloPage);
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
  await choosePayment(page, 'Card');
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
