/** A contract in a few lines: what it is, how many, until when, how it is paid. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {findVariant} from '../src/catalog.ts';
import {formatAmount, formatDate} from '../src/format.ts';
import type {Catalog, Contract, StoredPaymentMethod} from '../src/model.ts';
import {componentLines} from '../src/plan-change/subscriptions.ts';
import {fill} from './localize.ts';
import type {Messages, PlanChangeMessages} from './locales/messages.ts';
import {perPeriod} from './phrases.ts';

export interface ContractCard {
  readonly contract: Contract;
  readonly catalog: Catalog;
  readonly messages: Messages & PlanChangeMessages;
  readonly locale: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function renderContract(card: ContractCard): TemplateResult {
  const {contract, catalog, messages, locale} = card;
  const offer = findVariant(catalog, contract.planVariantId);
  const {quantity, nextBillingDate, endDate, nextPhase} = contract;
  const price =
    offer?.variant.price &&
    `${formatAmount(offer.variant.price, catalog.currency, locale)} ${perPeriod(messages, offer.variant.period, locale)}`;
  const lines = [
    quantity !== undefined && offer?.variant.quantity
      ? fill(messages.currentQuantity, {quantity, name: price || ''})
      : price,
    ...linesOfComponents(card),
    plannedPlan(card),
    endDate
      ? fill(messages.contractEnds, {date: formatDate(endDate, locale)})
      : nextBillingDate && fill(messages.nextBilling, {date: formatDate(nextBillingDate, locale)}),
    contract.paymentMethod && methodName(contract.paymentMethod, messages),
  ].filter(Boolean);
  return html`<div class="contract" part="contract">
    <strong part="contract-plan">${offer?.plan.name ?? messages.unknownPlan}</strong>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
    ${
      nextPhase
        ? html`<p class="hint">${fill(messages.changePlanned, {date: formatDate(nextPhase.startDate, locale)})}</p>`
        : nothing
    }
  </div>`;
}

/** What an earlier order makes of the contract. */
function plannedPlan({contract: {nextPhase}, catalog, messages, locale}: ContractCard): string | undefined {
  const planned = findVariant(catalog, nextPhase?.planVariantId);
  if (!nextPhase || !planned) return undefined;
  const {quantity} = nextPhase;
  const {name} = planned.plan;
  const what =
    quantity !== undefined && planned.variant.quantity ? fill(messages.currentQuantity, {quantity, name}) : name;
  return fill(messages.componentFrom, {name: what, date: formatDate(nextPhase.startDate, locale)});
}

/** What is planned, and what ends, with its date. */
function linesOfComponents({contract, catalog, messages, locale, now}: ContractCard): readonly string[] {
  return componentLines(contract, now).flatMap(({componentId, quantity, from, until}) => {
    const component = catalog.components?.find(({id}) => id === componentId);
    if (!component) return [];
    const {name} = component;
    const what = component.type === 'OnOff' ? name : fill(messages.currentQuantity, {quantity, name});
    const begins = from ? fill(messages.componentFrom, {name: what, date: formatDate(from, locale)}) : what;
    return until ? fill(messages.componentUntil, {name: begins, date: formatDate(until, locale)}) : begins;
  });
}

/** "Visa ending in 1111"; whoever pays by invoice has nothing on file. */
export function methodName({kind, name, lastDigits}: StoredPaymentMethod, messages: PlanChangeMessages): string {
  if (kind === 'on-account') return messages.byInvoice;
  const what = name ?? (kind === 'other' ? messages.stored_other : messages[`stored_${kind}`]);
  return lastDigits ? fill(messages.stored_ending, {name: what, digits: lastDigits}) : what;
}
