import type {Account, Contract, Customer, Order} from './account.ts';
import {readCustomer, requireValidCustomer} from './customer-input.ts';
import {fieldsOf, optionalDate, optionalFlag, optionalId, optionalText, readCart} from './input.ts';
import type {CustomerData} from './customer-input.ts';
import type {Fields} from './input.ts';
import {requireFreeExternalId} from './customers.ts';
import {priceChange} from './change-pricing.ts';
import {priceOrder} from './pricing.ts';
import type {PricedOrder} from './order-shape.ts';
import {Refusal} from './refusal.ts';
import {standingOf} from './standing.ts';

interface Draft {
  priced: PricedOrder;
  cart: ReturnType<typeof readCart>;
  customer: CustomerData;
  existingCustomer?: Customer;
  contract?: Contract;
  changeDate?: Date;
}

/**
 * Reads and prices the body of an order or of its preview. One of `CustomerId`, `ContractId` and `Customer` decides whose
 * order it is; a preview may leave out all three, and the browser may name a `Customer` only.
 */
function draftOrder(account: Account, body: Fields, source: Order['source']): Draft {
  const cart = readCart(body['Cart']);
  const contractId = source === 'rest' ? optionalId(body, 'ContractId') : undefined;
  const customerId = source === 'rest' ? optionalId(body, 'CustomerId') : undefined;
  if ([contractId, customerId, source === 'rest' && body['Customer']].filter(Boolean).length > 1) {
    throw new Refusal('InvalidData', 'Only one of CustomerId, ContractId and Customer was expected');
  }
  const contract = contractId === undefined ? undefined : requireContract(account, contractId);
  const owner = customerId ?? contract?.CustomerId;
  const existingCustomer = owner === undefined ? undefined : requireCustomer(account, owner);
  const customer = existingCustomer ?? readNewCustomer(body, source);
  const changeDate = contract && optionalDate(body, 'ChangeDate');
  const standing = contract && standingOf(account, contract);
  for (const id of cart.EndComponentSubscriptions) {
    const ended = standing?.subscriptions.find((subscription) => subscription.Id === id);
    if (!ended || (ended.EndDate && new Date(ended.EndDate) <= (changeDate ?? account.now()))) {
      throw new Refusal('InvalidData', `${id} is no active component subscription of this contract`);
    }
  }
  const request = {
    products: account.products,
    cart,
    customer,
    now: account.now(),
    selfService: source === 'self-service',
    triggerInterimBilling: optionalFlag(body, 'TriggerInterimBilling') ?? false,
    previewAfterTrial: optionalFlag(body, 'PreviewAfterTrial') ?? false,
  };
  const priced = standing ? priceChange({...request, standing, changeDate}) : priceOrder(request);
  return {
    priced,
    cart,
    customer,
    ...(existingCustomer ? {existingCustomer} : {}),
    ...(contract ? {contract} : {}),
    ...(changeDate ? {changeDate} : {}),
  };
}

/** A shopper may not name the merchant's own id of a customer. */
function readNewCustomer(body: Fields, source: Order['source']): CustomerData {
  const ExternalCustomerId = optionalText(fieldsOf(body['Customer'], 'Customer'), 'ExternalCustomerId');
  const given = source === 'self-service' || ExternalCustomerId === undefined ? {} : {ExternalCustomerId};
  return {...readCustomer(body['Customer']), ...given};
}

export function previewOrder(account: Account, body: Fields, source: Order['source']): PricedOrder {
  return draftOrder(account, body, source).priced;
}

/** Stores an order at its price of now. A coupon that a preview would only flag is an error here. */
export function createOrder(account: Account, body: Fields, source: Order['source']): Order {
  const draft = draftOrder(account, body, source);
  if (!draft.existingCustomer) {
    requireValidCustomer(draft.customer);
    requireFreeExternalId(account, draft.customer.ExternalCustomerId);
  }
  if (source === 'rest' && !draft.existingCustomer && !body['Customer']) {
    throw new Refusal('InvalidData', 'CustomerId, ContractId or Customer is missing');
  }
  if (draft.priced.Coupon?.ErrorCode) throw new Refusal('InvalidCouponCode', 'CouponCode is invalid');
  const order: Order = {
    id: account.newId(),
    status: 'InProgress',
    createdAt: account.now(),
    source,
    contractId: draft.contract?.Id ?? account.newId(),
    customerId: draft.existingCustomer?.Id ?? account.newId(),
    customer: draft.customer,
    cart: draft.cart,
    priced: draft.priced,
    ...(draft.changeDate ? {changeDate: draft.changeDate} : {}),
    contractCustomFields: fieldsOf(body['ContractCustomFields'], 'ContractCustomFields'),
    customFields: fieldsOf(body['OrderCustomFields'] ?? body['CustomFields'], 'CustomFields'),
  };
  account.orders.push(order);
  return order;
}

export function requireOrder(account: Account, id: string): Order {
  const order = account.orders.find((candidate) => candidate.id === id);
  if (!order) throw new Refusal('InvalidData', `Order ${id} was not found`, 404);
  return order;
}

export function requireContract(account: Account, id: string): Contract {
  const contract = account.contracts.find((candidate) => candidate.Id === id);
  if (!contract) throw new Refusal('InvalidData', `Contract ${id} was not found`, 404);
  return contract;
}

export function requireCustomer(account: Account, id: string): Customer {
  const customer = account.customers.find((candidate) => candidate.Id === id);
  if (!customer) throw new Refusal('InvalidData', `Customer ${id} was not found`, 404);
  return customer;
}
