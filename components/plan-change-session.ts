/** From the settings of `<sjs-plan-change>` to contracts and a checkout that changes one of them. */
import {createCheckout} from '../src/checkout/checkout.ts';
import type {Checkout, Page} from '../src/checkout/checkout.ts';
import {answerTimeLimit} from '../src/checkout/context.ts';
import {createLedger} from '../src/checkout/ledger.ts';
import type {Attempt, Receipt} from '../src/checkout/state.ts';
import {receiptOf} from '../src/checkout/receipt.ts';
import {parseCatalog} from '../src/catalog-reader.ts';
import {CheckoutError, toCheckoutError, withOutcome} from '../src/errors.ts';
import type {Cart, Catalog, Contract} from '../src/model.ts';
import type {OrderHookClient} from '../src/order-hook/client.ts';
import {cartOf, draftOf} from '../src/plan-change/draft.ts';
import {obstaclesOf} from '../src/plan-change/obstacles.ts';
import type {Obstacle} from '../src/plan-change/obstacles.ts';
import {transition} from '../src/plan-change/state.ts';
import type {PlanChange, PlanChangeEvent} from '../src/plan-change/state.ts';
import {browserPlatform} from '../src/platform.ts';
import type {Platform} from '../src/platform.ts';
import {createStore} from '../src/store.ts';
import {createSubscriptionJsGateway} from '../src/subscriptionjs/gateway.ts';
import {createSubscriptionJsPortal} from '../src/subscriptionjs/portal.ts';
import {createOwnOrders} from './own-orders.ts';
import {reportWrongSettings} from './settings.ts';

export interface PlanChangeSettings {
  readonly publicApiKey: string;
  readonly environment: 'production' | 'sandbox';
  readonly scriptSrc?: string;
  readonly orderHook?: string;
  readonly contractId?: string;
  readonly catalog?: string | Catalog;
  readonly returnUrl?: string;
  readonly platform?: Platform;
  /** Page origin, key and hook, as of `<sjs-checkout>`: one attempt at a time for both. */
  readonly shop: string;
}

export interface PlanChangeSession {
  readonly state: PlanChange;
  /** Of the contract that is open. */
  readonly checkout: Checkout | undefined;
  /** What would be ordered now; undefined where nothing is changed, or cannot be. */
  readonly cart: Cart | undefined;
  readonly obstacles: readonly Obstacle[];
  /** How the change ended that was ordered here; undefined also where another checkout of the shop bought something. */
  readonly done: Done | undefined;
  /** The attempt concerns a contract of the customer who is signed in now, as far as is known. */
  readonly isTheirs: boolean;
  readonly platform: Platform;
  send(event: Extract<PlanChangeEvent, {type: 'choose' | 'draft' | 'leave'}>): void;
  /** Asks for the contracts, again too: after a failure, or to change more. */
  load(): Promise<void>;
  dispose(): void;
}

export interface Done {
  /** The merchant approves it by hand. */
  readonly isRequest: boolean;
  /** ISO 8601; of a change that takes effect later. */
  readonly dueDate?: string;
}

