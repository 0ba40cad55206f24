import {css, html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {formatNumber, formatTyped} from '../src/format.ts';
import type {QuantityRange} from '../src/model.ts';
import {clampQuantity, parseQuantity} from '../src/quantity.ts';
import type {Messages} from './locales/messages.ts';
import {fill, Localize} from './localize.ts';
import {lateTokens} from './late-tokens.ts';
import {tokens} from './theme.ts';

/** `typing` is true for text, false for the buttons and arrow keys. Allowed quantities only. */
export type QuantityEvent = CustomEvent<{readonly quantity: number; readonly typing: boolean}>;

/** What was typed: it stays so, allowed or not, until the field is left with an allowed quantity or a button takes over. */
interface Draft {
  readonly text: string;
  readonly quantity: number | undefined;
  /** The field was left, so that an unfinished number is a wrong one. */
  readonly left: boolean;
}

/**
 * A number field with a minus and a plus button; part of `<sjs-plan-picker>`.
 *
 * @element sjs-quantity
 * @fires sjs-quantity - the quantity changed; does not leave the picker
 * @csspart quantity, quantity-label, quantity-input, quantity-button, error
 */
export class SjsQuantity extends LitElement {
  static override styles = [
    tokens,
    lateTokens,
    css`
      :host {
        display: grid;
        justify-items: start;
        align-content: start;
        gap: 0.375rem;
      }

      label,
      .error {
        margin: 0;
        font-size: 0.875rem;
      }

      label {
        font-weight: 550;
      }

      .error {
        color: var(--_danger);
      }

      .field {
        display: inline-flex;
        border: 1px solid var(--_control-line);
        border-radius: calc(var(--_radius) * 0.8);
        background: var(--_surface);
        overflow: clip;
      }

      .field:focus-within {
        border-color: var(--_focus);
      }

      .field:has([aria-invalid='true']) {
        border-color: var(--_danger);
        box-shadow: 0 0 0 1px var(--_danger);
      }

      input {
        inline-size: 3.5rem;
        min-inline-size: 0;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        font-weight: 550;
        font-variant-numeric: tabular-nums;
        text-align: center;
      }

      button {
        position: relative;
        inline-size: 2.75rem;
        block-size: 2.75rem;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        cursor: pointer;
        transition: background var(--_ease);
      }

      button:hover {
        background: var(--_tint);
      }

      :focus-visible {
        outline-offset: -3px;
      }

      [aria-disabled='true'],
      :disabled {
        color: color-mix(in oklab, currentColor 40%, transparent);
        background: none;
        cursor: default;
      }

      button::before,
      .plus::after {
        content: '';
        position: absolute;
        inset: 0;
        inline-size: 0.75rem;
        block-size: 0;
        margin: auto;
        border-block-start: 1.5px solid;
      }

      .plus::after {
        rotate: 90deg;
      }
    `,
  ];

  /** What is counted, for the accessible names. */
  @property() name = '';

  /** Shown above the field; without it the name is only in the accessibility tree. */
  @property() label = '';

  @property({type: Number}) value = 0;

  @property({attribute: false}) range: QuantityRange = {min: 0, max: 1, step: 1, default: 0};

  @property() locale = '';

  @property({type: Boolean}) disabled = false;

  @state() private draft?: Draft;

  readonly #localize = new Localize(this, {all: true});

  /** False while the field holds something that is no allowed quantity. */
  get valid(): boolean {
    return !this.draft || this.draft.quantity !== undefined;
  }

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  /** Takes what was typed for finished, so that its message shows. */
  leave(): void {
    if (this.draft) this.draft = this.valid ? undefined : {...this.draft, left: true};
  }

  /** What someone types is in the input before we hear of it, so the input itself is asked what it holds. */
  protected override updated(): void {
    const input = this.renderRoot.querySelector('input');
    const {draft, value} = this;
    const text = draft && (draft.quantity ?? value) === value ? draft.text : formatTyped(value, this.#localize.locale);
    if (input && input.value !== text) input.value = text;
  }

  protected override render(): TemplateResult | typeof nothing {
    const {messages} = this.#localize;
    if (!messages) return nothing;
    const {label, name, draft, value, range, disabled} = this;
    const wrong = !this.valid && (draft!.left || !isUnfinished(draft!.text, range));
    return html`
      ${label ? html`<label part="quantity-label" for="input">${label}</label>` : nothing}
      <div class="field" part="quantity">
        ${this.#renderButton('minus', fill(messages.quantityLess, {name}), value <= range.min)}
        <input
          id="input"
          part="quantity-input"
          inputmode=${Number.isInteger(range.step) ? 'numeric' : 'decimal'}
          autocomplete="off"
          aria-label=${label ? `${label}: ${name}` : name}
          aria-invalid=${wrong}
          aria-describedby=${wrong ? 'error' : nothing}
          ?disabled=${disabled}
          @input=${this.#onInput}
          @change=${this.leave}
          @keydown=${this.#onKeydown}
        />
        ${this.#renderButton('plus', fill(messages.quantityMore, {name}), value >= range.max)}
      </div>
      ${wrong ? html`<p class="error" part="error" id="error" role="alert">${this.#problem(messages)}</p>` : nothing}
    `;
  }

  /** At a limit the button only says so: a disabled one would lose the focus. */
  #renderButton(kind: 'minus' | 'plus', label: string, atLimit: boolean): TemplateResult {
    return html`<button
      type="button"
      class=${kind}
      part="quantity-button"
      aria-label=${label}
      aria-disabled=${atLimit}
      ?disabled=${this.disabled}
      @click=${() => this.#step(kind === 'plus' ? 1 : -1)}
    ></button>`;
  }

  #problem(messages: Messages): string {
    const {range} = this;
    const {locale} = this.#localize;
    const whole = range.step === 1 && Number.isInteger(range.min);
    return fill(whole ? messages.quantityInvalid : messages.quantityInvalidStep, {
      min: formatNumber(range.min, locale),
      max: formatNumber(range.max, locale),
      step: formatNumber(range.step, locale),
    });
  }

  #step(direction: 1 | -1): void {
    const next = clampQuantity(this.value + direction * this.range.step, this.range);
    this.draft = undefined;
    this.#change(next, false);
  }

  #change(quantity: number, typing: boolean): void {
    if (quantity === this.value) return;
    this.value = quantity;
    this.dispatchEvent(new CustomEvent('sjs-quantity', {detail: {quantity, typing}}) satisfies QuantityEvent);
  }

  readonly #onInput = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value;
    const quantity = parseQuantity(text, this.range, this.#localize.locale);
    this.draft = {text, quantity, left: false};
    if (quantity !== undefined) this.#change(quantity, true);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#step(event.key === 'ArrowUp' ? 1 : -1);
  };
}

/** More digits could still make it an allowed quantity: no reason to complain while someone types. */
function isUnfinished(text: string, {min}: QuantityRange): boolean {
  return text === '' || (/^[1-9]\d*$/.test(text) && Number(text) < min);
}

declare global {
  interface HTMLElementTagNameMap {
    'sjs-quantity': SjsQuantity;
  }
}
