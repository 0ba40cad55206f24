/** Where the focus goes in `<sjs-plan-change>` once what had it has gone. */
import type {LitElement} from 'lit';
import {isBusy} from '../src/checkout/state.ts';
import type {Attempt} from '../src/checkout/state.ts';
import type {LateNotice} from './late-notice.ts';

/** The notice or question that stands there now, what could not be kept, or the contract. */
export const newsOrContract = '[data-focus], [data-dropped], [data-current]';

export function listedContract(id: string): string {
  return `[data-contract="${CSS.escape(id)}"]`;
}

export async function focusOn(host: LitElement, selector: string): Promise<void> {
  await host.updateComplete;
  host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
}

/** After an attempt went on to another phase, or came back to editing. */
export async function focusWhatChanged(
  host: LitElement,
  lateNotice: LateNotice,
  previous: Attempt,
  now: () => Attempt | undefined,
): Promise<void> {
  // News from another window tears nobody away from what they are doing elsewhere on the page.
  if (!isBusy(previous) && !host.matches(':focus-within')) return;
  await host.updateComplete;
  await lateNotice.loaded();
  await host.updateComplete;
  const attempt = now();
  const problem = attempt?.phase === 'editing' ? attempt.problem : undefined;
  const form = host.renderRoot.querySelector('sjs-payment-form');
  if (problem?.field && form?.markInvalid(problem.field, problem.code)) {
    await form.updateComplete;
    return form.focus({field: problem.field});
  }
  if (host.renderRoot.querySelector('[data-focus]')) return focusOn(host, '[data-focus]');
  // What was answered has gone; the forms are there again.
  if (attempt?.phase !== 'editing') return;
  const isAnswered = previous.phase === 'confirming' || previous.phase === 'order-unknown';
  await focusOn(host, isAnswered ? '[part~="submit"]' : '[data-current]');
}
