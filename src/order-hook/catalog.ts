/**
 * billwerk's productInfo -> the public catalog. What is not named here does not come out: productInfo holds coupon codes,
 * internal names, and items that are not for sale to everyone.
 */
import {CheckoutError} from '../errors.ts';
import type {
  Catalog,
  Component,
  ComponentType,
  Period,
  PeriodUnit,
  Plan,
  PlanVariant,
  QuantityRange,
} from '../model.ts';
import type {BillwerkText, ProductInfo} from './responses.ts';

/** One text for all, or by language with the default under `_c`, as billwerk has it. */
export type CatalogText = string | Readonly<Record<string, string>>;

/** What billwerk does not know of a plan, a variant or a component. `features` and `badge` count for plans only. */
export interface CatalogAddition {
  readonly name?: CatalogText;
  readonly description?: CatalogText;
  readonly features?: readonly CatalogText[];
  readonly badge?: CatalogText;
}

export interface CatalogOptions {
  /** Ids of the plans on offer, in this order. Default: all that billwerk opens for self-service. */
  readonly plans?: readonly string[];
  /** Ids of the plan groups on offer. Default: all. */
  readonly planGroups?: readonly string[];
  /** Whether billwerk's prices include VAT. Default: from the plan group's `PriceTaxType`, whose values are not documented. */
  readonly priceTax?: 'net' | 'gross';
  /** Texts by the id of a plan, a variant or a component. */
  readonly texts?: Readonly<Record<string, CatalogAddition>>;
  /** Limits by the id of a variant or a component. Default: whole numbers up to 999,999; billwerk knows none. */
  readonly quantities?: Readonly<Record<string, Partial<QuantityRange>>>;
  /** How long productInfo is kept, milliseconds. Default 5 minutes. */
  readonly maxAge?: number;
}

const standardRange: QuantityRange = {min: 1, max: 999_999, step: 1, default: 1};
const periodUnits: readonly PeriodUnit[] = ['Day', 'Week', 'Month', 'Year'];
const componentTypes: readonly ComponentType[] = ['QuantityBased', 'OnOff', 'Metered'];

/**
 * @param locale such as `de-AT`; texts fall back to the language, then to billwerk's default
 * @throws CheckoutError `CatalogInvalid`, for the merchant: several currencies, or no word on net and gross
 */
export function publicCatalog(products: ProductInfo, options: CatalogOptions = {}, locale = ''): Catalog {
  const groups = products.PlanGroups.filter(({Id}) => options.planGroups?.includes(Id) ?? true);
  const components = products.Components.filter(
    (component) =>
      isPublic(component) &&
      component.ShowSelfService !== false &&
      inGroup(component.PlanGroupId) &&
      typeOf(component) !== undefined,
  );
  const plans = selectedPlans().flatMap((plan): Plan[] => {
    if (plan.Hidden === true || !inGroup(plan.PlanGroupId)) return [];
    const variants = products.PlanVariants.filter((variant) => variant.PlanId === plan.Id && isPublic(variant));
    const offered = variants.flatMap((variant) => publicVariant(variant, plan, options, locale));
    if (offered.length === 0) return [];
    const ids = components.filter(({PlanGroupId}) => PlanGroupId === plan.PlanGroupId).map(({Id}) => Id);
    const addition = options.texts?.[plan.Id];
    return [
      {
        id: plan.Id,
        name: textIn(locale, addition?.name, plan.Name) ?? '',
        ...optional('description', textIn(locale, addition?.description, plan.PlanDescription)),
        ...optional(
          'features',
          addition?.features?.map((feature) => textIn(locale, feature) ?? ''),
        ),
        ...optional('badge', textIn(locale, addition?.badge)),
        ...(ids.length > 0 && {components: ids}),
        variants: offered,
      },
    ];
  });
  const usedGroups = groups.filter(({Id}) =>
    plans.some((plan) => products.Plans.find((known) => known.Id === plan.id)?.PlanGroupId === Id),
  );
  const used = components.filter(({Id}) => plans.some((plan) => plan.components?.includes(Id)));
  return {
    currency: currencyOf(usedGroups),
    priceTax: options.priceTax ?? priceTaxOf(usedGroups),
    plans,
    components: used.flatMap((component) => publicComponent(component, options, locale)),
  };

  function inGroup(id: string | null | undefined): boolean {
    return groups.some((group) => group.Id === id);
  }

  function selectedPlans() {
    if (!options.plans) return products.Plans;
    return options.plans.flatMap((id) => products.Plans.filter((plan) => plan.Id === id));
  }
}

