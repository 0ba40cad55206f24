import Big from 'big.js';
import type {Account, Contract, Customer, Phase} from './account.ts';
import {kindOf} from './browser/bearers.ts';
import {byId} from './catalog.ts';
import {emit} from './events.ts';
import type {CustomerData} from './customer-input.ts';
import type {CartLine, Fields} from './input.ts';
import type {PaymentMethod} from './payment-types.ts';
import {addPeriod, timestamp} from './time.ts';

export function newCustomer(account: Account, id: string, data: CustomerData): Customer {
  const customer: Customer = {
    ...data,
    Id: id,
    CreatedAt: timestamp(account.now()),
    CustomerName: customerName(data),
    IsDeletable: false,
    IsLocked: false,
  };
  account.customers.push(customer);
  return customer;
}

export function customerName({CompanyName, LastName, FirstName}: CustomerData): string {
  return CompanyName ?? [LastName, FirstName].filter(Boolean).join(', ');
}

export interface NewContract {
  id: string;
  customer: Customer;
  planVariantId: string;
  quantity: number;
  /** Default: now. */
  start?: Date;
  trialEnd?: Date;
  method?: PaymentMethod;
  balance: number;
  customFields?: Fields;
}

export function newContract(account: Account, draft: NewContract): Contract {
  const {customer, trialEnd} = draft;
  const now = draft.start ?? account.now();
  const variant = byId(account.products.PlanVariants, draft.planVariantId);
  const phase = (Type: Phase['Type'], start: Date): Phase => ({
    Type,
    StartDate: timestamp(start),
    PlanVariantId: variant.Id,
    PlanId: variant.PlanId,
    Quantity: draft.quantity,
    InheritStartDate: false,
  });
  const current = phase(trialEnd ? 'Trial' : 'Normal', now);
  const nextBilling = timestamp(trialEnd ?? addPeriod(now, variant.BillingPeriod));
  const contract: Contract = {
    Id: draft.id,
    CustomerId: customer.Id,
    CustomerName: customer.CustomerName,
    CustomerIsLocked: false,
    ReferenceCode: referenceCode(),
    LifecycleStatus: trialEnd ? 'InTrial' : 'Active',
    Phases: trialEnd ? [current, phase('Normal', trialEnd)] : [current],
    CurrentPhase: current,
    PlanGroupId: variant.PlanGroupId,
    PlanId: variant.PlanId,
    PlanVariantId: variant.Id,
    StartDate: timestamp(now),
    LastBillingDate: timestamp(now),
    NextBillingDate: nextBilling,
    BilledUntil: nextBilling,
    Balance: draft.balance,
    Currency: byId(account.products.PlanGroups, variant.PlanGroupId).Currency,
    PaymentProviderSupportRefunds: false,
    EscalationSuspended: false,
    RecurringPaymentsPaused: false,
    BillingSuspended: false,
    ThresholdBillingDisabled: false,
    IsDeletable: false,
    CustomFields: draft.customFields ?? {},
  };
  if (draft.method) storeMethod(contract, draft.method);
  account.contracts.push(contract);
  return contract;
}

/** Components from the first day on. In a trial nothing is billed for them unless they say so. */
export function addComponents(account: Account, contract: Contract, lines: CartLine[]): void {
  const {Id: ContractId, CustomerId, StartDate, BilledUntil} = contract;
  for (const line of lines) {
    const {BillInTrial} = byId(account.products.Components, line.ComponentId);
    const billed = BillInTrial || contract.CurrentPhase.Type === 'Normal' ? {BilledUntil} : {};
    account.componentSubscriptions.push({Id: account.newId(), ContractId, CustomerId, ...line, StartDate, ...billed});
  }
}

/** Positive is owed by the customer, negative is a credit. */
export function addToBalance(contract: Contract, amount: number): void {
  contract.Balance = new Big(contract.Balance).plus(amount).toNumber();
}

/** Writes how a contract is paid from now on, in place of what was there. Who pays by invoice has no bearer on file. */
export function storeMethod(contract: Contract, {bearer, details}: PaymentMethod): void {
  const [role, provider] = bearer.includes(':') ? bearer.split(':') : ['BlackLabel', bearer];
  delete contract.PaymentBearer;
  Object.assign(contract, {PaymentProvider: provider, PaymentProviderRole: role});
  if (kindOf(bearer) !== 'invoice') contract.PaymentBearer = details;
}

/** The same for a contract that runs already, which the merchant hears of. */
export function replaceMethod(account: Account, contract: Contract, method: PaymentMethod): void {
  storeMethod(contract, method);
  emit(account, 'PaymentDataChanged', {ContractId: contract.Id, CustomerId: contract.CustomerId});
}

/** The bearer string of what a contract is paid by; undefined where nothing is stored. */
export function storedBearer({PaymentProvider, PaymentProviderRole}: Contract): string | undefined {
  return PaymentProvider && PaymentProviderRole !== 'BlackLabel'
    ? `${PaymentProviderRole ?? ''}:${PaymentProvider}`
    : PaymentProvider;
}

/** Eight capitals in two groups, as `KXPL-GWBS` on billwerk's page. */
function referenceCode(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    String.fromCharCode(65 + (byte % 26)),
  );
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
