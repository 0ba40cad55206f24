import {expect} from '@open-wc/testing';
import type {Cart, Customer} from '../../../src/model.ts';
import {
  toOrder,
  toPaymentAnswer,
  toPreview,
  toSecretPaymentData,
  toVendorCart,
  toVendorCustomer,
  toVendorOrder,
} from '../../../src/subscriptionjs/translate.ts';
import documentedPreview from '../../demo/sandbox/fixtures/signup-page-preview.json';
import {refusalOf, said} from './fakes.ts';

const planVariantId = '5c90fc8450abb71aa0bf039b';

/** billwerk's documented answers of createOrder and paySignupInteractive. */
const documentedOrder = {
  OrderId: '5ca4af02bb573feacc9f7b55',
  ContractId: '5ca4af0250abb730802f9e3e',
  CustomerId: '5ca4af0250abb730802f9e3d',
  GrossTotal: 89.25,
  Currency: 'EUR',
  OrderStatus: 'InProgress',
};
const documentedPayment = {...documentedOrder, OrderStatus: 'PaymentPending'};
const documentedRedirect = {
  OrderId: '5ca4af02bb573feacc9f7b55',
  Url: 'https://www.sandbox.paypal.com/cgi-bin/webscr?cmd=_ap-preapproval&preapprovalkey=PA-5XN84696Y7987241A',
  GrossTotal: 89.25,
  Currency: 'EUR',
  OrderStatus: 'PaymentPending',
};

function previewWith(changes: Readonly<Record<string, unknown>>) {
  return toPreview({Order: {...documentedPreview.Order, ...changes}});
}

describe('a cart on its way to billwerk', () => {
  it('has the documented names', () => {
    const cart: Cart = {
      planVariantId,
      quantity: 3,
      components: [{componentId: 'sms', quantity: 2.5}],
      couponCode: ' STAR ',
    };
    expect(toVendorCart(cart)).to.deep.equal({
      PlanVariantId: planVariantId,
      Quantity: 3,
      ComponentSubscriptions: [{ComponentId: 'sms', Quantity: 2.5}],
      CouponCode: 'STAR',
    });
  });

  it('has nothing that was not chosen', () => {
    expect(
      toVendorCart({planVariantId, components: [{componentId: 'sms', quantity: 0}], couponCode: '  '}),
    ).to.deep.equal({PlanVariantId: planVariantId});
  });

  it('leaves out components without a real quantity', () => {
    const components = [-1, Number.NaN, 4].map((quantity) => ({componentId: `c${quantity}`, quantity}));
    expect(toVendorCart({planVariantId, components}).ComponentSubscriptions).to.deep.equal([
      {ComponentId: 'c4', Quantity: 4},
    ]);
  });
});

describe('a customer on the way to billwerk', () => {
  it('has the documented names', () => {
    const customer: Customer = {
      emailAddress: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      companyName: 'Engines',
      vatId: 'DE123456789',
      phoneNumber: '+49 1',
      tag: 'user-7',
      locale: 'de-AT',
      address: {
        addressLine1: 'c/o',
        addressLine2: 'floor 2',
        street: 'Main Street',
        houseNumber: '1a',
        postalCode: '12345',
        city: 'Berlin',
        state: 'BE',
        country: 'de',
      },
    };
    expect(toVendorCustomer(customer)).to.deep.equal({
      EmailAddress: 'ada@example.com',
      FirstName: 'Ada',
      LastName: 'Lovelace',
      CompanyName: 'Engines',
      VatId: 'DE123456789',
      PhoneNumber: '+49 1',
      Tag: 'user-7',
      Locale: 'de-AT',
      Address: {
        AddressLine1: 'c/o',
        AddressLine2: 'floor 2',
        Street: 'Main Street',
        HouseNumber: '1a',
        PostalCode: '12345',
        City: 'Berlin',
        State: 'BE',
        Country: 'DE',
      },
    });
  });

  it('has no empty fields and no empty address', () => {
    expect(toVendorCustomer({firstName: '', lastName: '  ', address: {street: ''}})).to.deep.equal({});
    expect(toVendorCustomer({address: {country: 'AT', city: ''}})).to.deep.equal({Address: {Country: 'AT'}});
  });

  it('has no fields that billwerk does not document', () => {
    const prefill = {firstName: 'Ada', externalCustomerId: '7', address: {planet: 'Earth'}} as Customer;
    expect(toVendorCustomer(prefill)).to.deep.equal({FirstName: 'Ada'});
  });

  it('has no fields that are no text', () => {
    expect(toVendorCustomer({firstName: 5, lastName: null} as unknown as Customer)).to.deep.equal({});
  });
});

