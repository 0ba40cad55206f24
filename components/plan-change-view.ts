/** What `<sjs-plan-change>` looks like: contracts to choose from, or plans, date, price and button of the one that is open. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import {formatDate} from '../src/format.ts';
import type {Preview} from '../src/model.ts';
import {lossesOf} from '../src/plan-change/losses.ts';
import type {PlanChange} from '../src/plan-change/state.ts';
import {offerTo} from '../src/plan-change/offer.ts';
import {dueSentence, renderChangeTable} from './change-table.ts';
import {renderContract} from './contract-card.ts';
import {errorSentence} from './error-sentence.ts';
import {fill} from './localize.ts';
import {renderAction} from './notice-frame.ts';
import {renderDates, renderDropped, renderPlans} from './plan-change-choices.ts';
import type {Open, PlanChangeView} from './plan-change-context.ts';
import {renderEnded, renderOpenAttempt, renderRecent} from './plan-change-notices.ts';
import {renderChangePayment} from './plan-change-payment.ts';
import {changeLabel, isAskedAbout, renderChangeQuestion} from './plan-change-question.ts';
import {renderProblem, renderReference} from './problem.ts';
import {renderButton} from './submit.ts';

export function renderPlanChange(view: PlanChangeView): TemplateResult {
  const {state, messages, checkout} = view;
  // Back from a provider's page: what became of that counts more than what could be loaded since.
  if (state.phase !== 'open' && checkout && !['editing', 'bought'].includes(checkout.state.attempt.phase))
    return hasEnded(checkout) ? renderEnded(view, checkout) : html`${renderOpenAttempt(view, checkout)}`;
  switch (state.phase) {
    case 'loading':
      return html`<div class="awaited" aria-busy="true"><span class="visually-hidden">${messages.loading}</span></div>`;
    case 'failed':
      return renderFailed(view, state);
    case 'choosing':
      return renderChoice(view, state);
    case 'open':
      return renderOpen(view, state, checkout!);
  }
}

/** Whatever the reason, nothing was ordered, and it can be tried again: a session is often renewed in another window. */
function renderFailed(view: PlanChangeView, {error}: Extract<PlanChange, {phase: 'failed'}>): TemplateResult {
  const {messages, host, load} = view;
  const isSignedOut = error.code === 'NotSignedIn';
  return html`<div class="problem" part="problem" role="alert" tabindex="-1" data-focus>
    <p>${isSignedOut ? errorSentence(messages, error) : messages.loadFailed}</p>
    ${renderReference(error.reference, messages)}
    ${isSignedOut && host.signInUrl ? html`<p><a href=${host.signInUrl}>${messages.signIn}</a></p>` : nothing}
    ${renderAction(messages.tryAgain, load)}
  </div>`;
}

function hasEnded({state: {attempt}}: Checkout): boolean {
  return attempt.phase === 'succeeded' || attempt.phase === 'submitted';
}

