import type {Account, Contract, Customer, PaymentBearer, Phase} from './account.ts';
import {byId} from './catalog.ts';
import type {CustomerData, Fields} from './input.ts';
import {addPeriod, timestamp} from './time.ts';

export function newCustomer(account: Account, id: string, data: CustomerData): Customer {
  const person = [data.LastName, data.FirstName].filter(Boolean).join(', ');
  const customer: Customer = {
    ...data,
    Id: id,
    CreatedAt: timestamp(account.now()),
    CustomerName: data.CompanyName ?? person,
    IsDeletable: false,
    IsLocked: false,
  };
  account.customers.push(customer);
  return customer;
}

export interface NewContract {
  id: string;
  customer: Customer;
  planVariantId: string;
  quantity: number;
  trialEnd?: Date;
  bearer?: PaymentBearer;
  balance: number;
  customFields?: Fields;
}

export function newContract(account: Account, draft: NewContract): Contract {
  const {customer, bearer, trialEnd} = draft;
  const now = account.now();
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
    ...storedMethod(bearer),
    PaymentProviderSupportRefunds: false,
    EscalationSuspended: false,
    RecurringPaymentsPaused: false,
    BillingSuspended: false,
    ThresholdBillingDisabled: false,
    IsDeletable: false,
    CustomFields: draft.customFields ?? {},
  };
  account.contracts.push(contract);
  return contract;
}

/** The three members of a contract that tell how it is paid. */
export function storedMethod(
  bearer: PaymentBearer | undefined,
): Pick<Contract, 'PaymentProvider' | 'PaymentProviderRole' | 'PaymentBearer'> {
  if (!bearer) return {};
  const blackLabel = bearer.Type === 'InvoicePayment' || bearer.Type === 'PayPal';
  return {
    PaymentProvider: blackLabel ? bearer.Type : 'FakePSP',
    PaymentProviderRole: blackLabel ? 'BlackLabel' : bearer.Type === 'BankAccount' ? 'Debit' : bearer.Type,
    ...(bearer.Type === 'InvoicePayment' ? {} : {PaymentBearer: bearer}),
  };
}

/** Eight capitals in two groups, as `KXPL-GWBS` on billwerk's page. */
function referenceCode(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    String.fromCharCode(65 + (byte % 26)),
  );
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
