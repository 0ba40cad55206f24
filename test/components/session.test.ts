import {expect} from '@open-wc/testing';
import {startSession} from '../../components/session.ts';
import type {SessionSettings} from '../../components/session.ts';
import {scriptUrls} from '../../src/subscriptionjs/load.ts';
import {createFakeBrowser} from '../support/fake-platform.ts';
import {wish} from '../support/fake-gateway.ts';
import {refuse} from '../support/fake-subscriptionjs.ts';
import {atAddress, cleanUp, collectConsoleErrors, until, vendorScript} from '../support/page.ts';

const lines = collectConsoleErrors();

afterEach(cleanUp);

async function payWith(more: Partial<SessionSettings> = {}) {
  const vendor = vendorScript();
  const settings: SessionSettings = {
    publicApiKey: 'key-1',
    environment: 'sandbox',
    scriptSrc: vendor.url,
    platform: createFakeBrowser().openTab(),
    shop: 'shop',
    ...more,
  };
  const {checkout} = await startSession(settings, wish, {});
  await checkout.prepare();
  checkout.dispose();
  return {checkout, config: vendor.ready.last.input[0] as {publicApiKey: string; providerReturnUrl: string}};
}

describe('a session', () => {
  it('opens billwerk’s script with the key, and leads providers back to this page', async () => {
    const {config, checkout} = await payWith();
    expect(config).to.deep.equal({publicApiKey: 'key-1', providerReturnUrl: location.href});
    expect(checkout.state.methods.status).to.equal('ready');
    expect(checkout.canResolve).to.equal(false);
  });

  it('leads them to another page where the merchant says so', async () => {
    const {config} = await payWith({returnUrl: '/thanks?a=1'});
    expect(config.providerReturnUrl).to.equal(`${location.origin}/thanks?a=1`);
  });

  it('in an environment nobody knows takes billwerk’s sandbox, as the test badge promises', async () => {
    // Without this tag, which needs no network, the page would get one of its own.
    const script = document.createElement('script');
    script.type = 'text/plain';
    script.src = scriptUrls.sandbox;
    document.head.append(script);
    try {
      const environment = 'staging' as SessionSettings['environment'];
      expect((await payWith({environment, scriptSrc: undefined})).config.publicApiKey).to.equal('key-1');
    } finally {
      script.remove();
    }
    expect(lines.filter((line) => line.includes('(environment)'))).to.have.length(1);
  });

  it('on a page that is a return does not hand the old return’s secret on', async () => {
    const before = location.href;
    const leave = atAddress({pactasTransactionId: 't-5', secret: 's3cret'});
    try {
      expect((await payWith()).config.providerReturnUrl).to.equal(before);
    } finally {
      leave();
    }
  });

  it('asks the merchant what became of an order, where they can tell', async () => {
    const {checkout} = await payWith({resolveOrder: (orderId) => Promise.resolve({orderId, status: 'Completed'})});
    expect(checkout.canResolve).to.equal(true);
  });

  it('asks them, too, where the page says only later how to, and in another way when it says so', async () => {
    const vendor = vendorScript();
    const asked: string[] = [];
    const settings: SessionSettings & {resolveOrder?: SessionSettings['resolveOrder']} = {
      publicApiKey: 'key-1',
      environment: 'sandbox',
      scriptSrc: vendor.url,
      platform: createFakeBrowser().openTab(),
      shop: 'shop',
    };
    vendor.prices = {[wish.cart.planVariantId]: [75, 14.25, 89.25]};
    const {checkout} = await startSession(settings, wish, {});
    vendor.pay.always(() => refuse({errorCode: ['Timeout']}));
    await until(() => checkout.state.price.status === 'settled', 'no price');
    void checkout.submit({bearer: 'InvoicePayment'});
    await until(() => checkout.state.attempt.phase === 'payment-unknown', 'the payment is not unknown');
    expect(checkout.canResolve).to.equal(false);
    for (const status of ['PaymentPending', 'Completed']) {
      Object.assign(settings, {
        resolveOrder: (orderId: string) => {
          asked.push(`${orderId} ${status}`);
          return Promise.resolve({orderId, status});
        },
      });
      expect(checkout.canResolve).to.equal(true);
      await checkout.resolve();
    }
    expect(checkout.state.attempt.phase).to.equal('succeeded');
    expect(asked).to.deep.equal(['order-1 PaymentPending', 'order-1 Completed']);
    checkout.dispose();
  });

  it('with an order hook takes prices from there, not from the script', async () => {
    const asked: string[] = [];
    const original = window.fetch;
    window.fetch = (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.reject(new TypeError('offline'));
    };
    try {
      await payWith({orderHook: '/billing'});
      await until(() => asked.length, 'the hook was not asked');
      expect(asked[0]).to.contain('/billing/orders/preview');
    } finally {
      window.fetch = original;
    }
  });
});
