/** Orders for customers who do not exist yet: billwerk makes them with the order. */
import type {Customer} from '../model.ts';
import type {Clock} from '../platform.ts';
import {guarded} from './lock.ts';
import {furtherContractOrder, type FurtherContractOrder, type NewContractCart} from './order.ts';
import {Problem} from './problem.ts';
import type {HookStore} from './store.ts';

export interface SignupOptions {
  /**
   * Whether this request may make an order for a new customer, from its headers (its body is not to be read). Nobody is
   * signed in, so only you can tell your form from a robot. Undefined: 403. A `Response` is sent as it is.
   */
  authorizeSignup(request: Request): SignupAuthorization | Promise<SignupAuthorization>;
  /** Orders in that many seconds from one visitor. */
  readonly rateLimit: {readonly orders: number; readonly seconds: number};
}

export interface SignupVisitor {
  /** Whose requests are counted together, such as an IP address or the visitor's session. */
  readonly visitor: string;
  /** Your own id of the customer, kept at billwerk as `Tag`. */
  readonly tag?: string;
}

export type SignupAuthorization = SignupVisitor | Response | undefined;

/** As on billwerk's page "Adding contract for new customer" [D], with what else its customers have. */
export interface BillwerkCustomerData {
  readonly CompanyName?: string;
  readonly FirstName?: string;
  readonly LastName?: string;
  readonly VatId?: string;
  readonly EmailAddress?: string;
  readonly PhoneNumber?: string;
  readonly Tag?: string;
  readonly Locale?: string;
  readonly Address?: Readonly<Record<string, string>>;
  readonly Hidden: boolean;
}

export interface SignupOrder extends Omit<FurtherContractOrder, 'CustomerId'> {
  readonly Customer: BillwerkCustomerData;
}

export function signupOrder(customer: Customer, cart: NewContractCart): SignupOrder {
  const {CustomerId: _none, ...order} = furtherContractOrder('', cart);
  return {...order, Customer: customerData(customer)};
}

export function customerData({address, ...customer}: Customer, hidden = false): BillwerkCustomerData {
  return {...capitalized(customer), ...(address && {Address: capitalized(address)}), Hidden: hidden};
}

/** billwerk's names are ours with a capital. */
function capitalized(fields: object): Record<string, string> {
  const given = Object.entries(fields as Record<string, string | undefined>).filter(([, value]) => value);
  return Object.fromEntries(given.map(([name, value]) => [name[0]!.toUpperCase() + name.slice(1), value!]));
}

/** @throws Problem `RateLimited` */
export async function countSignup(
  {store, clock}: {readonly store: HookStore; readonly clock: Clock},
  visitorDigest: string,
  {orders, seconds}: SignupOptions['rateLimit'],
): Promise<void> {
  const span = seconds * 1000;
  const key = `signups:${Math.floor(clock.now() / span)}:${visitorDigest}`;
  for (;;) {
    const counted = await guarded(() => store.claim(key, '1', span));
    if (counted === undefined) return;
    if (Number(counted) >= orders) {
      const wait = Math.ceil((span - (clock.now() % span)) / 1000);
      throw new Problem('RateLimited', {headers: {'retry-after': String(wait)}});
    }
    // Somebody else may have counted at the same moment.
    if (await guarded(() => store.replaceIf(key, counted, String(Number(counted) + 1), span))) return;
  }
}
