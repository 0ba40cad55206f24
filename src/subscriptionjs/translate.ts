/**
 * Our nouns -> the vendor's input, the vendor's answers -> our nouns. Types as documented in the SubscriptionJS
 * reference (Signup, Types) [D]; the order inside a preview is read in `billwerk/order-preview.ts`.
 */
import {orderToPreview} from '../billwerk/order-preview.ts';
import type {PaymentAnswer} from '../checkout/gateway.ts';
import {CheckoutError} from '../errors.ts';
import type {Cart, Customer, Order, OrderReference, Preview, SecretPaymentData} from '../model.ts';
import {secureUrl} from './secure-url.ts';
import type {VendorAddress, VendorCart, VendorCustomer, VendorOrder} from './vendor.ts';

type Fields = Readonly<Record<string, unknown>>;

const customerFields: readonly (keyof Customer)[] = [
  'emailAddress',
  'firstName',
  'lastName',
  'companyName',
  'vatId',
  'phoneNumber',
  'tag',
  'locale',
];
const addressFields: readonly (keyof NonNullable<Customer['address']>)[] = [
  'addressLine1',
  'addressLine2',
  'street',
  'houseNumber',
  'postalCode',
  'city',
  'state',
  'country',
];

/** Components of quantity 0 are left out. Metered components must not be in a cart of ours: nobody buys usage. */
export function toVendorCart({planVariantId, quantity, components, couponCode}: Cart): VendorCart {
  const subscriptions = components
    .filter((component) => component.quantity > 0)
    .map((component) => ({ComponentId: component.componentId, Quantity: component.quantity}));
  const code = couponCode?.trim();
  return {
    PlanVariantId: planVariantId,
    ...(quantity !== undefined && {Quantity: quantity}),
    ...(subscriptions.length > 0 && {ComponentSubscriptions: subscriptions}),
    ...(code && {CouponCode: code}),
  };
}

/**
 * Known fields only, without empty ones: a merchant's prefill may hold anything, and `ExternalCustomerId` would make
 * the order fail where it is in use already [D].
 */
export function toVendorCustomer(customer: Customer): VendorCustomer {
  const address: VendorAddress = pascalCased({...customer.address}, addressFields);
  if (address.Country) address.Country = address.Country.toUpperCase();
  return {
    ...pascalCased({...customer}, customerFields),
    ...(Object.keys(address).length > 0 && {Address: address}),
  };
}

export function toVendorOrder({orderId, grossTotal, currency}: OrderReference): VendorOrder {
  return {OrderId: orderId, GrossTotal: grossTotal, Currency: currency};
}

/** A copy for one call, since the caller clears its own. Numbers lose the spaces people group them with [C]. */
export function toSecretPaymentData(data: SecretPaymentData): Record<string, string> {
  const filled = Object.entries(data).filter(([, value]) => value !== '');
  return Object.fromEntries(
    filled.map(([name, value]) => [name, /^(cardNumber|iban)$/.test(name) ? value.replace(/\s/g, '') : value]),
  );
}

/** @throws CheckoutError `PreviewIncomplete` naming the field, `AmountContradictory` */
export function toPreview(answer: unknown): Preview {
  return orderToPreview(fieldsOf(answer)['Order']);
}

/**
 * @throws CheckoutError `AmountContradictory` for an order that must not be paid, with its id as reference; `Unmapped`, of unknown outcome, for
 *   an answer that names no order, although one may exist
 */
export function toOrder(answer: unknown): Order {
  const fields = fieldsOf(answer);
  const orderId = text(fields, 'OrderId');
  if (!orderId) throw new CheckoutError('Unmapped', {message: 'billwerk answered without an OrderId'});
  const {grossTotal, currency, ...parties} = detailsOf(fields);
  if (grossTotal === undefined || grossTotal < 0 || !currency) {
    throw new CheckoutError('AmountContradictory', {
      audience: 'merchant',
      outcome: 'declined',
      reference: orderId,
      field: currency ? 'GrossTotal' : 'Currency',
      message: `order ${orderId} cannot be paid`,
    });
  }
  return {...parties, orderId, grossTotal, currency, status: text(fields, 'OrderStatus') ?? 'InProgress'};
}

/**
 * `success` with a `Url` is a redirect, not a payment [D].
 *
 * @param paid the order that was paid; unknown where order and payment are one call
 * @throws CheckoutError of unknown outcome: `RedirectRefused` for an address that is not https (http on localhost),
 *   `Unmapped` for an answer that names no order
 */
export function toPaymentAnswer(answer: unknown, paid?: OrderReference): PaymentAnswer {
  const fields = fieldsOf(answer);
  const orderId = text(fields, 'OrderId');
  if (fields['Url']) {
    const url = secureUrl(fields['Url'])?.href;
    const redirected = orderId ?? paid?.orderId;
    if (!url || !redirected) throw new CheckoutError('RedirectRefused', {message: 'billwerk sent no usable redirect'});
    const {grossTotal, currency} = detailsOf(fields);
    return {kind: 'redirect', orderId: redirected, url, grossTotal, currency};
  }
  if (!orderId) throw new CheckoutError('Unmapped', {message: 'billwerk answered without an OrderId'});
  return {
    kind: 'accepted',
    orderId,
    ...detailsOf(fields),
    // Normal for a payment that went well [D].
    status: text(fields, 'OrderStatus') ?? 'PaymentPending',
  };
}

/** What an answer may say of an order beside its id. */
export function detailsOf(fields: Fields) {
  return {
    contractId: text(fields, 'ContractId'),
    customerId: text(fields, 'CustomerId'),
    grossTotal: amount(fields, 'GrossTotal'),
    currency: text(fields, 'Currency'),
  };
}

function pascalCased(source: Fields, names: readonly string[]): Record<string, string> {
  const entries = names.map((name) => [name.charAt(0).toUpperCase() + name.slice(1), text(source, name)?.trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value)) as Record<string, string>;
}

export function fieldsOf(answer: unknown): Fields {
  return typeof answer === 'object' && answer !== null ? (answer as Fields) : {};
}

export function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function amount(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
