import {expect} from '@open-wc/testing';
import type {Finalizer} from '../../../src/checkout/gateway.ts';
import {
  createSubscriptionJsFinalizer,
  toFinalizedOrder,
  toFinalizeError,
} from '../../../src/subscriptionjs/finalizer.ts';
import {createSubscriptionJsGateway} from '../../../src/subscriptionjs/gateway.ts';
import {fakePage, fakeVendor, manualClock, refusal, said, settled} from './fakes.ts';
import type {FakePage, FakeVendor} from './fakes.ts';

describe('completing an order on the way back', () => {
  let page: FakePage;
  let vendor: FakeVendor;
  let finalizer: Finalizer;

  beforeEach(() => {
    page = fakePage();
    vendor = fakeVendor();
    const options = {publicApiKey: 'public', providerReturnUrl: '/return', window: page.window, clock: manualClock()};
    finalizer = createSubscriptionJsFinalizer(createSubscriptionJsGateway(options));
  });

  it('is done by the script alone, which may answer nothing', async () => {
    const finalized = finalizer.finalize();
    page.deliver(vendor.library);
    await settled();
    const {name, input, success} = vendor.calls.at(-1)!;
    expect(name).to.equal('finalize');
    expect(input).to.deep.equal([]);
    success();
    expect(said(await finalized)).to.deep.equal({});
    expect(vendor.payments).to.be.empty;
    expect(vendor.signups()).to.equal(0);
  });

  it('hears of a success after an error', async () => {
    const late: unknown[] = [];
    const finalized = finalizer.finalize((order) => late.push(said(order)));
    page.deliver(vendor.library);
    await settled();
    const {success, error} = vendor.calls.at(-1)!;
    error({errorCode: ['Timeout']});
    expect(await refusal(finalized)).to.include({code: 'Timeout'});
    success({OrderId: 'order-1'});
    expect(late).to.deep.equal([{orderId: 'order-1'}]);
  });

  it('is not called a declined payment because the script was blocked', async () => {
    const finalized = finalizer.finalize();
    page.scripts()[0]!.dispatchEvent(new Event('error'));
    expect(await refusal(finalized)).to.include({code: 'ScriptBlocked', audience: 'network', outcome: 'unknown'});
  });
});

describe('the answer to finalize', () => {
  it('has the ids that integrators read', () => {
    const answer = {
      OrderId: '5ca4af02bb573feacc9f7b55',
      ContractId: '5ca4af0250abb730802f9e3e',
      CustomerId: '5ca4af0250abb730802f9e3d',
      GrossTotal: 89.25,
      Currency: 'EUR',
      OrderStatus: 'PaymentPending',
    };
    expect(toFinalizedOrder(answer)).to.deep.equal({
      orderId: '5ca4af02bb573feacc9f7b55',
      contractId: '5ca4af0250abb730802f9e3e',
      customerId: '5ca4af0250abb730802f9e3d',
      grossTotal: 89.25,
      currency: 'EUR',
      status: 'PaymentPending',
    });
  });

  it('may be empty', () => {
    for (const answer of [undefined, null, '', {}]) expect(said(toFinalizedOrder(answer))).to.deep.equal({});
  });
});

describe('an error of finalize', () => {
  const outcomeOf = (code: string) => toFinalizeError({errorCode: [code]}).outcome;

  it('is definite when the payment itself was refused', () => {
    expect(outcomeOf('Canceled')).to.equal('declined');
    expect(outcomeOf('BearerRejected')).to.equal('declined');
    expect(outcomeOf('InvalidCountry')).to.equal('fixable');
    expect(outcomeOf('AlreadyExecuted')).to.equal('already-done');
  });

  it('leaves open what became of the payment when only the call was refused', () => {
    for (const code of ['RateLimit', 'InvalidKey', 'InvalidConfiguration', 'InvalidData', 'Timeout', '']) {
      expect(outcomeOf(code), code).to.equal('unknown');
    }
  });

  it('keeps everything else', () => {
    const cause = {errorCode: ['RateLimit'], referenceId: 'ref-7'};
    expect(toFinalizeError(cause)).to.include({code: 'RateLimit', audience: 'provider', reference: 'ref-7', cause});
  });
});
