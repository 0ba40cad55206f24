// Parts of the bundle that are loaded late may not arrive: what a shopper must know about money is said without them.
import {expectOnePurchase} from './support/sandbox.ts';
import {buyButton, expectThanks, fillInSoloByCard, notice, visit} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

const lateParts = /\/sjs-(notices|en-errors|coupon-field|debit-panel)[^/]*\.js$/;

test('a payment without an answer is told even when the notice about it cannot be loaded', async ({page, sandbox}) => {
  await page.route(lateParts, (route) => route.abort());
  await visit(page);
  await fillInSoloByCard(page);
  await sandbox.fault({match: 'pay', when: 'after', action: 'malformed'});
  await buyButton(page).click();
  await expect(notice(page)).toContainText('Please do not order again');
  const orderId = await expectOnePurchase(sandbox, {total: 14.28});
  await expect(notice(page)).toContainText(orderId);
  await expect(buyButton(page)).toBeHidden();
  await expect(page.getByRole('button', {name: 'Try again'})).toBeVisible();
});

test('a purchase by card needs none of the parts that are loaded late', async ({page, sandbox}) => {
  await page.route(lateParts, (route) => route.abort());
  await visit(page);
  await page.getByRole('button', {name: 'Add a coupon code'}).click();
  await page.getByText('SEPA direct debit').click();
  await expect(page.getByRole('button', {name: 'Try again'})).toBeVisible();
  await page.getByText('Card', {exact: true}).click();
  await fillInSoloByCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});