/** The hook's client and what completes a return are chunks that others load as well. */
export async function openPlanChange(
  settings: PlanChangeSettings,
  page: Page,
  onChange: () => void,
): Promise<PlanChangeSession> {
  reportWrongSettings(settings);
  const [{createOrderHookClient}, returned, {createResolving}] = await Promise.all([
    import('../src/order-hook/client.ts'),
    import('./returned.ts'),
    import('../src/checkout/resolving.ts'),
  ]);
  const platform = settings.platform ?? browserPlatform();
  const hook = createOrderHookClient({baseUrl: settings.orderHook ?? ''});
  const store = createStore<PlanChange, PlanChangeEvent>(transition, {phase: 'loading'});
  let checkout: Checkout | undefined;
  /** The contract that the checkout is for, as it was read. */
  let open: Contract | undefined;
  const kind = 'sjs-plan-change';
  /** The contract of this page's return, until it is open: later the one counts that the customer opened. */
  let back = returned.returnedContract(location.href, kind);
  let openedLast: string | undefined;
  const ledger = createLedger(settings.shop, platform);
  /** Of the own order that was done last: other attempts take the place of its record. */
  let dueDate: string | undefined;
  let told: string | undefined;
  const own = createOwnOrders(settings.shop, platform.sessionStorage);
  /** The return is completed whatever else can be loaded: money may have moved. */
  let returning: Checkout | undefined;

  store.subscribe((state) => {
    const contract = state.phase === 'open' ? state.contract : undefined;
    if (contract !== open) renew(contract);
    if (state.phase === 'open' && checkout) {
      const cart = cartNow();
      if (cart) checkout.change({cart, customer: {}});
    }
    onChange();
  });

  function obstacles(): readonly Obstacle[] {
    const state = store.get();
    return state.phase === 'open' ? obstaclesOf(state.contract, state.draft, platform.clock.now()) : [];
  }

  function cartNow(): Cart | undefined {
    const state = store.get();
    return state.phase === 'open' && obstacles().length === 0 ? cartOf(state.contract, state.draft) : undefined;
  }

  /** A changed contract has other prices, so each gets a checkout of its own. */
  function renew(contract: Contract | undefined): void {
    const wasTold = ['succeeded', 'submitted', 'bought'].includes(checkout?.state.attempt.phase ?? '');
    const acknowledged = wasTold && contract?.id === open?.id;
    if (contract) openedLast = contract.id;
    const returned = contract?.id === back ? returning : undefined;
    if (checkout !== returned) checkout?.dispose();
    open = contract;
    checkout = returned ?? (contract && begin(contract.id));
    returning = undefined;
    // Whoever wants to change more after a change was told of it just now.
    if (acknowledged && checkout?.state.attempt.phase === 'bought') void checkout.goBack();
    void checkout?.prepare();
  }

  function begin(contractId: string): Checkout {
    const begun = checkoutFor(contractId);
    let before = begun.state.attempt;
    begun.subscribe(({attempt}) => {
      const previous = before;
      before = attempt;
      if (attempt !== previous) follow(attempt, previous);
      onChange();
    });
    return begun;
  }

  function follow(attempt: Attempt, previous: Attempt): void {
    own.follow(attempt, previous);
    const heard = own.heard(attempt, previous);
    if (heard) tell({...receiptOf(heard, false), orderId: heard.orderId!, status: 'PaymentPending'});
    if (!own.hasEnded(attempt)) return;
    const {receipt} = attempt;
    const record = ledger.read();
    dueDate = record?.orderId === receipt.orderId ? record.dueDate : undefined;
    // Whoever asked first what became of it, it is told by the window that ordered it.
    if (!receipt.returned) tell(receipt);
  }

  /** An answer may come after another window has written down what became of it. */
  function tell(receipt: Receipt): void {
    if (receipt.orderId === told) return;
    told = receipt.orderId;
    page.succeeded?.(receipt);
  }

  function checkoutFor(id: string): Checkout {
    const {publicApiKey, environment, scriptSrc, returnUrl} = settings;
    const gateway = createSubscriptionJsGateway({
      publicApiKey,
      environment: environment === 'production' ? environment : 'sandbox',
      scriptUrl: scriptSrc,
      providerReturnUrl: returned.contractReturnUrl(new URL(returnUrl ?? location.href, location.href), kind, id),
    });
    /** An order left open at a provider's may be of another contract, or make a new one. */
    const ordered = () => ledger.read()?.cart;
    const portal = createSubscriptionJsPortal(gateway, {
      token: () => hook.selfServiceToken(ordered()?.change?.contractId ?? id),
    });
    const pay: typeof portal.pay = (...payment) => (ordered() && !ordered()?.change ? gateway : portal).pay(...payment);
    return createCheckout({
      shop: settings.shop,
      orders: hook,
      payer: {ready: () => gateway.ready(), openForm: (...form) => gateway.openForm(...form), ...portal, pay},
      finalizer: returned.createSubscriptionJsFinalizer(gateway),
      completeReturn: returned.completeReturn,
      createResolving,
      platform,
      page: {
        ...page,
        succeeded(receipt) {
          if (receipt.returned) page.succeeded?.(receipt);
        },
        returnSettled: () => history.replaceState(history.state, '', returned.stripReturnParameters(location.href)),
      },
    });
  }

  if (back !== undefined) {
    const transaction = returned.detectReturn(location.href, {kind, contractId: back});
    checkout = returning = begin(back);
    void checkout.returned(transaction?.transactionId ?? platform.randomId());
  }

  let loads = 0;
  return {
    get state() {
      return store.get();
    },
    get checkout() {
      return checkout;
    },
    get cart() {
      return cartNow();
    },
    get obstacles() {
      return obstacles();
    },
    get done() {
      const attempt = checkout?.state.attempt;
      if (!attempt || !own.hasEnded(attempt)) return undefined;
      return {isRequest: attempt.phase === 'submitted', ...(dueDate && {dueDate})};
    },
    get isTheirs() {
      const state = store.get();
      if (!('contracts' in state)) return true;
      const {contractId, cart} = ledger.read() ?? {};
      return state.contracts.some(({id}) => id === contractId || id === cart?.change?.contractId);
    },
    platform,
    send: (event) => store.send(event),
    async load() {
      const load = ++loads;
      const wanted = back ?? openedLast ?? settings.contractId;
      const now = store.get();
      // What has been ordered is no wish any more.
      if (now.phase === 'open' && checkout && own.hasEnded(checkout.state.attempt)) {
        store.send({type: 'draft', draft: draftOf(now.contract)});
      }
      if (store.get().phase === 'failed') store.send({type: 'load'});
      try {
        const [catalog, contracts] = await inTime(
          Promise.all([readCatalog(settings.catalog, hook), hook.contracts()]),
          platform.clock,
        );
        if (load !== loads) return;
        const event = {type: 'loaded', catalog, contracts, ...(wanted !== undefined && {id: wanted})} as const;
        store.send(event);
        back = undefined;
      } catch (cause) {
        if (load !== loads) return;
        // Nothing is bought by reading.
        const error = withOutcome(toCheckoutError(cause), 'declined');
        page.failed?.(error);
        store.send({type: 'failed', error});
      }
    },
    dispose: () => checkout?.dispose(),
  };
}

/** A shop that does not answer can be asked again. */
function inTime<T>(answer: Promise<T>, clock: Platform['clock']): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new CheckoutError('HookUnreachable', {audience: 'network'}));
    const limit = clock.setTimeout(late, answerTimeLimit);
    void answer.then(resolve, reject).finally(() => clock.clearTimeout(limit));
  });
}

/** Nobody tries a plan that they have, or pays its set-up again. */
async function readCatalog(source: string | Catalog | undefined, hook: OrderHookClient): Promise<Catalog> {
  const found =
    typeof source === 'string' ? ((await (await fetch(source)).json()) as unknown) : (source ?? (await hook.catalog()));
  const catalog = parseCatalog(found);
  const plans = catalog.plans.map((plan) => ({
    ...plan,
    variants: plan.variants.map(({trial: _trial, setupFee: _setupFee, ...variant}) => variant),
  }));
  return {...catalog, plans};
}
