/**
 * Orders that only the merchant's own server may make: for new customers, on past and free dates, with usages, interim billing
 * and custom fields. Functions, not routes: nothing here asks who is signed in, or whether the catalog offers it.
 */
import type {ComponentSubscription, Contract, Customer, OrderStatus, Preview} from '../model.ts';
import {systemClock, type Clock} from '../platform.ts';
import {createBillwerkClient, type BillwerkOptions} from './billwerk.ts';
import {changeOrder, type ChangeCart} from './change.ts';
import {freeChangeDate, type FreeChangeDate} from './change-dates.ts';
import {commitOrder} from './commit.ts';
import {addComponent} from './component-subscription.ts';
import {subscriptionView, viewOf} from './contract-view.ts';
import {BillwerkFailure} from './failure.ts';
import {consoleLogger} from './logger.ts';
import {furtherContractOrder, type NewContractCart} from './order.ts';
import {placedOrder, pricedOrder, type PlacedOrder} from './placed-order.ts';
import {createProducts} from './products.ts';
import {customerData, signupOrder} from './signup.ts';
import type {MeteredUsage} from './usages.ts';

interface AnyDraft {
  /** Bill what is added at once instead of with the next regular billing. */
  readonly interimBilling?: boolean;
  /** Of the order, and of the contract. */
  readonly customFields?: Readonly<Record<string, unknown>>;
  readonly contractCustomFields?: Readonly<Record<string, unknown>>;
}

/** Makes the customer as well. */
export interface SignupDraft extends AnyDraft {
  /** `hidden`: not shown in billwerk's lists. */
  readonly customer: Customer & {readonly hidden?: boolean};
  readonly cart: NewContractCart;
  readonly startDate?: Date;
}

/** A further contract of a customer who exists. */
export interface FurtherContractDraft extends AnyDraft {
  readonly customerId: string;
  readonly cart: NewContractCart;
  readonly startDate?: Date;
}

export interface ChangeDraft extends AnyDraft {
  readonly contractId: string;
  readonly cart: ChangeCart;
  readonly usages?: readonly MeteredUsage[];
  /** Default: as soon as the order is committed. */
  readonly changeDate?: 'nextBilling' | 'endOfTerm' | FreeChangeDate;
}

export type OrderDraft = SignupDraft | FurtherContractDraft | ChangeDraft;

export interface NewComponent {
  readonly componentId: string;
  readonly quantity: number;
  /** Default: now. */
  readonly startDate?: Date;
  readonly memo?: string;
}

/** Every method may reject with a `BillwerkFailure`; of `create` the kind `unanswered` means that there may be an order. */
export interface BillwerkOrders {
  preview(draft: OrderDraft): Promise<Preview>;
  /** Makes an order at every call. */
  create(draft: OrderDraft): Promise<PlacedOrder>;
  /** Settles it with whatever payment method is known, or none; may be repeated. */
  commit(
    orderId: string,
  ): Promise<{readonly orderId: string; readonly status: OrderStatus; readonly contractId?: string}>;
  /** Without an order: billed with the next regular billing. What was not answered is looked for, never sent again. */
  addComponent(contractId: string, component: NewComponent): Promise<ComponentSubscription>;
  contract(contractId: string): Promise<Contract>;
}

export function createBillwerkOrders(options: {
  readonly billwerk: BillwerkOptions;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}): BillwerkOrders {
  const {clock = systemClock} = options;
  const fetchNow: typeof fetch = options.fetch ?? ((...request) => fetch(...request));
  const billwerk = createBillwerkClient(options.billwerk, {fetch: fetchNow, clock});
  const products = createProducts(billwerk, {}, {clock, logger: consoleLogger});

  async function orderOf(draft: OrderDraft): Promise<object> {
    const {customFields, contractCustomFields, interimBilling = false} = draft;
    return {
      ...('contractId' in draft ? await changeOf(draft) : newContractOf(draft)),
      TriggerInterimBilling: interimBilling,
      ...(customFields && {CustomFields: customFields}),
      ...(contractCustomFields && {ContractCustomFields: contractCustomFields}),
    };
  }

  async function changeOf({contractId, cart, usages = [], ...draft}: ChangeDraft): Promise<object> {
    const date = draft.changeDate && (await dateOf(contractId, draft.changeDate));
    const {interimBilling = false} = draft;
    const keepsPlan = cart.planVariantId === undefined;
    // billwerk counts a plan by its variant only: left out, the order would be for something else.
    if (keepsPlan && cart.quantity !== undefined) {
      throw new TypeError('createBillwerkOrders: cart.quantity needs cart.planVariantId, also where the plan stays');
    }
    return changeOrder(contractId, {cart, keepsPlan, usages, interimBilling, ...(date && {changeDate: date})});
  }

  async function dateOf(contractId: string, chosen: NonNullable<ChangeDraft['changeDate']>): Promise<string> {
    if (chosen instanceof Date) return chosen.toISOString();
    const date = chosen === 'endOfTerm' ? await billwerk.endOfTerm(contractId) : await readDate(contractId, chosen);
    if (!date) throw new RangeError(`Contract ${contractId} has no date for ${chosen}`);
    return date;
  }

  async function readDate(contractId: string, chosen: 'nextBilling' | FreeChangeDate): Promise<string | undefined> {
    const contract = await billwerk.contract(contractId);
    return chosen === 'nextBilling' ? (contract.NextBillingDate ?? undefined) : freeChangeDate(contract, chosen);
  }

  const placedAs = (draft: OrderDraft) => ({
    billwerk,
    products,
    contractId: 'contractId' in draft ? draft.contractId : undefined,
    planVariantId: draft.cart.planVariantId,
  });

  return {
    preview: async (draft) => pricedOrder(await billwerk.previewOrder(await orderOf(draft)), placedAs(draft)),
    create: async (draft) => placedOrder(await billwerk.createOrder(await orderOf(draft)), placedAs(draft)),
    commit: async (orderId) => {
      const {Status, ContractId} = await commitOrder(billwerk, orderId);
      return {orderId, status: Status ?? '', ...(ContractId && {contractId: ContractId})};
    },
    addComponent: async (contractId, {startDate = new Date(clock.now()), ...component}) => {
      const wanted = {...component, startDate: startDate.toISOString()};
      try {
        return subscriptionView(await addComponent(billwerk, contractId, wanted))[0]!;
      } catch (error) {
        if (!(error instanceof BillwerkFailure) || error.kind !== 'unanswered') throw error;
        const all = (await billwerk.componentSubscriptions(contractId)).flatMap(subscriptionView);
        const found = all.filter(
          (each) =>
            each.componentId === component.componentId &&
            each.quantity === component.quantity &&
            Date.parse(each.startDate ?? '') === startDate.getTime(),
        );
        if (found.length !== 1) throw error;
        return found[0]!;
      }
    },
    contract: async (contractId) => viewOf(billwerk, await billwerk.contract(contractId), clock.now()),
  };
}

function newContractOf(draft: SignupDraft | FurtherContractDraft): object {
  const start = draft.startDate && {StartDate: draft.startDate.toISOString()};
  if ('customerId' in draft) return {...furtherContractOrder(draft.customerId, draft.cart), ...start};
  const {hidden, ...customer} = draft.customer;
  return {...signupOrder(customer, draft.cart), Customer: customerData(customer, hidden), ...start};
}
