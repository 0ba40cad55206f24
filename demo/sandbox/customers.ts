import type {Account, Customer} from './account.ts';
import {customerName} from './contracts.ts';
import {emit} from './events.ts';
import {readCustomer, requireValidCustomer} from './customer-input.ts';
import {optionalText} from './input.ts';
import type {Fields} from './input.ts';
import {Refusal} from './refusal.ts';

/** Changes what is named and keeps the rest; an address is one thing. */
export function changeCustomer(account: Account, customer: Customer, fields: Fields): Customer {
  const ExternalCustomerId = optionalText(fields, 'ExternalCustomerId');
  const given = {...readCustomer(fields), ...(ExternalCustomerId === undefined ? {} : {ExternalCustomerId})};
  requireValidCustomer(given);
  requireFreeExternalId(account, ExternalCustomerId, customer.Id);
  const {CustomFields} = given;
  const changed: Customer = {
    ...customer,
    ...given,
    ...(CustomFields ? {CustomFields: {...customer.CustomFields, ...CustomFields}} : {}),
  };
  return replaceCustomer(account, {...changed, CustomerName: customerName(changed)});
}

/** Puts a customer in place of the one with that id; contracts bear the name as well. */
export function replaceCustomer(account: Account, customer: Customer): Customer {
  account.customers = account.customers.map((known) => (known.Id === customer.Id ? customer : known));
  for (const contract of account.contracts) {
    if (contract.CustomerId === customer.Id) contract.CustomerName = customer.CustomerName;
  }
  emit(account, 'CustomerChanged', {CustomerId: customer.Id});
  return customer;
}

/** The merchant's own id is unique among customers. */
export function requireFreeExternalId(account: Account, externalId: string | undefined, ownId?: string): void {
  const holder = account.customers.find(({ExternalCustomerId}) => externalId && ExternalCustomerId === externalId);
  if (holder && holder.Id !== ownId) {
    throw new Refusal('InvalidData', `ExternalCustomerId ${externalId} is taken`, 409);
  }
}
