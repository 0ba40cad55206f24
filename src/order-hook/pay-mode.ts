/** How an order is settled. The one place that decides whether money may move without the customer's browser. */
import type {BillwerkContract, PreviewedOrder} from './responses.ts';
import type {PayMode} from './wire.ts';

export interface HookCustomer {
  /** billwerk's id of the customer. */
  readonly customerId: string;
}

/** What a customer is about to do. More kinds may follow; allow the ones you know. */
export interface PolicyChange {
  readonly action: 'commit';
  /** Absent in a preview. */
  readonly orderId?: string;
  readonly planVariantId?: string;
  readonly grossTotal: number;
  readonly allowWithoutPaymentData: boolean;
}

export interface PolicyAllowance {
  /** Let the hook commit this order without a payment in the browser, such as for customers who pay on account. */
  readonly commit?: boolean;
}

/**
 * Widens what the routes allow; whatever it leaves out stays refused.
 * @param contract as billwerk's REST API sent it; absent for an order that makes a new one
 */
export type OrderPolicy = (
  customer: HookCustomer,
  contract: Readonly<Record<string, unknown>> | undefined,
  change: PolicyChange,
) => PolicyAllowance | undefined | Promise<PolicyAllowance | undefined>;

export function isChange(order: PreviewedOrder): boolean {
  return order.OrderType === 'Upgrade';
}

/**
 * `commit` when the order is a change and its contract has a payment bearer or pays on account, or when billwerk needs no
 * payment data and nothing is due; beyond that only by policy. Everything else is paid in the browser.
 */
export async function payModeOf(
  order: PreviewedOrder,
  grossTotal: number,
  contract: BillwerkContract | undefined,
  customer: HookCustomer,
  policy: OrderPolicy | undefined,
): Promise<PayMode> {
  if (isChange(order) && contract && (contract.PaymentBearer || paysOnAccount(contract))) return 'commit';
  const allowWithoutPaymentData = order.AllowWithoutPaymentData === true;
  if (allowWithoutPaymentData && grossTotal === 0) return 'commit';
  const allowance = await policy?.(customer, contract, {
    action: 'commit',
    ...(order.Id ? {orderId: order.Id} : {}),
    ...(order.PlanVariantId ? {planVariantId: order.PlanVariantId} : {}),
    grossTotal,
    allowWithoutPaymentData,
  });
  return allowance?.commit === true ? 'commit' : 'interactive';
}

/** How a contract says so is not documented; these are the names of the payment methods on account (our inference [I]). */
export function paysOnAccount(contract: BillwerkContract): boolean {
  return [contract.PaymentProvider, contract.PaymentProviderRole].some(
    (name) => name === 'InvoicePayment' || name === 'OnAccount',
  );
}
