/** What an attribute or property means that is set while the checkout is in use already. */
import {defaultSelection, findVariant} from '../src/catalog.ts';
import type {Wish} from '../src/checkout/wish.ts';
import type {Address, Catalog, Customer} from '../src/model.ts';
import {localeOf} from './localize.ts';
import {prefillOf} from './prefill.ts';
import {withKnownCountry} from './settings.ts';
import {reportUnknownVariant} from './trouble.ts';

export interface LateSettings extends Element {
  readonly locale?: string;
  readonly plan?: string;
  readonly coupon?: string;
  readonly country?: string;
  readonly customer?: Customer;
}

/**
 * The wish as the settings that changed would have it; what the shopper chose or typed since then stays.
 * @param before the changed settings' earlier values, by name
 */
export function withSettings(
  wish: Wish,
  settings: LateSettings,
  before: Pick<ReadonlyMap<PropertyKey, unknown>, 'get' | 'has'>,
  catalog: Catalog | undefined,
): Wish {
  let {cart, customer} = wish;
  const {plan, coupon} = settings;
  if (before.has('plan') && catalog && plan) {
    if (findVariant(catalog, plan)) cart = {...defaultSelection(catalog, plan), couponCode: cart.couponCode};
    else reportUnknownVariant(plan);
  }
  if (before.has('coupon')) cart = {...cart, couponCode: coupon || undefined};
  if (before.has('customer') || before.has('country') || before.has('locale')) {
    const earlier = <Name extends keyof LateSettings>(name: Name) =>
      before.has(name) ? (before.get(name) as LateSettings[Name]) : settings[name];
    const prefill = (given: Customer | undefined, country: string | undefined, locale: string) =>
      withKnownCountry({cart, customer: prefillOf(given, country, locale)}, locale).customer;
    const locale = earlier('locale') || localeOf(settings.parentElement ?? settings);
    customer = refilled(
      customer,
      prefill(earlier('customer'), earlier('country'), locale),
      prefill(settings.customer, settings.country, localeOf(settings)),
    );
  }
  return {...wish, cart, customer};
}

function refilled(now: Customer, before: Customer, given: Customer): Customer {
  return {
    ...untouched(now, before, given),
    address: untouched<Address>(now.address ?? {}, before.address ?? {}, given.address ?? {}),
  };
}

/** Fields that are empty or hold what was prefilled follow the new prefill. */
function untouched<Fields extends object>(now: Fields, before: Fields, given: Fields): Fields {
  const isKept = (name: string, value: unknown) => value && value !== before[name as keyof Fields];
  return {...now, ...given, ...Object.fromEntries(Object.entries(now).filter(([name, value]) => isKept(name, value)))};
}
