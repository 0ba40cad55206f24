import {expect} from '@open-wc/testing';
import {pageOf} from '../../components/page.ts';
import {defineOnce} from '../../components/registry.ts';
import type {Receipt} from '../../src/checkout/state.ts';
import {CheckoutError} from '../../src/errors.ts';
import {orderOf} from '../support/fake-gateway.ts';
import {collectConsoleErrors, listen} from '../support/page.ts';

const lines = collectConsoleErrors();
const purchase = {cart: {planVariantId: 'basic', components: []}, grossTotal: 11.9, currency: 'EUR'};

function open() {
  const host = document.createElement('div');
  return {host, heard: listen(host), page: pageOf(host)};
}

describe('the surrounding page', () => {
  it('approves by saying nothing', async () => {
    const {page, heard} = open();
    await page.approve!(purchase);
    expect(heard.of('sjs-submit')[0]).to.deep.include(purchase);
  });

  it('is asked about an order without a cart, too', async () => {
    const {page, heard} = open();
    await page.approve!({grossTotal: 5, currency: 'EUR'});
    expect(heard.of('sjs-submit')[0]!.cart).to.deep.equal({planVariantId: '', components: []});
  });

  it('objects by preventDefault or by a promise', async () => {
    for (const object of [
      (event: HTMLElementEventMap['sjs-submit']) => event.preventDefault(),
      (event: HTMLElementEventMap['sjs-submit']) => event.detail.waitUntil(Promise.reject(new Error('no'))),
    ]) {
      const {host, page} = open();
      host.addEventListener('sjs-submit', object);
      const answer = await page.approve!(purchase).then(
        () => 'approved',
        () => 'refused',
      );
      expect(answer).to.equal('refused');
    }
  });

  it('hears of a purchase once, on its document too, wherever the checkout is by then', () => {
    for (const isConnected of [true, false]) {
      const {host, heard, page} = open();
      const above: string[] = [];
      const listening = new AbortController();
      const hear = (event: Event) => above.push((event as CustomEvent<Receipt>).detail.orderId);
      document.addEventListener('sjs-success', hear, {signal: listening.signal});
      if (isConnected) document.body.append(host);
      page.succeeded!({orderId: 'o-1', status: 'Completed', returned: false});
      listening.abort();
      host.remove();
      expect(heard.of('sjs-success').map(({orderId}) => orderId)).to.deep.equal(['o-1']);
      expect(above).to.deep.equal(['o-1']);
    }
  });

  it('hears of orders and failures; the console only of what is the merchant’s', () => {
    const {page, heard} = open();
    page.ordered!({...orderOf('o-1', 5), contractId: 'c-1'});
    expect(heard.of('sjs-order')).to.deep.equal([{orderId: 'o-1', grossTotal: 5, currency: 'EUR'}]);
    page.failed!(new CheckoutError('Timeout', {audience: 'network', outcome: 'unknown', reference: 'r-1'}), 'o-1');
    expect(lines).to.deep.equal([]);
    page.failed!(new CheckoutError('InvalidKey', {audience: 'merchant', outcome: 'declined'}));
    expect(lines).to.have.length(1);
    expect(heard.of('sjs-error')).to.deep.equal([
      {code: 'Timeout', audience: 'network', recoverable: false, orderId: 'o-1', reference: 'r-1'},
      {code: 'InvalidKey', audience: 'merchant', recoverable: true, orderId: undefined, reference: undefined},
    ]);
  });
});

it('an element that the page has already stays as it is', () => {
  const first = class extends HTMLElement {};
  defineOnce('test-once', first);
  defineOnce('test-once', class extends HTMLElement {});
  expect(customElements.get('test-once')).to.equal(first);
});
