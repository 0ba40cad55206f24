/** What a customer can choose in `<sjs-plan-change>`: plan, quantity, components, and when. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {findVariant} from '../src/catalog.ts';
import {formatDate} from '../src/format.ts';
import type {Catalog} from '../src/model.ts';
import {chosen} from '../src/plan-change/draft.ts';
import type {LeafEventDetails} from './events.ts';
import type {Open, PlanChangeView} from './plan-change-context.ts';

/** The plans on sale with the own one marked, as a start what the contract is. */
export function renderPlans(
  {host, messages, locale, send}: PlanChangeView,
  {contract, catalog, draft}: Open,
  idle: boolean,
): TemplateResult {
  const onSelect = (event: CustomEvent<LeafEventDetails['sjs-select']>) => {
    event.stopPropagation();
    send({type: 'draft', draft: chosen(draft, event.detail, catalog)});
    host.requestUpdate();
  };
  return html`<sjs-plan-picker
    .catalog=${marked(catalog, contract.planVariantId, messages.currentPlan)}
    .planVariantId=${draft.planVariantId}
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
            @change=${() => send({type: 'draft', draft: {...draft, moment}})}
          />
          <span>
            ${messages[`when_${moment}`]} ${date ? html`<small>${formatDate(date, locale)}</small>` : nothing}
          </span>
        </label>`,
    )}
  </fieldset>`;
}

/** Remembered, so that the picker gets the same catalog each time. */
const markedCatalogs = new WeakMap<Catalog, Map<string, Catalog>>();

function marked(catalog: Catalog, planVariantId: string | undefined, badge: string): Catalog {
  const own = findVariant(catalog, planVariantId)?.plan;
  if (!own) return catalog;
  const known = markedCatalogs.get(catalog) ?? new Map<string, Catalog>();
  markedCatalogs.set(catalog, known);
  const key = `${own.id} ${badge}`;
  const plans = catalog.plans.map((plan) => (plan === own ? {...plan, badge} : plan));
  const found = known.get(key) ?? {...catalog, plans};
  known.set(key, found);
  return found;
}

const pickerParts =
  'switch,switch-option,cards,card,card-selected,badge,name,variant-name,description,price,period,tax,features,feature,' +
  'radio,quantity,quantity-label,quantity-input,quantity-button,components,components-title,component,component-name,' +
  'component-description,component-price,component-switch,error';
