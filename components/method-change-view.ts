/** What `<sjs-payment-change>` looks like: the payment form and a button, or the notice in their place. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import type {Methods} from '../src/checkout/state.ts';
import type {CheckoutError} from '../src/errors.ts';
import type {MethodChange} from '../src/payment-change/state.ts';
import type {CardEntry} from './card-entry.ts';
import {errorSentence} from './error-sentence.ts';
import {fill} from './localize.ts';
import type {Sentences} from './localize.ts';
import type {Locale} from './locales/messages.ts';
import {renderAction, renderFrame} from './notice-frame.ts';
import type {Notice} from './notice-frame.ts';

export interface MethodChangeView {
  readonly messages: Locale;
  readonly locale: string;
  readonly environment: string;
  readonly methods: Methods;
  readonly state: MethodChange;
  readonly cards: Pick<CardEntry, 'status' | 'error' | 'retry'>;
  prepare(): Promise<void>;
  submit(): Promise<void>;
  again(): void;
  update(): void;
}

export function renderMethodChange(view: MethodChangeView): TemplateResult {
  const {messages, state, environment} = view;
  const notice = noticeOf(view);
  // Hidden rather than removed while an answer is awaited: whoever comes back finds what they typed.
  return html`<div class="frame" part="base">
    ${
      environment === 'production'
        ? nothing
        : html`<p class="test-badge" part="test-badge">
            <strong>${messages.testMode}</strong> ${messages.testModeHint}
          </p>`
    }
    ${notice ? renderFrame(notice) : nothing}
    ${
      state.phase === 'changed'
        ? nothing
        : html`<div class="step" ?hidden=${notice !== undefined} @keydown=${(event: Event) => onKeydown(event, view)}>
            ${renderMethods(view)}
          </div>`
    }
  </div>`;
}

/** It cannot be used at all, or its sentences could not be loaded. */
export function renderUnavailable(error: CheckoutError, messages: Sentences, retry: () => void): TemplateResult {
  const {audience, code, field} = error;
  const said = audience === 'merchant' ? messages.methodImpossible : undefined;
  return html`<div class="problem" part="problem" role="alert">
    <p>${said ?? errorSentence(messages, error)}</p>
    ${field ? html`<p><code>${code}: ${field}</code></p>` : nothing}
    ${audience === 'network' ? renderAction(messages.tryAgain, retry) : nothing}
  </div>`;
}

function renderMethods(view: MethodChangeView): TemplateResult {
  const {messages, methods, cards, state, locale} = view;
  switch (methods.status) {
    case 'waiting':
      return html`<div class="awaited" aria-busy="true"><span class="visually-hidden">${messages.loading}</span></div>`;
    case 'failed':
      return html`<div class="problem" part="problem" role="alert">
        <p>${errorSentence(messages, methods.error)}</p>
        ${renderAction(messages.tryAgain, view.prepare)}
      </div>`;
    case 'ready':
      if (methods.bearers.length === 0) return html`<p class="problem" part="problem">${messages.methodImpossible}</p>`;
      return html`<sjs-payment-form
          .bearers=${methods.bearers}
          .cardForm=${cards.status}
          .cardFormError=${cards.error}
          .locale=${locale}
          ?disabled=${state.phase !== 'editing'}
          exportparts="problem,methods,method,method-name,panel,field,label,input,hint,error,brand,mandate"
          @sjs-payment-method=${view.update}
          @sjs-retry=${cards.retry}
          ><slot name="payment-form" slot="payment-form"></slot><slot name="mandate" slot="mandate"></slot
        ></sjs-payment-form>
        ${renderProblem(view)} ${renderButton(view)}`;
  }
}

function renderProblem({state, messages}: MethodChangeView): TemplateResult | typeof nothing {
  const problem = state.phase === 'editing' ? state.problem : undefined;
  if (!problem) return nothing;
  const {code, reference} = problem;
  // Browsers send a request again whose connection broke, and spent data may be refused as invalid then, so this one code
  // proves nothing about the first time.
  const unchanged = code !== 'InvalidPaymentData';
  // The sentences for these speak of an order that is still open.
  const cancelled = code === 'Aborted' || code === 'Canceled';
  return html`<div class="problem" part="problem" role="alert" tabindex="-1" data-focus>
    <p>${cancelled ? messages.methodCancelled : errorSentence(messages, problem)}</p>
    ${unchanged ? html`<p>${messages.methodUnchanged}</p>` : nothing}
    ${reference ? html`<p class="hint">${fill(messages.reference, {reference})}</p>` : nothing}
  </div>`;
}

function renderButton({state, messages, submit}: MethodChangeView): TemplateResult {
  const busy = state.phase === 'sending';
  const progress = busy && state.slow ? messages.payingSlow : messages.savingMethod;
  return html`<button
      class="button primary submit"
      part="submit"
      type="button"
      aria-disabled=${busy ? 'true' : 'false'}
      @click=${() => submit()}
    >
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>${progress}` : messages.saveMethod}
    </button>
    <p class="visually-hidden" role="status">${busy ? progress : ''}</p>`;
}

function noticeOf({state, messages, again}: MethodChangeView): Notice | undefined {
  switch (state.phase) {
    case 'editing':
    case 'sending':
      return undefined;
    case 'redirected':
      return {
        kind: 'waiting',
        title: messages.methodRedirectedTitle,
        text: state.url ? messages.methodRedirectedText : messages.methodRedirectedLostText,
        actions: html`${
          state.url
            ? html`<a class="button primary" href=${state.url} target="_top">${messages.continueThere}</a>`
            : nothing
        }
        ${renderAction(messages.methodNotConfirmed, again)}`,
      };
    case 'finalizing':
      return {kind: 'waiting', title: messages.finalizingTitle, text: messages.methodFinalizingText};
    case 'unknown':
      return {
        kind: 'unknown',
        title: messages.methodUnknownTitle,
        text: messages.methodUnknownText,
        facts: state.reference
          ? html`<p class="hint">${fill(messages.reference, {reference: state.reference})}</p>`
          : nothing,
        actions: renderAction(messages.enterAgain, again),
      };
    case 'changed':
      return {kind: 'success', title: messages.methodChangedTitle, text: messages.methodChangedText};
  }
}

function onKeydown(event: Event, view: MethodChangeView): void {
  const {key, defaultPrevented, isComposing} = event as KeyboardEvent;
  const target = event.composedPath()[0];
  if (key !== 'Enter' || defaultPrevented || isComposing || !(target instanceof HTMLInputElement)) return;
  if (!['checkbox', 'radio'].includes(target.type)) void view.submit();
}
