/**
 * From an element to billwerk: what arrives is what billwerk's pages show, field by field. What the hook makes of every documented
 * request: `test/src/order-hook/pages`.
 */
import type {Page} from '@playwright/test';
import {COMPONENTS, DEMO_CONTRACT_ID, DEMO_CUSTOMER_ID, PLAN_VARIANTS} from '../../demo/sandbox/test-data.ts';
import {
  acceptTerms,
  anna,
  buyButton,
  checkoutOn,
  choosePayment,
  chooseSolo,
  expectThanks,
  fillInSolo,
  notice,
} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

const change = (page: Page) => page.locator('sjs-plan-change');

/** Presses, and waits for the words of success; the page is left as it was opened. */
async function changeIt(page: Page, words: string): Promise<void> {
  await expect(change(page).locator('[part~="table"]')).toBeVisible();
  await change(page).locator('[part~="submit"]').click();
  await expect(notice(page)).toContainText(words);
}

test('a further contract of a signed-in customer, with an add-on', async ({page, sandbox}) => {
  await page.goto('/demo/sign-in');
  await chooseSolo(page);
  await page.getByRole('checkbox', {name: 'Priority support'}).check();
  await expect(buyButton(page)).not.toHaveText(/14\.28/);
  await choosePayment(page, 'Invoice');
  await buyButton(page).click();
  await expectThanks(page);
  const order = {
    TriggerInterimBilling: false,
    CustomerId: DEMO_CUSTOMER_ID,
    Cart: {
      PlanVariantId: PLAN_VARIANTS.soloMonthly,
      InheritStartDate: false,
      ComponentSubscriptions: [{ComponentId: COMPONENTS.prioritySupport, Quantity: 1}],
    },
    PreviewAfterTrial: false,
  };
  expect(await sandbox.sent('/api/v1/orders/preview')).toContainEqual(order);
  expect(await sandbox.sent('/api/v1/orders')).toEqual([order]);
});

test('an order of a visitor with the merchant’s custom fields', async ({page, sandbox}) => {
  await fillInSolo(page, 'Invoice');
  await checkoutOn(page).evaluate((checkout) => {
    Object.assign(checkout, {customFields: {contract: {heardFrom: 'a friend'}, order: {desk: 7}}});
  });
  await acceptTerms(page);
  await buyButton(page).click();
  await expectThanks(page);
  const [order, ...others] = await sandbox.sent('/api/v1/customerselfservice/signup/order');
  expect(others).toEqual([]);
  expect(order).toMatchObject({
    Cart: {PlanVariantId: PLAN_VARIANTS.soloMonthly},
    Customer: {EmailAddress: anna['E-mail']},
    ContractCustomFields: {heardFrom: 'a friend'},
    OrderCustomFields: {desk: 7},
  });
});

test('components added and ended, and another plan from the next billing on', async ({page, sandbox}) => {
  await page.goto('/demo/contract.html');
  const base = {TriggerInterimBilling: false, ContractId: DEMO_CONTRACT_ID, PreviewAfterTrial: false};
  const another = page.getByRole('button', {name: 'Change something else'});
  const support = change(page).getByRole('checkbox', {name: 'Priority support'});
  await support.check();
  await changeIt(page, 'Your contract is changed');
  await another.click();
  await support.uncheck();
  await changeIt(page, 'Your contract is changed');
  const [added] = (await sandbox.state()).componentSubscriptions.filter(
    ({ContractId, ComponentId}) => ContractId === DEMO_CONTRACT_ID && ComponentId === COMPONENTS.prioritySupport,
  );
  await another.click();
  await change(page)
    .locator('[part~="card"]')
    .filter({hasText: 'Team'})
    .first()
    .click({position: {x: 60, y: 60}});
  await change(page).getByRole('radio', {name: 'With the next billing'}).check();
  const [contract] = (await sandbox.state()).contracts.filter(({Id}) => Id === DEMO_CONTRACT_ID);
  await changeIt(page, 'Your change is planned');

  const components = [{ComponentId: COMPONENTS.prioritySupport, Quantity: 1}];
  const orders = [
    {...base, Cart: {InheritStartDate: false, ComponentSubscriptions: components}},
    {...base, Cart: {InheritStartDate: false, EndComponentSubscriptions: [added!.Id]}},
    {
      ...base,
      Cart: {PlanVariantId: PLAN_VARIANTS.teamMonthly, InheritStartDate: false},
      ChangeDate: contract!.NextBillingDate,
    },
  ];
  expect(await sandbox.sent('/api/v1/orders')).toEqual(orders);
  for (const order of orders) expect(await sandbox.sent('/api/v1/orders/preview')).toContainEqual(order);
});
