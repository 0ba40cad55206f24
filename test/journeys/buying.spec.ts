import {CARDS, PLAN_VARIANTS} from '../../demo/sandbox/test-data.ts';
import {expectOnePurchase} from './support/sandbox.ts';
import {
  acceptTerms,
  anna,
  buyButton,
  choosePayment,
  choosePlan,
  chooseSolo,
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

test('a new customer buys by card: the order first, then its payment', async ({page, sandbox}) => {
  await visit(page);
  await fillInSoloByCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  const orderId = await expectOnePurchase(sandbox, {total: 14.28, planVariantId: PLAN_VARIANTS.soloMonthly});
  await expect(notice(page)).toContainText(orderId);
  await expect(notice(page)).toContainText('€14.28');
  const {contracts} = await sandbox.bought();
  expect(contracts[0]!.CustomerName).toBe('Winter, Anna');
});

test('a shop that prefers one call sells by card with flow="subscribe"', async ({page, sandbox}) => {
  await withAttributes(page, {flow: 'subscribe'});
  await visit(page);
  await fillInSoloByCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('a trial with a set-up fee charges the set-up fee today', async ({page, sandbox}) => {
  await visit(page);
  await choosePlan(page, 'Team');
  await fillInDetails(page);
  await fillInCard(page);
  await acceptTerms(page);
  await expect(buyButton(page)).toHaveText('Subscribe and pay €58.31');
  await expect(page.getByText(/^Free trial until .+, then €34\.51 per month, until cancelled\.$/)).toBeVisible();
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 58.31, planVariantId: PLAN_VARIANTS.teamMonthly});
});

test('a new customer pays by direct debit', async ({page, sandbox}) => {
  await visit(page);
  await chooseSolo(page);
  await fillInDetails(page);
  await fillInAccount(page);
  await acceptTerms(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['Debit:FakePSP succeeded']});
});

test('a new customer pays by invoice', async ({page, sandbox}) => {
  await visit(page);
  await chooseSolo(page);
  await fillInDetails(page);
  await choosePayment(page, 'Invoice');
  await acceptTerms(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['InvoicePayment pending']});
});

test('the free plan needs no payment data', async ({page, sandbox}) => {
  await visit(page);
  await choosePlan(page, 'Hobby');
  await fillInDetails(page);
  await choosePayment(page, 'No payment data');
  await acceptTerms(page);
  await expect(buyButton(page)).toHaveText('Subscribe');
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 0, payments: [], planVariantId: PLAN_VARIANTS.hobby});
});

test('PayPal takes the shopper away and back to the same page', async ({page, sandbox}) => {
  await withAttributes(page, {'return-url': null});
  await visit(page, '/?campaign=autumn');
  await chooseSolo(page);
  await fillInDetails(page);
  await choosePayment(page, 'PayPal');
  await acceptTerms(page);
  await buyButton(page).click();
  await page.getByRole('button', {name: 'Pay', exact: true}).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['PayPal succeeded']});
  await expect(page).toHaveURL('/?campaign=autumn');
  await reload(page);
  await expect(notice(page)).toContainText('You have just ordered here');
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['PayPal succeeded']});
});

test('PayPal takes the shopper away and back to a page of its own', async ({page, sandbox}) => {
  await visit(page);
  await chooseSolo(page);
  await fillInDetails(page);
  await choosePayment(page, 'PayPal');
  await acceptTerms(page);
  await buyButton(page).click();
  await page.getByRole('button', {name: 'Pay', exact: true}).click();
  await expectThanks(page);
  await expect(page).toHaveURL('/demo/return.html');
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['PayPal succeeded']});
});

test('a card that asks for 3-D Secure is confirmed at the bank and pays', async ({page, sandbox}) => {
  await withAttributes(page, {'return-url': null});
  await visit(page);
  await fillInSoloByCard(page, CARDS.threeDSecure);
  await buyButton(page).click();
  await page.getByRole('button', {name: 'Confirm payment'}).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('a shopper who cancels 3-D Secure pays with another card, and types only that again', async ({page, sandbox}) => {
  await withAttributes(page, {'return-url': null});
  await visit(page);
  await fillInSoloByCard(page, CARDS.threeDSecure);
  await buyButton(page).click();
  await page.getByRole('button', {name: 'Cancel and go back'}).click();
  await expect(problem(page)).toContainText('The payment was cancelled. Nothing was charged.');
  await expect(field(page, 'E-mail')).toHaveValue(anna['E-mail']);
  await expect(buyButton(page)).toHaveText('Subscribe and pay €14.28');
  await fillInCard(page);
  await acceptTerms(page);
  await buyButton(page).click();
  await expectThanks(page);
  const {orders, payments, contracts} = await sandbox.bought();
  expect(payments.map(({status}) => status)).toEqual(['canceled', 'succeeded']);
  expect(orders.filter(({status}) => status === 'Completed')).toHaveLength(1);
  expect(contracts).toHaveLength(1);
});

test('a declined card is replaced by another one for the same order', async ({page, sandbox}) => {
  await visit(page);
  await fillInSoloByCard(page, CARDS.declined);
  await buyButton(page).click();
  await expect(problem(page)).toContainText('Your bank declined the payment. Nothing was charged.');
  await fillInCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {
    total: 14.28,
    payments: ['CreditCard:FakePSP declined', 'CreditCard:FakePSP succeeded'],
  });
});

test('a wrong security code is marked where it stands, and only that is typed again', async ({page, sandbox}) => {
  await withOwnFields(page);
  await visit(page);
  await fillInSoloByCard(page, CARDS.wrongCvc);
  await buyButton(page).click();
  await expect(field(page, 'Security code')).toBeFocused();
  await expect(field(page, 'Security code')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Name on card')).toHaveValue('Anna Winter');
  await fillInCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {
    total: 14.28,
    payments: ['CreditCard:FakePSP declined', 'CreditCard:FakePSP succeeded'],
  });
});

test('a wrong security code in the payment form is told, and the same order is paid', async ({page, sandbox}) => {
  await visit(page);
  await fillInSoloByCard(page, CARDS.wrongCvc);
  await buyButton(page).click();
  await expect(problem(page)).toContainText('security code');
  await expect(paymentForm(page).getByLabel('Name on card')).toHaveValue('Anna Winter');
  await fillInCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {
    total: 14.28,
    payments: ['CreditCard:FakePSP declined', 'CreditCard:FakePSP succeeded'],
  });
});

test('a new customer buys by card with own fields', async ({page, sandbox}) => {
  await withOwnFields(page);
  await visit(page);
  await fillInSoloByCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['CreditCard:FakePSP succeeded']});
});

test('who presses the button before the new price is there is asked first', async ({page, sandbox}) => {
  await visit(page);
  await fillInDetails(page);
  await choosePayment(page, 'Invoice');
  await acceptTerms(page);
  await expect(buyButton(page)).toHaveText('Subscribe and pay €58.31');
  await sandbox.fault({match: 'preview', action: 'delay', delayMs: 2000});
  await choosePlan(page, 'Solo');
  await buyButton(page).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('The amount has changed from €58.31 to €14.28. Nothing has been charged.');
  expect((await sandbox.bought()).orders).toEqual([]);
  await question.getByRole('button', {name: 'Buy for €14.28'}).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['InvoicePayment pending']});
});
