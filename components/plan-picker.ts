import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {componentsOf, defaultSelection, findVariant, periodKey, type Offer} from '../src/catalog.ts';
import {formatAmount, formatPeriod} from '../src/format-price.ts';
import type {Catalog, Component, ComponentQuantity, Period} from '../src/model.ts';
import type {FirstMessages} from './locales/messages.ts';
import {fill, Localize} from './localize.ts';
import {intervalName, perPeriod, taxNote} from './phrases.ts';
import type {PlanChoices} from './plan-choices.ts';
import {planPickerStyles} from './plan-picker-styles.ts';
import {States} from './states.ts';
import {tokens} from './theme.ts';

/**
 * The plans of a catalog as cards, one of which is chosen; its quantity; and the components on offer with it. Takes data,
 * computes no total, asks for nothing.
 *
 * @element sjs-plan-picker
 * @fires sjs-select - plan variant, quantity or components changed by the shopper
 * @csspart switch - the choice of billing period
 * @csspart switch-option - one period in it
 * @csspart cards - all plans
 * @csspart card - one plan; the chosen one is also `card-selected`
 * @csspart badge, name, variant-name, description, price, period, tax, trial, setup-fee, features, feature - what a card says
 * @csspart radio - the mark that tells whether a card is chosen
 * @csspart quantity, quantity-label, quantity-input, quantity-button - number field of a plan or a component
 * @csspart components, components-title, component, component-name, component-description, component-price, component-switch
 * @csspart error - what is wrong with a quantity
 * @cssstate loading - no catalog or no sentences yet
 * @cssstate invalid - a quantity field holds something else
 */
export class SjsPlanPicker extends LitElement {
  static override styles = [tokens, planPickerStyles];

  /** What is on offer. Placeholder cards are shown until it is there. */
  @property({attribute: false}) catalog?: Catalog;

  /** The chosen variant. The first of the catalog when it is missing or unknown. */
  @property({attribute: 'plan-variant-id'}) planVariantId?: string;

  /** Of a quantity-based plan. Its default when it is missing or not allowed. */
  @property({type: Number}) quantity?: number;

  /** Chosen components. The catalog's defaults when missing; what a list leaves out is not chosen. */
  @property({attribute: false}) components?: readonly ComponentQuantity[];

  @property() locale = '';

  /** Nothing can be changed, such as while an order is being paid. */
  @property({type: Boolean, reflect: true}) disabled = false;

  readonly #localize = new Localize(this, {all: false});
  readonly #states = new States(this);

  /** @internal The billing period on show. Its own state: a plan without it can be chosen and the other cards stay. */
  @state() interval = '';

  /** What happens when a shopper chooses. */
  #choices?: PlanChoices;
  #choicesLoading?: Promise<void>;

  /** False while a quantity field that counts holds something that is no allowed quantity. */
  get valid(): boolean {
    return !this.#choices?.wrongField;
  }

