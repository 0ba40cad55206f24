/**
 * From the press of the button to an order whose amount was agreed to: price, the page's consent, the record, the order.
 * Money rules 1 to 4. Paying it is in `paying.ts`; what an answer means for the money, in `settling.ts`.
 */
import {CheckoutError, isDefinite, toCheckoutError} from '../errors.ts';
import type {AmountDue, Customer, Order, OrderReference, Preview} from '../model.ts';
import {answerTimeLimit} from './context.ts';
import type {CheckoutContext} from './context.ts';
import {isPaymentForm} from './gateway.ts';
import type {PaymentInput} from './gateway.ts';
import {forbidsAnother} from './ledger.ts';
import type {AttemptRecord} from './ledger.ts';
import {createPaying, hasPayment, requestOf} from './paying.ts';
import type {Purchase} from './paying.ts';
import type {Pricing} from './pricing.ts';
import type {Settling} from './context.ts';
import {kept} from './state.ts';
import type {HeldOrder} from './state.ts';
import {buyerMark, orderKey, sentCart, sentOrderKey} from './wish.ts';
import type {Wish} from './wish.ts';

export interface Buying {
  /** Buys what is wished for now, for what the button said. A second call while one is under way does nothing. */
  submit(payment: PaymentInput | undefined, pressed?: Preview | null): Promise<void>;
  /** Sends a create that got no answer once more. */
  retryOrder(): Promise<void>;
  /** Back to editing from a question or an unanswered create. Nothing was charged. */
  goBack(): Promise<void>;
}

/**
 * Of an answer to a create: there is an order, and nobody can pay it. It counts as no answer, but for one retry in all, whatever
 * is edited or loaded again: orders that nobody pays must not pile up.
 */
const unpayable: readonly string[] = ['AmountContradictory', 'PreviewIncomplete'];

