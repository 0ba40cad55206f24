import {expect} from '@open-wc/testing';
import {isDefinite} from '../../../src/errors.ts';
import type {CustomFields, SecretPaymentData} from '../../../src/model.ts';
import {createSubscriptionJsGateway} from '../../../src/subscriptionjs/gateway.ts';
import type {SubscriptionJsGateway, SubscriptionJsOptions} from '../../../src/subscriptionjs/gateway.ts';
import documentedPreview from '../../demo/sandbox/fixtures/signup-page-preview.json';
import {fakePage, fakeVendor, manualClock, refusal, said, settled} from './fakes.ts';
import type {FakePage, FakeVendor, VendorCall} from './fakes.ts';

const cart = {planVariantId: 'plan', components: []};
const customer = {firstName: 'Ada', address: {country: 'DE'}};
const request = {cart, customer, idempotencyKey: 'key'};
const order = {orderId: 'order', grossTotal: 89.25, currency: 'EUR'};
const card = {bearer: 'CreditCard:FakePSP', cardNumber: '4111 1111 1111 1111'};
const orderAnswer = {OrderId: 'order', GrossTotal: 89.25, Currency: 'EUR', OrderStatus: 'InProgress'};

describe('SubscriptionJS as a gateway', () => {
  let page: FakePage;
  let vendor: FakeVendor;
  let clock: ReturnType<typeof manualClock>;
  let gateway: SubscriptionJsGateway;

  const create = (options: Partial<SubscriptionJsOptions> = {}) =>
    createSubscriptionJsGateway({
      publicApiKey: 'public',
      providerReturnUrl: '/return',
      window: page.window,
      clock,
      ...options,
    });

  /** The script arrives, and the payment methods with it. */
  async function arrive(): Promise<void> {
    page.deliver(vendor.library);
    await settled();
    for (const payment of vendor.payments) payment.ready();
    await settled();
  }

  async function nextCall(): Promise<VendorCall> {
    await settled();
    const next = vendor.calls.at(-1);
    if (!next) throw new Error('SubscriptionJS was not called');
    return next;
  }

  beforeEach(() => {
    page = fakePage();
    vendor = fakeVendor();
    clock = manualClock();
    gateway = create();
  });

  it('requests nothing before it is used', () => {
    expect(page.addresses()).to.deep.equal([]);
  });

  it('loads the script of its environment, or the one it is told', () => {
    void gateway.ready();
    void create({environment: 'sandbox'}).ready();
    void create({environment: 'sandbox', scriptUrl: 'https://p7.example/subscription.js'}).ready();
    expect(page.addresses()).to.deep.equal([
      'https://selfservice.billwerk.com/subscription.js',
      'https://selfservice.sandbox.billwerk.com/subscription.js',
      'https://p7.example/subscription.js',
    ]);
  });

  it('previews without waiting for the payment methods', async () => {
    const previewed = gateway.preview(cart, customer);
    page.deliver(vendor.library);
    const {name, input, success} = await nextCall();
    expect(name).to.equal('preview');
    expect(input).to.deep.equal([{PlanVariantId: 'plan'}, {FirstName: 'Ada', Address: {Country: 'DE'}}]);
    success(documentedPreview);
    expect((await previewed).totalGross).to.equal(89.25);
    expect(vendor.payments).to.be.empty;
  });

  it('tells of a price that comes after an error', async () => {
    const late: number[] = [];
    const refused = refusal(gateway.preview(cart, customer, ({totalGross}) => void late.push(totalGross)));
    await arrive();
    const {success, error} = await nextCall();
    error({errorCode: ['Timeout']});
    await refused;
    success(documentedPreview);
    expect(late).to.deep.equal([89.25]);
  });

  it('makes one Signup for all calls, which is what keeps previews below the rate limit', async () => {
    void gateway.preview(cart, customer);
    void gateway.preview(cart, customer);
    await arrive();
    void gateway.createOrder(request);
    await settled();
    expect(vendor.calls.map(({name}) => name)).to.deep.equal(['preview', 'preview', 'createOrder']);
    expect(vendor.signups()).to.equal(1);
  });

  it('creates an order', async () => {
    const created = gateway.createOrder(request);
    await arrive();
    const {name, input, success} = await nextCall();
    expect(name).to.equal('createOrder');
    expect(input).to.deep.equal([{PlanVariantId: 'plan'}, {FirstName: 'Ada', Address: {Country: 'DE'}}]);
    success(orderAnswer);
    expect(said(await created)).to.deep.equal({...order, status: 'InProgress'});
  });

  it('orders in the language of the page for a customer without one', async () => {
    gateway = create({locale: 'de-AT'});
    void gateway.createOrder(request);
    await arrive();
    expect((await nextCall()).input[1]).to.include({Locale: 'de-AT'});
    void gateway.createOrder({...request, customer: {locale: 'fr'}});
    expect((await nextCall()).input[1]).to.deep.equal({Locale: 'fr'});
  });

  it('orders with the merchant’s custom fields where there are some, as they are at that moment', async () => {
    let customFields: CustomFields | undefined = {contract: {heardFrom: 'a friend'}, order: {desk: 7}};
    gateway = create({customFields: () => customFields});
    void gateway.createOrder(request);
    await arrive();
    await nextCall();
    expect(vendor.calls.at(-1)!.input).to.have.length(1);
    expect(vendor.calls.at(-1)!.input[0]).to.deep.include({
      ContractCustomFields: {heardFrom: 'a friend'},
      OrderCustomFields: {desk: 7},
    });
    expect(vendor.calls.at(-1)!.input[0]).to.have.keys('Cart', 'Customer', 'ContractCustomFields', 'OrderCustomFields');
    customFields = undefined;
    void gateway.createOrder(request);
    await nextCall();
    expect(vendor.calls.at(-1)!.input).to.have.length(2);
  });

  it('cannot say what became of an order', () => {
    expect(gateway.resolveOrder).to.equal(undefined);
  });

  it('offers the payment methods of the account once they are ready', async () => {
    const ready = gateway.ready();
    await arrive();
    expect(await ready).to.deep.equal(['InvoicePayment', 'CreditCard:FakePSP']);
    expect(vendor.payments[0]!.config).to.deep.equal({
      publicApiKey: 'public',
      providerReturnUrl: 'https://shop.example/return',
    });
  });

  it('pays an order with the ready Payment and exactly the order’s amount', async () => {
    const paid = gateway.pay(order, card);
    page.deliver(vendor.library);
    await settled();
    expect(vendor.calls, 'nothing before ready').to.be.empty;
    vendor.payments[0]!.ready();
    const {name, input, success} = await nextCall();
    expect(name).to.equal('paySignupInteractive');
    expect(input).to.deep.equal([
      vendor.payments[0],
      {bearer: 'CreditCard:FakePSP', cardNumber: '4111111111111111'},
      {OrderId: 'order', GrossTotal: 89.25, Currency: 'EUR'},
    ]);
    expect(input[0]).to.equal(vendor.payments[0]);
    success({...orderAnswer, OrderStatus: 'PaymentPending'});
    expect(await paid).to.include({kind: 'accepted', orderId: 'order', status: 'PaymentPending'});
  });

  it('pays with what was typed even if the form is cleared meanwhile', async () => {
    const typed: {-readonly [field in keyof SecretPaymentData]: string} = {...card};
    void gateway.pay(order, typed);
    typed['cardNumber'] = '';
    await arrive();
    expect((await nextCall()).input[1]).to.include({cardNumber: '4111111111111111'});
  });

  it('orders and pays in one call', async () => {
    const bought = gateway.subscribe(request, card);
    await arrive();
    const {name, input, success} = await nextCall();
    expect(name).to.equal('subscribe');
    expect(input.slice(1)).to.deep.equal([
      {PlanVariantId: 'plan'},
      {FirstName: 'Ada', Address: {Country: 'DE'}},
      {bearer: 'CreditCard:FakePSP', cardNumber: '4111111111111111'},
    ]);
    success({...orderAnswer, Url: 'https://pay.example/'});
    expect(await bought).to.deep.equal({
      kind: 'redirect',
      orderId: 'order',
      url: 'https://pay.example/',
      grossTotal: 89.25,
      currency: 'EUR',
    });
  });

  it('calls once, also when both callbacks come', async () => {
    const paid = gateway.pay(order, card);
    await arrive();
    const {success, error} = await nextCall();
    success(orderAnswer);
    error({errorCode: ['BearerRejected']});
    success(orderAnswer);
    expect((await paid).kind).to.equal('accepted');
    expect(vendor.calls).to.have.length(1);
  });

  it('tells of a payment that goes through after an error, in two steps and in one call', async () => {
    const late: unknown[] = [];
    const onLate = (answer: unknown) => void late.push(answer);
    const calls = [() => gateway.pay(order, card, onLate), () => gateway.subscribe(request, card, onLate)];
    for (const start of calls) {
      const refused = refusal(start());
      await arrive();
      const {success, error} = await nextCall();
      error({errorCode: ['Timeout']});
      await refused;
      success({...orderAnswer, OrderStatus: 'PaymentPending'});
      expect(late.pop()).to.include({kind: 'accepted', orderId: 'order', status: 'PaymentPending'});
    }
  });

  it('passes a decline on as one', async () => {
    const paid = gateway.pay(order, card);
    await arrive();
    (await nextCall()).error({errorCode: ['BearerRejected'], errorMessage: 'internal'});
    expect(await refusal(paid)).to.include({code: 'BearerRejected', outcome: 'declined', message: 'BearerRejected'});
  });

  it('knows that nothing was charged when paying could not begin', async () => {
    const unready = gateway.pay(order, card);
    page.deliver(vendor.library);
    await settled();
    vendor.payments[0]!.error('plain value');
    expect(isDefinite(await refusal(unready))).to.be.true;

    page = fakePage();
    const unloaded = create().subscribe(request, card);
    clock.advance(15_000);
    expect(isDefinite(await refusal(unloaded))).to.be.true;
    expect(vendor.calls).to.be.empty;
  });

  it('tells the merchant which setting is missing', async () => {
    const pay = (options: Partial<SubscriptionJsOptions>) => {
      const refused = refusal(create(options).pay(order, card));
      page.deliver(vendor.library);
      return refused;
    };
    expect(await pay({publicApiKey: ''})).to.include({
      code: 'ConfigurationMissing',
      audience: 'merchant',
      field: 'public-api-key',
      outcome: 'declined',
    });
    expect(await pay({providerReturnUrl: 'https://'})).to.include({field: 'return-url', outcome: 'declined'});
  });

  it('recovers when the script could not be loaded at first', async () => {
    const first = gateway.preview(cart, customer);
    page.scripts()[0]!.dispatchEvent(new Event('error'));
    expect((await refusal(first)).code).to.equal('ScriptBlocked');
    const second = gateway.preview(cart, customer);
    page.deliver(vendor.library);
    (await nextCall()).success(documentedPreview);
    expect((await second).currency).to.equal('EUR');
  });
});
