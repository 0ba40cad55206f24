/** The browser's wish to change a contract -> billwerk's order, once everything in it is the customer's to ask for. */
import type {ComponentQuantity} from '../model.ts';
import {ownContract} from './authority.ts';
import {changeDate, freeChangeDate} from './change-dates.ts';
import {checkChange, type ChangeFacts} from './change-rules.ts';
import {isAfter, isChangeable} from './contract-state.ts';
import type {HookContext} from './context.ts';
import {addedComponents, type AddedComponent} from './order.ts';
import type {HookCustomer, PolicyAllowance} from './pay-mode.ts';
import {Problem} from './problem.ts';
import type {ParsedChange} from './requests.ts';
import type {BillwerkContract} from './responses.ts';
import {billwerkUsage, type BillwerkUsage, type MeteredUsage} from './usages.ts';

/** Body of `POST /Orders`, change of a contract (documented [D]). */
export interface ChangeOrder {
  readonly TriggerInterimBilling: boolean;
  readonly ContractId: string;
  readonly Cart: {
    /** Left out where the plan stays: then the next billing date stays as well. */
    readonly PlanVariantId?: string;
    readonly Quantity?: number;
    readonly InheritStartDate: false;
    readonly ComponentSubscriptions?: readonly AddedComponent[];
    readonly MeteredUsages?: readonly BillwerkUsage[];
    /** Ids of component *subscriptions*. */
    readonly EndComponentSubscriptions?: readonly string[];
    readonly CouponCode?: string;
  };
  /** Left out: as soon as the order is committed. */
  readonly ChangeDate?: string;
  readonly PreviewAfterTrial: false;
}

export interface Change {
  readonly contract: BillwerkContract;
  readonly order: ChangeOrder;
  /** Of changes that take effect later. */
  readonly dueDate?: string;
}

/** @throws Problem unless contract, plan, components, quantities and date are the customer's to choose */
export async function readChange(hook: HookContext, customer: HookCustomer, body: ParsedChange): Promise<Change> {
  const {billwerk, products, clock} = hook;
  const contract = await ownContract(billwerk, customer, body.contractId);
  const now = clock.now();
  if (!isChangeable(contract, now)) throw new Problem('ChangeDateRefused', {field: 'change'});
  const allowance = await hook.policy?.(customer, contract, policyQuestion(body));
  const [date, subscriptions, catalog, info, usages] = await Promise.all([
    effectiveDate(hook, contract, body, allowance),
    billwerk.componentSubscriptions(contract.Id!),
    products.catalog(),
    products.info(),
    hook.usages?.(contract) ?? [],
  ]);
  const at = date === undefined ? now : Date.parse(date);
  const offer = {catalog, info, namedPlans: products.namedPlans};
  const mayEndAll = allowance?.endComponents === true;
  const facts: ChangeFacts = {contract, subscriptions, ...offer, at, mayEndAll};
  const {keepsPlan} = checkChange(body.cart, facts);
  const order = changeOrder(contract.Id!, {
    ...body,
    keepsPlan,
    usages,
    ...(date !== undefined && {changeDate: date}),
    interimBilling: allowance?.interimBilling === true,
  });
  return {contract, order, ...(isAfter(date, now) && {dueDate: date!})};
}

/** What a cart does to a contract. */
export interface ChangeCart {
  /** Absent, the plan stays. */
  readonly planVariantId?: string | undefined;
  readonly quantity?: number | undefined;
  readonly components?: readonly ComponentQuantity[] | undefined;
  /** Ids of component *subscriptions*. */
  readonly endComponentSubscriptions?: readonly string[] | undefined;
  readonly couponCode?: string | undefined;
}

export interface ChangeParts {
  readonly cart: ChangeCart;
  readonly keepsPlan: boolean;
  readonly usages: readonly MeteredUsage[];
  /** As billwerk wrote it, to the last digit. */
  readonly changeDate?: string;
  readonly interimBilling: boolean;
}

/** As on billwerk's pages "Adding/removing component subscriptions" and "Up/-downgrading to a plan variant" [D]. */
export function changeOrder(contractId: string, parts: ChangeParts): ChangeOrder {
  const {cart, keepsPlan, usages, changeDate, interimBilling} = parts;
  const added = addedComponents(cart);
  const ended = cart.endComponentSubscriptions ?? [];
  return {
    TriggerInterimBilling: interimBilling,
    ContractId: contractId,
    Cart: {
      ...(!keepsPlan && cart.planVariantId !== undefined && {PlanVariantId: cart.planVariantId}),
      ...(!keepsPlan && cart.quantity !== undefined && {Quantity: cart.quantity}),
      InheritStartDate: false,
      ...(added.length > 0 && {ComponentSubscriptions: added}),
      ...(usages.length > 0 && {MeteredUsages: usages.map(billwerkUsage)}),
      ...(ended.length > 0 && {EndComponentSubscriptions: ended}),
      ...(cart.couponCode !== undefined && {CouponCode: cart.couponCode}),
    },
    ...(changeDate !== undefined && {ChangeDate: changeDate}),
    PreviewAfterTrial: false,
  };
}

/** Undefined for at once. */
async function effectiveDate(
  {billwerk, clock}: HookContext,
  contract: BillwerkContract,
  {change}: ParsedChange,
  allowance: PolicyAllowance | undefined,
): Promise<string | undefined> {
  const allowed = allowance?.changeDate;
  if (allowed === undefined) {
    const offered = await changeDate(billwerk, contract, change, clock.now());
    return (offered ?? refuseDate()).date;
  }
  return freeChangeDate(contract, allowed) ?? refuseDate();
}

function refuseDate(): never {
  throw new Problem('ChangeDateRefused', {field: 'change'});
}

function policyQuestion({cart, change}: ParsedChange) {
  return {
    action: 'change' as const,
    moment: change,
    ...(cart.planVariantId !== undefined && {planVariantId: cart.planVariantId}),
    ...(cart.quantity !== undefined && {quantity: cart.quantity}),
    components: cart.components ?? [],
    endComponentSubscriptions: cart.endComponentSubscriptions ?? [],
  };
}
