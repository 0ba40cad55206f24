import {expect} from '@open-wc/testing';
import type {PaymentForm} from '../../../src/checkout/gateway.ts';
import type {CheckoutError} from '../../../src/errors.ts';
import {createSubscriptionJsGateway} from '../../../src/subscriptionjs/gateway.ts';
import type {SubscriptionJsGateway, SubscriptionJsOptions} from '../../../src/subscriptionjs/gateway.ts';
import {processedPaymentOf} from '../../../src/subscriptionjs/processed-payment.ts';
import {fakePage, fakeVendor, manualClock, refusal, settled} from './fakes.ts';
import type {FakePage, FakeVendor} from './fakes.ts';

const order = {orderId: 'order', grossTotal: 89.25, currency: 'EUR'};
const style = {body: {color: 'black'}, label: {}, input: {}, inputRequired: {}, inputInvalid: {}};
const customer = {firstName: 'Ada', address: {country: 'DE'}};

describe('billwerk’s payment form', () => {
  let page: FakePage;
  let vendor: FakeVendor;
  let gateway: SubscriptionJsGateway;
  let container: HTMLElement;
  let errors: CheckoutError[];

  function create(options: Partial<SubscriptionJsOptions> = {}): void {
    page = fakePage();
    vendor = fakeVendor();
    const clock = manualClock();
    gateway = createSubscriptionJsGateway({
      publicApiKey: 'public',
      providerReturnUrl: '/return',
      window: page.window,
      clock,
      ...options,
    });
  }

  async function open(): Promise<PaymentForm> {
    const opening = gateway.openForm(container, {
      bearer: 'CreditCard:PayOne',
      locale: 'de-AT',
      style,
      customer,
      onError: (error) => errors.push(error),
    });
    page.deliver(vendor.library);
    return opening;
  }

  beforeEach(() => {
    container = document.createElement('div');
    errors = [];
    create();
  });

  it('is made in the element it was given, for one method, in the shopper’s language', async () => {
    await open();
    const [kind, element, config, styles] = vendor.forms[0]!.input;
    expect([kind, element]).to.deep.equal(['paymentForm', container]);
    expect(config).to.deep.include({publicApiKey: 'public', paymentMethods: ['CreditCard:PayOne'], locale: 'de'});
    expect(config.providerReturnUrl).to.match(/^https?:.*\/return$/);
    expect(styles).to.deep.equal(style);
  });

  it('hears who pays at once, and with every change', async () => {
    const form = await open();
    form.payerChanged({firstName: 'Grace'});
    expect(vendor.forms[0]!.payers).to.deep.equal([{FirstName: 'Ada', Address: {Country: 'DE'}}, {FirstName: 'Grace'}]);
  });

  it('is paid with in the place of payment data, and with null in the place of the Payment', async () => {
    const form = await open();
    const paying = gateway.pay(order, form);
    await settled();
    const {name, input, success} = vendor.calls.at(-1)!;
    expect(name).to.equal('paySignupInteractive');
    expect(input).to.deep.equal([null, vendor.forms[0], {OrderId: 'order', GrossTotal: 89.25, Currency: 'EUR'}]);
    success({OrderId: 'order', OrderStatus: 'PaymentPending'});
    expect((await paying).kind).to.equal('accepted');
    expect(vendor.payments).to.be.empty;
  });

  it('hands over processed data where the page asks for that experiment', async () => {
    create({processPaymentData: processedPaymentOf});
    const form = await open();
    const processed = {token: 'opaque'};
    vendor.forms[0]!.processPaymentData = () => Promise.resolve(processed);
    void gateway.pay(order, form);
    await settled();
    expect(vendor.calls.at(-1)!.input[1]).to.equal(processed);
  });

  it('charges nothing when its data cannot be processed', async () => {
    create({processPaymentData: processedPaymentOf});
    const form = await open();
    vendor.forms[0]!.processPaymentData = () => Promise.reject(new Error('boom'));
    expect(await refusal(gateway.pay(order, form))).to.include({outcome: 'declined'});
    expect(vendor.calls).to.be.empty;
  });

  it('hears of no payer any more once it is off the page', async () => {
    const form = await open();
    form.payerChanged({lastName: 'Weber'});
    form.remove();
    form.payerChanged({lastName: 'Keller'});
    expect(vendor.forms[0]!.payers).to.have.length(2);
  });

  it('is reported missing where the script has none', async () => {
    delete vendor.library.createElement;
    expect(await refusal(open())).to.include({code: 'PaymentFormMissing', outcome: 'declined'});
  });

  it('leaves nothing behind when it cannot be made', async () => {
    vendor.library.createElement = (_kind, element) => {
      element.append('half a form');
      throw new Error('boom');
    };
    expect(await refusal(open())).to.include({outcome: 'declined'});
    expect(container.childNodes).to.be.empty;
  });

  it('says what is wrong with it in our terms', async () => {
    await open();
    vendor.forms[0]!.input[4]({errorCode: ['InvalidKey'], errorMessage: 'secret'});
    expect(errors[0]).to.include({code: 'InvalidKey', audience: 'merchant', outcome: 'declined'});
  });

  it('is taken off the page with what was typed into it', async () => {
    const form = await open();
    expect(container.querySelector('iframe')).not.to.equal(null);
    form.remove();
    expect(container.childNodes).to.be.empty;
  });
});
