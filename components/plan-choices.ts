/** What happens when a shopper chooses: plans, periods, quantities and components. Loaded by `<sjs-plan-picker>` once its cards are painted. */
import {css, html, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {componentsOf, findVariant, periodKey, type Offer} from '../src/catalog.ts';
import {formatAmount} from '../src/format-price.ts';
import type {Catalog, Component, ComponentQuantity, QuantityRange} from '../src/model.ts';
import {isWithin, rangeOf} from '../src/range.ts';
import {adoptStyles} from './adopt-styles.ts';
import {dispatch} from './events.ts';
import {lateTokens} from './late-tokens.ts';
import {fill, Localize} from './localize.ts';
import {perPeriod, taxNote} from './phrases.ts';
import type {QuantityEvent, SjsQuantity} from './quantity.ts';
import {defineOnce} from './registry.ts';
import type {States} from './states.ts';

/** The chosen variant, its quantity and the components are the picker's own properties, so that a page may set them, too. */
interface Picker extends ReactiveControllerHost, HTMLElement {
  readonly catalog?: Catalog;
  readonly selected?: Offer;
  planVariantId?: string;
  quantity?: number;
  interval: string;
  components?: readonly ComponentQuantity[];
  readonly locale: string;
  readonly disabled: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

interface QuantityField {
  readonly name: string;
  readonly label?: string;
  readonly value: number;
  readonly range: QuantityRange;
  readonly onQuantity: (quantity: number, typing: boolean) => void;
}

const choiceStyles = css`
  .card,
  .switch span,
  [name='plan'] {
    transition: var(--_ease);
    transition-property: border-color, box-shadow, background, color;
  }

  .switch :hover + span {
    color: var(--_text);
  }

  .switch :focus-visible + span {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }

  .card:not(:has([name='plan']:checked)):hover {
    border-color: var(--_control-line);
    box-shadow: var(--_shadow);
  }

  .card:has([name='plan']:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 3px;
  }

  :host([disabled]) .root,
  :host([disabled]) .root * {
    cursor: default;
  }

  :host([disabled]) .card:not(:has(:checked)),
  :host([disabled]) .components {
    opacity: 0.6;
  }

  sjs-quantity {
    display: grid;
  }

  .card sjs-quantity {
    position: relative;
    z-index: 1;
  }

  [type='checkbox'] {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0.625rem 0;
    accent-color: var(--_ink);
    cursor: pointer;
  }

  @media (forced-colors: active) {
    [name='plan'] {
      appearance: auto;
    }

    [name='plan']::before {
      display: none;
    }

    .card:has([name='plan']:checked),
    .switch :checked + span {
      outline: 2px solid Highlight;
    }

    .badge {
      border: 1px solid;
    }
  }
`;

export class PlanChoices implements ReactiveController {
  readonly #picker: Picker;
  readonly #states: States;
  readonly #localize: Localize;

  /** Quantities of plans that are not chosen now, by plan id. */
  readonly #quantities = new Map<string, number>();
  #quantityAsked = false;

  constructor(picker: Picker, states: States) {
    this.#picker = picker;
    this.#states = states;
    this.#localize = new Localize(picker, {all: true});
    picker.addController(this);
    picker.renderRoot.addEventListener('input', () => this.hostUpdated());
    adoptStyles(picker.renderRoot, [lateTokens, choiceStyles]);
  }

  hostUpdated(): void {
    this.#states.set('invalid', this.wrongField !== undefined);
  }

  /** A quantity field that counts and holds something that is no allowed quantity. Fields of plans that are not chosen do not count. */
  get wrongField(): SjsQuantity | undefined {
    const counting = '[part~="card-selected"] sjs-quantity, [part="components"] sjs-quantity';
    return [...this.#picker.renderRoot.querySelectorAll<SjsQuantity>(counting)].find(({valid}) => valid === false);
  }

  /** Moves the focus to the quantity field that is wrong; false when there is one. */
  reportValidity(): boolean {
    const field = this.wrongField;
    field?.leave();
    field?.focus();
    return !field;
  }

  /** A radio button was checked. */
  take({name, value}: HTMLInputElement): void {
    if (name === 'plan') this.select(findVariant(this.#picker.catalog!, value)!);
    if (name === 'interval') this.#showInterval(value);
  }

  /** The plan stays, in the variant of that period which has the same name. */
  #showInterval(key: string): void {
    this.#picker.interval = key;
    const {plan, variant} = this.#picker.selected!;
    const candidates = plan.variants.filter(({period}) => periodKey(period) === key);
    const twin = candidates.find(({name}) => name === variant.name) ?? candidates[0];
    if (twin && twin !== variant) this.select({plan, variant: twin});
  }

  /** The quantity field of a plan; none for plans that are not quantity-based. */
  renderQuantity(card: Offer): TemplateResult {
    return this.#renderField({
      name: card.plan.name,
      label: this.#localize.messages?.quantity,
      value: this.#quantityOf(card)!,
      range: card.variant.quantity!,
      onQuantity: (quantity, typing) => this.select(card, quantity, typing),
    });
  }

  /** The switch or quantity field of a component. */
  renderChoice(component: Component, id: string): TemplateResult {
    if (component.type !== 'OnOff') {
      return this.#renderField({
        name: component.name,
        value: this.#componentQuantity(component),
        range: rangeOf(component),
        onQuantity: (quantity, typing) => this.#choose(component, quantity, typing),
      });
    }
    return html`
      <input
        type="checkbox"
        part="component-switch"
        id=${id}
        aria-describedby="${id}-price"
        .checked=${this.#componentQuantity(component) > 0}
        @change=${(event: Event) => this.#choose(component, Number((event.target as HTMLInputElement).checked), false)}
      />
    `;
  }

  /** Many catalogs have nothing to count. When it fails, the next update tries again. */
  async #needQuantity(): Promise<void> {
    if (this.#quantityAsked) return;
    this.#quantityAsked = true;
    try {
      const {SjsQuantity} = await import('./quantity.ts');
      defineOnce('sjs-quantity', SjsQuantity);
    } catch {
      this.#quantityAsked = false;
    }
  }

  #renderField({name, label, value, range, onQuantity}: QuantityField): TemplateResult {
    void this.#needQuantity();
    return html`
      <sjs-quantity
        exportparts="quantity, quantity-label, quantity-input, quantity-button, error"
        .name=${name}
        .label=${label ?? ''}
        .value=${value}
        .range=${range}
        .locale=${this.#localize.locale}
        .disabled=${this.#picker.disabled}
        @sjs-quantity=${({detail}: QuantityEvent) => onQuantity(detail.quantity, detail.typing)}
      ></sjs-quantity>
    `;
  }

  /** `€5.00 per 100 SMS, per month · plus VAT`; empty until its sentences are there. */
  price({price, unit, type, period}: Component): string {
    const {locale, messages} = this.#localize;
    if (!messages) return '';
    const {currency, priceTax} = this.#picker.catalog!;
    const amount = price === undefined ? undefined : formatAmount(price, currency, locale);
    const each = amount && unit ? fill(messages.amountPerUnit, {amount, unit}) : amount;
    const recurring = [each, period && perPeriod(messages, period, locale)].filter(Boolean).join(unit ? ', ' : ' ');
    const parts = [recurring, type === 'Metered' && messages.byUsage, each && taxNote(messages, priceTax)];
    return parts.filter(Boolean).join(' · ');
  }

  /** Components go along to another plan that offers them; its own quantity waits where a plan was left. */
  select(card: Offer, quantity = this.#quantityOf(card), typing = false): void {
    const {catalog, selected} = this.#picker;
    const offered = componentsOf(catalog!, selected!.plan);
    const left = this.#quantityOf(selected!);
    if (left !== undefined) this.#quantities.set(selected!.plan.id, left);
    this.#emit(card, quantity, typing, (component) =>
      offered.includes(component) ? this.#componentQuantity(component) : rangeOf(component).default,
    );
  }

  #choose(chosen: Component, quantity: number, typing: boolean): void {
    const card = this.#picker.selected!;
    this.#emit(card, this.#quantityOf(card), typing, (component) =>
      component === chosen ? quantity : this.#componentQuantity(component),
    );
  }

  /** Metered components come without a quantity, and none of something is not in a cart. */
  #emit(
    {plan, variant}: Offer,
    quantity: number | undefined,
    typing: boolean,
    quantityOf: (component: Component) => number,
  ): void {
    const components = componentsOf(this.#picker.catalog!, plan)
      .filter(({type}) => type !== 'Metered')
      .map((component) => ({componentId: component.id, quantity: quantityOf(component)}))
      .filter((each) => each.quantity > 0);
    const planVariantId = variant.id;
    Object.assign(this.#picker, {planVariantId, quantity, components});
    dispatch(this.#picker, 'sjs-select', {
      planVariantId,
      ...(quantity !== undefined && {quantity}),
      components,
      typing,
    });
  }

  #quantityOf({plan, variant}: Offer): number | undefined {
    const range = variant.quantity;
    if (!range) return undefined;
    const {selected, quantity} = this.#picker;
    const wanted = plan === selected?.plan ? quantity : this.#quantities.get(plan.id);
    return wanted !== undefined && isWithin(wanted, range) ? wanted : range.default;
  }

  #componentQuantity(component: Component): number {
    const {components} = this.#picker;
    if (!components) return rangeOf(component).default;
    return components.find(({componentId}) => componentId === component.id)?.quantity ?? 0;
  }
}