  /** As `valid`, and moves the focus to the field that is not. */
  reportValidity(): boolean {
    return this.#choices?.reportValidity() ?? true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const selected = this.selected;
    if (!this.catalog || !selected || !(changed.has('catalog') || changed.has('planVariantId'))) return;
    if (!this.interval || !this.#cards.some(({variant}) => variant === selected.variant))
      this.interval = periodKey(selected.variant.period);
  }

  /** A click checks its radio button itself; this makes the properties win where they say something else. */
  protected override updated(): void {
    for (const radio of this.renderRoot.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
      radio.checked = radio.value === (radio.name === 'plan' ? this.selected?.variant.id : this.interval);
    }
    this.#states.set('loading', !this.catalog || !this.#localize.first);
    if (this.catalog) this.#choicesLoading ??= this.#loadChoices();
  }

  protected override render(): TemplateResult {
    const {catalog} = this;
    const messages = this.#localize.first;
    if (!catalog || !messages) return this.#renderPlaceholder();
    const cards = this.#cards;
    const components = componentsOf(catalog, this.selected!.plan);
    return html`
      <div class="root" @change=${this.#onChange}>
        <div class="layout" data-count=${Math.min(cards.length, 5)}>
          ${this.#hasSwitch ? this.#renderSwitch(messages) : nothing}
          <fieldset class="plans" ?disabled=${this.disabled}>
            <legend class="visually-hidden">${messages.choosePlan}</legend>
            <div class="cards" part="cards">${cards.map((card, index) => this.#renderCard(messages, card, index))}</div>
          </fieldset>
          ${
            components.length
              ? html`
                  <fieldset class="components" part="components" ?disabled=${this.disabled}>
                    <legend part="components-title">${messages.addOns}</legend>
                    ${components.map((component, index) => this.#renderComponent(component, `component-${index}`))}
                  </fieldset>
                `
              : nothing
          }
        </div>
      </div>
    `;
  }

  #renderPlaceholder(): TemplateResult {
    return html`
      <div class="root" aria-busy="true">
        <div class="layout" data-count="3">
          <div class="cards">
            <div class="card placeholder"></div>
            <div class="card placeholder"></div>
            <div class="card placeholder"></div>
          </div>
        </div>
      </div>
    `;
  }

  #renderSwitch(messages: FirstMessages): TemplateResult {
    return html`
      <fieldset class="switch" part="switch" ?disabled=${this.disabled}>
        <legend class="visually-hidden">${messages.billingPeriod}</legend>
        ${this.#intervals.map((period) => {
          const key = periodKey(period);
          return html`
            <label part="switch-option">
              <input type="radio" name="interval" value=${key} />
              <span>${intervalName(messages, period, this.#localize.locale)}</span>
            </label>
          `;
        })}
      </fieldset>
    `;
  }

  #renderCard(messages: FirstMessages, card: Offer, index: number): TemplateResult {
    const {plan, variant} = card;
    const {locale} = this.#localize;
    const {currency, priceTax} = this.catalog!;
    const selected = variant === this.selected?.variant;
    const period = perPeriod(messages, variant.period, locale);
    const {trial, setupFee} = variant;
    const twin = this.#cards.some((other) => other.variant !== variant && other.plan === plan);
    return html`
      <div class="card" part=${selected ? 'card card-selected' : 'card'}>
        <div class="head">
          <input
            type="radio"
            name="plan"
            part="radio"
            id="plan-${index}"
            aria-labelledby="name-${index} price-${index}"
            aria-describedby="badge-${index} description-${index} trial-${index} setup-${index}"
            .value=${variant.id}
          />
          ${plan.badge ? html`<span class="badge" part="badge" id="badge-${index}">${plan.badge}</span>` : nothing}
          <label class="name" for="plan-${index}" id="name-${index}">
            <span part="name">${plan.name}</span>
            ${twin && variant.name ? html`<small part="variant-name">${variant.name}</small>` : nothing}
          </label>
          ${
            plan.description
              ? html`<p class="description" part="description" id="description-${index}">${plan.description}</p>`
              : nothing
          }
        </div>
        <div class="cost">
          <p id="price-${index}">
            ${
              variant.price
                ? html`
                    <strong part="price">${formatAmount(variant.price, currency, locale)}</strong>
                    <small>
                      <span part="period">${variant.quantity ? fill(messages.perUnit, {period}) : period}</span> ·
                      <span part="tax">${taxNote(messages, priceTax)}</span>
                    </small>
                  `
                : html`<strong part="price">${messages.free}</strong>`
            }
          </p>
          ${
            trial
              ? html`<p class="trial" part="trial" id="trial-${index}">
                  ${fill(messages.trialNote, {period: formatPeriod(trial, locale)})}
                </p>`
              : nothing
          }
          ${
            setupFee
              ? html`<p class="note" part="setup-fee" id="setup-${index}">
                  ${fill(messages.setupFeeNote, {amount: formatAmount(setupFee, currency, locale)})}
                </p>`
              : nothing
          }
          ${variant.quantity ? html` <div class="choice">${this.#choices?.renderQuantity(card)}</div> ` : nothing}
        </div>
        ${
          plan.features?.length
            ? html`
                <ul class="features" part="features">
                  ${plan.features.map((feature) => html`<li part="feature">${feature}</li>`)}
                </ul>
              `
            : nothing
        }
      </div>
    `;
  }

  /** With its price and its choice as soon as they are loaded; their place is kept. */
  #renderComponent(component: Component, id: string): TemplateResult {
    const {name, description, type} = component;
    return html`
      <div class="component" part="component">
        <div>
          <label class="component-name" part="component-name" for=${id}>${name}</label>
          ${description ? html`<p class="description" part="component-description">${description}</p>` : nothing}
          <p class="price" part="component-price" id="${id}-price">${this.#choices?.price(component) || '\u00a0'}</p>
        </div>
        ${type === 'Metered' ? nothing : html`<div class="choice ${type}">${this.#choices?.renderChoice(component, id)}</div>`}
      </div>
    `;
  }

  /** The chosen variant and its plan; the first of the catalog where nothing else is chosen. */
  get selected(): Offer | undefined {
    const {catalog} = this;
    return catalog && findVariant(catalog, defaultSelection(catalog, this.planVariantId).planVariantId);
  }

  /** All periods in the catalog, shortest first. */
  get #intervals(): readonly Period[] {
    const periods = this.catalog!.plans.flatMap(({variants}) => variants.map(({period}) => period));
    return [...new Map(periods.map((period) => [periodKey(period), period])).values()].sort(
      (a, b) => daysOf(a) - daysOf(b),
    );
  }

  /** A switch helps where at least one plan comes in several periods. */
  get #hasSwitch(): boolean {
    return this.catalog!.plans.some(({variants}) => new Set(variants.map(({period}) => periodKey(period))).size > 1);
  }

  /** One per plan, in the period on show or, where a plan has none of that, in its own; more where names tell them apart. */
  get #cards(): readonly Offer[] {
    return this.catalog!.plans.flatMap((plan) => {
      const inPeriod = (key: string) => plan.variants.filter(({period}) => periodKey(period) === key);
      const variants = inPeriod(this.interval);
      const shown = variants.length ? variants : inPeriod(periodKey(plan.variants[0]!.period));
      return shown.map((variant) => ({plan, variant}));
    });
  }

  readonly #onChange = async ({target}: Event): Promise<void> => {
    if (!this.#choices) await this.#choicesLoading;
    if (this.#choices) this.#choices.take(target as HTMLInputElement);
    // Where that cannot be loaded, the old choice stays, and shows.
    else this.requestUpdate();
  };

  /** After the cards are painted. When it fails, the next update tries again. */
  async #loadChoices(): Promise<void> {
    try {
      const {PlanChoices} = await import('./plan-choices.ts');
      this.#choices = new PlanChoices(this, this.#states);
      this.requestUpdate();
    } catch {
      this.#choicesLoading = undefined;
    }
  }
}

function daysOf({unit, quantity}: Period): number {
  return {Day: 1, Week: 7, Month: 30, Year: 365}[unit] * quantity;
}

declare global {
  interface HTMLElementTagNameMap {
    'sjs-plan-picker': SjsPlanPicker;
  }
}
