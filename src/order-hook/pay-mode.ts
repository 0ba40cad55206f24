/** How an order is settled. The one place that decides whether money may move without the customer's browser. */
import type {ChangeMoment, ComponentQuantity} from '../model.ts';
import type {FreeChangeDate} from './change-dates.ts';
import type {BillwerkContract, PreviewedOrder} from './responses.ts';
import type {PayMode} from './wire.ts';

export interface HookCustomer {
  /** billwerk's id of the customer. */
  readonly customerId: string;
}

/** What a customer is about to do. More kinds may follow; allow the ones you know. */
export type PolicyChange = PolicyCommit | PolicyContractChange;

export interface PolicyCommit {
  readonly action: 'commit';
  /** Absent in a preview. */
  readonly orderId?: string;
  readonly planVariantId?: string;
  readonly grossTotal: number;
  readonly allowWithoutPaymentData: boolean;
}

/** The price of a change, or the order for it. */
export interface PolicyContractChange {
  readonly action: 'change';
  /** When the customer wants it. */
  readonly moment: ChangeMoment;
  /** Absent where the plan stays. */
  readonly planVariantId?: string;
  readonly quantity?: number;
  readonly components: readonly ComponentQuantity[];
  readonly endComponentSubscriptions: readonly string[];
}

export interface PolicyAllowance {
  /** Of `commit`: let the hook settle this order without a payment in the browser, also where the customer would wait for it. */
  readonly commit?: boolean;
  /** Of `change`: it takes effect then, in the past or the future, whatever moment the customer chose. */
  readonly changeDate?: FreeChangeDate;
  /** Of `change`: bill what is added at once instead of with the next regular billing. */
  readonly interimBilling?: boolean;
  /** Of `change`: it may end components with `AllowSelfService: false`, too. */
  readonly endComponents?: boolean;
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

/** What an order changes. */
export interface ChangedContract {
  readonly contract: BillwerkContract;
  /** Of changes that take effect later. */
  readonly dueDate?: string;
  /** It was ordered for later, and that date has come before the order was settled. */
  readonly isOverdue?: boolean;
}

export interface PayQuestion {
  readonly order: PreviewedOrder;
  readonly grossTotal: number;
  readonly change: ChangedContract | undefined;
  readonly customer: HookCustomer;
  readonly policy: OrderPolicy | undefined;
}

/**
 * - `commit`: a change that is on account, gives money back, or has a payment bearer and nothing due before it takes effect;
 *   any order with nothing due of which billwerk needs no payment data; beyond that only by policy.
 * - `stored`: a change with something due now and a payment bearer. The browser asks for that payment and waits for it,
 *   because after a commit billwerk takes the money later and the order succeeds even without it [D].
 * - `interactive`: everything else is paid in the browser.
 */
export async function payModeOf(question: PayQuestion): Promise<PayMode> {
  const {order, grossTotal, change, customer, policy} = question;
  const allowWithoutPaymentData = order.AllowWithoutPaymentData === true;
  if (allowWithoutPaymentData && grossTotal === 0) return 'commit';
  const mode = change ? modeOfChange(change, grossTotal) : 'interactive';
  if (mode === 'commit') return mode;
  const allowance = await policy?.(customer, change?.contract, {
    action: 'commit',
    ...(order.Id ? {orderId: order.Id} : {}),
    ...(order.PlanVariantId ? {planVariantId: order.PlanVariantId} : {}),
    grossTotal,
    allowWithoutPaymentData,
  });
  return allowance?.commit === true ? 'commit' : mode;
}

function modeOfChange({contract, dueDate}: ChangedContract, grossTotal: number): PayMode {
  if (paysOnAccount(contract) || grossTotal < 0) return 'commit';
  // Nothing due now, nothing on file and billwerk wants payment data: they are entered for what comes later.
  if (!contract.PaymentBearer) return 'interactive';
  return grossTotal === 0 || dueDate !== undefined ? 'commit' : 'stored';
}

/** How a contract says so is not documented; these are the names of the payment methods on account (our inference [I]). */
export function paysOnAccount(contract: BillwerkContract): boolean {
  return [contract.PaymentProvider, contract.PaymentProviderRole].some(
    (name) => name === 'InvoicePayment' || name === 'OnAccount',
  );
}
