import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {formatAmount, formatDate, formatNumber, formatPercent, formatPeriod} from '../src/format.ts';
import type {Catalog, Fee, Period, Preview} from '../src/model.ts';
import {adoptStyles} from './adopt-styles.ts';
import {controls} from './controls.ts';
import type {CouponField, CouponStatus} from './coupon-field.ts';
import {dispatch} from './events.ts';
import {isComplete} from './locales/messages.ts';
import type {Messages} from './locales/messages.ts';
import {needErrors} from './error-messages.ts';
import {fill, Localize} from './localize.ts';
import {perPeriod} from './phrases.ts';
import {everyPeriod} from './price-phrases.ts';
import {pricePreviewStyles} from './price-preview-styles.ts';
import {priceRows, vatRows, type PriceRow} from './price-rows.ts';
import {States} from './states.ts';
import {tokens} from './theme.ts';

export type PriceStatus = 'empty' | 'loading' | 'settled' | 'stale' | 'failed';

/**
 * What an order costs, as billwerk computed it: a table of fees, discounts and VAT, what is due today, what comes next,
 * and the coupon. Computes no total.
 *
 * @element sjs-price-preview
 * @fires sjs-coupon - a code is to be applied; an empty one removes it
 * @fires sjs-retry - the price is to be asked for again
 * @csspart base - everything
 * @csspart table, row, item, detail, amount - the table; rows also carry their kind: `recurring`, `setup`, `component`,
 *   `metered`, `discount`, `subtotal`, `vat`, `total`, `trial`, `next`
 * @csspart problem, retry - the price is missing or may be outdated
 * @csspart coupon, coupon-toggle, coupon-input, coupon-apply, coupon-error, coupon-chip, coupon-remove - the coupon
 * @csspart placeholder - before the first price
 * @cssstate empty, loading, settled, stale, failed - the property `status`
 */
export class SjsPricePreview extends LitElement {
  static override styles = [tokens, controls, pricePreviewStyles];

  /** The newest price there is, which may be an older cart's while `status` is `stale` or `failed`. */
  @property({attribute: false}) preview?: Preview;

  /** How `preview` relates to the cart. Default `empty`: there is nothing to price yet. */
  @property() status: PriceStatus = 'empty';

  /** Whether rows are net and VAT is added below, or gross and VAT is contained. Default `net`. */
  @property({attribute: 'price-tax'}) priceTax?: Catalog['priceTax'];

  /** For what one unit of a component is called. */
  @property({attribute: false}) catalog?: Catalog;

  @property() locale = '';

  /** Says of `failed` what has happened and what to do. Default: to check the connection. */
  @property() problem?: string;

  /** The code in the cart. */
  @property({attribute: 'coupon-code'}) couponCode = '';

  /** What became of it. */
  @property({attribute: 'coupon-status'}) couponStatus: CouponStatus = 'none';

  /** The coupon cannot be changed, such as while an order is being paid. */
  @property({type: Boolean, attribute: 'coupon-disabled'}) couponDisabled = false;

  readonly #localize = new Localize(this, {all: true});
  readonly #states = new States(this);
  #coupon?: CouponField;

  /** What the live region says; changes with a settled total only, so that it is said once. */
  #announcement = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#states.set(changed.get('status') ?? '', false);
    this.#states.set(this.status, true);
    if (changed.has('couponCode') || changed.has('couponStatus')) {
      if (this.couponCode) void this.#needCoupon();
      this.#coupon?.answered(this.couponCode, this.couponStatus);
    }
    const {messages} = this.#localize;
    if (messages && this.preview && this.status === 'settled') {
      this.#announcement = `${messages.dueToday}: ${this.#amount(this.preview.totalGross)}`;
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#coupon?.updated();
    const amountChanged = changed.has('preview') && changed.get('preview')?.totalGross !== this.preview?.totalGross;
    if (!amountChanged || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const settling = {opacity: [0, 1], translate: ['0 0.25rem', '0']};
    this.renderRoot.querySelector('strong')?.animate(settling, {duration: 240, easing: 'ease-out'});
  }

  protected override render(): TemplateResult {
    const {messages} = this.#localize;
    const {preview, status} = this;
    const busy = status === 'loading' || status === 'stale';
    if (!messages) return html`<div class="root" part="base">${placeholder()}</div>`;
    return html`
      <div class="root" part="base">
        ${
          preview
            ? html`
                <div class="price ${busy || status === 'failed' ? 'old' : ''}" aria-busy=${busy}>
                  ${this.#renderTable(messages, preview)}
                </div>
                ${status === 'failed' ? this.#renderFailure(messages.priceOutdated, messages) : nothing}
              `
            : status === 'failed'
              ? this.#renderFailure(messages.priceFailed, messages)
              : status === 'empty'
                ? html`<p class="empty">${messages.priceEmpty}</p>`
                : html`<div aria-busy="true">
                    <span class="visually-hidden">${messages.loading}</span>${placeholder()}
                  </div>`
        }
        <div class="coupon">${this.#renderCoupon(messages)}</div>
        <p class="visually-hidden" role="status">${this.#announcement}</p>
      </div>
    `;
  }

  #renderCoupon(messages: Messages): TemplateResult {
    const field =
      this.#coupon &&
      isComplete(messages) &&
      this.#coupon.render({
        code: this.couponCode,
        status: this.couponStatus,
        disabled: this.couponDisabled,
        messages,
        ask: (couponCode) => dispatch(this, 'sjs-coupon', {couponCode}),
      });
    return (
      field ||
      html`<button
        class="button link"
        part="coupon-toggle"
        type="button"
        ?disabled=${this.couponDisabled}
        @click=${this.#onCouponToggle}
      >
        ${messages.addCoupon}
      </button>`
    );
  }

