import {COUPONS, PLAN_VARIANTS} from '../../demo/sandbox/test-data.ts';
import {expectOnePurchase} from './support/sandbox.ts';
import {
  acceptTerms,
  anna,
  buyButton,
  checkoutOn,
  choosePlan,
  chooseSolo,
  expectThanks,
  field,
  fillInCard,
  fillInDetails,
  paymentForm,
  visit,
} from './support/shopper.ts';
import {expect, test} from './support/test.ts';
import type {Page} from '@playwright/test';

async function expectAmount(page: Page, amount: string): Promise<void> {
  await expect(buyButton(page)).toHaveText(`Subscribe and pay ${amount}`);
  await expect(checkoutOn(page).locator('tr[part~="total"]')).toContainText(amount);
}

async function tryCoupon(page: Page, code: string): Promise<void> {
  await page.getByRole('button', {name: 'Add a coupon code'}).click();
  await field(page, 'Coupon code').fill(code);
  await page.getByRole('button', {name: 'Apply'}).click();
}

test('the price follows every click, and the order costs what the button says', async ({page, sandbox}) => {
  await visit(page);
  await expectAmount(page, '€58.31');
  await chooseSolo(page);
  await expectAmount(page, '€14.28');
  await page.getByRole('radio', {name: 'Yearly'}).check();
  await expectAmount(page, '€142.80');
  await page.getByRole('button', {name: 'More: Extra driver'}).click();
  await page.getByRole('button', {name: 'More: Extra driver'}).click();
  await expectAmount(page, '€271.32');
  await fillInDetails(page);
  await field(page, 'Country').selectOption('AT');
  await expectAmount(page, '€273.60');
  await expect(page.getByRole('cell', {name: '€45.60'})).toBeVisible();
  await page.getByRole('radio', {name: 'Company'}).check();
  await field(page, 'Company name').fill('Bäckerei Winter');
  await page.getByLabel(/^VAT ID/).fill('ATU12345675');
  await expectAmount(page, '€228.00');
  await field(page, 'Postal code').fill('1060');
  await fillInCard(page);
  await acceptTerms(page);
  await expectAmount(page, '€228.00');
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 228, planVariantId: PLAN_VARIANTS.soloYearly});
  const {orders} = await sandbox.bought();
  expect(orders[0]!.items).toContainEqual(expect.objectContaining({name: 'Extra driver', quantity: 2}));
});

test('a plan priced per vehicle costs as many vehicles as were typed', async ({page, sandbox}) => {
  await visit(page);
  await choosePlan(page, 'Fleet');
  await expectAmount(page, '€53.55');
  await field(page, 'Quantity: Fleet').fill('7');
  await expectAmount(page, '€74.97');
  await fillInDetails(page);
  await fillInCard(page);
  await acceptTerms(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 74.97, planVariantId: PLAN_VARIANTS.fleetMonthly});
});

for (const quantity of ['0', '-1', '1e9', '1.5', 'abc']) {
  test(`${quantity} vehicles cannot be bought, and the field says what can`, async ({page, sandbox}) => {
    await visit(page);
    await choosePlan(page, 'Fleet');
    await expectAmount(page, '€53.55');
    await field(page, 'Quantity: Fleet').fill(quantity);
    await fillInDetails(page);
    await fillInCard(page);
    await acceptTerms(page);
    await expect(checkoutOn(page)).toContainText('Please enter a whole number from 3 to 500.');
    await expect(field(page, 'Quantity: Fleet')).toHaveValue(quantity);
    await buyButton(page).click();
    await expect(field(page, 'Quantity: Fleet')).toBeFocused();
    expect((await sandbox.bought()).orders).toEqual([]);
  });
}

test('a coupon lowers the price and is part of the order', async ({page, sandbox}) => {
  await visit(page);
  await chooseSolo(page);
  await tryCoupon(page, COUPONS.twentyPercent);
  await expectAmount(page, '€11.42');
  await fillInDetails(page);
  await fillInCard(page);
  await acceptTerms(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 11.42, coupon: COUPONS.twentyPercent});
});

test('a coupon from the link that led here is in the price from the start', async ({page}) => {
  await visit(page, `/?sjs-coupon=${COUPONS.twentyPercent}`);
  await choosePlan(page, 'Solo');
  await expectAmount(page, '€11.42');
});

test('a coupon that does not exist stays to be corrected, and the order is made without it', async ({
  page,
  sandbox,
}) => {
  await visit(page);
  await chooseSolo(page);
  await tryCoupon(page, COUPONS.invalid);
  await expect(
    checkoutOn(page).getByText('This code is not valid. The price shown is the price without it.').first(),
  ).toBeVisible();
  await expect(field(page, 'Coupon code')).toHaveValue(COUPONS.invalid);
  await fillInDetails(page);
  await fillInCard(page);
  await acceptTerms(page);
  await expectAmount(page, '€14.28');
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('a coupon of 10,000 characters is called too long, and the order is made without it', async ({page, sandbox}) => {
  const code = 'X'.repeat(10_000);
  await visit(page);
  await chooseSolo(page);
  await tryCoupon(page, code);
  await expect(checkoutOn(page).getByText(/^This is too long for a coupon code/)).toBeVisible();
  await expect(field(page, 'Coupon code')).toHaveValue(code);
  await fillInDetails(page);
  await fillInCard(page);
  await acceptTerms(page);
  await expectAmount(page, '€14.28');
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('a price that could not be updated is marked, and a retry keeps what was typed', async ({page, sandbox}) => {
  await visit(page);
  await fillInDetails(page);
  await fillInCard(page);
  await acceptTerms(page);
  await chooseSolo(page);
  await sandbox.fault({match: 'preview', action: 'malformed'});
  await page.getByRole('radio', {name: 'Yearly'}).check();
  await expect(checkoutOn(page)).toContainText('The price could not be updated and may be outdated.');
  await expect(checkoutOn(page).locator('tr[part~="total"]')).toContainText('€14.28');
  await page.getByRole('button', {name: 'Try again'}).click();
  await expectAmount(page, '€142.80');
  await expect(field(page, 'E-mail')).toHaveValue(anna['E-mail']);
  await expect(paymentForm(page).getByLabel('Name on card')).toHaveValue('Anna Winter');
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 142.8});
});
