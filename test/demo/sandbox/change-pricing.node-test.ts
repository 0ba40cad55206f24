import {beforeEach, describe, expect, test} from 'vitest';
import {
  COMPONENTS,
  COUPONS,
  DEMO_CUSTOMER_ID,
  PLAN_VARIANTS,
  RUNNING_INVOICE_CONTRACT_ID,
  RUNNING_SUBSCRIPTIONS,
} from '../../../demo/sandbox/test-data.ts';
import {lines, nextBill, setUpChanges, totals} from './changes.ts';
import {json} from './helpers.ts';

let shop: Awaited<ReturnType<typeof setUpChanges>>;

beforeEach(async () => {
  shop = await setUpChanges();
});

const {soloMonthly, soloYearly, teamMonthly, fleetMonthly, hobby} = PLAN_VARIANTS;

describe('an upgrade of now', () => {
  test('gives the rest of the old plan back, charges the new one, and lets components catch up', async () => {
    const order = await shop.preview({PlanVariantId: teamMonthly});
    expect(lines(order)).toEqual([
      'Solo | 0.666667 x 1 x -12 | 2026-11-20 - 2026-12-10 | -8 | -1.52',
      'Team | 1 x 1 x 29 | 2026-11-20 - 2026-12-20 | 29 | 5.51',
      'Extra driver | 0.333333 x 2 x 4.5 | 2026-12-10 - 2026-12-20 | 3 | 0.57',
      'Priority support | 0.333333 x 1 x 19 | 2026-12-10 - 2026-12-20 | 6.33 | 1.2',
    ]);
    expect(totals(order)).toEqual([30.33, 5.76, 36.09]);
    expect(nextBill(order)).toEqual([67.83, '2026-12-20']);
    expect(order).toMatchObject({OrderType: 'Upgrade', RecurringFee: {Name: 'Team', TotalNet: 29}});
    expect(order).not.toHaveProperty('SetupFee');
  });

  test('with components that begin and end settles them from today on', async () => {
    const order = await shop.preview({
      PlanVariantId: teamMonthly,
      ComponentSubscriptions: [{ComponentId: COMPONENTS.extraDriver, Quantity: 5}],
      EndComponentSubscriptions: [RUNNING_SUBSCRIPTIONS.extraDriver],
    });
    expect(lines(order)).toEqual([
      'Solo | 0.666667 x 1 x -12 | 2026-11-20 - 2026-12-10 | -8 | -1.52',
      'Team | 1 x 1 x 29 | 2026-11-20 - 2026-12-20 | 29 | 5.51',
      'Extra driver | 0.666667 x 2 x -4.5 | 2026-11-20 - 2026-12-10 | -6 | -1.14',
      'Priority support | 0.333333 x 1 x 19 | 2026-12-10 - 2026-12-20 | 6.33 | 1.2',
      'Extra driver | 1 x 5 x 4.5 | 2026-11-20 - 2026-12-20 | 22.5 | 4.28',
    ]);
    expect(order.ComponentSubscriptions).toMatchObject([{Quantity: 5, TotalNet: 22.5}]);
    expect(nextBill(order)).toEqual([83.9, '2026-12-20']);
  });

  test('to a yearly plan begins a year, and components are paid along with it', async () => {
    const order = await shop.preview({PlanVariantId: soloYearly});
    expect(lines(order)).toEqual([
      'Solo | 0.666667 x 1 x -12 | 2026-11-20 - 2026-12-10 | -8 | -1.52',
      'Solo | 1 x 1 x 120 | 2026-11-20 - 2027-11-20 | 120 | 22.8',
      'Extra driver | 11.333333 x 2 x 4.5 | 2026-12-10 - 2027-11-20 | 102 | 19.38',
      'Priority support | 11.333333 x 1 x 19 | 2026-12-10 - 2027-11-20 | 215.33 | 40.91',
    ]);
    expect(nextBill(order)).toEqual([542.64, '2027-11-20']);
  });

  test('to the same plan with another quantity is a change of plan', async () => {
    await shop.change({PlanVariantId: fleetMonthly, Quantity: 3});
    const order = await shop.preview({PlanVariantId: fleetMonthly, Quantity: 4});
    expect(lines(order)).toEqual([
      'Fleet | 1 x 3 x -9 | 2026-11-20 - 2026-12-20 | -27 | -5.13',
      'Fleet | 1 x 4 x 9 | 2026-11-20 - 2026-12-20 | 36 | 6.84',
    ]);
  });

  test('costs what its preview said, at any later hour of that day', async () => {
    const before = await shop.preview({PlanVariantId: teamMonthly});
    await shop.billwerk.control('clock', {advanceMs: 10 * 60 * 60 * 1000});
    expect(totals(await shop.order({PlanVariantId: teamMonthly}))).toEqual(totals(before));
  });
});

