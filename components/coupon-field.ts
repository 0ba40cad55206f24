/** The coupon part of the price: the field, or the code in use. A chunk of its own, loaded when there is either. */
import {css, html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Locale} from './locales/messages.ts';
import {fill} from './localize.ts';

/** billwerk's codes are far shorter; a longer text is a paste gone wrong. */
const longestCode = 64;

export type CouponStatus = 'none' | 'checking' | 'valid' | 'invalid';

export interface CouponOptions {
  readonly code: string;
  readonly status: CouponStatus;
  readonly disabled: boolean;
  readonly messages: Locale;
  readonly ask: (couponCode: string) => void;
}

export const couponStyles = css`
  .coupon-row {
    display: flex;
    gap: 0.5rem;
  }

  .coupon-row .input {
    flex: 1;
    min-inline-size: 0;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    justify-self: start;
    max-inline-size: 100%;
    padding-inline-start: 0.75rem;
    border: 1px solid color-mix(in oklab, var(--_success) 45%, var(--_surface));
    border-radius: 2rem;
    background: color-mix(in oklab, var(--_success) 8%, var(--_surface));
    font-size: 0.875rem;
  }

  .chip-code {
    overflow: hidden;
    font-weight: 550;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chip button {
    position: relative;
    flex: none;
    inline-size: 2rem;
    block-size: 2rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    cursor: pointer;
  }

  .chip button:disabled {
    opacity: 0.5;
    cursor: default;
  }

  .chip button::before,
  .chip button::after {
    content: '';
    position: absolute;
    inset: 0;
    inline-size: 0.75rem;
    block-size: 0;
    margin: auto;
    border-block-start: 1.5px solid;
    rotate: 45deg;
  }

  .chip button::after {
    rotate: -45deg;
  }
`;

/** Keeps what is typed: an invalid code stays to be corrected, and nothing is cut off. */
export class CouponField {
  readonly #host: ReactiveControllerHost & {readonly renderRoot: HTMLElement | DocumentFragment};
  #open = false;
  /** Undefined until something is typed; then it counts, and not the code in use. */
  #text: string | undefined;
  /** Asked for and not answered yet. */
  #asked: string | undefined;
  /** Where the focus goes once it is there, because what had it is gone. */
  #focusNext: string | undefined;
  /** The newest definite answer: a code is checked again with every new price, and stays what it was meanwhile. */
  #answer: {readonly code: string; readonly status: CouponStatus} | undefined;

  constructor(host: ReactiveControllerHost & {readonly renderRoot: HTMLElement | DocumentFragment}) {
    this.#host = host;
  }

  /** Code or status changed from outside: the answer to what was asked. */
  answered(code: string, status: CouponStatus): void {
    this.#asked = undefined;
    if (status === 'valid' || status === 'invalid') this.#answer = {code, status};
    if (status !== 'valid') return;
    if (this.#host.renderRoot?.querySelector('form:focus-within')) this.#focusNext = '[part="coupon-remove"]';
    this.#open = false;
    this.#text = undefined;
  }

  /** Opens the field and moves the focus there. */
  show(): void {
    this.#open = true;
    this.#host.requestUpdate();
    this.#focusNext = '#coupon';
  }

  /** After the host has drawn. */
  updated(): void {
    const target = this.#focusNext && this.#host.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = undefined;
    target.focus();
  }

  /** Undefined while there is neither code nor field: then the host offers to add one. */
  render(options: CouponOptions): TemplateResult | undefined {
    const {code, disabled, messages} = options;
    const status = options.status === 'checking' && this.#answer?.code === code ? this.#answer.status : options.status;
    if (code && status === 'valid') return this.#renderChip(options);
    if (!this.#open && !code) return undefined;
    const text = this.#text ?? code;
    const tooLong = text.trim().length > longestCode;
    const invalid = status === 'invalid' && text.trim() === code;
    const problem = tooLong
      ? fill(messages.couponTooLong, {count: longestCode})
      : invalid
        ? messages.couponInvalid
        : undefined;
    return html`
      <form class="field" part="coupon" novalidate @submit=${(event: Event) => this.#apply(event, options)}>
        <label for="coupon">${messages.couponCode}</label>
        <div class="coupon-row">
          <input
            class="input"
            part="coupon-input"
            id="coupon"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby=${problem ? 'coupon-error' : nothing}
            ?disabled=${disabled}
            .value=${live(text)}
            @input=${this.#type}
            @change=${(event: Event) => this.#apply(event, options)}
          />
          <button class="button" part="coupon-apply" type="submit" ?disabled=${disabled}>
            ${status === 'checking' ? messages.checking : messages.applyCoupon}
          </button>
        </div>
        <div aria-live="polite">
          ${problem ? html`<p class="error" part="coupon-error" id="coupon-error">${problem}</p>` : nothing}
        </div>
      </form>
    `;
  }

  #renderChip({code, disabled, messages, ask}: CouponOptions): TemplateResult {
    return html`
      <p class="chip" part="coupon-chip">
        <span class="visually-hidden">${messages.couponCode}</span>
        <span class="chip-code">${code}</span>
        <button
          type="button"
          part="coupon-remove"
          aria-label=${fill(messages.removeCoupon, {code})}
          ?disabled=${disabled}
          @click=${() => {
            ask('');
            this.#focusNext = '[part="coupon-toggle"]';
          }}
        ></button>
      </p>
    `;
  }

  readonly #type = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    this.#host.requestUpdate();
  };

  /** By button, Enter or leaving the field: a code that was typed is never left out of the price. */
  #apply(event: Event, {code, status, ask}: CouponOptions): void {
    event.preventDefault();
    const text = (this.#text ?? code).trim();
    const asked = this.#asked ?? (status === 'none' ? '' : code);
    if (text.length > longestCode || text === asked) return;
    this.#asked = text;
    if (!text) this.#text = undefined;
    ask(text);
  }
}
