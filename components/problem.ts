import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import type {CheckoutError} from '../src/errors.ts';
import {errorSentence} from './error-sentence.ts';
import {fill} from './localize.ts';
import type {Sentences} from './localize.ts';

/** What the last try ended with, where the shopper looks next: above the button. */
export function renderProblem(view: {
  readonly checkout: Checkout;
  readonly messages: Sentences;
  readonly signInUrl: string | undefined;
}): TemplateResult | typeof nothing {
  const {checkout, messages, signInUrl} = view;
  const problem = problemOf(checkout);
  if (!problem) return nothing;
  return html`<div class="problem" part="problem" role="alert" tabindex="-1" data-focus>
    <p>${errorSentence(messages, problem)}</p>
    ${renderReference(problem.reference, messages)}
    ${problem.code === 'NotSignedIn' && signInUrl ? html`<p><a href=${signInUrl}>${messages.signIn}</a></p>` : nothing}
  </div>`;
}

/** What the shopper may quote to the support. */
export function renderReference(reference: string | undefined, messages: Sentences): TemplateResult | typeof nothing {
  return reference ? html`<p class="hint">${fill(messages.reference ?? '{reference}', {reference})}</p>` : nothing;
}

/** A price that failed because of the shopper is told here too; the price itself tells of the rest, and offers the retry. */
function problemOf({state: {attempt, price}}: Checkout): CheckoutError | undefined {
  if (attempt.phase === 'editing' && attempt.problem) return attempt.problem;
  return price.status === 'failed' && price.error.audience === 'shopper' ? price.error : undefined;
}
