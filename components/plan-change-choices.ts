/** What a customer can choose in `<sjs-plan-change>`: plan, quantity, components, and when. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {ref} from 'lit/directives/ref.js';
import {findVariant} from '../src/catalog.ts';
import {formatDate} from '../src/format.ts';
import type {Catalog, Contract} from '../src/model.ts';
import {chosen, movedTo} from '../src/plan-change/draft.ts';
import type {Dropped} from '../src/plan-change/kept.ts';
import {offerTo} from '../src/plan-change/offer.ts';
import type {LeafEventDetails} from './events.ts';
import {fill} from './localize.ts';
import type {Open, PlanChangeView} from './plan-change-context.ts';
import type {SjsPlanPicker} from './plan-picker.ts';

/** The plans on sale with the own one marked, as a start what the contract is. */
export function renderPlans(
  {host, messages, locale, send}: PlanChangeView,
  {contract, catalog, draft}: Open,
  idle: boolean,
): TemplateResult {
  const offer = offerOf(contract, catalog, messages.currentPlan);
  const onSelect = (event: CustomEvent<LeafEventDetails['sjs-select']>) => {
    event.stopPropagation();
    send({type: 'draft', draft: chosen(draft, event.detail, contract, offer)});
    host.requestUpdate();
  };
  return html`<sjs-plan-picker
    .catalog=${offer}
    ${ref(leaveUnchosen)}
    .planVariantId=${live(draft.planVariantId)}
    .quantity=${draft.quantity}
    .components=${draft.components}
    .locale=${locale}
    ?disabled=${!idle}
    exportparts=${pickerParts}
    @sjs-select=${onSelect}
  ></sjs-plan-picker>`;
}

export function renderDates(
  {messages, locale, send}: PlanChangeView,
  {contract, draft}: Open,
  idle: boolean,
): TemplateResult | typeof nothing {
  // The next billing is often the end of the term, too.
  const dates = contract.changeDates.filter(
    ({date}, index, all) => all.findIndex((each) => each.date === date) === index,
  );
  if (dates.length < 2) return nothing;
  return html`<fieldset class="step dates" part="dates" ?disabled=${!idle}>
    <legend>${messages.whenTitle}</legend>
    ${dates.map(
      ({moment, date}) =>
        html`<label class="date" part="date">
          <input
            type="radio"
            name="moment"
            .value=${moment}
            .checked=${moment === draft.moment}
            @change=${() => send({type: 'draft', draft: movedTo(draft, moment, contract)})}
          />
          <span>
            ${messages[`when_${moment}`]} ${date ? html`<small>${formatDate(date, locale)}</small>` : nothing}
          </span>
        </label>`,
    )}
  </fieldset>`;
}

/** What was chosen before the contract was read again, and is not on offer any more. */
export function renderDropped({messages}: PlanChangeView, {dropped}: Open): TemplateResult | typeof nothing {
  if (!dropped) return nothing;
  const nameOf = (choice: Dropped) => {
    if (choice.kind === 'moment') return messages[`when_${choice.moment}`];
    return choice.kind === 'quantity' ? fill(messages.currentQuantity, choice) : choice.name;
  };
  const choices = dropped.map(nameOf).join(', ');
  return html`<div class="problem" part="problem" role="status" tabindex="-1" data-dropped>
    <p>${fill(messages.dropped, {choices})}</p>
  </div>`;
}

/** A plan that is not on sale any more has no card. The picker marks its first then, which nobody could choose so. */
function leaveUnchosen(element: Element | undefined): void {
  const picker = element as SjsPlanPicker | undefined;
  if (!picker) return;
  const uncheck = () => {
    if (!picker.catalog || findVariant(picker.catalog, picker.planVariantId)) return;
    for (const radio of picker.renderRoot.querySelectorAll<HTMLInputElement>('[name="plan"]')) radio.checked = false;
  };
  picker.addController({hostUpdated: () => void picker.updateComplete.then(uncheck)});
}

/** Remembered, so that the picker gets the same catalog each time: a contract is read together with its catalog. */
const offers = new WeakMap<Contract, {readonly badge: string; readonly offer: Catalog}>();

/** With the own plan marked. */
function offerOf(contract: Contract, catalog: Catalog, badge: string): Catalog {
  const known = offers.get(contract);
  if (known?.badge === badge) return known.offer;
  const own = findVariant(catalog, contract.planVariantId)?.plan;
  const whole = offerTo(contract, catalog);
  const offer = {...whole, plans: whole.plans.map((plan) => (plan === own ? {...plan, badge} : plan))};
  offers.set(contract, {badge, offer});
  return offer;
}

const pickerParts =
  'switch,switch-option,cards,card,card-selected,badge,name,variant-name,description,price,period,tax,features,feature,' +
  'radio,quantity,quantity-label,quantity-input,quantity-button,components,components-title,component,component-name,' +
  'component-description,component-price,component-switch,error';
