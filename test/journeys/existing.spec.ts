import {DEMO_CUSTOMER_ID, PLAN_VARIANTS} from '../../demo/sandbox/test-data.ts';
import {expectOnePurchase} from './support/sandbox.ts';
import {buyButton, checkoutOn, chooseSolo, choosePlan, expectThanks, fillInCard, notice} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

test('a signed-in customer orders a further contract and pays it by card', async ({page, sandbox}) => {
  await page.goto('/demo/sign-in');
  await chooseSolo(page);
  await expect(page.getByLabel('E-mail')).toHaveCount(0);
  await fillInCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28, planVariantId: PLAN_VARIANTS.soloMonthly});
  const {contracts} = await sandbox.bought();
  expect(contracts[0]!.CustomerId).toBe(DEMO_CUSTOMER_ID);
});

test('a signed-in customer takes the free plan without any payment', async ({page, sandbox}) => {
  await page.goto('/demo/sign-in');
  await choosePlan(page, 'Hobby');
  // Without a price the button says the same.
  await expect(page.locator('[part~="total"]')).toContainText('€0.00');
  await expect(buyButton(page)).toHaveText('Subscribe');
  await expect(page.getByLabel('Card number')).toHaveCount(0);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 0, payments: [], planVariantId: PLAN_VARIANTS.hobby});
  expect((await sandbox.calls()).filter((call) => call.endsWith('/commit'))).toHaveLength(1);
  expect((await sandbox.bought()).contracts[0]!.CustomerId).toBe(DEMO_CUSTOMER_ID);
});

test('a signed-in customer whose payment got no answer hears from the shop that it went through', async ({
  page,
  sandbox,
}) => {
  await page.goto('/demo/sign-in');
  await chooseSolo(page);
  await fillInCard(page);
  await sandbox.fault({match: 'pay', when: 'after', action: 'drop'});
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('an order that exists already is paid, with nothing left to choose', async ({page, sandbox}) => {
  await page.goto('/demo/pay-order.html');
  await page.getByRole('button', {name: /^Send me such an e-mail/}).click();
  await expect(buyButton(page)).toHaveText('Pay €14.28');
  await expect(page.getByRole('radio', {name: /^Solo/})).toHaveCount(0);
  await fillInCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  const orderId = await expectOnePurchase(sandbox, {total: 14.28});
  await expect(notice(page)).toContainText(orderId);
  expect(new URL(page.url()).searchParams.get('orderId')).toBe(orderId);
});

test('an order is not paid with an amount that somebody changed in its link', async ({page, sandbox}) => {
  await page.goto('/demo/pay-order.html');
  await page.getByRole('button', {name: /^Send me such an e-mail/}).click();
  await expect(buyButton(page)).toHaveText('Pay €14.28');
  await page.goto(page.url().replace('grossTotal=14.28', 'grossTotal=1'));
  await expect(buyButton(page)).toHaveText('Pay €1.00');
  await fillInCard(page);
  await buyButton(page).click();
  await expect(checkoutOn(page).getByRole('alert')).toContainText('Nothing was charged.');
  const {orders, payments} = await sandbox.bought();
  expect(orders.map(({status}) => status)).toEqual(['InProgress']);
  expect(payments).toEqual([]);
});
