/** Random shoppers, tabs and faults against the whole core (money rules 2 to 5). */
import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import type {Phase} from '../../../src/checkout/state.ts';
import {CheckoutError} from '../../../src/errors.ts';
import {settle} from '../../support/fake-clock.ts';
import {
  acceptedOf,
  card,
  createFakeGateway,
  debit,
  declined,
  lost,
  orderOf,
  statusRefused,
  wish,
} from '../../support/fake-gateway.ts';
import type {FakeGateway} from '../../support/fake-gateway.ts';
import {openCheckout} from '../../support/open-checkout.ts';
import type {OpenCheckout} from '../../support/open-checkout.ts';
import {createFakeBrowser} from '../../support/fake-platform.ts';

type Action =
  | {readonly type: 'buy' | 'buy by debit' | 'press twice' | 'retry' | 'back' | 'resolve'; readonly tab: number}
  | {readonly type: 'change' | 'reload' | 'open' | 'return' | 'did not finish there'; readonly tab: number}
  | {
      readonly type: 'answer';
      readonly call: 'createOrder' | 'pay' | 'subscribe' | 'finalize';
      readonly which: number;
      readonly how: How;
    }
  | {readonly type: 'wait'; readonly seconds: number};
/** Of what the provider does and what of that the browser gets to know. `lost after` was done, `lost before` was not. */
type How = 'well' | 'redirect' | 'declined' | 'lost before' | 'lost after' | 'throws';

const tab = fc.nat({max: 1});
const action: fc.Arbitrary<Action> = fc.oneof(
  {weight: 5, arbitrary: fc.record({type: fc.constantFrom('buy', 'buy by debit', 'press twice'), tab})},
  {weight: 3, arbitrary: fc.record({type: fc.constantFrom('retry', 'back', 'resolve'), tab})},
  {
    weight: 3,
    arbitrary: fc.record({type: fc.constantFrom('change', 'reload', 'open', 'return', 'did not finish there'), tab}),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      type: fc.constant('answer'),
      call: fc.constantFrom('createOrder', 'pay', 'subscribe', 'finalize'),
      which: fc.nat({max: 2}),
      how: fc.constantFrom('well', 'redirect', 'declined', 'lost before', 'lost after', 'throws'),
    }),
  },
  {weight: 2, arbitrary: fc.record({type: fc.constant('wait'), seconds: fc.constantFrom(1, 31, 91)})},
);

/** The provider's books: what was ordered and paid in truth, whoever knows of it. */
class Books {
  orders = 0;
  readonly paid = new Map<string, number>();
  readonly paidBy: string[] = [];
  /** The order that waits on the provider's page. */
  redirected: string | undefined;

  pay(orderId: string): void {
    this.paid.set(orderId, (this.paid.get(orderId) ?? 0) + 1);
    this.paidBy.push(orderId);
  }
}

/** Phases in which the shopper can do something or knows what to do; the others end by an answer. */
const waysOn: readonly Phase[] = [
  'editing',
  'confirming',
  'order-unknown',
  'redirected',
  'payment-unknown',
  'succeeded',
  'submitted',
  'closed',
  'blocked',
  'bought',
];

