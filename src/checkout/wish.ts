import type {Address, Cart, Customer} from '../model.ts';

/** What the shopper wants: chosen and typed so far. */
export interface Wish {
  readonly cart: Cart;
  readonly customer: Customer;
  /** Typed, and not asked for any more, such as the company of who buys privately after all: kept, never sent. */
  readonly aside?: Readonly<Record<string, string>>;
  /** The payment method to start with: chosen before a reload, or a trip to a provider. Not what is paid with. */
  readonly bearer?: string;
}

/** The cart as it is sent: nothing of quantity 0, in one order, so that equal carts have equal keys. */
export function sentCart(cart: Cart): Cart {
  const components = cart.components
    .filter(({quantity}) => quantity > 0)
    .toSorted((one, other) => one.componentId.localeCompare(other.componentId));
  const couponCode = cart.couponCode?.trim();
  return {
    planVariantId: cart.planVariantId,
    ...(cart.quantity !== undefined && {quantity: cart.quantity}),
    components,
    ...(couponCode && {couponCode}),
    ...(cart.change && {change: cart.change}),
  };
}

/** The fields of a customer that can change a price. Only these go into a preview, so typing a name asks nothing. */
export function priceRelevant(customer: Customer): Customer {
  const {postalCode, state, country} = customer.address ?? {};
  const address: Address = filled({postalCode, state, country});
  return filled({
    companyName: customer.companyName,
    vatId: customer.vatId,
    address: Object.keys(address).length > 0 ? address : undefined,
  });
}

/** Equal keys, equal price. */
export function priceKey(wish: Wish): string {
  return JSON.stringify([sentCart(wish.cart), priceRelevant(wish.customer)]);
}

/** Equal keys, equal order: every field counts here, since an order carries the whole customer. */
export function orderKey({cart, customer}: Wish): string {
  return sentOrderKey(sentCart(cart), customer);
}

/** The same for a cart that was sent before. */
export function sentOrderKey(sent: Cart | undefined, customer: Customer): string {
  return JSON.stringify([sent, customer]);
}

/**
 * Tells one buyer from another in a record that must not say who they are: one in 65,521 people has the same number. The
 * order in which fields were filled in does not count.
 */
export function buyerMark({address, ...person}: Customer): number {
  let mark = 0;
  const typed = Object.entries(filled<object>({...person, ...address})).sort();
  for (const character of JSON.stringify(typed)) mark = (mark * 31 + character.codePointAt(0)!) % 65_521;
  return mark;
}

function filled<Fields extends object>(fields: Fields): Fields {
  const trimmed = Object.entries(fields).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ]);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== undefined && value !== '')) as Fields;
}