describe('a downgrade of now', () => {
  test('can leave a credit', async () => {
    const order = await shop.preview({PlanVariantId: soloMonthly}, {ContractId: RUNNING_INVOICE_CONTRACT_ID});
    expect(lines(order)).toEqual([
      'Team, paid yearly | 0.972603 x 1 x -290 | 2026-11-20 - 2027-11-10 | -282.05 | -53.59',
      'Solo | 1 x 1 x 12 | 2026-11-20 - 2026-12-20 | 12 | 2.28',
    ]);
    expect(totals(order)).toEqual([-270.05, -51.31, -321.36]);
    expect(nextBill(order)).toEqual([14.28, '2026-12-20']);
  });

  test('leaves components alone that are paid for longer', async () => {
    await shop.change({PlanVariantId: soloYearly});
    const order = await shop.preview({PlanVariantId: soloMonthly});
    expect(lines(order).map((line) => line.split(' | ')[0])).toEqual(['Solo', 'Solo']);
    expect(nextBill(order)).toEqual([14.28, '2026-12-20']);
  });

  test('to a free plan gives back and charges nothing', async () => {
    const end = Object.values(RUNNING_SUBSCRIPTIONS);
    const order = await shop.preview({PlanVariantId: hobby, EndComponentSubscriptions: end});
    expect(totals(order)).toEqual([-26.67, -5.07, -31.74]);
    expect(order.NextTotalGross).toBe(0);
  });
});

describe('components without another plan', () => {
  const drivers = {ComponentSubscriptions: [{ComponentId: COMPONENTS.extraDriver, Quantity: 1}]};

  test('wait for the next regular billing, which then has them from today on', async () => {
    const order = await shop.preview(drivers);
    expect(lines(order)).toEqual([]);
    expect(totals(order)).toEqual([0, 0, 0]);
    // Plan 14.28, what runs already 33.32, the new driver for 20 of 30 days 3.57 and for the next month 5.36.
    expect(nextBill(order)).toEqual([56.53, '2026-12-10']);
    expect(order).not.toHaveProperty('PlanVariantId');
    expect(order).not.toHaveProperty('RecurringFee');
  });

  test('are billed to the next billing date if that is asked for', async () => {
    const order = await shop.preview(
      {...drivers, EndComponentSubscriptions: [RUNNING_SUBSCRIPTIONS.prioritySupport]},
      {TriggerInterimBilling: true},
    );
    expect(lines(order)).toEqual([
      'Priority support | 0.666667 x 1 x -19 | 2026-11-20 - 2026-12-10 | -12.67 | -2.41',
      'Extra driver | 0.666667 x 1 x 4.5 | 2026-11-20 - 2026-12-10 | 3 | 0.57',
    ]);
    expect(nextBill(order)).toEqual([30.35, '2026-12-10']);
  });

  test('that end give back with the next regular billing', async () => {
    const order = await shop.preview({EndComponentSubscriptions: [RUNNING_SUBSCRIPTIONS.prioritySupport]});
    expect(totals(order)).toEqual([0, 0, 0]);
    // Without the credit it would be 24.99.
    expect(nextBill(order)).toEqual([9.91, '2026-12-10']);
  });

  test('that wait are in the next preview as well, and settled by a change of plan', async () => {
    await shop.change(drivers);
    expect(nextBill(await shop.preview({}))).toEqual([56.53, '2026-12-10']);
    expect(lines(await shop.preview({PlanVariantId: teamMonthly})).at(-1)).toBe(
      'Extra driver | 1 x 1 x 4.5 | 2026-11-20 - 2026-12-20 | 4.5 | 0.86',
    );
  });

  test('cost nothing for the rest of a trial', async () => {
    const Cart = {PlanVariantId: teamMonthly};
    const signup = await shop.order(Cart, {ContractId: undefined, CustomerId: DEMO_CUSTOMER_ID});
    await shop.billwerk.control('bearers', {bearers: ['InvoicePayment']});
    const paid = await shop.billwerk.post('/api/v1/CustomerSelfService/signup/pay', {
      publicApiKey: '65a10c0de5b1e7e0000000aa',
      orderId: signup.Id,
      grossTotal: signup.TotalGross,
      currency: signup.Currency,
      paymentData: {bearer: 'InvoicePayment'},
    });
    expect(await json(paid)).toHaveProperty('Success');
    const more = {ContractId: signup.ContractId, TriggerInterimBilling: true};
    expect(totals(await shop.preview(drivers, more))).toEqual([0, 0, 0]);
    expect(nextBill(await shop.preview(drivers, more))).toEqual([39.87, '2026-12-04']);
    expect(lines(await shop.preview({PlanVariantId: soloMonthly}, more))).toEqual([
      'Solo | 1 x 1 x 12 | 2026-11-20 - 2026-12-20 | 12 | 2.28',
    ]);
  });
});

