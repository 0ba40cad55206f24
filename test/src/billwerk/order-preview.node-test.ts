import {describe, expect, test} from 'vitest';
import {orderRows, orderToPreview, orderTotals} from '../../../src/billwerk/order-preview.ts';
import {CheckoutError} from '../../../src/errors.ts';

/** The fields of the documented preview that carry amounts, shortened to two fees. */
const order = {
  PlanVariantId: '5c90fc8450abb71aa0bf039b',
  Currency: 'EUR',
  CouponCode: 'STAR',
  Coupon: {CouponCode: 'STAR', ErrorMessage: 'CouponCode is invalid', ErrorCode: 'InvalidCouponCode'},
  AllowWithoutPaymentData: false,
  ComponentSubscriptions: [],
  MeteredComponents: [
    {Name: 'metered', PricePerUnit: 22, VatPercentage: 0, TotalNet: 0, TotalVat: 0, ComponentId: 'sms', Quantity: 0},
  ],
  RecurringFee: {
    Name: 'Mein Produkt - Basic',
    VariantName: 'monatliche Laufzeit',
    FeePeriod: {Unit: 'Month', Quantity: 1},
    PricePerUnit: 25,
    VatPercentage: 19,
    TotalNet: 25,
    TotalVat: 4.75,
    Quantity: 1,
    LineItems: [
      {
        Description: 'Mein Produkt - Basic',
        Quantity: 1,
        PricePerUnit: 25,
        VatPercentage: 19,
        PeriodStart: '2019-04-03T11:56:37.8490000Z',
        PeriodEnd: '2019-05-03T11:56:37.8490000Z',
        TotalNet: 25,
        TotalVat: 4.75,
        TotalGross: 29.75,
      },
    ],
  },
  SetupFee: {Name: 'Einrichtungsgebühr', PricePerUnit: 50, VatPercentage: 19, TotalNet: 50, TotalVat: 9.5, Quantity: 1},
  Total: 75,
  TotalVat: 14.25,
  TotalGross: 89.25,
  NextTotalGross: 29.75,
  NextTotalGrossDate: '2019-05-03T11:56:37.8490000Z',
  IsTrial: false,
};

function refusalOf(run: () => unknown): CheckoutError {
  try {
    run();
  } catch (error) {
    if (error instanceof CheckoutError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('an order of billwerk as a preview', () => {
  test('keeps every documented amount as it came', () => {
    expect(orderToPreview(order)).toEqual({
      currency: 'EUR',
      planVariantId: '5c90fc8450abb71aa0bf039b',
      total: 75,
      totalVat: 14.25,
      totalGross: 89.25,
      nextTotalGross: 29.75,
      nextDate: '2019-05-03T11:56:37.8490000Z',
      isTrial: false,
      allowWithoutPaymentData: false,
      coupon: {code: 'STAR', valid: false},
      fees: [
        {
          kind: 'recurring',
          name: 'Mein Produkt - Basic',
          variantName: 'monatliche Laufzeit',
          quantity: 1,
          pricePerUnit: 25,
          vatPercentage: 19,
          period: {unit: 'Month', quantity: 1},
          net: 25,
          vat: 4.75,
          lineItems: [
            {
              description: 'Mein Produkt - Basic',
              quantity: 1,
              pricePerUnit: 25,
              vatPercentage: 19,
              periodStart: '2019-04-03T11:56:37.8490000Z',
              periodEnd: '2019-05-03T11:56:37.8490000Z',
              net: 25,
              vat: 4.75,
              gross: 29.75,
            },
          ],
        },
        {
          kind: 'setup',
          name: 'Einrichtungsgebühr',
          quantity: 1,
          pricePerUnit: 50,
          vatPercentage: 19,
          net: 50,
          vat: 9.5,
          lineItems: [],
        },
        {
          kind: 'metered',
          name: 'metered',
          componentId: 'sms',
          quantity: 0,
          pricePerUnit: 22,
          vatPercentage: 0,
          net: 0,
          vat: 0,
          lineItems: [],
        },
      ],
    });
  });

  test('needs nothing but totals and a currency', () => {
    const bare = {Total: 0, TotalVat: 0, TotalGross: 0, MeteredComponents: null, RecurringFee: null, Coupon: null};
    expect(orderToPreview(bare, 'CHF')).toEqual({
      currency: 'CHF',
      total: 0,
      totalVat: 0,
      totalGross: 0,
      isTrial: false,
      allowWithoutPaymentData: false,
      fees: [],
    });
  });

  test.each([
    ['Total', {...order, Total: null}],
    ['TotalGross', {...order, TotalGross: undefined}],
    ['TotalVat', {...order, TotalVat: 'a lot'}],
    ['Currency', {...order, Currency: null}],
    ['SetupFee.TotalNet', {...order, SetupFee: {...order.SetupFee, TotalNet: null}}],
    [
      'RecurringFee.LineItems.TotalGross',
      {...order, RecurringFee: {...order.RecurringFee, LineItems: [{TotalVat: 0, TotalNet: 1}]}},
    ],
    ['SetupFee.VatPercentage', {...order, SetupFee: {...order.SetupFee, VatPercentage: null}}],
    ['Order', null],
  ])('names %s when it is missing', (field, incomplete) => {
    expect(refusalOf(() => orderToPreview(incomplete))).toMatchObject({code: 'PreviewIncomplete', field});
  });

  test('refuses totals that contradict each other, as in the samples of the order pages', () => {
    const refusal = refusalOf(() => orderTotals({Total: 7, TotalVat: 1.33, TotalGross: 0}));
    expect(refusal.code).toBe('AmountContradictory');
    expect(refusal.outcome).toBe('declined');
  });

  test('accepts totals that differ by a rounded cent', () => {
    expect(orderTotals({Total: 8.4, TotalVat: 1.6, TotalGross: 9.99}).totalGross).toBe(9.99);
  });

  test('says that a good coupon counts', () => {
    const good = {...order, Coupon: {CouponCode: 'WELCOME20', CouponId: 'c', DiscountId: 'd', ErrorCode: null}};
    expect(orderToPreview(good).coupon).toEqual({code: 'WELCOME20', valid: true});
  });

  test('leaves out a period whose unit no price is quoted in', () => {
    expect(orderToPreview({...order, TrialPeriod: {Unit: 'Hour', Quantity: 3}}).trialPeriod).toBeUndefined();
    expect(orderToPreview({...order, TrialPeriod: {Unit: 'Day', Quantity: 14}}).trialPeriod).toEqual({
      unit: 'Day',
      quantity: 14,
    });
  });
});

describe('the rows of a change', () => {
  const [charge] = order.RecurringFee.LineItems;
  const credit = {...charge, Description: 'Solo, unused', TotalNet: -10, TotalVat: -1.9, TotalGross: -11.9};

  test('show what is charged and what is given back', () => {
    const rows = orderRows({...order, LineItems: [credit, charge]});
    expect(rows).toMatchObject([
      {description: 'Solo, unused', net: -10, vat: -1.9, gross: -11.9},
      {description: 'Mein Produkt - Basic', net: 25, vat: 4.75, gross: 29.75},
    ]);
  });

  test('are all there or none', () => {
    expect(orderRows(order)).toBeUndefined();
    expect(orderRows({...order, LineItems: [charge, {...credit, TotalGross: null}]})).toBeUndefined();
  });
});
