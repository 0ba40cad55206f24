import {expectOnePurchase} from './support/sandbox.ts';
import {
  buyButton,
  comeBack,
  expectThanks,
  field,
  fillInCard,
  fillInSoloByCard,
  notice,
  reload,
  visit,
  withAttributes,
} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

test('a double click buys once', async ({page, sandbox}) => {
  await visit(page);
  await fillInSoloByCard(page);
  await buyButton(page).dblclick();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('a double click with flow="subscribe" buys once', async ({page, sandbox}) => {
  await withAttributes(page, {flow: 'subscribe'});
  await visit(page);
  await fillInSoloByCard(page);
  await buyButton(page).dblclick();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('Enter and a click right after it buy once', async ({page, sandbox}) => {
  await visit(page);
  await fillInSoloByCard(page);
  await sandbox.fault({match: 'createOrder', action: 'delay', delayMs: 1500});
  await field(page, 'City').press('Enter');
  await expect(buyButton(page)).toHaveAttribute('aria-disabled', 'true');
  await buyButton(page).click({force: true});
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('a payment without an answer names the order, and a reload starts no second one', async ({page, sandbox}) => {
  await visit(page);
  await fillInSoloByCard(page);
  await sandbox.fault({match: 'pay', when: 'after', action: 'malformed'});
  await buyButton(page).click();
  await expect(notice(page)).toContainText('We are waiting to hear about your payment');
  const orderId = await expectOnePurchase(sandbox, {total: 14.28});
  await expect(notice(page)).toContainText(orderId);
  await expect(buyButton(page)).toBeHidden();

  await reload(page);
  await expect(notice(page)).toContainText('We are waiting to hear about your payment');
  await expect(notice(page)).toContainText(orderId);
  await expect(buyButton(page)).toBeHidden();
  expect(await expectOnePurchase(sandbox, {total: 14.28})).toBe(orderId);
});

test('a browser that sends the payment again because the connection broke pays once, and nobody is told to order again', async ({
  page,
  sandbox,
}) => {
  await visit(page);
  await fillInSoloByCard(page);
  await sandbox.fault({match: 'pay', when: 'after', action: 'drop'});
  await buyButton(page).click();
  await expect(notice(page)).toContainText(
    /^(We are waiting to hear about your payment|Your payment has probably gone through)/,
  );
  const orderId = await expectOnePurchase(sandbox, {total: 14.28});
  await expect(notice(page)).toContainText(orderId);
  await reload(page);
  await expect(notice(page)).toContainText(orderId);
  await expect(buyButton(page)).toBeHidden();
});

test('a reload while the payment is on its way starts no second order', async ({page, sandbox}) => {
  await page.clock.install();
  await visit(page);
  await fillInSoloByCard(page);
  await sandbox.fault({match: 'pay', when: 'after', action: 'never'});
  await buyButton(page).click();
  await expect.poll(async () => (await sandbox.bought()).payments.length).toBe(1);
  await reload(page);
  await expect(notice(page)).toContainText('This order is being paid right now');
  const orderId = await expectOnePurchase(sandbox, {total: 14.28});
  await expect(notice(page)).toContainText(orderId);
  await expect(buyButton(page)).toBeHidden();
  // Nobody waits for the answer any more.
  await page.clock.fastForward(30_000);
  await expect(notice(page)).toContainText('We are waiting to hear about your payment');
  await expect(notice(page)).toContainText(orderId);
  await expect(buyButton(page)).toBeHidden();
  expect(await expectOnePurchase(sandbox, {total: 14.28})).toBe(orderId);
});

test('an unanswered order may be placed once more, and only the newest is paid', async ({page, sandbox}) => {
  await visit(page);
  await fillInSoloByCard(page);
  await sandbox.fault({match: 'createOrder', when: 'after', action: 'malformed'});
  await buyButton(page).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('We did not hear whether your order arrived. Nothing has been charged.');
  await question.getByRole('button', {name: 'Try again'}).click();
  await expectThanks(page);
  const {orders, payments, contracts} = await sandbox.bought();
  expect(orders.map(({status}) => status)).toEqual(['InProgress', 'Completed']);
  expect(payments.map(({status, orderId}) => [status, orderId])).toEqual([['succeeded', orders[1]!.id]]);
  expect(contracts).toHaveLength(1);
});

test('another tab cannot buy while a payment is open, and then hears what was bought', async ({
  page,
  context,
  sandbox,
}) => {
  const other = await context.newPage();
  await visit(other);
  await fillInSoloByCard(other);
  await page.bringToFront();
  await visit(page);
  await fillInSoloByCard(page);
  await sandbox.fault({match: 'pay', action: 'delay', delayMs: 3000});
  await buyButton(page).click();
  await expect(buyButton(page)).toHaveText('Paying …');

  await expect(notice(other)).toContainText('This order is being paid right now');
  await expect(buyButton(other)).toBeHidden();
  await expectThanks(page);
  await expect(notice(other)).toContainText('Your order went through.');
  const orderId = await expectOnePurchase(sandbox, {total: 14.28});
  await expect(notice(other)).toContainText(orderId);
});

test('a second purchase right after the first is asked about once, and then made', async ({page, sandbox}) => {
  await visit(page);
  await fillInSoloByCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  await reload(page);
  await expect(notice(page)).toContainText('You have just ordered here');
  await expectOnePurchase(sandbox, {total: 14.28});
  await page.getByRole('button', {name: 'Order once more'}).click();
  await fillInSoloByCard(page);
  await fillInCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  const {orders, contracts} = await sandbox.bought();
  expect(orders.map(({status}) => status)).toEqual(['Completed', 'Completed']);
  expect(contracts).toHaveLength(2);
});

test('who comes back from PayPal finds the order, says that they did not finish, and pays it by card', async ({
  page,
  sandbox,
}) => {
  await visit(page);
  await fillInSoloByCard(page);
  await page.getByRole('radio', {name: 'PayPal', exact: true}).check();
  await buyButton(page).click();
  await expect(page.getByRole('button', {name: 'Pay', exact: true})).toBeVisible();
  await comeBack(page);
  await expect(notice(page)).toContainText('Your payment continues with the payment provider');
  await expect(notice(page)).toContainText('Otherwise choose “I did not finish there”');
  await expect(buyButton(page)).toBeHidden();
  await page.getByRole('button', {name: 'I did not finish there'}).click();
  await expect(buyButton(page)).toBeVisible();
  await page.getByRole('radio', {name: 'Card', exact: true}).check();
  await fillInCard(page);
  const terms = page.getByRole('checkbox', {name: /^I have read the/});
  await terms.check();
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});
