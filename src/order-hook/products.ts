/**
 * billwerk's productInfo, kept for a while: one request for all who wait, the old one while the new one is fetched, and the last
 * good one while billwerk is away.
 */
import type {Catalog} from '../model.ts';
import type {Clock} from '../platform.ts';
import type {BillwerkClient} from './billwerk.ts';
import {publicCatalog, type CatalogOptions} from './catalog.ts';
import {describeError, type HookLogger} from './logger.ts';
import type {ProductInfo} from './responses.ts';

export interface Products {
  /** Everything, not for the public. */
  info(): Promise<ProductInfo>;
  /** Plans that the merchant put on offer by name; undefined where all that billwerk opens are. */
  readonly namedPlans: readonly string[] | undefined;
  /** The public catalog in that locale. */
  catalog(locale?: string): Promise<Catalog>;
  /** Currency of the plan group that variant belongs to. */
  currencyOf(planVariantId: string | undefined): Promise<string | undefined>;
  /** It has changed: whoever asks next waits for the new one. */
  drop(): void;
}

const standardMaxAge = 5 * 60 * 1000;
/** So many times its age it still serves whoever comes first after that, while a new one is fetched. */
const staleAges = 12;
/** After this nobody waits for a request any more that may have died with whoever made it (workerd cancels those). */
const pendingFor = 45 * 1000;
/** How long the last one is used without asking again, so that nobody waits for a billwerk that is away. */
const retryAfter = 30 * 1000;

export function createProducts(
  billwerk: BillwerkClient,
  options: CatalogOptions,
  world: {clock: Clock; logger: HookLogger},
): Products {
  const {clock, logger} = world;
  const {maxAge = standardMaxAge} = options;
  let kept: {readonly products: ProductInfo; readonly until: number} | undefined;
  /** What is checked at every order: projecting it each time would be most of the hook's own work. */
  let projected: {readonly from: ProductInfo; readonly catalog: Catalog} | undefined;
  let pending: {readonly products: Promise<ProductInfo>; readonly since: number} | undefined;
  /** Counts the drops, because what was asked for before one may be old. */
  let drops = 0;

  async function load(): Promise<ProductInfo> {
    const asked = drops;
    try {
      const products = await billwerk.productInfo();
      kept = {products, until: asked === drops ? clock.now() + maxAge : -Infinity};
      return products;
    } catch (error) {
      if (!kept) throw error;
      kept = {...kept, until: clock.now() + retryAfter};
      logger.warn('order-hook: productInfo failed, the last one is used', {cause: describeError(error)});
      return kept.products;
    } finally {
      if (asked === drops) pending = undefined;
    }
  }

  async function current(): Promise<ProductInfo> {
    const now = clock.now();
    if (kept && now < kept.until) return kept.products;
    if (!pending || now - pending.since > pendingFor) pending = {products: load(), since: now};
    const {products} = pending;
    if (!kept || now >= kept.until + staleAges * maxAge) return products;
    // Only fails where there is none to fall back on.
    void products.catch(() => undefined);
    return kept.products;
  }

  return {
    info: current,
    drop: () => {
      drops += 1;
      pending = undefined;
      if (kept) kept = {...kept, until: -Infinity};
    },
    namedPlans: options.plans,
    catalog: async (locale) => {
      const products = await current();
      if (locale) return publicCatalog(products, options, locale);
      if (projected?.from !== products) projected = {from: products, catalog: publicCatalog(products, options)};
      return projected.catalog;
    },
    currencyOf: async (planVariantId) => {
      const products = await current();
      const variant = products.PlanVariants.find(({Id}) => Id === planVariantId);
      const plan = products.Plans.find(({Id}) => Id === variant?.PlanId);
      return products.PlanGroups.find(({Id}) => Id === plan?.PlanGroupId)?.Currency ?? undefined;
    },
  };
}
