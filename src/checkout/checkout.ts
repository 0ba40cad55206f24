/**
 * A checkout: the state, and everything a page may ask of it. The verbs send wishes to the parts that own them; what may
 * follow what is in `transition.ts`.
 */
import {CheckoutError, toCheckoutError} from '../errors.ts';
import type {OrderReference, Preview} from '../model.ts';
import {createStore} from '../store.ts';
import {createBuying} from './buying.ts';
import {answerTimeLimit} from './context.ts';
import type {CheckoutContext, ContextOptions} from './context.ts';
import type {Finalizer, PaymentForm, PaymentFormOptions, PaymentInput} from './gateway.ts';
import {createLedger, forbidsAnother} from './ledger.ts';
import type {AttemptRecord} from './ledger.ts';
import {createPricing} from './pricing.ts';
import type {completeReturn} from './returning.ts';
import {createSettling} from './settling.ts';
import {isEditable} from './state.ts';
import type {CheckoutState} from './state.ts';
import {transition} from './transition.ts';
import type {Wish} from './wish.ts';

export type {Page} from './context.ts';

export interface CheckoutOptions extends ContextOptions {
  readonly finalizer?: Finalizer;
  /** That of `returning.ts`. Only pages that are a return from a provider need it, and a finalizer. */
  readonly completeReturn?: typeof completeReturn;
}

export interface Checkout {
  readonly state: CheckoutState;
  /** Calls back after each change. Returns the way to stop. */
  subscribe(listener: (state: CheckoutState) => void): () => void;
  /** The shopper chose or typed something. Ignored while an order is under way. `typing` lets the price wait for a pause. */
  change(wish: Wish, options?: {readonly typing?: boolean}): void;
  /** Loads what paying needs. Safe to call again after a failure. */
  prepare(): Promise<void>;
  /**
   * Puts the provider's payment form into an element of the page and tells it who pays, then and with every change.
   * @throws CheckoutError why it cannot be had; `PaymentFormMissing` where the payer has none
   */
  openForm(container: HTMLElement, options: Omit<PaymentFormOptions, 'customer'>): Promise<PaymentForm>;
  /** That form is gone while it is being paid with: whatever was asked in it, such as by the bank, is not answered any more. */
  formLost(): void;
  retryPrice(): void;
  /**
   * Buys; in *confirming*, agrees to the new amount. Further calls while it runs do nothing.
   * @param pressed the price on the button, null for none, where something was waited for since. Default: the newest
   */
  submit(payment: PaymentInput | undefined, pressed?: Preview | null): Promise<void>;
  /** In *order-unknown*: sends the create once more. */
  retryOrder(): Promise<void>;
  /** Leaves a question, an unanswered create, a closed order or the notice of an earlier purchase. */
  goBack(): Promise<void>;
  /** In *payment-unknown*: asks what became of the order. */
  resolve(): Promise<void>;
  /** Whether there is anybody to ask. */
  readonly canResolve: boolean;
  /** In *redirected*: the shopper says that they did not finish there. */
  abandonRedirect(): Promise<void>;
  /** This page is the return from a provider; needs `completeReturn`. */
  returned(transactionId: string): Promise<void>;
  dispose(): void;
}

const nothingWished: Wish = {cart: {planVariantId: '', components: []}, customer: {}};

