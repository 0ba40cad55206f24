/** billwerk's order -> the hook's answer. */
import {orderRows, orderToPreview} from '../billwerk/order-preview.ts';
import {CheckoutError} from '../errors.ts';
import type {Preview} from '../model.ts';
import {checkOwnContract, isSame} from './authority.ts';
import type {BillwerkClient} from './billwerk.ts';
import {markOf} from './digest.ts';
import {BillwerkFailure} from './failure.ts';
import {describeError, type HookLogger} from './logger.ts';
import {payModeOf, type ChangedContract, type HookCustomer, type OrderPolicy} from './pay-mode.ts';
import {Problem} from './problem.ts';
import type {Products} from './products.ts';
import type {BillwerkContract, BillwerkOrder, PreviewedOrder} from './responses.ts';
import type {OrderAnswer, OrderStatusAnswer, PriceAnswer} from './wire.ts';

export interface AnswerOptions {
  readonly billwerk: BillwerkClient;
  readonly products: Products;
  readonly policy: OrderPolicy | undefined;
  readonly customer: HookCustomer;
  readonly logger: HookLogger;
  /** Where the order does not name it: the variant that was asked for. */
  readonly planVariantId?: string;
  /** The contract that this order was asked to change; whatever billwerk calls the order. */
  readonly change?: ChangedContract;
}

/** @throws CheckoutError `AmountContradictory` or `PreviewIncomplete`: such an order is not paid */
export async function priceAnswer(order: PreviewedOrder, options: AnswerOptions): Promise<PriceAnswer> {
  const contract = await contractOf(order, options);
  const change = changeOf(order, contract, options);
  const {customer, policy} = options;
  const {customerId} = customer;
  // Whoever signs in next in the same browser must not be offered this customer's unpaid order.
  const buyer = await markOf(customerId);
  const preview = {
    ...orderToPreview(order, await currencyOf(order, contract, options)),
    ...(change && changedParts(order, change)),
    buyer,
  };
  // Only what is given up can be worth more than what is ordered.
  if (preview.totalGross < 0 && !change) {
    throw new CheckoutError('AmountContradictory', {outcome: 'declined', field: 'TotalGross'});
  }
  return {
    grossTotal: preview.totalGross,
    currency: preview.currency,
    status: order.Status ?? 'InProgress',
    pay: await payModeOf({order, grossTotal: preview.totalGross, change, customer, policy}),
    preview,
  };
}

/** @throws as `priceAnswer` */
export async function orderAnswer(order: BillwerkOrder, options: AnswerOptions): Promise<OrderAnswer> {
  return {...identityOf(order), ...(await priceAnswer(order, options))};
}

/** For orders that are read again: their status is told even where amounts make no sense or the merchant's policy fails. */
export async function statusAnswer(order: BillwerkOrder, options: AnswerOptions): Promise<OrderStatusAnswer> {
  const identity = {...identityOf(order), status: order.Status ?? ''};
  try {
    return {...identity, ...(await priceAnswer(order, options)), status: identity.status};
  } catch (error) {
    if (error instanceof Problem) throw error;
    options.logger.warn('order-hook: an order is told without its price', {
      orderId: order.Id,
      cause: describeError(error),
    });
    return identity;
  }
}

function identityOf(order: BillwerkOrder): {orderId: string; contractId?: string} {
  const contractId = order.ContractId ?? order.Contract?.Id;
  return {orderId: order.Id, ...(contractId ? {contractId} : {})};
}

/** What an order changes: the contract that was asked for, else what billwerk calls a change of a contract that exists. */
function changeOf(
  order: PreviewedOrder,
  contract: BillwerkContract | undefined,
  {change}: AnswerOptions,
): ChangedContract | undefined {
  if (change) return isSame(order.ContractId ?? change.contract.Id, change.contract.Id!) ? change : undefined;
  return isUpgrade(order) && contract ? {contract} : undefined;
}

function changedParts(order: PreviewedOrder, {dueDate}: ChangedContract): Pick<Preview, 'lineItems' | 'dueDate'> {
  const lineItems = orderRows(order);
  return {...(lineItems && {lineItems}), ...(dueDate !== undefined && {dueDate})};
}

function isUpgrade(order: PreviewedOrder): boolean {
  return order.OrderType === 'Upgrade';
}

/** Read again for changes, whose contract decides how they are paid, and for orders without a currency. */
async function contractOf(
  order: PreviewedOrder,
  {billwerk, customer, change}: AnswerOptions,
): Promise<BillwerkContract | undefined> {
  if (change) return change.contract;
  const needed = isUpgrade(order) || !(order.Currency ?? order.Contract?.Currency);
  if (!needed || !order.ContractId) return undefined;
  try {
    const contract = await billwerk.contract(order.ContractId);
    checkOwnContract(contract, customer, !isUpgrade(order));
    return contract;
  } catch (error) {
    // A signup names its contract as soon as it exists as an order [D]; whether it can be read by then is not known.
    if (error instanceof BillwerkFailure && error.kind === 'missing') return undefined;
    throw error;
  }
}

/** Orders by REST may lack it: then the contract's, then the plan group's. Two that differ are no currency at all. */
async function currencyOf(
  order: PreviewedOrder,
  contract: BillwerkContract | undefined,
  {products, planVariantId}: AnswerOptions,
): Promise<string | undefined> {
  const named = [contract?.Currency, order.Contract?.Currency, order.Currency].filter((currency) => currency);
  if (new Set(named).size > 1) {
    throw new CheckoutError('AmountContradictory', {outcome: 'declined', field: 'Currency'});
  }
  return named[0] ?? products.currencyOf(order.PlanVariantId ?? planVariantId);
}