  /** Most purchases have no code. Without the chunk the link stays; the next click asks for it again. */
  async #needCoupon(): Promise<void> {
    const [module] = await Promise.all([import('./coupon-field.ts').catch(ignore), needErrors(this.#localize)]);
    if (!module || this.#coupon) return;
    adoptStyles(this.renderRoot, [module.couponStyles]);
    this.#coupon = new module.CouponField(this);
    this.#coupon.answered(this.couponCode, this.couponStatus);
    this.requestUpdate();
  }

  readonly #onCouponToggle = async (): Promise<void> => {
    await this.#needCoupon();
    this.#coupon?.show();
  };

  #renderFailure(sentence: string, messages: Messages): TemplateResult {
    return html`
      <div class="problem" part="problem" role="alert">
        <p>${this.problem ?? sentence}</p>
        <button class="button" part="retry" type="button" @click=${() => dispatch(this, 'sjs-retry', {})}>
          ${messages.tryAgain}
        </button>
      </div>
    `;
  }

  #renderTable(messages: Messages, preview: Preview): TemplateResult {
    const gross = this.priceTax === 'gross';
    const rows = priceRows(preview, this.priceTax ?? 'net');
    const vat = vatRows(preview).map(({percentage, amount}) =>
      row('vat', vatLabel(messages, gross, percentage, this.#localize.locale), this.#amount(amount)),
    );
    const total = html`
      <tr part="row total" class="total">
        <th scope="row" part="item">${messages.dueToday}</th>
        <td part="amount">
          <strong>${this.#amount(preview.totalGross)}</strong>
        </td>
      </tr>
    `;
    return html`
      <table part="table">
        <caption class="visually-hidden">
          ${messages.priceCaption}
        </caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">${messages.priceItem}</th>
            <th scope="col">${gross ? messages.priceGross : messages.priceNet}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((item) => this.#renderRow(messages, item))}
        </tbody>
        <tbody class="sums">
          ${gross ? [total, vat] : [row('subtotal', messages.subtotal, this.#amount(preview.total)), vat, total]}
        </tbody>
        <tbody>
          ${this.#renderNext(messages, preview)}
        </tbody>
      </table>
    `;
  }

  #renderRow(messages: Messages, item: PriceRow): TemplateResult {
    const {kind, name, amount, fee} = item;
    if (kind === 'discount') return row(kind, name, this.#amount(amount!));
    const {locale} = this.#localize;
    if (amount === undefined) {
      return row(kind, name, messages.usage, fee.pricePerUnit === undefined ? '' : this.#unitPrice(messages, fee));
    }
    const {pricePerUnit, quantity, period, variantName} = fee;
    const details = [
      variantName,
      quantity !== 1 && pricePerUnit !== undefined
        ? `${formatNumber(quantity, locale)} × ${this.#amount(pricePerUnit)}`
        : undefined,
      kind === 'setup' ? messages.oneTime : period && perPeriod(messages, period, locale),
    ];
    return row(kind, name, this.#amount(amount), details.filter(Boolean).join(' · '));
  }

  #unitPrice(messages: Messages, {pricePerUnit, componentId}: Fee): string {
    const unit = this.catalog?.components?.find(({id}) => id === componentId)?.unit ?? messages.unit;
    return fill(messages.amountPerUnit, {amount: this.#amount(pricePerUnit!), unit});
  }

  /** That the trial ends with the first regular charge is our inference; billwerk sends its length and that date. */
  #renderNext(messages: Messages, preview: Preview): TemplateResult | typeof nothing {
    const {nextTotalGross, nextDate, isTrial, trialPeriod, fees} = preview;
    const {locale} = this.#localize;
    if (!nextTotalGross) return nothing;
    const date = nextDate ? formatDate(nextDate, locale) : '';
    const period: Period | undefined = fees.find(({kind}) => kind === 'recurring')?.period;
    const every = period && fill(messages.thenEvery, {period: everyPeriod(messages, period, locale)});
    const details = [date && fill(messages.onDate, {date}), every].filter(Boolean).join(', ');
    const trial = trialPeriod ? formatPeriod(trialPeriod, locale) : '';
    return html`
      ${isTrial && date ? row('trial', messages.trial, trial, fill(messages.trialUntil, {date})) : nothing}
      ${row('next', isTrial ? messages.afterTrial : messages.nextPayment, this.#amount(nextTotalGross), details)}
    `;
  }

  #amount(value: number): string {
    return formatAmount(value, this.preview!.currency, this.#localize.locale);
  }
}

/** A failed chunk takes nothing away. */
function ignore(): void {}

function row(kind: string, name: string, amount: string | TemplateResult, detail?: string): TemplateResult {
  return html`
    <tr part="row ${kind}" class=${kind}>
      <th scope="row" part="item">
        ${name}${detail ? html`<span class="detail" part="detail">${detail}</span>` : nothing}
      </th>
      <td part="amount">${amount}</td>
    </tr>
  `;
}

function vatLabel(messages: Messages, gross: boolean, percentage: number | undefined, locale: string): string {
  const rate = percentage === undefined ? '' : formatPercent(percentage, locale);
  return fill(gross ? messages.containedVat : messages.vat, {rate}).trim();
}

function placeholder(): TemplateResult {
  return html`<div class="placeholder" part="placeholder" aria-hidden="true">
    <div></div>
    <div></div>
    <div></div>
    <div></div>
    <div></div>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'sjs-price-preview': SjsPricePreview;
  }
}
