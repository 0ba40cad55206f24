import type {Account, ComponentSubscription, Contract} from './account.ts';
import {requireComponent} from './cart-rules.ts';
import {byId} from './catalog.ts';
import {optionalDate, readLine} from './input.ts';
import type {Fields} from './input.ts';
import {Refusal} from './refusal.ts';
import {timestamp} from './time.ts';

/** A component without an order. It is billed with the next regular billing, as documented. */
export function addSubscription(account: Account, contract: Contract, fields: Fields): ComponentSubscription {
  const line = readLine(fields, 'componentSubscription');
  const start = optionalDate(fields, 'StartDate') ?? account.now();
  const end = optionalDate(fields, 'EndDate');
  const billed = optionalDate(fields, 'BilledUntil');
  if (start < new Date(contract.StartDate)) throw new Refusal('InvalidData', 'StartDate is before the contract’s');
  if (end && end < start) throw new Refusal('InvalidData', 'EndDate is before StartDate');
  const variant = byId(account.products.PlanVariants, contract.PlanVariantId);
  const {ComponentId, Quantity, Memo} = {...line, ComponentId: requireComponent({...account, variant}, line, false).Id};
  const subscription: ComponentSubscription = {
    Id: account.newId(),
    ContractId: contract.Id,
    CustomerId: contract.CustomerId,
    ComponentId,
    Quantity,
    ...(Memo === undefined ? {} : {Memo}),
    StartDate: timestamp(start),
    ...(end ? {EndDate: timestamp(end)} : {}),
    ...(billed ? {BilledUntil: timestamp(billed)} : {}),
  };
  account.componentSubscriptions.push(subscription);
  return subscription;
}

/** Documented: it ends neither before it starts nor before it is billed; giving back takes an order. */
export function endSubscription(account: Account, id: string, fields: Fields): ComponentSubscription {
  const subscription = account.componentSubscriptions.find(({Id}) => Id === id);
  if (!subscription) throw new Refusal('InvalidData', `Component subscription ${id} was not found`, 404);
  const end = optionalDate(fields, 'EndDate');
  if (!end) throw new Refusal('InvalidData', 'EndDate is missing');
  const {StartDate, BilledUntil} = subscription;
  if (end < new Date(StartDate)) throw new Refusal('InvalidData', 'EndDate is before StartDate');
  if (BilledUntil && end < new Date(BilledUntil)) throw new Refusal('InvalidData', 'EndDate is before BilledUntil');
  subscription.EndDate = timestamp(end);
  return subscription;
}
