/** From an element's settings to a running checkout on billwerk's script, with or without the merchant's order hook. */
import {attemptKey} from '../src/checkout/attempt-key.ts';
import {createCheckout} from '../src/checkout/checkout.ts';
import type {Checkout, Page} from '../src/checkout/checkout.ts';
import type {ResolvedOrder} from '../src/checkout/gateway.ts';
import type {Wish} from '../src/checkout/wish.ts';
import type {Catalog, CustomFields, ExistingOrder} from '../src/model.ts';
import {browserPlatform} from '../src/platform.ts';
import type {Platform} from '../src/platform.ts';
import {createSubscriptionJsGateway} from '../src/subscriptionjs/gateway.ts';
import type {ProcessPaymentData} from '../src/subscriptionjs/processed-payment.ts';
import {isReturn} from '../src/subscriptionjs/is-return.ts';
import {reportWrongSettings} from './settings.ts';

export interface SessionSettings {
  readonly publicApiKey: string;
  readonly environment: 'production' | 'sandbox';
  readonly scriptSrc?: string;
  readonly returnUrl?: string;
  readonly flow?: 'two-step' | 'subscribe';
  readonly orderHook?: string;
  readonly order?: ExistingOrder;
  readonly resolveOrder?: (orderId: string) => Promise<ResolvedOrder>;
  readonly processPaymentData?: ProcessPaymentData;
  readonly customFields?: CustomFields;
  /** Nothing that was chosen is remembered. */
  readonly noDraft?: boolean;
  /** Default: the browser's. */
  readonly platform?: Platform;
  /** Page origin, key and hook. */
  readonly shop: string;
}

export interface Session {
  readonly checkout: Checkout;
  /** Goes on with what the shopper comes back from; does nothing where this page is no return. */
  goOn(): void;
}

/** The hook's client is loaded only where there is a hook, and what completes a return only on a page that is one. */
export async function startSession(
  settings: SessionSettings,
  wish: Wish | undefined,
  page: Page,
  catalog?: Catalog,
): Promise<Session> {
  reportWrongSettings(settings);
  const {publicApiKey, environment, orderHook} = settings;
  const platform = settings.platform ?? browserPlatform();
  const returned = isReturn(location.search) ? await import('./returned.ts') : undefined;
  const thisPage = () => returned?.stripReturnParameters(location.href) ?? location.href;
  const gateway = createSubscriptionJsGateway({
    publicApiKey,
    environment: environment === 'production' ? environment : 'sandbox',
    scriptUrl: settings.scriptSrc,
    providerReturnUrl: settings.returnUrl ?? thisPage(),
    processPaymentData: settings.processPaymentData,
    customFields: () => settings.customFields,
  });
  const orders = orderHook
    ? (await import('../src/order-hook/client.ts')).createOrderHookClient({baseUrl: orderHook})
    : gateway;
  // Visitors have nobody to ask.
  const loadResolving = () => import('../src/checkout/resolving.ts');
  if (settings.order || orderHook || settings.resolveOrder) await loadResolving();
  const {shop} = settings;
  const hasAttempt = wish && !settings.noDraft && platform.localStorage.getItem(attemptKey(shop));
  const recalled = hasAttempt ? (await import('./recall.ts')).recalled(wish, shop, platform, catalog) : wish;
  const checkout = createCheckout(
    {
      shop,
      orders,
      payer: gateway,
      finalizer: returned?.createSubscriptionJsFinalizer(gateway),
      completeReturn: returned?.completeReturn,
      // One call cannot send them.
      flow: settings.customFields ? 'two-step' : settings.flow,
      existingOrder: settings.order,
      get resolveOrder() {
        return settings.resolveOrder;
      },
      // Pages may say at any time how to ask.
      createResolving(...context) {
        const asking = async () => (await loadResolving()).createResolving(...context);
        return {
          get canResolve() {
            return Boolean(orders.resolveOrder ?? settings.resolveOrder);
          },
          async resolve() {
            if (this.canResolve) await (await asking()).resolve();
          },
          inspect: async (order) => (await asking()).inspect(order),
        };
      },
      platform,
      page: {...page, returnSettled: () => history.replaceState(history.state, '', thisPage())},
    },
    recalled,
  );
  const transaction = returned?.detectReturn(location.href);
  return {
    checkout,
    goOn() {
      // A return without an id cannot be told from another one, so nothing is remembered of it.
      if (transaction) void checkout.returned(transaction.transactionId ?? platform.randomId());
    },
  };
}
