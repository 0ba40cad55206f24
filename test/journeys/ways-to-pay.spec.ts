/**
 * Every way to pay. Those that most shoppers take are in `buying.spec.ts`: cards in billwerk's payment form and in own
 * fields, direct debit, invoice, no payment data, PayPal. A declined account: `secrets.spec.ts`. Customers who exist
 * already: `existing.spec.ts`, `payment-change.spec.ts`. The ways back from a provider: `ways-back.spec.ts`.
 */
import {CARDS} from '../../demo/sandbox/test-data.ts';
import {expectOnePurchase} from './support/sandbox.ts';
import {
  acceptTerms,
  anna,
  buyButton,
  checkoutOn,
  choosePayment,
  expectThanks,
  field,
  fillInAccount,
  fillInCard,
  fillInDetails,
  fillInSolo,
  payButton,
  paymentForm,
  problem,
  soloPage,
  visit,
  withAttributes,
  withOwnFields,
} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

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
  await expect(page).toHaveURL(soloPage);
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
  await visit(page, soloPage);
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
  await visit(page, soloPage);
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
  await visit(page, `${soloPage}&sjs-coupon=FREEMONTH`);
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
  await visit(page, soloPage);
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
  await visit(page, soloPage);
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
  await visit(page, soloPage);
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
