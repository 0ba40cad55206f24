/** What `<sjs-plan-change>` looks like: contracts to choose from, or plans, date, price and button of the one that is open. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import {formatAmount, formatDate} from '../src/format.ts';
import type {Preview} from '../src/model.ts';
import {cartOf} from '../src/plan-change/draft.ts';
import {lossesOf} from '../src/plan-change/losses.ts';
import type {PlanChange} from '../src/plan-change/state.ts';
import {renderChangeTable} from './change-table.ts';
import {renderContract} from './contract-card.ts';
import {errorSentence} from './error-sentence.ts';
import {fill} from './localize.ts';
import type {PlanChangeMessages} from './locales/messages.ts';
import {renderAction, renderFrame} from './notice-frame.ts';
import {renderDates, renderPlans} from './plan-change-choices.ts';
import type {Open, PlanChangeView} from './plan-change-context.ts';
import {renderChangePayment} from './plan-change-payment.ts';
import {renderProblem} from './problem.ts';
import {renderButton} from './submit.ts';

export function renderPlanChange(view: PlanChangeView): TemplateResult {
  const {state, messages, checkout} = view;
  // Back from a provider's page: what became of that counts more than what could be loaded since.
  if (state.phase !== 'open' && checkout && checkout.state.attempt.phase !== 'editing')
    return renderMoney(view, checkout);
  switch (state.phase) {
    case 'loading':
      return html`<div class="awaited" aria-busy="true"><span class="visually-hidden">${messages.loading}</span></div>`;
    case 'failed': {
      const {code, audience} = state.error;
      return html`<div class="problem" part="problem" role="alert" tabindex="-1" data-focus>
        <p>${errorSentence(messages, state.error)}</p>
        ${code === 'NotSignedIn' && view.host.signInUrl ? html`<p><a href=${view.host.signInUrl}>${messages.signIn}</a></p>` : nothing}
        ${audience === 'network' ? renderAction(messages.tryAgain, view.load) : nothing}
      </div>`;
    }
    case 'choosing':
      return renderChoice(view, state);
    case 'open':
      return renderOpen(view, state);
  }
}

function renderMoney(view: PlanChangeView, checkout: Checkout): TemplateResult {
  const {phase} = checkout.state.attempt;
  if (phase === 'succeeded' || phase === 'submitted') return renderDone(view, checkout);
  return html`${view.lateNotice.render(checkout) ?? nothing}`;
}

function renderChoice(view: PlanChangeView, state: Extract<PlanChange, {phase: 'choosing'}>): TemplateResult {
  const {messages, locale} = view;
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
              @click=${() => view.send({type: 'choose', contractId: contract.id})}
            >
              ${renderContract({contract, catalog, messages, locale})}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

function renderOpen(view: PlanChangeView, state: Open): TemplateResult {
  const {messages, locale, lateNotice, terms} = view;
  const {contract, catalog, contracts} = state;
  const checkout = view.checkout!;
  const {attempt} = checkout.state;
  if (attempt.phase === 'succeeded' || attempt.phase === 'submitted') return renderDone(view, checkout);
  const notice = lateNotice.render(checkout);
  const idle = attempt.phase === 'editing';
  const changeable = contract.changeDates.length > 0;
  // Hidden rather than removed while an answer is awaited: whoever comes back finds what they chose and typed.
  return html`${notice ?? nothing}
    <div class="change" ?hidden=${notice !== undefined}>
      <section class="current" part="current" aria-label=${messages.currentPlan}>
        <p class="label">${messages.currentPlan}</p>
        ${renderContract({contract, catalog, messages, locale})}
        ${
          contracts.length > 1
            ? html`<button
                class="button link"
                type="button"
                ?disabled=${!idle}
                @click=${() => view.send({type: 'leave'})}
              >
                ${messages.otherContract}
              </button>`
            : nothing
        }
      </section>
      ${
        changeable
          ? html`${renderPlans(view, state, idle)}
              <div class="purchase">
                <div class="forms" part="forms">
                  ${renderDates(view, state, idle)} ${renderChangePayment(view, state, previewOf(view, state), idle)}
                </div>
                <section class="summary" part="summary" aria-labelledby="changes-title">
                  <h3 id="changes-title">${messages.changesTitle}</h3>
                  ${renderPrice(view, state)} ${renderLosses(view, state)} ${terms.render(messages)}
                  ${renderProblem({checkout, messages, signInUrl: view.host.signInUrl})} ${renderSubmit(view, state)}
                </section>
              </div>`
          : html`<p class="empty" part="empty">${messages.notChangeable}</p>`
      }
    </div>`;
}

function renderPrice({checkout, messages, locale}: PlanChangeView, {contract, draft}: Open): TemplateResult {
  if (!cartOf(contract, draft)) return html`<p class="empty" part="empty">${messages.nothingYet}</p>`;
  const {price} = checkout!.state;
  const preview = price.preview;
  if (!preview && price.status !== 'failed') {
    return html`<div class="placeholder" aria-busy="true">
      <span class="visually-hidden">${messages.loading}</span>
    </div>`;
  }
  return html`${preview ? renderChangeTable({preview, stale: price.status === 'loading', messages, locale}) : nothing}
  ${
    price.status === 'failed'
      ? html`<div class="problem" part="problem" role="alert">
          <p>${preview ? messages.priceOutdated : messages.priceFailed}</p>
          ${renderAction(messages.tryAgain, () => checkout!.retryPrice())}
        </div>`
      : nothing
  }`;
}

function renderLosses({messages, locale}: PlanChangeView, {contract, draft, catalog}: Open) {
  const losses = lossesOf(contract, draft, catalog);
  if (losses.length === 0) return nothing;
  const date = contract.changeDates.find(({moment}) => moment === draft.moment)?.date;
  return html`<div class="losses" part="losses">
    <p>${date ? fill(messages.lossesOn, {date: formatDate(date, locale)}) : messages.lossesNow}</p>
    <ul>
      ${losses.map(({name, left}) => html`<li>${left === undefined ? name : fill(messages.loss_quantity, {name, left})}</li>`)}
    </ul>
  </div>`;
}

function renderSubmit(view: PlanChangeView, state: Open): TemplateResult | typeof nothing {
  const {messages, locale, submit} = view;
  const checkout = view.checkout!;
  const {phase} = checkout.state.attempt;
  if (phase === 'confirming' || phase === 'order-unknown') {
    return renderButton({host: view.host, checkout, pressed: false, submit}, messages);
  }
  const cart = cartOf(state.contract, state.draft);
  const busy = phase !== 'editing';
  const progress = phase === 'paying' ? messages.paying : messages.changing;
  // Not `disabled`: a button that can be reached says why nothing happens yet.
  return html`<button
      class="button primary submit"
      part="submit"
      type="button"
      aria-disabled=${busy || !cart ? 'true' : 'false'}
      @click=${() => submit()}
    >
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>${progress}` : label(previewOf(view, state), messages, locale)}
    </button>
    <p class="visually-hidden" role="status">${busy ? progress : ''}</p>`;
}

function label(preview: Preview | undefined, messages: PlanChangeMessages, locale: string): string {
  if (!preview) return messages.change;
  const {totalGross, currency, dueDate, pay} = preview;
  if (totalGross > 0) {
    const amount = formatAmount(totalGross, currency, locale);
    return fill(pay === 'commit' ? messages.changeAndCharge : messages.changeAndPay, {amount});
  }
  return dueDate ? fill(messages.changeOn, {date: formatDate(dueDate, locale)}) : messages.change;
}

function renderDone({messages, locale, load}: PlanChangeView, checkout: Checkout): TemplateResult {
  const {price} = checkout.state;
  const date = price.preview?.dueDate;
  return renderFrame({
    kind: 'success',
    title: date ? messages.plannedTitle : messages.changedTitle,
    text: date ? fill(messages.plannedText, {date: formatDate(date, locale)}) : messages.changedText,
    actions: renderAction(messages.changeMore, load),
  });
}

/** Undefined where nothing is changed: the last price was another draft's. */
export function previewOf({checkout}: PlanChangeView, {contract, draft}: Open): Preview | undefined {
  return cartOf(contract, draft) && checkout?.state.price.preview;
}
