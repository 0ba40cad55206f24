/** An order that the merchant's server made, in our words. */
import {orderRows, orderToPreview} from '../billwerk/order-preview.ts';
import type {OrderReference, OrderStatus, Preview} from '../model.ts';
import type {BillwerkClient} from './billwerk.ts';
import type {Products} from './products.ts';
import type {BillwerkOrder, PreviewedOrder} from './responses.ts';

export interface PlacedOrder extends OrderReference {
  readonly contractId?: string;
  readonly customerId?: string;
  readonly status: OrderStatus;
  readonly preview: Preview;
}

export interface PlacedOptions {
  readonly billwerk: BillwerkClient;
  readonly products: Products;
  /** Of a change. */
  readonly contractId?: string | undefined;
  readonly planVariantId?: string | undefined;
}

/** @throws CheckoutError `AmountContradictory` or `PreviewIncomplete`: such an order is not to be paid */
export async function placedOrder(order: BillwerkOrder, options: PlacedOptions): Promise<PlacedOrder> {
  const preview = await pricedOrder(order, options);
  const contractId = order.ContractId ?? order.Contract?.Id;
  const customerId = order.CustomerId ?? order.Customer?.Id;
  return {
    orderId: order.Id,
    ...(contractId && {contractId}),
    ...(customerId && {customerId}),
    grossTotal: preview.totalGross,
    currency: preview.currency,
    status: order.Status ?? '',
    preview,
  };
}

/** @throws as `placedOrder` */
export async function pricedOrder(
  order: PreviewedOrder,
  {billwerk, products, contractId, planVariantId}: PlacedOptions,
): Promise<Preview> {
  const currency =
    order.Currency ??
    order.Contract?.Currency ??
    (contractId ? (await billwerk.contract(contractId)).Currency : undefined) ??
    (await products.currencyOf(order.PlanVariantId ?? planVariantId));
  const lineItems = contractId ? orderRows(order) : undefined;
  return {...orderToPreview(order, currency), ...(lineItems && {lineItems})};
}