export function createBuying(
  context: CheckoutContext,
  parts: {readonly pricing: Pricing; readonly settling: Settling; showRecord(record: AttemptRecord): void},
): Buying {
  const {options, store, ledger} = context;
  const {pricing, settling} = parts;
  const {clock} = options.platform;
  const {pay} = createPaying(context, {pricing, settling, overtaken});
  /** Counts creates, so that only the newest order is ever paid. */
  let creates = 0;
  let acknowledged: string | undefined;
  /** What a retry would send; holds payment data, so it is forgotten with the answer. */
  let unansweredCreate: {readonly purchase: Purchase; readonly record: AttemptRecord} | undefined;

  async function submit(payment: PaymentInput | undefined, pressed?: Preview | null): Promise<void> {
    const {attempt, wish: wished, price} = store.get();
    if (attempt.phase !== 'editing' && attempt.phase !== 'confirming') return;
    // What the button said at this moment; in `confirming` the shopper answers to the new amount.
    const agreed =
      attempt.phase === 'confirming' ? attempt.now : amountOnButton(pressed === undefined ? price.preview : pressed);
    store.send({type: 'submit'});
    const held = attempt.order;

    try {
      const preview = options.existingOrder ? undefined : await pricing.settled();
      const current = held?.cart ? {...wished, cart: held.cart} : wished;
      const wish = preview?.coupon?.valid === false ? withoutCoupon(current) : current;
      const order = [held, recorded(wish, preview)].find((each) => each && (!each.key || each.key === orderKey(wish)));
      const now = moneyOfOrder(order ?? options.existingOrder) ?? moneyOf(preview!);
      // A price that nobody has seen yet is asked about, too.
      if (!agreed || !sameMoney(agreed, now)) return store.send({type: 'amount-differs', shown: agreed, now, order});
      const purchase: Purchase = {wish, agreed: now, payment};
      await approve(purchase);
      await begin(purchase, preview, order);
    } catch (cause) {
      const error = toCheckoutError(cause);
      options.page?.failed?.(error);
      store.send({type: 'back', problem: error, order: kept(held)});
    }
  }

  /** The unpaid order that the record tells of: made before a reload, in another tab, or paid on a provider's page. */
  function recorded({customer}: Wish, preview: Preview | undefined): HeldOrder | undefined {
    const record = ledger.read();
    const order = orderIn(record);
    const {existingOrder} = options;
    const isOwn = existingOrder
      ? existingOrder.orderId === order?.orderId
      : record?.buyer === buyerOf(customer, preview);
    if (!order || !isOwn) return undefined;
    if (existingOrder) return {...order, ...existingOrder, dueDate: undefined, key: undefined};
    return {...order, key: sentOrderKey(record?.cart, customer)};
  }

  function amountOnButton(preview: Preview | null | undefined): AmountDue | undefined {
    return moneyOfOrder(options.existingOrder) ?? (preview ? moneyOf(preview) : undefined);
  }

  async function approve({wish, agreed}: Purchase): Promise<void> {
    try {
      await options.page?.approve?.({
        cart: options.existingOrder ? undefined : sentCart(wish.cart),
        grossTotal: agreed.amount,
        currency: agreed.currency,
      });
    } catch (cause) {
      throw new CheckoutError('SubmitRefused', {audience: 'shopper', outcome: 'fixable', cause});
    }
  }

  async function begin(purchase: Purchase, preview: Preview | undefined, held: HeldOrder | undefined): Promise<void> {
    const order = held ?? (options.existingOrder && heldOrder(options.existingOrder, undefined));
    if (order && !isPayable(order)) throw contradictory();
    const needsPayment = (order?.pay ?? preview?.pay ?? 'interactive') === 'interactive';
    if (needsPayment && !purchase.payment) {
      throw new CheckoutError('NoPaymentMethod', {audience: 'shopper', outcome: 'fixable'});
    }
    const {payment} = purchase;
    // billwerk's one call takes typed data only, no payment form [D].
    const typed = payment && !isPaymentForm(payment);
    const oneShot = !order && needsPayment && options.flow === 'subscribe' && options.payer.subscribe && typed;
    const result = await ledger.begin({
      phase: oneShot ? 'paying' : order ? 'ordered' : 'ordering',
      ...(!options.existingOrder && {
        cart: sentCart(purchase.wish.cart),
        buyer: buyerOf(purchase.wish.customer, preview),
      }),
      order,
      acknowledged,
    });
    if (result.kind === 'refused') {
      const left = orderIn(result.record);
      if (!left) return parts.showRecord(result.record);
      // Whatever stands in the record, it is that order or none.
      const {cart} = result.record;
      const order = {...left, cart: Array.isArray(cart?.components) ? cart : purchase.wish.cart};
      return store.send({type: 'amount-differs', shown: undefined, now: moneyOfOrder(order)!, order});
    }
    const {record} = result;
    if (oneShot || order) return pay(purchase, record, order);
    return createAndPay(purchase, record, 1);
  }

  async function createAndPay(purchase: Purchase, record: AttemptRecord, retriesLeft: number): Promise<void> {
    const run = ++creates;
    unansweredCreate = {purchase, record};
    const unanswered = (reference?: string) => store.send({type: 'order-unanswered', retriesLeft, reference});
    store.send({type: 'order-sent'});
    const limit = clock.setTimeout(() => run === creates && unanswered(), answerTimeLimit);
    let created: Order;
    try {
      created = await options.orders.createOrder(requestOf(purchase, record));
      if (!isPayable(created)) throw contradictory(created.orderId);
    } catch (cause) {
      if (run === creates) await createFailed(toCheckoutError(cause), record, unanswered);
      return;
    } finally {
      clock.clearTimeout(limit);
    }
    if (run !== creates) return;
    // A late answer ends the offer of a retry at once: from here on this order is the one to be paid.
    store.send({type: 'order-sent'});
    unansweredCreate = undefined;
    // The order before went through after all, and the shopper is told so: nobody has agreed to a second one.
    if (store.get().attempt.phase !== 'ordering') return ledger.release(record.attemptId);
    const madeAt = clock.now();
    const order = heldOrder({...created, madeAt}, orderKey(purchase.wish));
    const {orderId, grossTotal: total, currency, dueDate} = order;
    const now = moneyOfOrder(order)!;
    const isAgreed = sameMoney(purchase.agreed, now);
    const made = {orderId, madeAt, total, currency, dueDate, pay: order.pay, contractId: created.contractId};
    // In one step, so that no other checkout begins between the order and its payment and leaves the order behind.
    const phase = isAgreed && hasPayment(purchase, order) ? 'paying' : 'ordered';
    const ordered = await ledger.update(record.attemptId, {...made, phase}, 'ordering');
    if (!ordered) return overtaken(order);
    options.page?.ordered?.(created);
    if (!isAgreed) {
      // How it is paid may have changed as well.
      pricing.again();
      return store.send({type: 'amount-differs', shown: purchase.agreed, now, order});
    }
    await pay(purchase, ordered, order);
  }

  /** The record is not this attempt's any more: another tab has gone on, or the site's data were cleared. */
  function overtaken(order?: HeldOrder): void {
    store.send({type: 'back', order});
    const current = ledger.read();
    if (current && forbidsAnother(current, clock.now())) parts.showRecord(current);
  }

  async function createFailed(
    error: CheckoutError,
    record: AttemptRecord,
    unanswered: (reference?: string) => void,
  ): Promise<void> {
    const {code, reference} = error;
    const {attemptId} = record;
    options.page?.failed?.(error);
    if (unpayable.includes(code)) {
      const change = ledger.read()?.unpayable ? ({phase: 'unpayable', orderId: reference} as const) : {unpayable: true};
      const left = await ledger.update(attemptId, change, 'ordering');
      if (left?.phase === 'unpayable') {
        unansweredCreate = undefined;
        return parts.showRecord(left);
      }
    }
    if (unpayable.includes(code) || !isDefinite(error)) return unanswered(reference);
    unansweredCreate = undefined;
    await ledger.release(attemptId);
    if (code === 'InvalidCouponCode') pricing.again();
    store.send({type: 'back', problem: error});
  }

  return {
    submit,
    async retryOrder() {
      const {attempt} = store.get();
      if (attempt.phase !== 'order-unknown' || attempt.retriesLeft < 1 || !unansweredCreate) return;
      const {purchase, record} = unansweredCreate;
      // At once, so that neither a second press nor a late answer to the first create gets in between.
      creates += 1;
      store.send({type: 'order-sent'});
      const updated = await ledger.update(record.attemptId, {phase: 'ordering'}, 'ordering');
      if (!updated) return overtaken();
      await createAndPay(purchase, updated, attempt.retriesLeft - 1);
    },
    async goBack() {
      const {attempt} = store.get();
      // Told of a purchase, or of an order that may have been paid, they want another one.
      if (attempt.phase === 'bought') acknowledged = attempt.record.attemptId;
      const record = ledger.read();
      if (attempt.phase === 'closed' && record?.phase === 'closed') acknowledged = record.attemptId;
      if (attempt.phase === 'order-unknown') {
        // A late answer may still bring an order; nobody pays it.
        creates += 1;
        const {record} = unansweredCreate ?? {};
        unansweredCreate = undefined;
        if (record) await ledger.release(record.attemptId);
      }
      if (['confirming', 'order-unknown', 'bought', 'closed', 'blocked'].includes(attempt.phase)) {
        store.send({
          type: 'back',
          order: attempt.phase === 'confirming' ? kept(attempt.order) : undefined,
        });
      }
    },
  };
}

