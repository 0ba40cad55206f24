/** What the browser asks for -> the order for billwerk, if it is the customer's to ask for. */
import {readChange, type ChangeOrder} from './change.ts';
import type {HookContext} from './context.ts';
import {checkCart, furtherContractOrder, type FurtherContractOrder} from './order.ts';
import type {ChangedContract, HookCustomer} from './pay-mode.ts';
import type {ParsedChange, ParsedNewContract} from './requests.ts';

export type NewOrder = FurtherContractOrder | ChangeOrder;

export interface Wish {
  readonly order: NewOrder;
  readonly change?: ChangedContract;
}

/** @throws Problem that names what is not on offer */
export async function readWish(
  hook: HookContext,
  customer: HookCustomer,
  body: ParsedNewContract | ParsedChange,
): Promise<Wish> {
  if ('contractId' in body) {
    const {order, ...change} = await readChange(hook, customer, body);
    return {order, change};
  }
  checkCart(body.cart, await hook.products.catalog());
  return {order: furtherContractOrder(customer.customerId, body.cart)};
}
