/**
 * What the hook reads in billwerk's answers. Loose: unknown fields pass, and absent equals null, because response
 * schemas are known from samples only.
 */
import * as v from 'valibot';

const text = v.nullish(v.string());
const number = v.nullish(v.number());
const flag = v.nullish(v.boolean());

/** A string, or language -> string with the default under `_c` [C]. */
const localizedText = v.nullish(v.union([v.string(), v.record(v.string(), v.nullish(v.string()))]));
const period = v.nullish(v.looseObject({Unit: text, Quantity: number}));

const phase = v.looseObject({Type: text, StartDate: text, PlanVariantId: text, PlanId: text, Quantity: number});

/** Of `GET /Contracts/{id}` what the hook reads; notes, turnover, dunning and custom fields pass by. */
export const contractSchema = v.looseObject({
  Id: text,
  CustomerId: text,
  CustomerIsLocked: flag,
  LifecycleStatus: text,
  PlanGroupId: text,
  PlanId: text,
  PlanVariantId: text,
  StartDate: text,
  EndDate: text,
  BilledUntil: text,
  LastBillingDate: text,
  NextBillingDate: text,
  Balance: number,
  Currency: text,
  CurrentPhase: v.nullish(phase),
  Phases: v.nullish(v.array(phase)),
  PaymentBearer: v.nullish(v.looseObject({})),
  PaymentProvider: text,
  PaymentProviderRole: text,
});
export type BillwerkContract = v.InferOutput<typeof contractSchema>;
export type BillwerkPhase = v.InferOutput<typeof phase>;
/** A plain array, without an envelope [C]. */
export const contractsSchema = v.array(contractSchema);

export const componentSubscriptionSchema = v.looseObject({
  Id: text,
  ComponentId: text,
  Quantity: number,
  StartDate: text,
  EndDate: text,
});
export type BillwerkComponentSubscription = v.InferOutput<typeof componentSubscriptionSchema>;
/** `GET /Contracts/{id}/subscriptions` [V]. */
export const subscriptionsSchema = v.looseObject({
  ComponentSubscriptions: v.nullish(v.array(componentSubscriptionSchema)),
});

/** Of the cancellation preview: when the contract would end if it were cancelled now [D]. */
export const cancellationPreviewSchema = v.looseObject({EndDate: text});

/** The hosted page's address, which holds the token, is left out. */
export const selfServiceTokenSchema = v.object({Token: v.pipe(v.string(), v.nonEmpty()), Expiry: text});
export type BillwerkToken = v.InferOutput<typeof selfServiceTokenSchema>;

export const customerSchema = v.looseObject({Id: text, Tag: text, ExternalCustomerId: text});
export type BillwerkCustomer = v.InferOutput<typeof customerSchema>;

const orderFields = {
  Status: text,
  OrderType: text,
  CustomerId: text,
  ContractId: text,
  PlanVariantId: text,
  Currency: text,
  CreatedAt: text,
  AllowWithoutPaymentData: flag,
  Contract: v.nullish(v.looseObject({Id: text, CustomerId: text, Currency: text})),
  Customer: v.nullish(v.looseObject({Id: text})),
};
/** A preview has no id. */
const previewedOrderSchema = v.looseObject({Id: text, ...orderFields});
export const orderSchema = v.looseObject({Id: v.pipe(v.string(), v.nonEmpty()), ...orderFields});
/** The answer is wrapped at all integrators that were seen [C]. */
export const previewSchema = v.union([
  v.pipe(
    v.looseObject({Order: previewedOrderSchema}),
    v.transform(({Order}) => Order),
  ),
  previewedOrderSchema,
]);
export type PreviewedOrder = v.InferOutput<typeof previewedOrderSchema>;
export type BillwerkOrder = v.InferOutput<typeof orderSchema>;

const list = <Entry extends v.GenericSchema>(entry: Entry) => v.nullish(v.array(entry), []);

export const productInfoSchema = v.looseObject({
  PlanGroups: list(v.looseObject({Id: v.string(), Currency: text, PriceTaxType: text})),
  Plans: list(
    v.looseObject({
      Id: v.string(),
      PlanGroupId: text,
      Name: localizedText,
      PlanDescription: localizedText,
      TrialPeriod: period,
      TrialEndPolicy: text,
      IsQuantityBased: flag,
      Hidden: flag,
    }),
  ),
  PlanVariants: list(
    v.looseObject({
      Id: v.string(),
      PlanId: v.string(),
      Description: localizedText,
      RecurringFee: number,
      SetupFee: number,
      FeePeriod: period,
      AllowSelfService: flag,
      Hidden: flag,
    }),
  ),
  Components: list(
    v.looseObject({
      Id: v.string(),
      PlanGroupId: text,
      Name: localizedText,
      Description: localizedText,
      ComponentType: text,
      FeePeriod: period,
      Unit: text,
      PricePerUnit: number,
      PriceScale: v.nullish(v.looseObject({})),
      DiscountScale: v.nullish(v.looseObject({})),
      AllowSelfService: flag,
      ShowSelfService: flag,
      Hidden: flag,
    }),
  ),
});
export type ProductInfo = v.InferOutput<typeof productInfoSchema>;
export type BillwerkText = v.InferOutput<typeof localizedText>;