function renderChoice(view: PlanChangeView, state: Extract<PlanChange, {phase: 'choosing'}>): TemplateResult {
  const {messages, locale, now} = view;
  const {contracts, catalog} = state;
  if (contracts.length === 0) return html`<p class="empty" part="empty">${messages.noContracts}</p>`;
  return html`<section class="step" aria-labelledby="contracts-title" tabindex="-1" data-focus>
    <h3 id="contracts-title">${messages.chooseContract}</h3>
    <ul class="contracts" part="contracts">
      ${contracts.map(
        (contract) =>
          html`<li>
            <button
              class="contract-button"
              part="contract-button"
              type="button"
              data-contract=${contract.id}
              @click=${() => view.send({type: 'choose', contractId: contract.id})}
            >
              ${renderContract({contract, catalog, messages, locale, now})}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

function renderOpen(view: PlanChangeView, state: Open, checkout: Checkout): TemplateResult {
  const {messages, locale, now} = view;
  const {contract, catalog, contracts} = state;
  const {attempt} = checkout.state;
  if (hasEnded(checkout)) return renderEnded(view, checkout);
  const isRecent = attempt.phase === 'bought';
  const notice = isRecent ? renderRecent(view, checkout, contract, attempt.record) : renderOpenAttempt(view, checkout);
  // Hidden rather than removed while an answer is awaited: whoever comes back finds what they chose and typed.
  return html`${notice} ${notice === nothing ? renderDropped(view, state) : nothing}
    <div class="change" ?hidden=${notice !== nothing && !isRecent}>
      <section class="current" part="current" aria-labelledby="current-title">
        <h3 class="label" id="current-title" tabindex="-1" data-current>${messages.currentPlan}</h3>
        ${renderContract({contract, catalog, messages, locale, now})}
        ${
          contracts.length > 1
            ? html`<button
                class="button link"
                type="button"
                ?disabled=${attempt.phase !== 'editing' && !isRecent}
                @click=${() => view.send({type: 'leave'})}
              >
                ${messages.otherContract}
              </button>`
            : nothing
        }
      </section>
      <div class="change" ?hidden=${isRecent}>
        ${
          contract.changeDates.length > 0 && offerTo(contract, catalog).plans.length > 0
            ? renderForms(view, state, checkout)
            : html`<p class="empty" part="empty">${messages.notChangeable}</p>`
        }
      </div>
    </div>`;
}

function renderForms(view: PlanChangeView, state: Open, checkout: Checkout): TemplateResult {
  const {messages, locale, terms, host} = view;
  const {price, attempt} = checkout.state;
  const idle = attempt.phase === 'editing';
  const preview = previewOf(view);
  const isSettled = preview && price.status === 'settled';
  return html`${renderPlans(view, state, idle)}
    <div class="purchase">
      <div class="forms" part="forms">
        ${renderDates(view, state, idle)} ${renderChangePayment(view, state, preview, idle)}
      </div>
      <section class="summary" part="summary" aria-labelledby="changes-title">
        <h3 id="changes-title">${messages.changesTitle}</h3>
        <p class="visually-hidden" role="status">${isSettled ? dueSentence(preview, messages, locale) : nothing}</p>
        ${renderPrice(view, state, checkout)} ${renderReplaced(view, state)} ${renderLosses(view, state)}
        ${terms.render(messages)}
        ${
          asksForMethod(checkout)
            ? html`<div class="problem" part="problem" role="alert" tabindex="-1" data-focus>
                <p>${messages.paymentNeeded}</p>
              </div>`
            : renderProblem({checkout, messages, signInUrl: host.signInUrl})
        }
        ${isOutdated(checkout) ? renderAction(messages.tryAgain, view.load) : nothing} ${renderSubmit(view, checkout)}
      </section>
    </div>`;
}

/** What the hook refuses to order was read too long ago: the contract is another one by now, and the same again is refused again. */
function isOutdated({state: {attempt}}: Checkout): boolean {
  return attempt.phase === 'editing' && outdated.includes(attempt.problem?.code ?? '');
}

const outdated: readonly string[] = [
  'ChangeDateRefused',
  'ComponentSubscriptionUnknown',
  'ComponentUnknown',
  'ContractNotFound',
  'NothingToChange',
  'PlanVariantUnknown',
  'QuantityInvalid',
];

/** The order turned out to need payment data, which nobody was asked for. */
function asksForMethod({state: {attempt, methods}}: Checkout): boolean {
  const isMissing = attempt.phase === 'editing' && attempt.problem?.code === 'NoPaymentMethod';
  return isMissing && methods.status === 'ready' && methods.bearers.length > 0;
}

function renderPrice(view: PlanChangeView, {catalog}: Open, checkout: Checkout): TemplateResult | typeof nothing {
  const {messages, locale, cart, obstacles} = view;
  if (obstacles.length > 0) {
    const nameOf = (componentId: string) => catalog.components?.find(({id}) => id === componentId)?.name ?? componentId;
    return html`<div class="problem" part="problem" role="alert">
      ${obstacles.map(({kind, componentId, date}) => {
        const about = {name: nameOf(componentId), date: formatDate(date, locale)};
        return html`<p>${fill(messages[`obstacle_${kind}`], about)}</p>`;
      })}
    </div>`;
  }
  if (!cart) return html`<p class="empty" part="empty">${messages.nothingYet}</p>`;
  const {price, attempt} = checkout.state;
  const {preview} = price;
  // What is asked about is in the question.
  if (attempt.phase === 'confirming' && !(preview && isAskedAbout(preview, attempt))) return nothing;
  if (!preview && price.status !== 'failed') {
    return html`<div class="placeholder" aria-busy="true">
      <span class="visually-hidden">${messages.loading}</span>
    </div>`;
  }
  // What the hook refuses was read too long ago: the contract is another one by now.
  const retry = () =>
    price.status === 'failed' && price.error.audience !== 'network' ? view.load() : checkout.retryPrice();
  return html`${preview ? renderChangeTable({preview, stale: price.status === 'loading', messages, locale}) : nothing}
  ${
    price.status === 'failed'
      ? html`<div class="problem" part="problem" role="alert">
          <p>${preview ? messages.priceOutdated : messages.priceFailed}</p>
          ${renderAction(messages.tryAgain, () => void retry())}
        </div>`
      : nothing
  }`;
}

/** What becomes of an order that waits for its day when another one is made is not documented: said before it is lost [I]. */
function renderReplaced({messages, locale, cart}: PlanChangeView, {contract: {nextPhase}}: Open) {
  const {change} = cart ?? {};
  if (!nextPhase || !change || (change.keepsPlan && change.moment === 'now')) return nothing;
  const planned = fill(messages.changePlanned, {date: formatDate(nextPhase.startDate, locale)});
  return html`<p class="hint" part="planned">${planned} ${messages.mayReplacePlanned}</p>`;
}

function renderLosses({messages, locale, cart}: PlanChangeView, {contract, draft, catalog}: Open) {
  const losses = cart ? lossesOf(contract, draft, catalog) : [];
  if (losses.length === 0) return nothing;
  const date = contract.changeDates.find(({moment}) => moment === draft.moment)?.date;
  return html`<div class="losses" part="losses">
    <p>${date ? fill(messages.lossesOn, {date: formatDate(date, locale)}) : messages.lossesNow}</p>
    <ul>
      ${losses.map(({name, left}) => html`<li>${left === undefined ? name : fill(messages.loss_quantity, {name, left})}</li>`)}
    </ul>
  </div>`;
}

function renderSubmit(view: PlanChangeView, checkout: Checkout): TemplateResult | typeof nothing {
  const {messages, locale, submit, cart, host} = view;
  const {attempt} = checkout.state;
  if (attempt.phase === 'confirming') return renderChangeQuestion(attempt, {checkout, messages, locale, submit});
  if (attempt.phase === 'order-unknown') return renderButton({host, checkout, pressed: false, submit}, messages);
  const busy = attempt.phase !== 'editing';
  const progress = attempt.phase === 'paying' ? messages.paying : messages.changing;
  // Not `disabled`: a button that can be reached says why nothing happens yet.
  return html`<button
      class="button primary submit"
      part="submit"
      type="button"
      aria-disabled=${busy || !cart ? 'true' : 'false'}
      @click=${() => submit()}
    >
      ${
        busy
          ? html`<span class="spinner" aria-hidden="true"></span>${progress}`
          : changeLabel(previewOf(view), messages, locale)
      }
    </button>
    <p class="visually-hidden" role="status">${busy ? progress : ''}</p>`;
}

/** Undefined where nothing is changed: the last price was another draft's. */
export function previewOf({cart, checkout}: PlanChangeView): Preview | undefined {
  return cart && checkout?.state.price.preview;
}
