/** Entries of the catalog, with what most of them have in common. */
import type {Component, LocalizedText, Plan, PlanVariant} from './catalog.ts';
import {TAX_POLICIES} from './tax.ts';
import {PLAN_GROUPS} from './test-data.ts';
import type {Period} from './time.ts';

export const MONTH: Period = {Unit: 'Month', Quantity: 1};
export const YEAR: Period = {Unit: 'Year', Quantity: 1};

export function text(english: string, german?: string): LocalizedText {
  return german === undefined ? {_c: english} : {_c: english, en: english, de: german};
}

export function plan(Id: string, PlanGroupId: string, Name: LocalizedText, more: Partial<Plan> = {}): Plan {
  return {
    Id,
    PlanGroupId,
    Name,
    TrialEndPolicy: 'NoTrial',
    IsQuantityBased: false,
    RequiresOrderApproval: false,
    Hidden: false,
    ...more,
  };
}

export function variant(
  Id: string,
  PlanId: string,
  RecurringFee: number,
  period: Period,
  more: Partial<PlanVariant> = {},
): PlanVariant {
  return {
    Id,
    PlanId,
    PlanGroupId: PLAN_GROUPS.parcelbird,
    InternalName: period.Unit === 'Year' ? 'yearly' : 'monthly',
    Description:
      period.Unit === 'Year' ? text('paid yearly', 'jährliche Zahlung') : text('paid monthly', 'monatliche Zahlung'),
    RecurringFee,
    SetupFee: 0,
    FeePeriod: period,
    BillingPeriod: period,
    ContractPeriod: period,
    LaterContractPeriod: period,
    CancellationPeriod: {Unit: 'Day', Quantity: 14},
    LaterCancellationPeriod: {Unit: 'Day', Quantity: 14},
    PaymentPeriodMode: 'PrePaid',
    BillingDateAlignment: 'None',
    AfterFirstContractPeriodNextStep: 'RenewAutomatically',
    AllowSelfService: true,
    AllowWithoutPaymentData: false,
    Hidden: false,
    ...more,
  };
}

export function component(
  Id: string,
  ComponentType: Component['ComponentType'],
  Name: LocalizedText,
  PricePerUnit: number,
  more: Partial<Component> = {},
): Component {
  return {
    Id,
    PlanGroupId: PLAN_GROUPS.parcelbird,
    Name,
    ComponentType,
    ...(ComponentType === 'Metered' ? {} : {FeePeriod: MONTH}),
    Prorate: true,
    PricePerUnit,
    TaxPolicyId: TAX_POLICIES.standard,
    AllowSelfService: true,
    ShowSelfService: true,
    IncludeInInterimBilling: true,
    BillInTrial: false,
    Hidden: false,
    ...more,
  };
}
