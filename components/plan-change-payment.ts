/** How a change is paid: with what is on file, or with something else. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import type {Preview} from '../src/model.ts';
import {methodName} from './contract-card.ts';
import {errorSentence} from './error-sentence.ts';
import {fill} from './localize.ts';
import type {PlanChangeMessages} from './locales/messages.ts';
import {renderAction} from './notice-frame.ts';
import type {Open, PlanChangeView} from './plan-change-context.ts';

/** With what is on file unless the customer wants otherwise; a form where there is nothing on file, or it does not do. */
export function renderChangePayment(
  view: PlanChangeView,
  state: Open,
  preview: Preview | undefined,
  idle: boolean,
): TemplateResult | typeof nothing {
  const {messages, checkout, cards, locale, host, another, asks} = view;
  if (!preview) return nothing;
  const {methods} = checkout!.state;
  const stored = state.contract.paymentMethod;
  const unnamed = preview.pay === 'stored' ? messages.stored_other : messages.byInvoice;
  const method = stored ? methodName(stored, messages) : unnamed;
  const onFile = html`<p>${paymentSentence(preview, method, messages)}</p>
    ${
      preview.pay === 'stored'
        ? html`<button class="button link" type="button" ?disabled=${!idle} @click=${() => view.payWithAnother(true)}>
            ${messages.useAnother}
          </button>`
        : nothing
    }`;
  const form =
    methods.status === 'ready'
      ? html`<sjs-payment-form
          .bearers=${methods.bearers}
          .cardForm=${cards.status}
          .cardFormError=${cards.error}
          .locale=${locale}
          ?disabled=${!idle}
          exportparts="problem,methods,method,method-name,panel,field,label,input,hint,error,brand,mandate"
          @sjs-payment-method=${() => host.requestUpdate()}
          @sjs-retry=${cards.retry}
          ><slot name="payment-form" slot="payment-form"></slot><slot name="mandate" slot="mandate"></slot
        ></sjs-payment-form>`
      : methods.status === 'failed'
        ? html`<div class="problem" part="problem" role="alert">
            <p>${errorSentence(messages, methods.error)}</p>
            ${renderAction(messages.tryAgain, () => checkout!.prepare())}
          </div>`
        : html`<p class="hint" aria-busy="true">${messages.loading}</p>`;
  return html`<section class="step" part="payment">
    <header>
      <h3>${messages.payment}</h3>
      ${
        another && preview.pay === 'stored'
          ? html`<button
              class="button link"
              type="button"
              ?disabled=${!idle}
              @click=${() => view.payWithAnother(false)}
            >
              ${fill(messages.useStored, {method})}
            </button>`
          : nothing
      }
    </header>
    ${asks ? form : onFile}
  </section>`;
}

/** Only what is paid at once is called paid: billwerk collects the rest later. */
function paymentSentence({pay, totalGross}: Preview, method: string, messages: PlanChangeMessages): string {
  if (totalGross <= 0) return messages.nothingDue;
  if (method === messages.byInvoice) return method;
  return fill(pay === 'stored' ? messages.paidWith : messages.chargedTo, {method});
}

/** Whether payment data have to be given for the newest price. */
export function asksForPayment(preview: Preview | undefined, another: boolean): boolean {
  const pay = preview?.pay ?? 'interactive';
  return pay === 'interactive' || (pay === 'stored' && another);
}
