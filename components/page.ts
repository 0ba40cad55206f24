import type {Page} from '../src/checkout/checkout.ts';
import {dispatch} from './events.ts';
import {reportToMerchant} from './merchant.ts';

/** What the surrounding page hears of and may object to. */
export function pageOf(host: HTMLElement): Page {
  return {
    async approve({cart, grossTotal, currency}) {
      const waits: Promise<unknown>[] = [];
      const detail = {
        cart: cart ?? {planVariantId: '', components: []},
        grossTotal,
        currency,
        waitUntil: (promise: Promise<unknown>) => void waits.push(promise),
      };
      if (!dispatch(host, 'sjs-submit', detail, {cancelable: true})) throw new Error('cancelled by the page');
      await Promise.all(waits);
    },
    ordered: ({orderId, grossTotal, currency}) => dispatch(host, 'sjs-order', {orderId, grossTotal, currency}),
    succeeded(receipt) {
      dispatch(host, 'sjs-success', receipt);
      // Taken out of the page while it was paid: whoever listens on the document is told all the same.
      if (!host.isConnected) dispatch(document, 'sjs-success', receipt);
    },
    failed(error, orderId) {
      const {code, audience, outcome, reference} = error;
      if (audience === 'merchant') reportToMerchant(error);
      dispatch(host, 'sjs-error', {code, audience, recoverable: outcome !== 'unknown', orderId, reference});
    },
  };
}
