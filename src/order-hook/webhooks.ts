/**
 * A delivery of billwerk's -> the merchant's `onEvent`, at least once: whatever is not done by then is told again by billwerk.
 * What happened is read from billwerk; the delivery only says where to look.
 */
import type {HookContext} from './context.ts';
import {digest} from './digest.ts';
import {createEventMarks, type EventMark} from './event-marks.ts';
import {BillwerkFailure} from './failure.ts';
import {concealing} from './logger.ts';
import {Problem} from './problem.ts';
import type {BillwerkContract, BillwerkCustomer, BillwerkOrder} from './responses.ts';
import {isAboutCatalog, subjectOf, type BillwerkEvent} from './webhook-events.ts';

/** An event with what billwerk's REST API says now. Something that is not there (any more) is missing. */
export interface EventDelivery {
  readonly event: BillwerkEvent;
  readonly order?: BillwerkOrder;
  readonly contract?: BillwerkContract;
  readonly customer?: BillwerkCustomer;
}

export interface EventTools {
  /** `PATCH /customers/{id}` with these fields of billwerk's. */
  updateCustomer(customerId: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
}

/**
 * May be told the same twice, and the later before the earlier: go by the objects, not by the event. A failure makes billwerk
 * tell it again.
 */
export type EventHandler = (delivery: EventDelivery, tools: EventTools) => unknown;

/** billwerk waits 10 s [D]; rather a clear "not yet" in time. */
const answerLimit = 8_000;
/** An object may be told of before it can be read. */
const readAgainAfter = 1_000;

export interface Webhooks {
  /** @throws Problem `EventUnfinished`: billwerk tells it again */
  deliver(event: BillwerkEvent, isRetry: boolean): Promise<void>;
}

/** @param track keeps the hook from stopping while something runs */
export function createWebhooks(
  {billwerk, store, products, logger, clock}: HookContext,
  handlers: readonly EventHandler[],
  track: (work: Promise<unknown>) => void,
): Webhooks {
  /** Also those that took too long for an answer: a retry waits for them instead of doing it all again. */
  const running = new Map<string, Promise<void>>();
  const marks = createEventMarks(store, {clock, logger});
  const tools: EventTools = {updateCustomer: (customerId, fields) => billwerk.updateCustomer(customerId, fields)};

  async function handle(event: BillwerkEvent, isRetry: boolean, begun: Promise<EventMark>): Promise<void> {
    const mark = await begun;
    let delivery: EventDelivery | undefined;
    try {
      if (isAboutCatalog(event)) products.drop();
      delivery = await withObjects(event, isRetry && !mark.wasTried);
      if (delivery) await mark.trying();
      if (delivery) for (const handler of handlers) await handler(delivery, tools);
    } catch (error) {
      await mark.failed();
      throw concealing(error, delivery && customerDataIn(delivery));
    }
    await mark.done();
  }

  /**
   * Undefined when there is nothing of the kind, also later: whoever knows the address can make up an id.
   * @param mayBeNothing not the first time, because what was just made may take longer until it can be read, and not what was
   *   there before
   * @throws Error where there may be something
   */
  async function withObjects(event: BillwerkEvent, mayBeNothing: boolean): Promise<EventDelivery | undefined> {
    const subject = subjectOf(event);
    const mayBeGone = event.Event.endsWith('Deleted') || subject === undefined;
    let isPartlyThere = false;
    for (let tries = 0; tries < 2; tries++) {
      const objects = await objectsOf(event);
      if (mayBeGone || objects[subject]) return {event, ...objects};
      isPartlyThere = Object.keys(objects).length > 0;
      await new Promise<void>((resolve) => clock.setTimeout(resolve, readAgainAfter));
    }
    if (!mayBeNothing || isPartlyThere) throw new Error('It is about nothing that billwerk knows yet');
    logger.warn('order-hook: an event is about nothing that billwerk knows', {event: event.Event});
    return undefined;
  }

  async function objectsOf(event: BillwerkEvent): Promise<Omit<EventDelivery, 'event'>> {
    const {ContractId, CustomerId} = event;
    const OrderId = event.Event === 'OrderSucceeded' ? event.OrderId : undefined;
    const [order, contract, customer] = await Promise.all([
      OrderId ? existing(billwerk.order(OrderId)) : undefined,
      ContractId ? existing(billwerk.contract(ContractId)) : undefined,
      CustomerId ? existing(billwerk.customer(CustomerId)) : undefined,
    ]);
    return {...(order && {order}), ...(contract && {contract}), ...(customer && {customer})};
  }

  return {
    deliver: async (event, isRetry) => {
      const key = `event:${await digest(identityOf(event))}`;
      // There is no id of an event: without the mark of a retry it is a new one, however much it looks like another.
      const seen = isRetry ? await marks.seen(key) : undefined;
      if (seen === 'done') return;
      const earlier = isRetry ? running.get(key) : undefined;
      const work = earlier ?? handle(event, isRetry, seen ? Promise.resolve(seen) : marks.begin(key));
      if (!earlier) {
        running.set(key, work);
        const forget = () => {
          if (running.get(key) === work) running.delete(key);
        };
        track(work.then(forget, forget));
      }
      let limit: unknown;
      const late = new Promise<never>((_, reject) => {
        limit = clock.setTimeout(() => reject(new Error(`not done in ${answerLimit} ms`)), answerLimit);
      });
      try {
        await Promise.race([work, late]);
      } catch (cause) {
        throw new Problem('EventUnfinished', {cause});
      } finally {
        clock.clearTimeout(limit);
      }
    },
  };
}

/** What the merchant's handlers may quote when they fail. */
function customerDataIn({customer, order, contract}: EventDelivery): unknown {
  return [customer, order?.Customer, contract?.['CustomerName'], contract?.PaymentBearer];
}

/** The event's name and all it says, whatever the order. */
function identityOf(event: BillwerkEvent): string {
  const members = Object.entries(event).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return JSON.stringify(members.sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function existing<Found>(reading: Promise<Found>): Promise<Found | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof BillwerkFailure && error.kind === 'missing') return undefined;
    throw error;
  }
}