/** Absent flags are taken for the careful answer: not hidden needs no word, self-service needs a yes. */
function isPublic(item: {Hidden?: boolean | null | undefined; AllowSelfService?: boolean | null | undefined}): boolean {
  return item.Hidden !== true && item.AllowSelfService === true;
}

function publicVariant(
  variant: ProductInfo['PlanVariants'][number],
  plan: ProductInfo['Plans'][number],
  options: CatalogOptions,
  locale: string,
): PlanVariant[] {
  const period = publicPeriod(variant.FeePeriod);
  // Without a price or a period there is nothing to show; "free" would be a guess.
  if (typeof variant.RecurringFee !== 'number' || !period) return [];
  const trial = plan.TrialEndPolicy === 'NoTrial' ? undefined : publicPeriod(plan.TrialPeriod);
  return [
    {
      id: variant.Id,
      ...optional('name', textIn(locale, options.texts?.[variant.Id]?.name, variant.Description)),
      price: variant.RecurringFee,
      ...(variant.SetupFee ? {setupFee: variant.SetupFee} : {}),
      period,
      ...optional('trial', trial),
      ...(plan.IsQuantityBased === true && {quantity: planRange(options.quantities?.[variant.Id])}),
    },
  ];
}

function planRange(limits: Partial<QuantityRange> = {}): QuantityRange {
  return {...standardRange, default: limits.min ?? standardRange.min, ...limits};
}

/** Undefined for types of later days, which the checkout would not know how to ask for. */
function typeOf({ComponentType}: ProductInfo['Components'][number]): ComponentType | undefined {
  return componentTypes.find((known) => known === ComponentType);
}

function publicComponent(
  component: ProductInfo['Components'][number],
  options: CatalogOptions,
  locale: string,
): Component[] {
  const type = typeOf(component);
  if (!type) return [];
  const addition = options.texts?.[component.Id];
  const hasScale = Boolean(component.PriceScale ?? component.DiscountScale);
  return [
    {
      id: component.Id,
      name: textIn(locale, addition?.name, component.Name) ?? '',
      ...optional('description', textIn(locale, addition?.description, component.Description)),
      type,
      // The unit price of a scale depends on the quantity: only the preview knows it.
      ...(typeof component.PricePerUnit === 'number' && !hasScale && {price: component.PricePerUnit}),
      ...optional('unit', textIn(locale, component.Unit)),
      ...optional('period', publicPeriod(component.FeePeriod)),
      ...(type === 'QuantityBased' && options.quantities?.[component.Id]),
    },
  ];
}

function currencyOf(groups: ProductInfo['PlanGroups']): string {
  const currencies = new Set(groups.map(({Currency}) => Currency ?? ''));
  const [currency] = currencies;
  if (currencies.size === 1 && currency) return currency;
  throw catalogInvalid(
    'currency',
    'the plans on offer need one currency; choose plan groups with `catalog.planGroups`',
  );
}

function priceTaxOf(groups: ProductInfo['PlanGroups']): 'net' | 'gross' {
  const types = new Set(groups.map(({PriceTaxType}) => PriceTaxType?.toLowerCase()));
  const [type] = types;
  if (types.size === 1 && (type === 'net' || type === 'gross')) return type;
  throw catalogInvalid('priceTax', 'say with `catalog.priceTax` whether prices include VAT');
}

function catalogInvalid(field: string, message: string): CheckoutError {
  return new CheckoutError('CatalogInvalid', {audience: 'merchant', outcome: 'declined', field, message});
}

function publicPeriod(period: {Unit?: unknown; Quantity?: unknown} | null | undefined): Period | undefined {
  const unit = periodUnits.find((known) => known === period?.Unit);
  const quantity = period?.Quantity;
  // "0 days" is how no trial is said.
  return unit && typeof quantity === 'number' && quantity > 0 ? {unit, quantity} : undefined;
}

/** The first of these texts that says something in the locale, its language, or by default. */
function textIn(locale: string, ...texts: readonly (CatalogText | BillwerkText)[]): string | undefined {
  for (const text of texts) {
    const found = typeof text === 'string' ? text : (text?.[locale] ?? text?.[locale.slice(0, 2)] ?? text?.['_c']);
    if (found?.trim()) return found;
  }
  return undefined;
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): {readonly [key in Name]?: Value} {
  return value === undefined ? {} : ({[name]: value} as {readonly [key in Name]?: Value});
}
