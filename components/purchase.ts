/**
 * Everything of `<sjs-checkout>` that is loaded after the first paint: the running checkout, what the page is told and
 * asked, and what the button does. What it looks like is in `purchase-view.ts`.
 */
import type {ReactiveControllerHost, TemplateResult} from 'lit';
import {isBusy, isEditable} from '../src/checkout/state.ts';
import type {Attempt, CheckoutState} from '../src/checkout/state.ts';
import type {Wish} from '../src/checkout/wish.ts';
import {CheckoutError} from '../src/errors.ts';
import type {Cart, Catalog, Customer} from '../src/model.ts';
import {browserPlatform} from '../src/platform.ts';
import {adoptStyles} from './adopt-styles.ts';
import {CardEntry} from './card-entry.ts';
import {SjsCustomerForm} from './customer-form.ts';
import {deleteDraft, saveDraft} from './keep-draft.ts';
import {needErrors} from './error-messages.ts';
import {dispatch} from './events.ts';
import {Localize, localeOf} from './localize.ts';
import {createLateNotice} from './late-notice.ts';
import {reportToMerchant} from './merchant.ts';
import {pageOf} from './page.ts';
import {SjsPaymentForm} from './payment-form.ts';
import {SjsPricePreview} from './price-preview.ts';
import {purchaseStyles} from './purchase-styles.ts';
import {asksForPayment, renderPurchase} from './purchase-view.ts';
import {defineOnce} from './registry.ts';
import {startSession} from './session.ts';
import type {SessionSettings} from './session.ts';
import {withKnownCountry} from './settings.ts';
import {Terms} from './terms.ts';

/** The element that holds a purchase. */
export interface PurchaseHost extends ReactiveControllerHost, HTMLElement, SessionSettings {
  readonly locale?: string;
  readonly signInUrl?: string;
  readonly noDraft: boolean;
  readonly cardEntry?: 'iframe' | 'fields';
  readonly customer?: Customer;
  readonly problem?: unknown;
  readonly renderRoot: HTMLElement | DocumentFragment;
  change(wish: Wish, typing: boolean): void;
}

export interface Purchase {
  readonly wish: Wish;
  /** What it was opened with. */
  readonly catalog: Catalog | undefined;
  /** Cart and customer may change now. */
  readonly editable: boolean;
  /** Nothing is left to choose: bought, or waiting for an answer about money. */
  readonly finished: boolean;
  render(): TemplateResult;
  change(wish: Wish, typing: boolean): void;
  submit(): Promise<void>;
  dispose(): void;
}

