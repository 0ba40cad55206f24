/**
 * Every way to pay, and every way back from a provider. Those that most shoppers take are in `buying.spec.ts`: cards in
 * billwerk's payment form and in own fields, direct debit, invoice, no payment data, PayPal and back to either kind of
 * page, 3-D Secure at the bank. A declined account: `secrets.spec.ts`. Customers who exist already: `existing.spec.ts`,
 * `payment-change.spec.ts`.
 */
import type {Page} from '@playwright/test';
import {CARDS, PLAN_VARIANTS} from '../../demo/sandbox/test-data.ts';
import {expectOnePurchase} from './support/sandbox.ts';
import {
  acceptTerms,
  anna,
  buyButton,
  checkoutOn,
  choosePayment,
  chooseSolo,
  comeBack,
  expectThanks,
  field,
  fillInAccount,
  fillInCard,
  fillInDetails,
  fillInSoloByCard,
  notice,
  paymentForm,
  problem,
  reload,
  visit,
  withAttributes,
  withOwnFields,
} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

const solo = `/?sjs-plan=${PLAN_VARIANTS.soloMonthly}`;

/** Everything up to the button, by a method that asks for nothing. */
async function fillInSolo(page: Page, method: string, path = solo): Promise<void> {
  await visit(page, path);
  await fillInDetails(page);
  await choosePayment(page, method);
  await acceptTerms(page);
  await expect(buyButton(page)).toHaveText('Subscribe and pay €14.28');
}

const payButton = (page: Page) => page.getByRole('button', {name: 'Pay', exact: true});

/** Pays in the provider's app: this page stays where it is. Answers the address that the app opens then. */
async function payInApp(page: Page): Promise<string> {
  await expect(payButton(page)).toBeVisible();
  const answer = await page.request.post(page.url(), {form: {answer: 'pay'}, maxRedirects: 0});
  return answer.headers()['location']!;
}

test('every method is called what shoppers call it, and one that nobody has heard of can be paid with', async ({
  page,
  sandbox,
}) => {
  await sandbox.offer(
    ...['CreditCard:PayOne', 'Debit:PayOne', 'Debit:GoCardless', 'InvoicePayment', 'OnAccount:PayOne', 'PayPal'],
    ...['iDEAL:Adyen', 'AmazonPay:AmazonPay', 'Skrill', 'BlackLabel:Moonpay'],
  );
  await withAttributes(page, {'return-url': null});
  await fillInSolo(page, 'Moonpay');
  await expect(checkoutOn(page).locator('[part="method-name"]')).toHaveText([
    ...['Card', 'SEPA direct debit', 'GoCardless', 'Invoice', 'Invoice (PayOne)', 'PayPal'],
    ...['iDEAL', 'Amazon Pay', 'Skrill', 'Moonpay'],
  ]);
  await expect(page.getByText('You will be taken to Moonpay to finish.')).toBeVisible();
  await expect(checkoutOn(page).locator('iframe')).toBeHidden();
  await expect(page.getByLabel(/^(Card number|IBAN)$/)).toHaveCount(0);
  await buyButton(page).click();
  await payButton(page).click();
  await expectThanks(page);
  await expect(page).toHaveURL(solo);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['BlackLabel:Moonpay succeeded']});
});

test('an order on account is owed', async ({page, sandbox}) => {
  await sandbox.offer('CreditCard:PayOne', 'OnAccount:PayOne');
  await fillInSolo(page, 'Invoice');
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['OnAccount:PayOne pending']});
});

test('direct debit takes a BIC, too, and shows the mandate of the shop instead of ours', async ({page, sandbox}) => {
  await visit(page, solo);
  await page.evaluate(() => {
    const mandate = document.createElement('p');
    mandate.slot = 'mandate';
    mandate.textContent = 'I authorise Parcelbird to collect payments.';
    document.querySelector('sjs-checkout')!.append(mandate);
  });
  await fillInDetails(page);
  await fillInAccount(page);
  await expect(page.getByText('I authorise Parcelbird to collect payments.')).toBeVisible();
  await expect(page.getByText('The mandate itself is the payment provider’s.')).toBeHidden();
  await page.getByRole('button', {name: 'Add BIC'}).click();
  await expect(field(page, 'BIC (optional)')).toBeFocused();
  await field(page, 'BIC (optional)').fill('COBADEFFXXX');
  await acceptTerms(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['Debit:FakePSP succeeded']});
});

