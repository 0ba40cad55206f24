import type {Period} from './time.ts';

/** Language -> text, with the default under `_c`. */
export type LocalizedText = {_c: string} & Record<string, string>;

export interface PlanGroup {
  Id: string;
  Name: LocalizedText;
  Currency: string;
  TaxPolicyId: string;
  /** Prices of the group are net; the sandbox has no gross group. The literal is inferred. */
  PriceTaxType: 'Net';
}

export interface Plan {
  Id: string;
  PlanGroupId: string;
  Name: LocalizedText;
  PlanDescription?: LocalizedText;
  SetupDescription?: LocalizedText;
  TrialPeriod?: Period;
  TrialEndPolicy: 'NoTrial' | 'DeactivateAccount' | 'RequestPayment';
  IsQuantityBased: boolean;
  RequiresOrderApproval: boolean;
  Hidden: boolean;
}

export interface PlanVariant {
  Id: string;
  PlanId: string;
  PlanGroupId: string;
  InternalName: string;
  Description?: LocalizedText;
  RecurringFee: number;
  SetupFee: number;
  FeePeriod: Period;
  BillingPeriod: Period;
  ContractPeriod: Period;
  LaterContractPeriod: Period;
  CancellationPeriod: Period;
  LaterCancellationPeriod: Period;
  PaymentPeriodMode: 'PrePaid';
  BillingDateAlignment: 'None';
  AfterFirstContractPeriodNextStep: 'RenewAutomatically';
  AllowSelfService: boolean;
  AllowWithoutPaymentData: boolean;
  Hidden: boolean;
}

export interface Component {
  Id: string;
  PlanGroupId: string;
  Name: LocalizedText;
  Description?: LocalizedText;
  ExternalId?: string;
  ComponentType: 'QuantityBased' | 'OnOff' | 'Metered';
  FeePeriod?: Period;
  Prorate: boolean;
  Unit?: string;
  PricePerUnit: number;
  TaxPolicyId: string;
  AllowSelfService: boolean;
  ShowSelfService: boolean;
  IncludeInInterimBilling: boolean;
  BillInTrial: boolean;
  Hidden: boolean;
}

export interface Discount {
  Id: string;
  PlanGroupId: string;
  InternalName: string;
  Name: LocalizedText;
  /** Billing periods that begin within this span from the first one are discounted; absent = all of them. */
  Duration?: Period;
  Effect: {Type: 'Percentage'; ReductionPercent: number};
  IncludeSetup: boolean;
  CreateSeparateLineItem: boolean;
  Hidden: boolean;
  /** How billwerk ties a discount to variants is not known from public pages; absent = every variant of the group. */
  PlanVariantIds?: string[];
}

export interface Coupon {
  Id: string;
  PlanGroupId: string;
  DiscountId: string;
  InternalName: string;
  Active: boolean;
  Enabled: boolean;
  IsSingleUse: boolean;
  Hidden: boolean;
  ValidFrom?: string;
  ValidUntil?: string;
  Codes: string[];
  UsedCodes: string[];
}

export interface TaxPolicy {
  Id: string;
  Name: string;
  Entries: {Country: string; Rate: number}[];
}

/** The answer of `GET /productInfo`, and the one place where the sandbox keeps its prices. */
export interface ProductInfo {
  PlanGroups: PlanGroup[];
  Plans: Plan[];
  PlanVariants: PlanVariant[];
  Components: Component[];
  Discounts: Discount[];
  Coupons: Coupon[];
  TaxPolicies: TaxPolicy[];
}

/** The text in the locale's language, else the default. */
export function localized(text: LocalizedText, locale = ''): string {
  return text[locale] ?? text[locale.slice(0, 2)] ?? text._c;
}

/** The part of `products` that belongs to these plan groups. */
export function onlyPlanGroups(products: ProductInfo, ids: readonly string[]): ProductInfo {
  const kept = <T extends {PlanGroupId: string}>(items: T[]) => items.filter((item) => ids.includes(item.PlanGroupId));
  return {
    PlanGroups: products.PlanGroups.filter((group) => ids.includes(group.Id)),
    Plans: kept(products.Plans),
    PlanVariants: kept(products.PlanVariants),
    Components: kept(products.Components),
    Discounts: kept(products.Discounts),
    Coupons: kept(products.Coupons),
    TaxPolicies: products.TaxPolicies,
  };
}

/** The item with that id, or an exception: for ids that come from the catalog itself. */
export function byId<T extends {Id: string}>(items: T[], id: string): T {
  const found = items.find((item) => item.Id === id);
  if (!found) throw new Error(`The sandbox catalog has no ${id}`);
  return found;
}
