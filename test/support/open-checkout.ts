import {createCheckout} from '../../src/checkout/checkout.ts';
import {completeReturn} from '../../src/checkout/returning.ts';
import {createResolving} from '../../src/checkout/resolving.ts';
import type {Checkout, CheckoutOptions} from '../../src/checkout/checkout.ts';
import type {AttemptRecord} from '../../src/checkout/ledger.ts';
import type {Attempt, Phase, Receipt} from '../../src/checkout/state.ts';
import type {Wish} from '../../src/checkout/wish.ts';
import type {CheckoutError} from '../../src/errors.ts';
import type {Order} from '../../src/model.ts';
import {settle} from './fake-clock.ts';
import {card, createFakeGateway, wish} from './fake-gateway.ts';
import type {FakeGateway} from './fake-gateway.ts';
import {createFakeBrowser} from './fake-platform.ts';
import type {FakeBrowser} from './fake-platform.ts';

export const shop = 'https://shop.example key';

/** A checkout in one tab, and what it told its page. */
export interface OpenCheckout {
  readonly checkout: Checkout;
  readonly browser: FakeBrowser;
  readonly gateway: FakeGateway;
  readonly successes: Receipt[];
  readonly failures: CheckoutError[];
  readonly ordered: Order[];
  readonly phase: Phase;
  readonly record: AttemptRecord | undefined;
  attempt<Expected extends Phase>(phase: Expected): Extract<Attempt, {phase: Expected}>;
  /** Presses the button, by default with a card. */
  buy(payment?: Parameters<Checkout['submit']>[0]): Promise<void>;
}

export type OpenOptions = Partial<CheckoutOptions> & {
  readonly browser?: FakeBrowser;
  readonly gateway?: FakeGateway;
  readonly wish?: Wish;
  /** An order source that can tell what became of an order. */
  readonly canResolve?: boolean;
};

export async function openCheckout(options: OpenOptions = {}): Promise<OpenCheckout> {
  const {browser = createFakeBrowser(), gateway = createFakeGateway(), canResolve = false} = options;
  const successes: Receipt[] = [];
  const failures: CheckoutError[] = [];
  const ordered: Order[] = [];
  const {resolveOrder, ...orders} = gateway.orders;
  const checkout = createCheckout(
    {
      shop,
      orders: canResolve ? {...orders, resolveOrder} : orders,
      payer: gateway.payer,
      finalizer: gateway.finalizer,
      completeReturn,
      createResolving,
      platform: browser.openTab(),
      ...options,
      page: {
        succeeded: (receipt) => void successes.push(receipt),
        failed: (error) => void failures.push(error),
        ordered: (order) => void ordered.push(order),
        ...options.page,
      },
    },
    options.wish ?? wish,
  );
  await settle();
  return {
    checkout,
    browser,
    gateway,
    successes,
    failures,
    ordered,
    get phase() {
      return checkout.state.attempt.phase;
    },
    get record() {
      const text = browser.stored.get(`sjs-attempt:${shop}`);
      return text === undefined ? undefined : (JSON.parse(text) as AttemptRecord);
    },
    attempt<Expected extends Phase>(phase: Expected) {
      const {attempt} = checkout.state;
      if (attempt.phase !== phase) throw new Error(`expected phase ${phase}, got ${attempt.phase}`);
      return attempt as Extract<Attempt, {phase: Expected}>;
    },
    async buy(payment = card) {
      void checkout.submit(payment);
      await settle();
    },
  };
}
