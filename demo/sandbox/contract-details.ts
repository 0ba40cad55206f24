import type {Account, Contract} from './account.ts';
import {byId, localized} from './catalog.ts';
import {requireCustomer} from './orders.ts';

/** What `portal.contractDetails` answers, as far as integrators were seen to read it. */
export function contractDetails(account: Account, contract: Contract) {
  const customer = requireCustomer(account, contract.CustomerId);
  const variant = byId(account.products.PlanVariants, contract.PlanVariantId);
  const plan = byId(account.products.Plans, contract.PlanId);
  const ofGroup = <T extends {PlanGroupId: string; Hidden: boolean}>(items: T[]) =>
    items.filter(({PlanGroupId, Hidden}) => PlanGroupId === contract.PlanGroupId && !Hidden);
  return {
    Customer: customer,
    CurrentPlan: {
      PlanId: plan.Id,
      PlanVariantId: variant.Id,
      PlanName: localized(plan.Name, customer.Locale),
      CancellationPeriod: variant.CancellationPeriod,
    },
    Contract: {...contract, CurrentBalance: contract.Balance},
    ComponentsSubscriptions: account.componentSubscriptions
      .filter(({ContractId}) => ContractId === contract.Id)
      .map(({Id, ComponentId, Quantity, Memo, StartDate, EndDate}) => ({
        Id,
        ComponentName: localized(byId(account.products.Components, ComponentId).Name, customer.Locale),
        Memo,
        Quantity,
        StartDate,
        EndDate,
      })),
    // The sandbox writes no invoices.
    RecentInvoices: [],
    Products: {Plans: ofGroup(account.products.Plans), PlanVariants: ofGroup(account.products.PlanVariants)},
    EndDateIfCancelledNow: contract.BilledUntil,
    LastPossibleCancellationDate: contract.BilledUntil,
    PaymentsBlocked: contract.RecurringPaymentsPaused,
  };
}