/** Without a wish there is nothing to price: a page that only finishes or shows what was begun elsewhere. */
export function createCheckout(options: CheckoutOptions, wish?: Wish): Checkout {
  const initial: CheckoutState = {
    wish: wish ?? nothingWished,
    price: {status: 'none'},
    methods: {status: 'waiting'},
    attempt: {phase: 'editing'},
  };
  const store = createStore(transition, initial);
  const ledger = createLedger(options.shop, options.platform);
  const context: CheckoutContext = {options, store, ledger};
  const pricing = createPricing(context);
  const settling = createSettling(context);
  const buying = createBuying(context, {pricing, settling, showRecord});
  const {clock} = options.platform;
  let overdue: unknown;
  let paymentForm: PaymentForm | undefined;
  /** What a reload would do: asks the provider for this page's return once more. */
  let completeAgain: (() => Promise<void>) | undefined;

  /** An attempt that began elsewhere or before a reload, as the shopper should see it. */
  function showRecord(record: AttemptRecord): void {
    const existing = options.existingOrder?.orderId;
    if (!forbidsAnother(record, clock.now(), existing)) return store.send({type: 'back'});
    switch (record.phase) {
      case 'paying':
        return showPaying(record);
      case 'redirected':
        return store.send({type: 'redirect', order: orderOf(record)});
      case 'succeeded':
        if (record.orderId === existing) return store.send({type: 'closed', orderId: existing!, status: 'Completed'});
        return store.send({type: 'bought', record});
      case 'closed':
      case 'unpayable':
        return store.send({type: 'closed', orderId: record.orderId ?? '', status: record.phase});
      default:
        return store.send({type: 'blocked', record});
    }
  }

  /**
   * It may be under way in another window, or nobody waits for it any more since this one was reloaded: no record can
   * tell. So it counts as unknown from the start, and is only called so when its time is over.
   */
  function showPaying({orderId, doubt, updatedAt}: AttemptRecord): void {
    const left = answerTimeLimit - (clock.now() - updatedAt);
    const underWay = !doubt && left > 0;
    clock.clearTimeout(overdue);
    // No longer than the limit, even if the clock was set back since.
    if (underWay) overdue = clock.setTimeout(onOverdue, Math.min(left, answerTimeLimit));
    void settling.unanswered({
      orderId,
      reference: doubt?.reference,
      probablyDone: doubt?.probablyDone,
      underWay,
    });
  }

  function onOverdue(): void {
    if (store.get().attempt.phase !== 'payment-unknown') return;
    // Where a cookie stands in for the storage, nobody is told of a change.
    const record = ledger.read();
    if (record && record.phase !== 'paying' && record.phase !== 'ordering') return follow(record);
    store.send({type: 'pay-overdue'});
    void settling.resolving?.resolve();
  }

  /** Another tab moved on. What this tab is in the middle of, or waits for, is not disturbed. */
  function follow(record: AttemptRecord | undefined): void {
    const {attempt} = store.get();
    const {phase} = attempt;
    if (!['editing', 'confirming', 'blocked', 'redirected', 'payment-unknown', 'bought'].includes(phase)) return;
    const isFree = phase === 'editing' || phase === 'confirming';
    if (phase === 'redirected' || phase === 'payment-unknown') {
      // Site data that were cleared say nothing of what is open; every end of it would have left a record.
      if (!record || (attempt.attemptId && record.attemptId !== attempt.attemptId)) return;
    }
    if (record && (!isFree || forbidsAnother(record, clock.now()))) showRecord(record);
    else if (!isFree) store.send({type: 'back'});
  }

  async function returned(transactionId: string): Promise<void> {
    const {finalizer, completeReturn} = options;
    if (!finalizer || !completeReturn) return;
    completeAgain = () => returned(transactionId);
    await completeReturn(finalizer, transactionId, context, {settling, showForbidding});
  }

  /** Another attempt that must be seen first, if there is one. */
  function showForbidding(): void {
    const record = ledger.read();
    if (record && forbidsAnother(record, clock.now())) showRecord(record);
  }

  const stopFollowing = ledger.onChange(follow);
  const record = ledger.read();
  if (record) showRecord(record);
  if (options.existingOrder) void settling.resolving?.inspect(options.existingOrder);
  else if (wish) pricing.follow(wish, false);

  return {
    get state() {
      return store.get();
    },
    subscribe: (listener) => store.subscribe(listener),
    change(next, {typing = false} = {}) {
      if (!isEditable(store.get().attempt)) return;
      const {customer} = store.get().wish;
      store.send({type: 'wish', wish: next});
      if (JSON.stringify(customer) !== JSON.stringify(next.customer)) paymentForm?.payerChanged(next.customer);
      if (!options.existingOrder) pricing.follow(next, typing);
    },
    async prepare() {
      try {
        store.send({type: 'methods', bearers: await options.payer.ready()});
        // What kept the ways to pay away, such as a blocked script, kept the price away too.
        if (store.get().price.status === 'failed') pricing.again();
      } catch (cause) {
        const error = toCheckoutError(cause);
        options.page?.failed?.(error);
        store.send({type: 'methods-failed', error});
      }
    },
    async openForm(container, form) {
      const {payer} = options;
      if (!payer.openForm) throw new CheckoutError('PaymentFormMissing', {audience: 'merchant', outcome: 'declined'});
      const {customer} = store.get().wish;
      const opened = await payer.openForm(container, {...form, customer});
      const now = store.get().wish.customer;
      if (now !== customer) opened.payerChanged(now);
      paymentForm = opened;
      return opened;
    },
    formLost() {
      const {attempt} = store.get();
      if (attempt.phase !== 'paying') return;
      void settling.unanswered({attemptId: ledger.read()?.attemptId, orderId: attempt.order?.orderId});
    },
    retryPrice: () => pricing.again(),
    submit: (payment, pressed) => buying.submit(payment, pressed),
    retryOrder: () => buying.retryOrder(),
    goBack: () => buying.goBack(),
    async resolve() {
      if (settling.resolving?.canResolve) return settling.resolving.resolve();
      if (store.get().attempt.phase === 'payment-unknown') await completeAgain?.();
    },
    get canResolve() {
      const {attempt} = store.get();
      // Once the provider says that it was completed, it says nothing else.
      const mayComplete = completeAgain && attempt.phase === 'payment-unknown' && !attempt.probablyDone;
      return Boolean(settling.resolving?.canResolve || mayComplete);
    },
    async abandonRedirect() {
      if (store.get().attempt.phase !== 'redirected') return;
      const before = ledger.read();
      // Another tab may have returned meanwhile, and this page may be an old one out of the back/forward cache.
      if (before) await ledger.update(before.attemptId, {phase: 'abandoned', leftOpen: true}, 'redirected');
      store.send({type: 'back'});
      showForbidding();
    },
    returned,
    dispose() {
      stopFollowing();
      clock.clearTimeout(overdue);
      pricing.dispose();
    },
  };
}

function orderOf({orderId, total, currency}: AttemptRecord): OrderReference | undefined {
  return orderId !== undefined && total !== undefined && currency !== undefined
    ? {orderId, grossTotal: total, currency}
    : undefined;
}