/** Plays the actions and notes the phases that were seen. */
async function run(
  flow: 'two-step' | 'subscribe',
  canResolve: boolean,
  actions: readonly Action[],
  seen: Set<Phase>,
): Promise<void> {
  const browser = createFakeBrowser();
  const gateway = createFakeGateway();
  const books = new Books();
  const open = () => openCheckout({browser, gateway, flow, canResolve});
  gateway.resolveOrder.always((orderId) => ({
    orderId,
    status: books.paid.has(orderId) ? 'Completed' : 'PaymentPending',
  }));
  const tabs: OpenCheckout[] = [await open()];
  const told: string[] = [];
  let unknown = false;
  /** A return that nobody answered; the repetition's definite decline settles it. */
  let returnUnknown = false;

  let transactions = 0;

  const openPays = () => [...gateway.pay.calls, ...gateway.subscribe.calls].filter((call) => call.open).length;
  const payCalls = () => gateway.pay.calls.length + gateway.subscribe.calls.length;

  for (const step of actions) {
    const before = payCalls();
    const forbidden = unknown || returnUnknown || books.paidBy.length > 0;
    await perform(step);
    for (const {phase} of tabs) seen.add(phase);
    // No pay call begins while the outcome of another is unknown, nor after a success nobody was asked about.
    if (forbidden) expect(payCalls(), 'pay calls').to.equal(before);
    expect(openPays(), 'pay calls in flight').to.be.at.most(1);
    for (const orderId of books.paid.keys()) expect(books.paid.get(orderId), orderId).to.equal(1);
    expect(books.paidBy.length, 'payments').to.be.at.most(1);
  }
  for (const call of [
    ...gateway.createOrder.calls,
    ...gateway.pay.calls,
    ...gateway.subscribe.calls,
    ...gateway.finalize.calls,
  ]) {
    if (call.open) await call.fail(declined());
  }
  await browser.clock.advance(31_000);
  for (const {phase} of tabs) expect(waysOn).to.include(phase);
  // Nobody is left waiting for an answer that may never come.
  for (const {checkout} of tabs) expect(checkout.state.attempt).not.to.deep.include({underWay: true});
  for (const each of tabs) told.push(...each.successes.map(({orderId}) => orderId));
  expect(new Set(told).size, 'told once per order').to.equal(told.length);

  async function perform(step: Action): Promise<void> {
    if (step.type === 'wait') return browser.clock.advance(step.seconds * 1000);
    if (step.type === 'answer') return answer(step);
    const open1 = tabs[step.tab % tabs.length]!;
    const {checkout} = open1;
    switch (step.type) {
      case 'buy':
        return open1.buy(card);
      case 'buy by debit':
        return open1.buy(debit);
      case 'press twice':
        void checkout.submit(card);
        return open1.buy(card);
      case 'retry':
        void checkout.retryOrder();
        return settle();
      case 'back':
        // To buy a second time after a success is a second wish.
        if (open1.phase !== 'bought') await checkout.goBack();
        return;
      case 'resolve':
        void checkout.resolve();
        return settle();
      case 'change':
        checkout.change({...wish, cart: {...wish.cart, quantity: checkout.state.wish.cart.quantity === 2 ? 1 : 2}});
        return settle();
      case 'reload': {
        // The answers of calls under way are lost with the page; what they do at the provider is not.
        checkout.dispose();
        told.push(...open1.successes.map(({orderId}) => orderId));
        tabs[step.tab % tabs.length] = await open();
        return;
      }
      case 'return': {
        if (open1.phase !== 'redirected' || books.redirected === undefined) return;
        checkout.dispose();
        told.push(...open1.successes.map(({orderId}) => orderId));
        const page = await open();
        tabs[step.tab % tabs.length] = page;
        void page.checkout.returned(`transaction-${(transactions += 1)}`);
        return settle();
      }
      case 'did not finish there':
        // An honest shopper: nobody is on the way back.
        if (gateway.finalize.calls.some((call) => call.open)) return;
        if (open1.phase === 'redirected') books.redirected = undefined;
        await checkout.abandonRedirect();
        return;
      case 'open':
        if (tabs.length < 2) tabs.push(await open());
        return;
    }
  }

  async function answer({call, which, how}: Extract<Action, {type: 'answer'}>): Promise<void> {
    const calls = gateway[call].calls.filter((each) => each.open);
    const one = calls[which % Math.max(calls.length, 1)];
    if (!one) return;
    const moves = call !== 'createOrder';
    const orderId =
      call === 'pay'
        ? (one as FakeGateway['pay']['last']).input.order.orderId
        : call === 'finalize'
          ? (books.redirected ?? '')
          : `order-${(books.orders += 1)}`;
    // Finalising again what was paid is refused by billwerk.
    if (call === 'finalize' && books.paid.has(orderId) && how !== 'lost before') return one.fail(statusRefused());
    const redirects = how === 'redirect' && (call === 'pay' || call === 'subscribe');
    const works = how === 'well' || how === 'lost after' || (how === 'redirect' && !redirects);
    if (redirects) books.redirected = orderId;
    if (moves && works) books.pay(orderId);
    const unanswered = moves && (how === 'lost before' || how === 'lost after' || how === 'throws');
    if (call === 'finalize' && how !== 'lost after') returnUnknown = unanswered;
    else if (unanswered) unknown = true;
    if (redirects) {
      const url = 'https://provider.example/';
      return (one as FakeGateway['pay']['last']).answer({kind: 'redirect', orderId, url});
    }
    switch (how) {
      // Nothing else redirects: those answer well.
      case 'redirect':
      case 'well':
        if (call === 'createOrder') return (one as FakeGateway['createOrder']['last']).answer(orderOf(orderId));
        if (call === 'finalize') return (one as FakeGateway['finalize']['last']).answer({orderId});
        return (one as FakeGateway['pay']['last']).answer(acceptedOf(orderId));
      case 'declined':
        return one.fail(declined());
      case 'lost before':
      case 'lost after':
        return one.fail(lost());
      case 'throws':
        return one.fail(new TypeError('undefined is not a function'));
    }
  }
}

/** The same runs everywhere, so that a red build means the change; other seeds are for exploring. */
const seed = 20_261_120;

describe('whatever shoppers, tabs and the network do', () => {
  const rejections: unknown[] = [];
  const onRejection = (event: PromiseRejectionEvent) => void rejections.push(event.reason);
  before(() => window.addEventListener('unhandledrejection', onRejection));
  after(() => window.removeEventListener('unhandledrejection', onRejection));

  for (const flow of ['two-step', 'subscribe'] as const) {
    it(`one wish makes at most one payment (${flow})`, async function () {
      this.timeout(120_000);
      const seen = new Set<Phase>();
      await fc.assert(
        fc.asyncProperty(fc.boolean(), fc.array(action, {minLength: 5, maxLength: 30}), (canResolve, actions) =>
          run(flow, canResolve, actions, seen),
        ),
        {numRuns: 5000, seed},
      );
      // Otherwise the runs would prove little.
      const reached: readonly Phase[] = ['payment-unknown', 'redirected', 'finalizing', 'succeeded', 'bought'];
      expect([...seen]).to.include.members([...reached]);
      await new Promise((resolve) => setTimeout(resolve));
      expect(rejections).to.deep.equal([]);
    });
  }

  it('an order refused because of its status is never replaced while a payment is unknown', async () => {
    const open = await openCheckout();
    await open.buy();
    await open.gateway.createOrder.last.answer(orderOf());
    await open.gateway.pay.last.fail(new CheckoutError('Timeout', {outcome: 'unknown'}));
    await open.buy();
    await open.checkout.retryOrder();
    await open.gateway.pay.last.fail(statusRefused());
    expect(open.gateway.createOrder.calls).to.have.length(1);
  });
});
