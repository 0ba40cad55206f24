import type {Component, Plan} from './catalog.ts';
import type {CouponResult} from './coupons.ts';
import type {Period} from './time.ts';

export interface LineItem {
  Description: string;
  ProductDescription?: string;
  ProductId: string;
  Quantity: number;
  PricePerUnit: number;
  VatPercentage: number;
  ScaleAmount?: number;
  PeriodStart: string;
  PeriodEnd: string;
  PeriodMultiplier?: number;
  TotalNet: number;
  TotalVat: number;
  TotalGross: number;
}

export interface Fee {
  ComponentType: Component['ComponentType'];
  ComponentId?: string;
  ExternalId?: string;
  Name: string;
  Description?: string;
  VariantName?: string;
  VariantDescription?: string;
  PreventModification: boolean;
  IsQuantityBased: boolean;
  Quantity: number;
  PricePerUnit: number;
  VatPercentage: number;
  FeePeriod?: Period;
  TotalNet: number;
  TotalVat: number;
  LineItems: LineItem[];
}

/** The documented answer of `preview`, and the body of every order. */
export interface PricedOrder {
  PlanVariantId?: string;
  Quantity: number;
  CouponCode?: string;
  Coupon?: CouponResult;
  Currency: string;
  Total: number;
  TotalVat: number;
  TotalGross: number;
  NextTotalGross: number;
  NextTotalGrossDate: string;
  IsTrial: boolean;
  TrialEndPolicy: Plan['TrialEndPolicy'];
  TrialPeriod?: Period;
  AllowWithoutPaymentData: boolean;
  Status: string;
  OrderType: 'Signup' | 'Upgrade';
  TriggerInterimBilling: boolean;
  PreviewAfterTrial: boolean;
  RecurringFee?: Fee;
  SetupFee?: Fee;
  ComponentSubscriptions: Fee[];
  MeteredComponents: Fee[];
  /** Of changes only: all that is due with the order, credits included. */
  LineItems?: LineItem[];
}
