/** From the settings of `<sjs-payment-change>` to a change that can be sent. */
import type {ReactiveControllerHost} from 'lit';
import type {Bearer, Customer} from '../src/model.ts';
import {createMethodChanging} from '../src/payment-change/method-changing.ts';
import type {MethodChanging, MethodChangingOptions} from '../src/payment-change/method-changing.ts';
import {browserPlatform} from '../src/platform.ts';
import type {Platform} from '../src/platform.ts';
import {createSubscriptionJsGateway} from '../src/subscriptionjs/gateway.ts';
import {createSubscriptionJsPortal} from '../src/subscriptionjs/portal.ts';
import {CardEntry} from './card-entry.ts';
import type {Localize} from './localize.ts';
import {reportWrongSettings} from './settings.ts';

interface MethodChangeHost extends ReactiveControllerHost, HTMLElement {
  readonly publicApiKey: string;
  readonly environment: 'production' | 'sandbox';
  readonly scriptSrc?: string;
  readonly orderHook?: string;
  readonly contractId?: string;
  readonly returnUrl?: string;
  readonly cardEntry?: 'iframe' | 'fields';
  readonly locale?: string;
  readonly customer?: Customer;
  readonly platform?: Platform;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export interface MethodChangeSession {
  readonly changing: MethodChanging;
  readonly cards: CardEntry;
  /** Completes what the customer comes back from; does nothing where this page is no return. */
  goOn(): void;
  /** The methods that the account offers. */
  ready(): Promise<readonly Bearer[]>;
  /** Takes billwerk's payment form off the page, and listens to other tabs no more. */
  close(): void;
}

/** The hook's client and what completes a return are chunks that others load as well. */
export async function openMethodChange(
  host: MethodChangeHost,
  text: Localize,
  page: Pick<MethodChangingOptions['page'], 'changed' | 'failed'>,
): Promise<MethodChangeSession> {
  reportWrongSettings(host);
  const [{createOrderHookClient}, returned] = await Promise.all([
    import('../src/order-hook/client.ts'),
    import('./returned.ts'),
  ]);
  const {contractReturnUrl, createSubscriptionJsFinalizer, detectReturn, finalizeReturn, stripReturnParameters} =
    returned;
  const {publicApiKey, environment, scriptSrc, orderHook = '', contractId = ''} = host;
  const kind = 'sjs-payment-change';
  const gateway = createSubscriptionJsGateway({
    publicApiKey,
    environment: environment === 'production' ? environment : 'sandbox',
    scriptUrl: scriptSrc,
    providerReturnUrl: contractReturnUrl(new URL(host.returnUrl ?? location.href, location.href), kind, contractId),
  });
  const hook = createOrderHookClient({baseUrl: orderHook});
  const payer = createSubscriptionJsPortal(gateway, {token: () => hook.selfServiceToken(contractId)});
  const platform = host.platform ?? browserPlatform();
  const returnSettled = () => history.replaceState(history.state, '', stripReturnParameters(location.href));
  const changing = createMethodChanging({
    contractId,
    payer,
    finalizer: createSubscriptionJsFinalizer(gateway),
    finalizeReturn,
    platform,
    page: {...page, returnSettled},
  });
  const cards = new CardEntry(
    host,
    text,
    (place, form) => gateway.openForm(place, {...form, customer: host.customer ?? {}}),
    page.failed,
    platform.clock,
    () => changing.formLost(),
  );
  const back = detectReturn(location.href, {kind, contractId});
  return {
    changing,
    cards,
    goOn() {
      if (back) void changing.returned(back.transactionId ?? platform.randomId());
    },
    ready: () => gateway.ready(),
    close() {
      cards.remove();
      changing.dispose();
    },
  };
}