export async function createPurchase(
  host: PurchaseHost,
  start: {readonly wish: Wish | undefined; readonly catalog: Catalog | undefined},
): Promise<Purchase> {
  defineOnce('sjs-price-preview', SjsPricePreview);
  defineOnce('sjs-customer-form', SjsCustomerForm);
  defineOnce('sjs-payment-form', SjsPaymentForm);

  const text = new Localize(host, {all: true});
  const lateNotice = createLateNotice(host, text);
  const terms = new Terms(host);
  adoptStyles(host.renderRoot, purchaseStyles);
  const platform = host.platform ?? browserPlatform();
  const drafts = platform.sessionStorage;
  const known = (wish: Wish) => withKnownCountry(wish, localeOf(host));
  const page = pageOf(host);
  const {checkout, goOn} = await startSession(host, start.wish && known(start.wish), page, start.catalog);
  const cards = new CardEntry(
    host,
    text,
    (...form) => checkout.openForm(...form),
    (error) => page.failed?.(error),
    platform.clock,
    () => checkout.formLost(),
  );
  const stop = checkout.subscribe(onChange);
  let before: CheckoutState = checkout.state;
  /** What the button was pressed for while it waits for the ways to pay. */
  let pressed: Cart | undefined;

  const form = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag) =>
    host.renderRoot.querySelector<HTMLElementTagNameMap[Tag]>(tag);

  function onChange(state: CheckoutState): void {
    const previous = before;
    before = state;
    host.requestUpdate();
    if (state.price !== previous.price && state.price.status === 'settled') {
      const {total, totalVat, totalGross, nextTotalGross, nextDate, currency, coupon} = state.price.preview;
      const couponError = coupon?.valid === false ? 'InvalidCouponCode' : undefined;
      dispatch(host, 'sjs-preview', {total, totalVat, totalGross, nextTotalGross, nextDate, currency, couponError});
    }
    if (state.methods !== previous.methods && state.methods.status === 'ready') {
      const {bearers} = state.methods;
      dispatch(host, 'sjs-ready', {paymentMethods: bearers});
      if (bearers.length === 0) {
        const message = 'the billwerk account offers no payment method';
        reportToMerchant(new CheckoutError('NoPaymentMethod', {audience: 'merchant', message}));
      }
    }
    if (state.price.status === 'failed' || state.methods.status === 'failed') void needErrors(text);
    if (state.attempt !== previous.attempt) onAttempt(state.attempt, previous.attempt);
  }

  function onAttempt(attempt: Attempt, previous: Attempt): void {
    if (attempt.phase === 'succeeded' || attempt.phase === 'submitted') {
      deleteDraft(drafts, host.shop);
      cards.remove();
    }
    // Declined, it is corrected; of unknown outcome, it has been used.
    const used =
      attempt.phase === 'payment-unknown'
        ? attempt.attemptId
        : attempt.phase === 'closed' && previous.phase === 'paying';
    if (used) form('sjs-payment-form')?.clear();
    // Who was told something else meanwhile goes by the link in the notice, not by surprise.
    if (attempt.phase === 'redirected' && attempt.url && previous.phase === 'paying')
      leave(attempt.url, attempt.order?.orderId ?? '');
    if (attempt !== previous) void focusWhatChanged(attempt, previous);
  }

  /** The top window goes, also from inside a frame, where providers refuse to be shown. */
  function leave(url: string, orderId: string): void {
    form('sjs-payment-form')?.clear();
    if (!dispatch(host, 'sjs-redirect', {orderId, url}, {cancelable: true})) return;
    try {
      (window.top ?? window).location.assign(url);
    } catch {
      // A sandboxed frame may not; the notice has the link.
    }
  }

  async function focusWhatChanged(attempt: Attempt, previous: Attempt): Promise<void> {
    const problem = attempt.phase === 'editing' ? attempt.problem : undefined;
    if (problem || attempt.phase === 'order-unknown' || attempt.phase === 'confirming') await needErrors(text);
    else if (attempt.phase === previous.phase) return;
    // News from another window or checkout tears nobody away from what they are doing elsewhere on the page.
    else if (!isBusy(previous) && !host.matches(':focus-within')) return;
    await host.updateComplete;
    await lateNotice.loaded();
    await host.updateComplete;
    const field = problem?.field;
    for (const leaf of field ? [form('sjs-payment-form'), form('sjs-customer-form')] : []) {
      if (!leaf?.markInvalid(field!, problem?.code)) continue;
      // It was disabled while the answer was awaited.
      await leaf.updateComplete;
      return leaf.focus({field});
    }
    host.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  /** None where nothing has to be typed: it stays hidden then, with what was typed. */
  function paymentForm(): SjsPaymentForm | null {
    return asksForPayment(checkout.state) ? form('sjs-payment-form') : null;
  }

  /** Marks whatever is wrong, everywhere at once; the first of it in reading order gets the focus. */
  function formsValid(): boolean {
    const payment = paymentForm();
    let valid = form('sjs-plan-picker')?.reportValidity() ?? true;
    // Where there is no way to pay, no field of it is wrong; buying then says so.
    for (const part of [form('sjs-customer-form'), payment?.bearer ? payment : null, terms]) {
      valid = (part?.reportValidity({focus: valid}) ?? true) && valid;
    }
    return valid;
  }

  /** Who presses the button before the ways to pay are there is not told that there are none. */
  async function methodsKnown(): Promise<void> {
    if (checkout.state.methods.status !== 'waiting') return;
    await new Promise<void>((resolve) => {
      const stop = checkout.subscribe(({methods}) => {
        if (methods.status === 'waiting') return;
        stop();
        resolve();
      });
    });
    await host.updateComplete;
    await form('sjs-payment-form')?.updateComplete;
  }

  function change(wish: Wish, typing: boolean): void {
    checkout.change(known(wish), {typing});
    if (!host.noDraft) saveDraft(drafts, host.shop, wish);
  }

  function showPressed(cart?: Cart): void {
    pressed = cart;
    host.requestUpdate();
  }

  async function submit(): Promise<void> {
    const {price, wish} = checkout.state;
    const shownPrice = price.status === 'failed' ? null : price.preview;
    const late = platform.clock.setTimeout(() => showPressed(wish.cart), 100);
    await methodsKnown();
    if (cards.isWanted) await cards.settled();
    platform.clock.clearTimeout(late);
    showPressed();
    const {attempt, wish: now, methods: ways} = checkout.state;
    // That is said where they would be.
    if (ways.status === 'failed' && asksForPayment(checkout.state)) return;
    // Whoever has changed the cart meanwhile has not pressed the button for what is in it now.
    if ((attempt.phase !== 'editing' && attempt.phase !== 'confirming') || now.cart !== wish.cart) return;
    if (attempt.phase === 'editing' && !formsValid()) return needErrors(text);
    const methods = paymentForm();
    await checkout.submit(cards.form ?? (methods?.bearer ? methods.read() : undefined), shownPrice ?? null);
  }

  function onKeydown(event: Event): void {
    const {key, defaultPrevented, isComposing} = event as KeyboardEvent;
    if (key !== 'Enter' || defaultPrevented || isComposing) return;
    const path = event.composedPath();
    const inForm = path.some((node) => node instanceof Element && /^sjs-(customer|payment)-form$/.test(node.localName));
    const target = path[0];
    if (inForm && target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type)) void submit();
  }

  host.renderRoot.addEventListener('keydown', onKeydown);
  goOn();
  void checkout.prepare();

  return {
    get wish() {
      return checkout.state.wish;
    },
    catalog: start.catalog,
    get editable() {
      return isEditable(checkout.state.attempt);
    },
    get finished() {
      return !['editing', 'starting', 'confirming', 'ordering', 'order-unknown', 'paying'].includes(
        checkout.state.attempt.phase,
      );
    },
    render: () =>
      renderPurchase({
        host,
        checkout,
        catalog: start.catalog,
        messages: text.messages,
        lateNotice,
        terms,
        cards,
        pressed: pressed === checkout.state.wish.cart,
        submit,
        choose(bearer) {
          change({...checkout.state.wish, bearer}, false);
        },
      }),
    change,
    submit,
    dispose() {
      stop();
      cards.remove();
      host.renderRoot.removeEventListener('keydown', onKeydown);
      checkout.dispose();
      host.removeController(text);
    },
  };
}
