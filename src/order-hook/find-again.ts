/**
 * Looks for an order whose creation was not answered. Reading only, and careful: what the list's `search` matches is not known,
 * so it is read by time, and only the one order that can be it is taken.
 */
import type {BillwerkClient} from './billwerk.ts';
import type {BillwerkOrder, PreviewedOrder} from './responses.ts';

export interface Unanswered {
  readonly customerId: string;
  /** Of a change. */
  readonly contractId?: string | undefined;
  /** The request that got no answer. */
  readonly order: object;
  /** When it left, by the clock of the process that sent it. */
  readonly since: number;
}

const pageSize = 200;
/** Of a shop with more orders in that time nobody can say that there is exactly one. */
const maxPages = 5;
/** By how much two clocks may differ. */
const clockTolerance = 60_000;

/**
 * Undefined when there is none, or more than one, or too many to be sure.
 * @param isFree whether no other request has got this order as its answer
 */
export async function findUnanswered(
  billwerk: BillwerkClient,
  wanted: Unanswered,
  isFree: (orderId: string) => Promise<boolean>,
): Promise<BillwerkOrder | undefined> {
  const earliest = wanted.since - clockTolerance;
  const listed = await ordersSince(billwerk, new Date(earliest).toISOString());
  const candidates = (listed ?? []).filter(
    (order) => isOf(order, wanted) && order.Status === 'InProgress' && Date.parse(order.CreatedAt ?? '') >= earliest,
  );
  if (candidates.length === 0) return undefined;
  // What the same request would come to now: cart and amount as billwerk itself says them.
  const expected = await billwerk.previewOrder(wanted.order);
  const matching: BillwerkOrder[] = [];
  for (const order of candidates) if (isAlike(order, expected) && (await isFree(order.Id))) matching.push(order);
  return matching.length === 1 ? matching[0] : undefined;
}

async function ordersSince(billwerk: BillwerkClient, since: string): Promise<BillwerkOrder[] | undefined> {
  const found = new Map<string, BillwerkOrder>();
  let from: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const orders = await billwerk.openOrders({since, take: pageSize, ...(from && {from})});
    const known = found.size;
    // A page begins with the last order of the one before [V].
    for (const order of orders) found.set(order.Id, order);
    if (orders.length < pageSize) return [...found.values()];
    // The same page again: then the rest cannot be seen.
    if (found.size === known) return undefined;
    from = orders.at(-1)?.Id;
  }
  return undefined;
}

function isOf(order: BillwerkOrder, {customerId, contractId}: Unanswered): boolean {
  const owners = [order.CustomerId, order.Customer?.Id, order.Contract?.CustomerId].filter((owner) => owner);
  const isOwn = owners.length > 0 && owners.every((owner) => owner?.toLowerCase() === customerId.toLowerCase());
  const contract = order.ContractId ?? order.Contract?.Id;
  // A change made by REST may name its contract only.
  if (contractId) return contract?.toLowerCase() === contractId.toLowerCase() && (isOwn || owners.length === 0);
  return isOwn && order.OrderType !== 'Upgrade';
}

function isAlike(order: BillwerkOrder, expected: PreviewedOrder): boolean {
  return JSON.stringify(essence(order)) === JSON.stringify(essence(expected));
}

/** Cart and amount. Absent and null are the same. */
function essence(order: PreviewedOrder) {
  const lines = Array.isArray(order['ComponentSubscriptions']) ? (order['ComponentSubscriptions'] as unknown[]) : [];
  return [
    order.OrderType ?? null,
    order.PlanVariantId?.toLowerCase() ?? null,
    order['Quantity'] ?? null,
    order['CouponCode'] ?? null,
    order['Total'] ?? null,
    order['TotalVat'] ?? null,
    order['TotalGross'] ?? null,
    lines.map(componentOf).sort(),
  ];
}

function componentOf(line: unknown): string {
  const {ComponentId, Quantity} = line as {ComponentId?: unknown; Quantity?: unknown};
  return JSON.stringify([typeof ComponentId === 'string' ? ComponentId.toLowerCase() : null, Quantity ?? null]);
}