describe('a discount', () => {
  test('of the contract lowers what is given back and what comes', async () => {
    await shop.change({PlanVariantId: teamMonthly, CouponCode: COUPONS.twentyPercent});
    const order = await shop.preview({PlanVariantId: soloMonthly});
    expect(lines(order).slice(0, 4)).toEqual([
      'Team | 1 x 1 x -29 | 2026-11-20 - 2026-12-20 | -29 | -5.51',
      '20 % welcome discount | 1 x 1 x 5.8 | 2026-11-20 - 2026-12-20 | 5.8 | 1.1',
      'Solo | 1 x 1 x 12 | 2026-11-20 - 2026-12-20 | 12 | 2.28',
      '20 % welcome discount | 1 x 1 x -2.4 | 2026-11-20 - 2026-12-20 | -2.4 | -0.46',
    ]);
  });

  test('that was granted later is not taken off what was billed before', async () => {
    const Cart = {ComponentSubscriptions: [{ComponentId: COMPONENTS.printedMaps, Quantity: 1}]};
    await shop.change({...Cart, CouponCode: COUPONS.twentyPercent});
    await shop.passDays(5);
    expect(lines(await shop.preview({PlanVariantId: teamMonthly})).slice(0, 3)).toEqual([
      'Solo | 0.5 x 1 x -12 | 2026-11-25 - 2026-12-10 | -6 | -1.14',
      'Team | 1 x 1 x 29 | 2026-11-25 - 2026-12-25 | 29 | 5.51',
      '20 % welcome discount | 1 x 1 x -5.8 | 2026-11-25 - 2026-12-25 | -5.8 | -1.1',
    ]);
  });

  test('of this order is not taken off what was charged without it', async () => {
    const order = await shop.preview({PlanVariantId: teamMonthly, CouponCode: COUPONS.restricted});
    expect(lines(order).slice(0, 2)).toEqual([
      'Solo | 0.666667 x 1 x -12 | 2026-11-20 - 2026-12-10 | -8 | -1.52',
      'Team | 1 x 1 x 26.1 | 2026-11-20 - 2026-12-20 | 26.1 | 4.96',
    ]);
  });
});

describe('a change is refused', () => {
  test.each([
    ['to a plan of another group', {PlanVariantId: PLAN_VARIANTS.useCasePages}, {}],
    ['to another quantity of a plan that is not named', {Quantity: 2}, {}],
    ['for a date before the contract began', {PlanVariantId: teamMonthly}, {ChangeDate: '2026-11-01T00:00:00.000Z'}],
    ['for a date that is none', {PlanVariantId: teamMonthly}, {ChangeDate: 'soon'}],
  ])('%s', async (_, Cart, more) => {
    const answer = await shop.rest.post('/Orders/preview', {ContractId: RUNNING_INVOICE_CONTRACT_ID, Cart, ...more});
    expect(answer.status).toBe(422);
  });
});
