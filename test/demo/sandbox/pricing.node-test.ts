import {readFile} from 'node:fs/promises';
import {describe, expect, test} from 'vitest';
import {readCustomer} from '../../../demo/sandbox/customer-input.ts';
import {readCart, toPascalCase} from '../../../demo/sandbox/input.ts';
import {priceOrder} from '../../../demo/sandbox/pricing.ts';
import type {Fee, PricedOrder} from '../../../demo/sandbox/order-shape.ts';
import {products} from '../../../demo/sandbox/products.ts';
import {COMPONENTS, COUPONS, PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {anyId} from './helpers.ts';

const NOW = new Date('2026-11-20T09:00:00.000Z');

function price(cart: object, customer: object = {Address: {Country: 'DE'}}, now = NOW): PricedOrder {
  return priceOrder({
    products,
    cart: readCart(toPascalCase(cart)),
    customer: readCustomer(toPascalCase(customer)),
    now,
    selfService: true,
  });
}

function totals({Total, TotalVat, TotalGross, NextTotalGross}: PricedOrder) {
  return [Total, TotalVat, TotalGross, NextTotalGross];
}

/** Net per VAT rate, VAT rounded per line: the sums an accountant would check. */
function expectConsistentTotals(order: PricedOrder) {
  const fees = [order.RecurringFee, order.SetupFee, ...order.ComponentSubscriptions].filter((fee): fee is Fee => !!fee);
  const items = fees.flatMap((fee) => fee.LineItems);
  const sum = (numbers: number[]) => Math.round(numbers.reduce((all, one) => all + one * 100, 0)) / 100;
  expect(sum(items.map((item) => item.TotalNet))).toBe(order.Total);
  expect(sum(items.map((item) => item.TotalGross))).toBe(order.TotalGross);
  expect(sum([order.Total, order.TotalVat])).toBe(order.TotalGross);
}

describe('pricing an order', () => {
  test("answers the preview of billwerk's Signup page to the letter", async () => {
    const url = new URL('./fixtures/signup-page-preview.json', import.meta.url);
    const documented: unknown = JSON.parse(await readFile(url, 'utf8'));
    const Order = price(
      {PlanVariantId: PLAN_VARIANTS.signupPage, CouponCode: 'STAR'},
      {Address: {Country: 'DE'}},
      new Date('2019-04-03T11:56:37.849Z'),
    );
    expect({Order}).toStrictEqual(documented);
  });

  test('a plan without extras costs its price and VAT now and next time', () => {
    const order = price({planVariantId: PLAN_VARIANTS.soloMonthly});
    expect(totals(order)).toEqual([12, 2.28, 14.28, 14.28]);
    expect(order.NextTotalGrossDate).toBe('2026-12-20T09:00:00.0000000Z');
    expect(order.Currency).toBe('EUR');
  });

  test('in a trial nothing but the set-up fee is due today', () => {
    const order = price({
      planVariantId: PLAN_VARIANTS.teamMonthly,
      componentSubscriptions: [{componentId: COMPONENTS.extraDriver, quantity: 2}],
    });
    expect(order.IsTrial).toBe(true);
    expect(order.TrialPeriod).toEqual({Unit: 'Day', Quantity: 14});
    expect(order.TrialEndPolicy).toBe('RequestPayment');
    expect(totals(order)).toEqual([49, 9.31, 58.31, 45.22]);
    expect(order.NextTotalGrossDate).toBe('2026-12-04T09:00:00.0000000Z');
    expect(order.RecurringFee?.TotalNet).toBe(0);
    expectConsistentTotals(order);
  });

  test('an order without the trial is billed at once', () => {
    const order = price({planVariantId: PLAN_VARIANTS.teamMonthly, enableTrial: false});
    expect(order.IsTrial).toBe(false);
    expect(totals(order)).toEqual([78, 14.82, 92.82, 34.51]);
  });

  test('each component has its own VAT rate', () => {
    const order = price({
      planVariantId: PLAN_VARIANTS.soloMonthly,
      componentSubscriptions: [
        {componentId: COMPONENTS.printedMaps, quantity: 3},
        {componentId: COMPONENTS.prioritySupport, quantity: 1},
      ],
    });
    expect(
      order.ComponentSubscriptions.map(({VatPercentage, TotalNet, TotalVat}) => [VatPercentage, TotalNet, TotalVat]),
    ).toEqual([
      [7, 9.6, 0.67],
      [19, 19, 3.61],
    ]);
    expect(totals(order)).toEqual([40.6, 6.56, 47.16, 47.16]);
    expectConsistentTotals(order);
  });

  test('a monthly component is billed twelve times with a yearly plan', () => {
    const order = price({
      planVariantId: PLAN_VARIANTS.soloYearly,
      componentSubscriptions: [{componentId: COMPONENTS.extraDriver, quantity: 1}],
    });
    expect(order.ComponentSubscriptions[0]?.LineItems[0]).toMatchObject({PeriodMultiplier: 12, TotalNet: 54});
    expect(order.Total).toBe(174);
  });

  test('a quantity-based plan is charged per piece', () => {
    const order = price({planVariantId: PLAN_VARIANTS.fleetMonthly, quantity: 7});
    expect(order.Quantity).toBe(7);
    expect(order.RecurringFee).toMatchObject({IsQuantityBased: true, Quantity: 7, PricePerUnit: 9, TotalNet: 63});
  });

  test('metered components are listed without being due, and used ones come with the next bill', () => {
    const order = price({
      planVariantId: PLAN_VARIANTS.soloMonthly,
      meteredUsages: [{componentId: COMPONENTS.smsNotices, quantity: 100}],
    });
    expect(order.MeteredComponents).toMatchObject([
      {Name: 'SMS notices', PricePerUnit: 0.08, Quantity: 100, TotalNet: 0},
    ]);
    expect(totals(order)).toEqual([12, 2.28, 14.28, 23.8]);
  });

  test('a free plan asks for nothing and allows an order without payment data', () => {
    const order = price({planVariantId: PLAN_VARIANTS.hobby});
    expect(totals(order)).toEqual([0, 0, 0, 0]);
    expect(order.AllowWithoutPaymentData).toBe(true);
  });

  test('texts come in the language of the customer', () => {
    const order = price({planVariantId: PLAN_VARIANTS.soloMonthly}, {locale: 'de-AT'});
    expect(order.RecurringFee?.Description).toBe('Tourenplanung für ein Fahrzeug');
  });

  test.each([
    ['Germany', {Country: 'DE'}, undefined, 19, 7],
    ['Austria', {Country: 'AT'}, undefined, 20, 10],
    ['France', {Country: 'FR'}, undefined, 20, 5.5],
    ['the Netherlands', {Country: 'NL'}, undefined, 21, 9],
    ['Switzerland', {Country: 'CH'}, undefined, 0, 0],
    ['the United States', {Country: 'US'}, undefined, 0, 0],
    ['a country we know nothing of', {Country: 'ZZ'}, undefined, 19, 7],
    ['no country', {}, undefined, 19, 7],
    ['an Austrian business', {Country: 'AT'}, 'ATU 123.456-78', 0, 0],
    ['an Austrian with half a VAT id', {Country: 'AT'}, 'ATU12', 20, 10],
    ['a German business', {Country: 'DE'}, 'DE424324234', 19, 7],
    ['an Austrian with a French VAT id', {Country: 'AT'}, 'FR12345678901', 20, 10],
  ])('VAT for %s', (_, Address, VatId, standard, reduced) => {
    const order = price(
      {
        planVariantId: PLAN_VARIANTS.soloMonthly,
        componentSubscriptions: [{componentId: COMPONENTS.printedMaps, quantity: 1}],
      },
      {Address, ...(VatId ? {VatId} : {})},
    );
    expect([order.RecurringFee?.VatPercentage, order.ComponentSubscriptions[0]?.VatPercentage]).toEqual([
      standard,
      reduced,
    ]);
    expectConsistentTotals(order);
  });

  test('a percentage coupon is a negative line of its own, now and next time', () => {
    const order = price({planVariantId: PLAN_VARIANTS.soloMonthly, couponCode: ' welcome-20 '});
    expect(order.Coupon).toMatchObject({CouponCode: 'WELCOME20', CouponId: anyId});
    expect(
      order.RecurringFee?.LineItems.map(({Description, TotalNet, TotalVat}) => [Description, TotalNet, TotalVat]),
    ).toEqual([
      ['Solo', 12, 2.28],
      ['20 % welcome discount', -2.4, -0.46],
    ]);
    expect(totals(order)).toEqual([9.6, 1.82, 11.42, 11.42]);
    expectConsistentTotals(order);
  });

  test('the free month makes the first month free and the second full price', () => {
    expect(totals(price({planVariantId: PLAN_VARIANTS.soloMonthly, couponCode: COUPONS.freeMonth}))).toEqual([
      0, 0, 0, 14.28,
    ]);
  });

  test('after a trial the free month is the first billed one', () => {
    expect(price({planVariantId: PLAN_VARIANTS.teamMonthly, couponCode: COUPONS.freeMonth}).NextTotalGross).toBe(0);
  });

  test('a discount without a line of its own lowers the line itself', () => {
    const order = price({planVariantId: PLAN_VARIANTS.teamYearly, couponCode: COUPONS.restricted});
    expect(order.RecurringFee?.LineItems).toHaveLength(1);
    expect(order.RecurringFee).toMatchObject({PricePerUnit: 290, TotalNet: 261});
  });

  test.each([
    ['unknown', COUPONS.invalid, PLAN_VARIANTS.soloMonthly],
    ['expired', COUPONS.expired, PLAN_VARIANTS.soloMonthly],
    ['restricted to another plan', COUPONS.restricted, PLAN_VARIANTS.soloMonthly],
    ['of another plan group', COUPONS.twentyPercent, PLAN_VARIANTS.signupPage],
    ['ten thousand characters long', 'X'.repeat(10_000), PLAN_VARIANTS.soloMonthly],
  ])('a coupon that is %s is flagged and changes no price', (_, couponCode, planVariantId) => {
    const order = price({planVariantId, couponCode});
    expect(order.Coupon).toMatchObject({CouponCode: couponCode, ErrorCode: 'InvalidCouponCode'});
    expect(totals(order)).toEqual(totals(price({planVariantId})));
  });

  test.each([
    ['a plan quantity of zero', {planVariantId: PLAN_VARIANTS.fleetMonthly, quantity: 0}],
    ['a negative plan quantity', {planVariantId: PLAN_VARIANTS.fleetMonthly, quantity: -1}],
    ['half a vehicle', {planVariantId: PLAN_VARIANTS.fleetMonthly, quantity: 1.5}],
    ['a billion vehicles', {planVariantId: PLAN_VARIANTS.fleetMonthly, quantity: 1e9}],
    ['a quantity in words', {planVariantId: PLAN_VARIANTS.fleetMonthly, quantity: 'abc'}],
    ['a quantity for a plan that has none', {planVariantId: PLAN_VARIANTS.soloMonthly, quantity: 2}],
    ['no plan variant', {}],
    ['an unknown plan variant', {planVariantId: 'ffffffffffffffffffffffff'}],
    ['a plan variant id that is no id', {planVariantId: 'solo'}],
    ['a variant that self-service may not sell', {planVariantId: PLAN_VARIANTS.soloBackOffice}],
    [
      'a component of another plan group',
      {
        planVariantId: PLAN_VARIANTS.soloMonthly,
        componentSubscriptions: [{componentId: COMPONENTS.useCasePages, quantity: 1}],
      },
    ],
    [
      'a metered component as a subscription',
      {
        planVariantId: PLAN_VARIANTS.soloMonthly,
        componentSubscriptions: [{componentId: COMPONENTS.smsNotices, quantity: 1}],
      },
    ],
    [
      'two times priority support',
      {
        planVariantId: PLAN_VARIANTS.soloMonthly,
        componentSubscriptions: [{componentId: COMPONENTS.prioritySupport, quantity: 2}],
      },
    ],
  ])('refuses %s', (_, cart) => {
    expect(() => price(cart)).toThrowError(expect.objectContaining({code: 'InvalidData', status: 422}));
  });
});
