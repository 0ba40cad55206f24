import {expect} from '@open-wc/testing';
import {isDefinite} from '../../../src/errors.ts';
import {openPayment} from '../../../src/subscriptionjs/payment.ts';
import type {SubscriptionJs} from '../../../src/subscriptionjs/vendor.ts';
import {fakeVendor, manualClock, refusal, settled} from './fakes.ts';
import type {FakeVendor} from './fakes.ts';

const config = {publicApiKey: 'key', providerReturnUrl: 'https://shop.example/return'};

describe('the payment methods of an account', () => {
  let vendor: FakeVendor;
  let clock: ReturnType<typeof manualClock>;
  const open = (changes: Partial<typeof config> = {}) =>
    openPayment(vendor.library, {...config, ...changes}, {clock, timeoutMs: 15_000});

  beforeEach(() => {
    vendor = fakeVendor();
    clock = manualClock();
  });

  it('are asked for once per page, with the key and the return page', async () => {
    const asked = [open(), open()];
    vendor.payments[0]!.ready();
    asked.push(open());
    for (const {payment, bearers} of await Promise.all(asked)) {
      expect(payment).to.equal(vendor.payments[0]);
      expect(bearers).to.deep.equal(['InvoicePayment', 'CreditCard:FakePSP']);
    }
    expect(vendor.payments.map((payment) => payment.config)).to.deep.equal([config]);
    expect(clock.waiting()).to.equal(0);
  });

  it('are asked for again for another key or another return page', () => {
    void open();
    void open({publicApiKey: 'other'});
    void open({providerReturnUrl: 'https://shop.example/other'});
    expect(vendor.payments).to.have.length(3);
  });

  it('are not used before they are ready', async () => {
    let reads = 0;
    Object.defineProperty(vendor, 'bearers', {get: () => (reads += 1) && []});
    let opened = false;
    void open().then(() => (opened = true));
    await settled();
    expect(reads).to.equal(0);
    expect(opened).to.be.false;
    vendor.payments[0]!.ready();
    await settled();
    expect(reads).to.equal(1);
    expect(opened).to.be.true;
  });

  it('may be ready at once, within the constructor', async () => {
    const {Payment} = vendor.library;
    vendor.library.Payment = class extends Payment {
      constructor(...all: ConstructorParameters<SubscriptionJs['Payment']>) {
        super(...all);
        all[1]();
      }
    };
    expect((await open()).bearers).to.have.length(2);
  });

  it('are none when the script names none or something else', async () => {
    vendor.bearers = undefined;
    const opened = open();
    vendor.payments[0]!.ready();
    expect((await opened).bearers).to.deep.equal([]);

    vendor.bearers = ['InvoicePayment', null, 5];
    const other = open({publicApiKey: 'other'});
    vendor.payments[1]!.ready();
    expect((await other).bearers).to.deep.equal(['InvoicePayment']);
  });

  for (const thrown of ['plain value', {errorCode: ['InvalidKey']}, {errorCode: ['Timeout']}, undefined]) {
    it(`can be asked for again after the error ${JSON.stringify(thrown)}`, async () => {
      const first = open();
      vendor.payments[0]!.error(thrown);
      const error = await refusal(first);
      expect(isDefinite(error), 'nothing was paid').to.be.true;

      const second = open();
      expect(vendor.payments).to.have.length(2);
      vendor.payments[1]!.ready();
      expect((await second).payment).to.equal(vendor.payments[1]);
    });
  }

  it('can be asked for again after the script threw', async () => {
    const {Payment} = vendor.library;
    vendor.library.Payment = class {
      constructor() {
        throw new TypeError('not now');
      }
    } as never;
    expect((await refusal(open())).code).to.equal('Unmapped');
    vendor.library.Payment = Payment;
    const second = open();
    vendor.payments[0]!.ready();
    expect((await second).bearers).to.have.length(2);
  });

  it('are waited for 15 seconds', async () => {
    const first = open();
    clock.advance(15_000);
    const error = await refusal(first);
    expect(error.code).to.equal('ScriptTimeout');
    expect(isDefinite(error)).to.be.true;
  });

  it('count for the next caller when they are ready late', async () => {
    const first = open();
    clock.advance(15_000);
    await refusal(first);
    vendor.payments[0]!.ready();
    await settled();
    expect((await open()).payment).to.equal(vendor.payments[0]);
    expect(vendor.payments).to.have.length(1);
  });

  it('are asked for anew when they never became ready', async () => {
    const first = open();
    clock.advance(15_000);
    await refusal(first);
    const second = open();
    vendor.payments[1]!.ready();
    expect((await second).payment).to.equal(vendor.payments[1]);
  });
});