test('GoCardless wants all of the address: the shopper is told, adds what is missing and pays', async ({
  page,
  sandbox,
}) => {
  await sandbox.offer('Debit:GoCardless');
  await withAttributes(page, {country: 'IE'});
  await visit(page, solo);
  const {'Postal code': _, ...others} = anna;
  await fillInDetails(page, others);
  await acceptTerms(page);
  await expect(buyButton(page)).toHaveText('Subscribe and pay €14.28');
  await buyButton(page).click();
  await expect(problem(page)).toContainText('not accepted. Nothing was charged.');
  await field(page, 'Postal code (optional)').fill('D02 AF30');
  await buyButton(page).click();
  await payButton(page).click();
  await expectThanks(page);
  const {orders, payments, contracts} = await sandbox.bought();
  expect(payments.map(({bearer, status, orderId}) => [bearer, status, orderId])).toEqual([
    ['Debit:GoCardless', 'succeeded', orders.at(-1)!.id],
  ]);
  expect(orders.filter(({status}) => status === 'Completed')).toHaveLength(1);
  expect(contracts).toHaveLength(1);
});

test('iDEAL cannot be used where nothing is due, and another method can', async ({page, sandbox}) => {
  await sandbox.offer('iDEAL:Mollie', 'InvoicePayment');
  await visit(page, `${solo}&sjs-coupon=FREEMONTH`);
  await fillInDetails(page);
  await acceptTerms(page);
  await expect(page.locator('[part~="total"]')).toContainText('€0.00');
  await buyButton(page).click();
  await expect(problem(page)).toContainText('Nothing was charged.');
  await choosePayment(page, 'Invoice');
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 0, payments: ['InvoicePayment pending'], coupon: 'FREEMONTH'});
});

test('flow="subscribe" leads to a provider’s page and back, too', async ({page, sandbox}) => {
  await sandbox.offer('AmazonPay:AmazonPay');
  await withAttributes(page, {flow: 'subscribe'});
  await visit(page, solo);
  await fillInDetails(page);
  await acceptTerms(page);
  await buyButton(page).click();
  await payButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['AmazonPay:AmazonPay succeeded']});
});

