/** Keeps the price of the wish current: asks when something that can change it has changed, and only then. */
import {CheckoutError, isDefinite, toCheckoutError, withOutcome} from '../errors.ts';
import {createLatest} from '../latest.ts';
import type {Preview} from '../model.ts';
import type {CheckoutContext} from './context.ts';
import {priceKey, priceRelevant, sentCart} from './wish.ts';
import type {Wish} from './wish.ts';

export interface Pricing {
  /** The wish changed; a price that depends on nothing of it is not asked for again. */
  follow(wish: Wish, typing: boolean): void;
  /** Asks again, remembered or not. */
  again(): void;
  /** The price of the newest wish, as soon as it is settled. Rejects when it cannot be had. */
  settled(): Promise<Preview>;
  dispose(): void;
}

export function createPricing({options, store}: CheckoutContext): Pricing {
  const latest = createLatest<Wish, Preview>({
    ask: ({cart, customer}, onLate) => options.orders.preview(sentCart(cart), priceRelevant(customer), onLate),
    keyOf: priceKey,
    clock: options.platform.clock,
    onPending: () => store.send({type: 'price-pending'}),
    onAnswer: (preview) => store.send({type: 'price', preview}),
    onFailure(cause) {
      const error = harmless(toCheckoutError(cause));
      if (error.audience === 'merchant') options.page?.failed?.(error);
      store.send({type: 'price-failed', error});
    },
  });

  return {
    follow: (wish, typing) => latest.want(wish, {typing}),
    again: () => latest.again(),
    async settled() {
      latest.flush();
      if (store.get().price.status === 'failed') latest.again();
      for (;;) {
        const {price} = store.get();
        if (price.status === 'settled') return price.preview;
        if (price.status === 'failed') throw price.error;
        await new Promise<void>((resolve) => {
          const stop = store.subscribe(() => {
            stop();
            resolve();
          });
        });
      }
    },
    dispose: () => latest.dispose(),
  };
}

/**
 * Asking for a price buys nothing, whatever became of the question. A cart that billwerk will not price, or an answer
 * without a price, is for the merchant to mend: the shopper typed nothing wrong.
 */
function harmless(error: CheckoutError): CheckoutError {
  const {code, field} = error;
  if (code === 'InvalidData' || code === 'PreviewIncomplete') {
    const about = {field: field ?? 'planVariantId', message: 'billwerk does not say what this cart costs'};
    return new CheckoutError('PreviewIncomplete', {audience: 'merchant', outcome: 'declined', cause: error, ...about});
  }
  return isDefinite(error) ? error : withOutcome(error, 'declined');
}