describe('payment data on the way to billwerk', () => {
  it('loses the spaces of card numbers and IBANs only', () => {
    expect(
      toSecretPaymentData({bearer: 'CreditCard:FakePSP', cardNumber: '4111 1111\u00a01111 1111', cardHolder: 'Ada L'}),
    ).to.deep.equal({bearer: 'CreditCard:FakePSP', cardNumber: '4111111111111111', cardHolder: 'Ada L'});
    expect(toSecretPaymentData({bearer: 'Debit:FakePSP', iban: 'DE89 3704 0044', bic: ''})).to.deep.equal({
      bearer: 'Debit:FakePSP',
      iban: 'DE8937040044',
    });
  });
});

describe('an order on the way to billwerk', () => {
  it('keeps its own amount and currency', () => {
    expect(toVendorOrder({orderId: 'o', grossTotal: 89.25, currency: 'EUR'})).to.deep.equal({
      OrderId: 'o',
      GrossTotal: 89.25,
      Currency: 'EUR',
    });
  });
});

describe('the preview of billwerk’s Signup page', () => {
  const preview = toPreview(documentedPreview);

  it('says what is due now and next', () => {
    expect(preview).to.include({
      planVariantId,
      currency: 'EUR',
      total: 75,
      totalVat: 14.25,
      totalGross: 89.25,
      nextTotalGross: 29.75,
      nextDate: '2019-05-03T11:56:37.8490000Z',
      isTrial: false,
      allowWithoutPaymentData: false,
    });
    expect(preview.trialPeriod).to.equal(undefined);
  });

  it('says that the coupon does not count', () => {
    expect(preview.coupon).to.deep.equal({code: 'STAR', valid: false});
  });

  it('lists the plan, its set-up and the metered component', () => {
    expect(preview.fees.map(({kind, name}) => [kind, name])).to.deep.equal([
      ['recurring', 'Mein Produkt - Basic'],
      ['setup', 'Einrichtungsgebühr'],
      ['metered', 'metered'],
    ]);
  });

  it('has every figure of the plan', () => {
    expect(preview.fees[0]).to.deep.equal({
      kind: 'recurring',
      name: 'Mein Produkt - Basic',
      description: 'enthält alle basic-Funktionen',
      variantName: 'monatliche Laufzeit',
      componentId: planVariantId,
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
    });
  });

  it('has every figure of the set-up', () => {
    expect(said(preview.fees[1]!)).to.deep.equal({
      kind: 'setup',
      name: 'Einrichtungsgebühr',
      quantity: 1,
      pricePerUnit: 50,
      vatPercentage: 19,
      net: 50,
      vat: 9.5,
      lineItems: [
        {
          description: 'Einrichtungsgebühr',
          quantity: 1,
          pricePerUnit: 50,
          vatPercentage: 19,
          periodStart: '2019-04-03T11:56:37.8490000Z',
          periodEnd: '2019-04-03T11:56:37.8490000Z',
          net: 50,
          vat: 9.5,
          gross: 59.5,
        },
      ],
    });
  });

  it('has the unit price of the metered component', () => {
    expect(preview.fees[2]).to.include({
      componentId: '5c920e6950abbb0554620a2d',
      quantity: 0,
      pricePerUnit: 22,
      vatPercentage: 0,
      net: 0,
      vat: 0,
    });
  });
});

describe('a preview', () => {
  it('may lack everything but its totals and currency', () => {
    const Order = {Currency: 'EUR', Total: 0, TotalVat: 0, TotalGross: 0};
    expect(said(toPreview({Order}))).to.deep.equal({
      currency: 'EUR',
      total: 0,
      totalVat: 0,
      totalGross: 0,
      isTrial: false,
      allowWithoutPaymentData: false,
      fees: [],
    });
  });

  it('accepts a coupon in billwerk’s spelling', () => {
    const Coupon = {CouponCode: 'ABC123', CouponId: 'c', DiscountId: 'd'};
    expect(previewWith({Coupon}).coupon).to.deep.equal({code: 'ABC123', valid: true});
  });

  it('tells of a trial', () => {
    expect(previewWith({IsTrial: true, TrialPeriod: {Unit: 'Day', Quantity: 14}})).to.deep.include({
      isTrial: true,
      trialPeriod: {unit: 'Day', quantity: 14},
    });
  });

  for (const answer of [undefined, null, '', 'text', {}, {Order: null}, {Order: 5}, []]) {
    it(`without an order is refused: ${JSON.stringify(answer)}`, async () => {
      expect(await refusalOf(() => toPreview(answer))).to.include({code: 'PreviewIncomplete', field: 'Order'});
    });
  }

  for (const field of ['Total', 'TotalVat', 'TotalGross', 'Currency']) {
    for (const value of [null, undefined]) {
      it(`is refused by name when ${field} is ${value}`, async () => {
        expect(await refusalOf(() => previewWith({[field]: value}))).to.include({code: 'PreviewIncomplete', field});
      });
    }
  }

  it('is refused when it contradicts itself', async () => {
    expect((await refusalOf(() => previewWith({TotalGross: 0}))).code).to.equal('AmountContradictory');
  });
});

