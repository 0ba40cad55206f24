/** What `<sjs-checkout>` needs only where something is unusual or wrong: a careful look for the catalog, and what the merchant is told. */
import {parseCatalog, parseCatalogText} from '../src/catalog-reader.ts';
import {CheckoutError} from '../src/errors.ts';
import type {Catalog, ExistingOrder} from '../src/model.ts';
import {adoptStyles} from './adopt-styles.ts';
import {controls} from './controls.ts';
import {loadMessages, localeOf} from './localize.ts';
import {reportToMerchant} from './merchant.ts';

interface CatalogHost extends Element {
  readonly publicApiKey: string;
  readonly catalog?: string | Catalog;
  readonly order?: ExistingOrder;
  readonly orderHook?: string;
}

/**
 * Looks everywhere a catalog may be: property, URL, children, order hook; in this order.
 * @returns undefined when there is an order to pay instead
 * @throws CheckoutError `ConfigurationMissing`, `CatalogUnreachable`, `CatalogInvalid` or, for an order that lacks something,
 *   `InvalidConfiguration`; with the attribute or field
 */
export async function readCatalog(host: CatalogHost): Promise<Catalog | undefined> {
  const {catalog, orderHook} = host;
  if (!host.publicApiKey) throw missing('public-api-key', '<sjs-checkout> needs the attribute public-api-key');
  if (host.order) return checkOrder(host.order);
  if (catalog && typeof catalog === 'object') return parseCatalog(catalog);
  const children =
    catalog || !host.firstElementChild
      ? undefined
      : (await import('../src/catalog-markup.ts')).readCatalogFromChildren(host);
  if (children) return children;
  const url = catalog || (orderHook && `${orderHook.replace(/\/$/, '')}/catalog`);
  if (url) return fetchCatalog(url);
  throw missing('catalog', '<sjs-checkout> needs a catalog: the attribute, a JSON child or <sjs-plan> children');
}

/** As pages in plain JavaScript and links write it, which may be anything. */
function checkOrder({orderId, grossTotal, currency}: {readonly [Name in keyof ExistingOrder]: unknown}): undefined {
  const wrong = !(typeof orderId === 'string' && orderId)
    ? 'orderId'
    : !(typeof grossTotal === 'number' && grossTotal >= 0 && grossTotal < Infinity)
      ? 'grossTotal'
      : !(typeof currency === 'string' && /^[a-z]{3}$/i.test(currency)) && 'currency';
  if (!wrong) return;
  const message = 'an order to be paid needs an id, an amount in currency units and an ISO 4217 currency code';
  throw new CheckoutError('InvalidConfiguration', {
    audience: 'merchant',
    outcome: 'declined',
    field: `order.${wrong}`,
    message,
  });
}

function missing(field: string, message: string): CheckoutError {
  return new CheckoutError('ConfigurationMissing', {audience: 'merchant', field, message});
}

async function fetchCatalog(url: string): Promise<Catalog> {
  let text: string;
  try {
    const response = await fetch(url, {headers: {accept: 'application/json'}, signal: AbortSignal.timeout(15_000)});
    if (!response.ok) throw new Error(`status ${response.status}`);
    text = await response.text();
  } catch (cause) {
    throw new CheckoutError('CatalogUnreachable', {
      audience: 'network',
      outcome: 'fixable',
      cause,
      field: 'catalog',
      message: `the catalog ${url} cannot be fetched`,
    });
  }
  return parseCatalogText(text);
}

export function catalogLate(): CheckoutError {
  const message = 'the catalog does not come';
  return new CheckoutError('CatalogUnreachable', {audience: 'network', field: 'catalog', message});
}

/**
 * Tells the merchant, and makes the host ready to show it. Whatever is no error of ours is a part of us that did not load.
 * Who has an order to pay reads a sentence on that.
 */
export async function tell(
  host: Element & {readonly renderRoot: HTMLElement | DocumentFragment},
  cause: unknown,
): Promise<CheckoutError | (Pick<CheckoutError, 'code' | 'audience' | 'field'> & {readonly sentence: string})> {
  const error =
    cause instanceof CheckoutError
      ? cause
      : new CheckoutError('ScriptBlocked', {audience: 'network', cause, message: 'a part of us did not load'});
  reportToMerchant(error);
  adoptStyles(host.renderRoot, [controls]);
  const {code, audience, field} = error;
  if (!field?.startsWith('order.')) return error;
  try {
    const [{enErrors}, messages] = await Promise.all([import('./locales/en-errors.ts'), loadMessages(localeOf(host))]);
    const {error_InvalidConfiguration, nothingCharged} = {...enErrors, ...messages};
    return {code, audience, field, sentence: error_InvalidConfiguration.replace('{nothingCharged}', nothingCharged)};
  } catch {
    return error;
  }
}

export function reportUnknownVariant(id: string): void {
  const message = `the catalog has no plan variant ${id}`;
  reportToMerchant(new CheckoutError('PlanVariantUnknown', {audience: 'merchant', field: 'plan', message}));
}