/** Signed-in customers type nothing that tells one from another; their hook does. */
function buyerOf(customer: Customer, preview: Preview | undefined): string | number {
  return preview?.buyer ?? buyerMark(customer);
}

/** Unpaid, and complete. */
function orderIn(record: AttemptRecord | undefined): HeldOrder | undefined {
  const {phase, orderId, total: grossTotal, currency, dueDate, pay, madeAt, leftOpen} = record ?? {};
  if (phase !== 'ordered' && phase !== 'declined' && phase !== 'abandoned') return undefined;
  if (!orderId || grossTotal === undefined || !currency) return undefined;
  return heldOrder({orderId, grossTotal, currency, dueDate, pay, madeAt, leftOpen}, undefined, phase);
}

function heldOrder(
  order: OrderReference & Partial<Pick<HeldOrder, 'dueDate' | 'pay' | 'madeAt' | 'leftOpen'>>,
  key: string | undefined,
  lastPayment: HeldOrder['lastPayment'] = 'ordered',
): HeldOrder {
  return {...order, pay: order.pay ?? 'interactive', key, lastPayment};
}

/** An order without an amount or a currency is not paid (money rule 1). A credit is nobody's payment, but can be committed. */
function isPayable({grossTotal, currency, pay}: OrderReference & Pick<Order, 'pay'>): boolean {
  return Number.isFinite(grossTotal) && (grossTotal >= 0 || pay === 'commit') && Boolean(currency);
}

function contradictory(reference?: string): CheckoutError {
  return new CheckoutError('AmountContradictory', {audience: 'merchant', outcome: 'declined', reference});
}

function moneyOf({totalGross, currency, dueDate}: Preview): AmountDue {
  return {amount: totalGross, currency, dueDate};
}

function moneyOfOrder(order: (OrderReference & Pick<Order, 'dueDate'>) | undefined): AmountDue | undefined {
  return order && {amount: order.grossTotal, currency: order.currency, dueDate: order.dueDate};
}

function withoutCoupon({cart, customer}: Wish): Wish {
  return {cart: {...cart, couponCode: undefined}, customer};
}

function sameMoney(one: AmountDue, other: AmountDue): boolean {
  return one.amount === other.amount && one.currency === other.currency && one.dueDate === other.dueDate;
}
