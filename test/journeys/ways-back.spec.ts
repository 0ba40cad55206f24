/**
 * Every way back from a provider, beside those in `buying.spec.ts`: to the same page and to one of its own, after paying
 * and after cancelling. Who never comes back: `never-twice.spec.ts`.
 */
import {CARDS} from '../../demo/sandbox/test-data.ts';
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
  fillInDetails,
  fillInSolo,
  fillInSoloByCard,
  notice,
  payButton,
  payInApp,
  problem,
  reload,
  visit,
  withAttributes,
  withOwnFields,
} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

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
  const back = await payInApp(page);
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

test('a payment that was cancelled in a banking app leads back to the same cart, and the same order is paid in another way', async ({
  page,
  context,
  sandbox,
}) => {
  await fillInSolo(page, 'PayPal');
  await buyButton(page).click();
  const fromApp = await context.newPage();
  await fromApp.goto(await payInApp(page, 'cancel'));
  await expect(problem(fromApp)).toContainText('The payment was cancelled.');
  await fromApp.getByRole('link', {name: 'Back to the order'}).click();
  await checkoutOn(fromApp).scrollIntoViewIfNeeded();
  await expect(fromApp.getByRole('radio', {name: /^Solo/})).toBeChecked();
  await fillInDetails(fromApp);
  await choosePayment(fromApp, 'Invoice');
  await acceptTerms(fromApp);
  await expect(buyButton(fromApp)).toHaveText('Subscribe and pay €14.28');
  await buyButton(fromApp).click();
  await expectThanks(fromApp);
  await expectOnePurchase(sandbox, {total: 14.28, payments: ['PayPal canceled', 'InvoicePayment pending']});
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
