/**
 * Who takes card data: billwerk's payment form in an element of the page, or own fields. Prices, coupons and quantities
 * never touch the form, so what is typed into it stays; another method, or another place in the page, makes a new one.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import type {PaymentForm} from '../src/checkout/gateway.ts';
import {paymentMethodOf} from '../src/checkout/payment-method.ts';
import {CheckoutError, toCheckoutError} from '../src/errors.ts';
import type {Bearer} from '../src/model.ts';
import {systemClock} from '../src/platform.ts';
import type {Clock} from '../src/platform.ts';
import {localeOf} from './localize.ts';
import type {Localize} from './localize.ts';
import type {SjsPaymentForm} from './payment-form.ts';
import {paymentFormStyleOf} from './payment-form-look.ts';

/** As long as the script may take, in milliseconds. */
const timeLimit = 15_000;

/** No resizing by the vendor is known. */
const size = 'var(--sjs-payment-form-size, 17rem)';

interface CardEntryHost extends ReactiveControllerHost, HTMLElement {
  /** `iframe`: never own fields. `fields`: always. Missing: own fields where there is no payment form. */
  readonly cardEntry?: 'iframe' | 'fields';
  readonly locale?: string;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export class CardEntry implements ReactiveController {
  readonly #host: CardEntryHost;
  readonly #text: Localize;
  readonly #openForm: Checkout['openForm'];
  readonly #failed: (error: CheckoutError) => void;
  readonly #clock: Clock;
  readonly #lost: () => void;
  #container?: HTMLElement;
  #bearer?: Bearer;
  #form?: PaymentForm;
  /** One form after the other, since they share their place. */
  #opening = Promise.resolve();
  #observer?: MutationObserver;
  /** Ends the wait for a sign of life of the frame. */
  #life?: AbortController;

  /** How far the form is; undefined where own fields take cards. */
  status: 'loading' | 'ready' | 'failed' | undefined;
  error?: CheckoutError;

  /**
   * @param failed hears of every error of the form
   * @param lost hears that the form which is being paid with is gone, and its answer with it
   */
  constructor(
    host: CardEntryHost,
    text: Localize,
    openForm: Checkout['openForm'],
    failed: (error: CheckoutError) => void,
    clock: Clock = systemClock,
    lost: () => void = () => undefined,
  ) {
    this.#host = host;
    this.#text = text;
    this.#openForm = openForm;
    this.#failed = failed;
    this.#clock = clock;
    this.#lost = lost;
    this.status = host.cardEntry === 'fields' ? undefined : 'loading';
    host.addController(this);
  }

  /** A frame that is moved loses its page, and what was typed into it. */
  hostConnected(): void {
    if (!this.#form) return;
    if (this.form && this.#leaf?.disabled) this.#lost();
    this.retry();
  }

  hostUpdated(): void {
    const leaf = this.#leaf;
    if (this.status && leaf && paymentMethodOf(leaf.bearer).kind === 'card') this.#need(leaf.bearer, leaf);
  }

  /** Whether the method in use is one that billwerk's form takes. */
  get isWanted(): boolean {
    return paymentMethodOf(this.#leaf?.bearer ?? '').kind === 'card';
  }

  /** Settles when the form that was asked for is there, or cannot be had. */
  async settled(): Promise<void> {
    await this.#opening;
    await this.#host.updateComplete;
    await this.#leaf?.updateComplete;
  }

  /** What to pay with; undefined where the method in use is typed into own fields, or takes no data. */
  get form(): PaymentForm | undefined {
    return this.#leaf?.bearer === this.#form?.bearer ? this.#form : undefined;
  }

  /** Asks for the form again. */
  readonly retry = (): void => {
    this.#bearer = undefined;
    this.#host.requestUpdate();
  };

  remove(): void {
    this.#host.removeController(this);
    this.#drop();
    this.#container?.remove();
  }

  get #leaf(): SjsPaymentForm | null {
    return this.#host.renderRoot.querySelector('sjs-payment-form');
  }

  #need(bearer: Bearer, leaf: SjsPaymentForm): void {
    if (bearer === this.#bearer) return;
    this.#bearer = bearer;
    this.#life?.abort();
    this.status = 'loading';
    this.error = undefined;
    this.#host.requestUpdate();
    this.#opening = this.#opening.then(() => this.#open(bearer, leaf));
  }

  async #open(bearer: Bearer, leaf: SjsPaymentForm): Promise<void> {
    this.#drop();
    await leaf.updateComplete;
    if (bearer !== this.#bearer) return;
    try {
      const place = this.#place();
      const form = await this.#openForm(place, {
        bearer,
        locale: localeOf(this.#host),
        style: paymentFormStyleOf(leaf.renderRoot),
        onError: (error) => this.#hear(error),
      });
      this.#form = form;
      // Another one is wanted already.
      if (bearer !== this.#bearer) return;
      await this.#alive(place);
      if (this.#form === form) this.status = 'ready';
    } catch (cause) {
      this.#refuse(toCheckoutError(cause));
    }
    this.#host.requestUpdate();
  }

  /**
   * A frame whose page does not load says nothing, and paying with it would wait for ever. One that works speaks to the
   * vendor's script in this window, and has the focus when somebody types into it [I].
   */
  #alive(place: HTMLElement): Promise<void> {
    const {signal} = (this.#life = new AbortController());
    return new Promise((resolve, reject) => {
      const look = (source?: unknown) => {
        for (const frame of place.querySelectorAll('iframe')) {
          if (frame.contentWindow === source || frame === document.activeElement) this.#life?.abort();
        }
      };
      const late = () => reject(new CheckoutError('ScriptTimeout', {audience: 'network', outcome: 'declined'}));
      const limit = this.#clock.setTimeout(late, timeLimit);
      signal.addEventListener('abort', () => {
        this.#clock.clearTimeout(limit);
        resolve();
      });
      addEventListener('message', ({source}) => look(source), {signal});
      addEventListener('blur', () => setTimeout(look), {signal});
    });
  }

  /**
   * What only the merchant can mend keeps the form away, unless it is being paid with: taking it off the page would not
   * stop that. Anything else is said beside it, and what was typed stays.
   */
  #hear(error: CheckoutError): void {
    if (error.audience === 'merchant' && !this.#leaf?.disabled) return this.#refuse(error);
    this.error = error;
    this.#failed(error);
    this.#host.requestUpdate();
  }

  #refuse(error: CheckoutError): void {
    const strict = this.#host.cardEntry === 'iframe';
    this.status = strict ? 'failed' : undefined;
    this.error = error;
    this.#drop();
    // Scripts without a payment form are what own fields are for.
    if (strict || error.code !== 'PaymentFormMissing') this.#failed(error);
    this.#host.requestUpdate();
  }

  #drop(): void {
    this.#life?.abort();
    this.#observer?.disconnect();
    this.#form?.remove();
    this.#form = undefined;
  }

  /** In the light DOM, where the vendor's script and the frame's own messages find it; the merchant may bring it along. */
  #place(): HTMLElement {
    let place = this.#host.querySelector<HTMLElement>(':scope > [slot="payment-form"]');
    if (!place) {
      place = document.createElement('div');
      place.slot = 'payment-form';
      this.#host.append(place);
      this.#container = place;
    }
    place.replaceChildren();
    this.#observer = new MutationObserver(() => this.#dress(place));
    this.#observer.observe(place, {childList: true, subtree: true});
    return place;
  }

  /** The vendor sizes and names nothing. */
  #dress(place: HTMLElement): void {
    const {messages} = this.#text;
    for (const frame of place.querySelectorAll('iframe')) {
      const {style} = frame;
      [style.display, style.inlineSize, style.blockSize, style.border] = ['block', '100%', size, '0'];
      if (messages) frame.title ||= `${messages.payment}: ${messages.method_card}`;
    }
  }
}