test('the bank’s question is answered inside billwerk’s payment form, however long that takes', async ({
  page,
  sandbox,
}) => {
  await page.clock.install();
  await visit(page, solo);
  await fillInDetails(page);
  await fillInCard(page, CARDS.threeDSecureInPage);
  await acceptTerms(page);
  await buyButton(page).click();
  const confirm = paymentForm(page).frameLocator('iframe').getByRole('button', {name: 'Confirm card'});
  await expect(confirm).toBeVisible();
  await page.clock.fastForward(60_000);
  await expect(buyButton(page)).toHaveText('Still waiting for your bank. Please keep this page open.');
  expect((await sandbox.bought()).payments).toEqual([]);
  await confirm.click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('who closes the bank’s question is asked it again for the same order', async ({page, sandbox}) => {
  await withOwnFields(page);
  await visit(page, solo);
  await fillInDetails(page);
  await fillInCard(page, CARDS.threeDSecureInPage);
  await acceptTerms(page);
  await buyButton(page).click();
  const confirm = page.frameLocator('dialog iframe').getByRole('button', {name: 'Confirm card'});
  await expect(confirm).toBeVisible();
  await page.frameLocator('dialog iframe').getByRole('button', {name: 'Cancel'}).click();
  await expect(problem(page)).toContainText('The payment was cancelled. Nothing was charged.');
  await expect(field(page, 'Name on card')).toHaveValue('Anna Winter');
  await buyButton(page).click();
  await confirm.click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('a check that failed at the bank leads back to the order, which is paid in another way', async ({
  page,
  sandbox,
}) => {
  await withOwnFields(page);
  await visit(page);
  await fillInSoloByCard(page, CARDS.threeDSecure);
  await buyButton(page).click();
  await page.getByRole('button', {name: 'Fail the check'}).click();
  await expect(page).toHaveURL('/demo/return.html');
  await expect(problem(page)).toContainText('Your bank could not confirm that it is you. Nothing was charged.');
  await page.getByRole('link', {name: 'Back to the order'}).click();
  await checkoutOn(page).scrollIntoViewIfNeeded();
  await expect(field(page, 'E-mail')).toHaveValue(anna['E-mail']);
  await choosePayment(page, 'Invoice');
  await acceptTerms(page);
  await expect(buyButton(page)).toHaveText('Subscribe and pay €14.28');
  await buyButton(page).click();
  await expectThanks(page);
  const {orders, payments, contracts} = await sandbox.bought();
  expect(payments.map(({bearer, status}) => `${bearer} ${status}`)).toEqual([
    'CreditCard:FakePSP declined',
    'InvoicePayment pending',
  ]);
  expect(orders.filter(({status}) => status === 'Completed')).toHaveLength(1);
  expect(contracts).toHaveLength(1);
});

test('a return that two tabs open at once, and a third one later, is completed once', async ({
  page,
  context,
  sandbox,
  overheard,
}) => {
  await context.addInitScript(() => document.addEventListener('sjs-success', () => console.info('bought')));
  await withOwnFields(page);
  await visit(page);
  await fillInSoloByCard(page, CARDS.threeDSecure);
  await buyButton(page).click();
  await expect(page.getByRole('button', {name: 'Confirm payment'})).toBeVisible();
  const answer = await page.request.post(page.url(), {form: {answer: 'pay'}, maxRedirects: 0});
  const back = answer.headers()['location']!;
  const other = await context.newPage();
  await Promise.all([page.goto(back), other.goto(back)]);
  for (const tab of [page, other]) {
    await expect(tab).toHaveURL('/demo/return.html');
    // A tab may learn from the other one that it is done.
    await expect(notice(tab)).toContainText(/^(Thank you for your order|You have just ordered here)/);
  }
  await page.goto(back);
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
  expect(overheard.console.filter((line) => line === 'info: bought')).toHaveLength(1);
});

test('billwerk’s own page completes the order and sends the shopper on to the thanks', async ({
  page,
  sandbox,
  demo,
}) => {
  await sandbox.showResultsOn(`${demo.url}/demo/return.html?utm=1`, `${demo.url}/`);
  await withAttributes(page, {'return-url': `${demo.sandboxUrl}/portal/finalize.html`});
  await fillInSolo(page, 'PayPal');
  await buyButton(page).click();
  await payButton(page).click();
  await expectThanks(page);
  await expect(page).toHaveURL('/demo/return.html?utm=1');
  const orderId = await expectOnePurchase(sandbox, {total: 14.28, payments: ['PayPal succeeded']});
  await expect(notice(page)).toContainText(orderId);
  await comeBack(page);
  await expect(notice(page)).toContainText('You have just ordered here');
});

test('a banking app opens the shop in a new tab: the order is completed there, and nothing is sold twice', async ({
  page,
  context,
  sandbox,
}) => {
  await sandbox.offer('iDEAL:Mollie', 'PayPal');
  await fillInSolo(page, 'iDEAL');
  await buyButton(page).click();
  const back = await payInApp(page);
  const fromApp = await context.newPage();
  await fromApp.goto(back);
  await expectThanks(fromApp);
  const orderId = await expectOnePurchase(sandbox, {total: 14.28, payments: ['iDEAL:Mollie succeeded']});
  await comeBack(page);
  await expect(notice(page)).toContainText('You have just ordered here');
  await expect(notice(page)).toContainText(orderId);
  await expect(buyButton(page)).toBeHidden();
});

test('a shop that opens the provider in another tab hears of the return there, and stops offering to buy', async ({
  page,
  context,
  sandbox,
}) => {
  await fillInSolo(page, 'PayPal');
  await page.evaluate(() => {
    document.addEventListener('sjs-redirect', (event) => {
      event.preventDefault();
      window.open((event as CustomEvent<{url: string}>).detail.url, '_blank', 'noopener');
    });
  });
  const opened = context.waitForEvent('page');
  await buyButton(page).click();
  const provider = await opened;
  await expect(notice(page)).toContainText('Your payment continues with the payment provider');
  await payButton(provider).click();
  await expectThanks(provider);
  await expect(notice(page)).toContainText('You have just ordered here');
  await expect(buyButton(page)).toBeHidden();
  await expect(page.getByRole('link', {name: 'Continue to the payment page'})).toBeHidden();
  const orderId = await expectOnePurchase(sandbox, {total: 14.28, payments: ['PayPal succeeded']});
  await expect(notice(page)).toContainText(orderId);
});

test('a return in another browser completes the order, and the first browser cannot pay it again', async ({
  page,
  browser,
  sandbox,
}) => {
  await fillInSolo(page, 'PayPal');
  await buyButton(page).click();
  const back = await payInApp(page);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(back);
  await expectThanks(other);
  await elsewhere.close();
  const orderId = await expectOnePurchase(sandbox, {total: 14.28, payments: ['PayPal succeeded']});
  // This browser knows nothing of that.
  await comeBack(page);
  await page.getByRole('button', {name: 'I did not finish there'}).click();
  await choosePayment(page, 'Invoice');
  await acceptTerms(page);
  await buyButton(page).click();
  await expect(notice(page)).toContainText('Your payment has probably gone through');
  await expect(notice(page)).toContainText(orderId);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['PayPal succeeded']});
});

test('a signed-in customer pays at PayPal and comes back to the account', async ({page, sandbox}) => {
  await page.goto('/demo/sign-in');
  await chooseSolo(page);
  await checkoutOn(page).getByRole('radio', {name: 'PayPal', exact: true}).check();
  await buyButton(page).click();
  await payButton(page).click();
  await expectThanks(page);
  await expect(page).toHaveURL('/demo/account.html');
  await expect(notice(page)).toBeInViewport();
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['PayPal succeeded']});
  await reload(page);
  await expect(notice(page)).toContainText('You have just ordered here');
});

test('an order that exists already is paid at PayPal', async ({page, sandbox}) => {
  await page.goto('/demo/pay-order.html');
  await page.getByRole('button', {name: /^Send me such an e-mail/}).click();
  await choosePayment(page, 'PayPal');
  await buyButton(page).click();
  await payButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['PayPal succeeded']});
});
