import {expect} from '@open-wc/testing';
import type {ContractPayer} from '../../../src/checkout/gateway.ts';
import {CheckoutError, isDefinite} from '../../../src/errors.ts';
import {createSubscriptionJsGateway} from '../../../src/subscriptionjs/gateway.ts';
import type {SubscriptionJsGateway} from '../../../src/subscriptionjs/gateway.ts';
import {createSubscriptionJsPortal} from '../../../src/subscriptionjs/portal.ts';
import {fakePage, fakeVendor, manualClock, refusal, said, settled} from './fakes.ts';
import type {FakePage, FakeVendor, VendorCall} from './fakes.ts';

const order = {orderId: 'order', grossTotal: 89.25, currency: 'EUR'};
const vendorOrder = {OrderId: 'order', GrossTotal: 89.25, Currency: 'EUR'};
const card = {bearer: 'CreditCard:FakePSP', cardNumber: '4111 1111 1111 1111'};
const style = {body: {}, label: {}, input: {}, inputRequired: {}, inputInvalid: {}};

describe('the contract of a signed-in customer', () => {
  let page: FakePage;
  let vendor: FakeVendor;
  let gateway: SubscriptionJsGateway;
  let portal: ContractPayer;
  /** What the merchant's server answers, in turn; the last one stays. */
  let tokens: (string | Error)[];
  let asked: number;

  const settings = () => ({
    publicApiKey: 'public',
    providerReturnUrl: '/account',
    window: page.window,
    clock: manualClock(),
  });

  beforeEach(() => {
    page = fakePage();
    vendor = fakeVendor();
    tokens = ['token-1', 'token-2', 'token-3'];
    asked = 0;
    gateway = createSubscriptionJsGateway(settings());
    portal = createSubscriptionJsPortal(gateway, {
      token() {
        const answer = tokens[asked] ?? tokens.at(-1)!;
        asked += 1;
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
    });
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

  async function openForm() {
    const opening = gateway.openForm(document.createElement('div'), {
      bearer: 'CreditCard:PayOne',
      locale: 'de',
      style,
      customer: {},
      onError: () => undefined,
    });
    await arrive();
    return opening;
  }

  it('asks for neither script nor token before it is needed', () => {
    expect(page.addresses()).to.deep.equal([]);
    expect(asked).to.equal(0);
  });

  it('pays a change with the stored method, without the libraries of any payment provider', async () => {
    const paid = portal.payStored(order);
    await arrive();
    const {name, input, success} = await nextCall();
    expect(name).to.equal('upgradePaySync');
    expect(input).to.deep.equal(['token-1', 'order']);
    expect(vendor.payments).to.be.empty;
    // billwerk's example has no currency [D].
    success({OrderId: 'order', ContractId: 'c', CustomerId: 'u', GrossTotal: 89.25, OrderStatus: 'PaymentPending'});
    expect(said(await paid)).to.deep.equal({
      kind: 'accepted',
      orderId: 'order',
      contractId: 'c',
      customerId: 'u',
      grossTotal: 89.25,
      status: 'PaymentPending',
    });
  });

  it('pays a change with other data', async () => {
    const paid = portal.pay(order, card);
    await arrive();
    const {name, input, success} = await nextCall();
    expect(name).to.equal('upgradePayInteractive');
    expect(input.slice(2)).to.deep.equal([{bearer: card.bearer, cardNumber: '4111111111111111'}, vendorOrder]);
    expect(input[1]).to.equal(vendor.payments[0]);
    success({Url: 'https://pay.example/'});
    expect(said(await paid)).to.deep.equal({kind: 'redirect', orderId: 'order', url: 'https://pay.example/'});
  });

  it('tells of a payment that went through after an error was told of', async () => {
    const late: unknown[] = [];
    for (const pay of [
      () => portal.payStored(order, (answer) => late.push(answer)),
      () => portal.pay(order, card, (answer) => late.push(answer)),
    ]) {
      const paid = pay().catch((error: unknown) => error);
      await arrive();
      const {success, error} = await nextCall();
      error({errorCode: ['Timeout']});
      expect(await paid).to.have.property('code', 'Timeout');
      success({OrderId: 'order', OrderStatus: 'PaymentPending'});
    }
    expect(late).to.have.length(2);
    expect(late[0]).to.deep.include({kind: 'accepted', orderId: 'order'});
  });

  it('pays a change with billwerk’s payment form', async () => {
    const form = await openForm();
    void portal.pay(order, form);
    const {name, input} = await nextCall();
    expect(name).to.equal('upgradePayInteractive');
    expect(input[1]).to.equal(null);
    expect(input[2]).to.equal(vendor.forms[0]);
    expect(input[3]).to.deep.equal(vendorOrder);
  });

  it('replaces the stored method by what was typed, even if the form is cleared meanwhile', async () => {
    const typed = {...card};
    const changed = portal.changeMethod(typed);
    typed.cardNumber = '';
    await arrive();
    const {name, input, success} = await nextCall();
    expect(name).to.equal('paymentChange');
    expect(input).to.deep.equal(['token-1', vendor.payments[0], {bearer: card.bearer, cardNumber: '4111111111111111'}]);
    success();
    expect(await changed).to.deep.equal({kind: 'changed'});
  });

  it('replaces the stored method by billwerk’s payment form, which may lead to a provider’s page', async () => {
    const form = await openForm();
    const changed = portal.changeMethod(form);
    const {name, input, success} = await nextCall();
    expect(name).to.equal('paymentChange');
    expect(input.slice(1)).to.deep.equal([null, vendor.forms[0]]);
    success({Url: 'https://bank.example/challenge'});
    expect(await changed).to.deep.equal({kind: 'redirect', url: 'https://bank.example/challenge'});
  });

  it('tells of a method that was replaced after an error was told of, and of a page to be visited then', async () => {
    const late: unknown[] = [];
    for (const answer of [{}, {Url: 'https://bank.example/'}]) {
      const refused = refusal(portal.changeMethod(card, (change) => late.push(change)));
      await arrive();
      const {success, error} = await nextCall();
      error({errorCode: ['BearerRejected']});
      await refused;
      success(answer);
    }
    expect(late).to.deep.equal([{kind: 'changed'}, {kind: 'redirect', url: 'https://bank.example/'}]);
  });

  it('sends nobody to an address that is not safe', async () => {
    const changed = portal.changeMethod(card);
    await arrive();
    (await nextCall()).success({Url: 'http://bank.example/'});
    expect(await refusal(changed)).to.include({code: 'RedirectRefused', outcome: 'unknown'});
  });

  it('is opened with a new token for each call', async () => {
    void portal.payStored(order);
    await arrive();
    void portal.payStored(order);
    expect((await nextCall()).input[0]).to.equal('token-2');
  });

  for (const [how, error] of [
    ['by its code', {errorCode: ['PermissionDenied']}],
    ['by the status', {errorCode: [''], status: 401}],
  ] as const) {
    it(`is tried once more with a new token when billwerk refuses the first (${how})`, async () => {
      const changed = portal.changeMethod(card);
      await arrive();
      (await nextCall()).error(error);
      const again = await nextCall();
      expect(again.input[0]).to.equal('token-2');
      again.error(error);
      expect(await refusal(changed)).to.include({code: 'PermissionDenied', outcome: 'declined'});
      await settled();
      expect(vendor.calls).to.have.length(2);
    });
  }

  it('is not tried again for any other reason', async () => {
    for (const [code, outcome] of [
      ['BearerRejected', 'declined'],
      ['Timeout', 'unknown'],
    ] as const) {
      const paid = portal.payStored(order);
      if (vendor.calls.length === 0) await arrive();
      (await nextCall()).error({errorCode: [code]});
      expect(await refusal(paid)).to.include({code, outcome});
    }
    expect(vendor.calls).to.have.length(2);
  });

  it('knows that nothing was done when there is no token', async () => {
    for (const error of [
      new TypeError('network'),
      new CheckoutError('HookUnreachable', {audience: 'network'}),
      new CheckoutError('NotSignedIn', {audience: 'shopper', outcome: 'declined'}),
    ]) {
      tokens = [error];
      const refusing = refusal(portal.payStored(order));
      if (asked === 0) await arrive();
      const refused = await refusing;
      expect(isDefinite(refused)).to.be.true;
      if (error instanceof CheckoutError) expect(refused.code).to.equal(error.code);
    }
    expect(vendor.calls).to.be.empty;
  });

  it('knows that nothing was done by a script that has no portal', async () => {
    const {Portal: _, ...library} = vendor.library;
    const paid = portal.payStored(order);
    page.deliver(library);
    expect(isDefinite(await refusal(paid))).to.be.true;
  });

  it('keeps the token out of every error', async () => {
    const paid = portal.payStored(order);
    await arrive();
    (await nextCall()).error({errorCode: ['InvalidData'], errorMessage: 'token-1', referenceUrl: '#/token-1'});
    const {message, cause, reference, field, stack} = await refusal(paid);
    expect(JSON.stringify({message, cause, reference, field, stack})).not.to.contain('token-1');
  });
});