describe('the answer to createOrder', () => {
  it('is the order with its own total', () => {
    expect(toOrder(documentedOrder)).to.deep.equal({
      orderId: '5ca4af02bb573feacc9f7b55',
      contractId: '5ca4af0250abb730802f9e3e',
      customerId: '5ca4af0250abb730802f9e3d',
      grossTotal: 89.25,
      currency: 'EUR',
      status: 'InProgress',
    });
  });

  it('may be free of charge', () => {
    expect(toOrder({...documentedOrder, GrossTotal: 0}).grossTotal).to.equal(0);
  });

  for (const total of [undefined, null, Number.NaN, Infinity, -1, '89.25', '']) {
    it(`is not paid when its total is ${String(total)}`, async () => {
      expect(await refusalOf(() => toOrder({...documentedOrder, GrossTotal: total}))).to.include({
        code: 'AmountContradictory',
        audience: 'merchant',
        outcome: 'declined',
        field: 'GrossTotal',
        reference: documentedOrder.OrderId,
      });
    });
  }

  for (const currency of [undefined, null, '']) {
    it(`is not paid when its currency is ${JSON.stringify(currency)}`, async () => {
      expect(await refusalOf(() => toOrder({...documentedOrder, Currency: currency}))).to.include({
        code: 'AmountContradictory',
        field: 'Currency',
      });
    });
  }

  for (const answer of [undefined, null, 'text', {}, {OrderId: ''}, {GrossTotal: 5, Currency: 'EUR'}]) {
    it(`leaves open whether there is an order when it is ${JSON.stringify(answer)}`, async () => {
      expect((await refusalOf(() => toOrder(answer))).outcome).to.equal('unknown');
    });
  }
});

describe('the answer to a payment', () => {
  const paid = {orderId: documentedOrder.OrderId, grossTotal: 89.25, currency: 'EUR'};

  it('is accepted with PaymentPending, the status of a payment that went well', () => {
    expect(toPaymentAnswer(documentedPayment, paid)).to.deep.equal({
      kind: 'accepted',
      orderId: '5ca4af02bb573feacc9f7b55',
      contractId: '5ca4af0250abb730802f9e3e',
      customerId: '5ca4af0250abb730802f9e3d',
      grossTotal: 89.25,
      currency: 'EUR',
      status: 'PaymentPending',
    });
  });

  it('is a redirect, not a payment, when it has a Url', () => {
    expect(toPaymentAnswer(documentedRedirect, paid)).to.deep.equal({
      kind: 'redirect',
      orderId: '5ca4af02bb573feacc9f7b55',
      url: documentedRedirect.Url,
      grossTotal: 89.25,
      currency: 'EUR',
    });
  });

  it('is a payment when the Url is empty', () => {
    for (const url of ['', null, undefined]) {
      expect(toPaymentAnswer({...documentedPayment, Url: url}, paid).kind).to.equal('accepted');
    }
  });

  it('redirects to this machine without https, for development', () => {
    const url = 'http://localhost:5174/hosted/1';
    expect(toPaymentAnswer({...documentedRedirect, Url: url})).to.include({kind: 'redirect', url});
  });

  for (const url of ['http://pay.example/', 'javascript:alert(1)', 'data:text/html,1', '/relative', 5, {}]) {
    it(`never sends the shopper to ${JSON.stringify(url)}, and leaves open what became of the payment`, async () => {
      expect(await refusalOf(() => toPaymentAnswer({...documentedRedirect, Url: url}, paid))).to.include({
        code: 'RedirectRefused',
        outcome: 'unknown',
      });
    });
  }

  for (const answer of [undefined, null, 'text', {}, {OrderStatus: 'PaymentPending'}]) {
    it(`leaves open what became of the payment when it is ${JSON.stringify(answer)}`, async () => {
      expect((await refusalOf(() => toPaymentAnswer(answer, paid))).outcome).to.equal('unknown');
    });
  }
});
