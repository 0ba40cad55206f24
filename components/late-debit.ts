/** Inputs, sentences and checks of direct debit: loaded when it is chosen; without them, another method can be. */
import type {TemplateResult} from 'lit';
import type * as DebitPanel from './debit-panel.ts';
import type {DebitView} from './debit-panel.ts';
import {createLatePart, renderMissing} from './late-part.ts';
import type {LatePart} from './late-part.ts';
import type {Localize, Sentences} from './localize.ts';
import {isComplete} from './locales/messages.ts';

export type LateDebit = LatePart<typeof DebitPanel>;

export function createLateDebit(host: {requestUpdate(): void}, text: Localize): LateDebit {
  return createLatePart(host, text, () => import('./debit-panel.ts'));
}

/** The panel, or what stands in for it: that it is loading, or a button that tries again. */
export function renderLateDebit(
  debit: LateDebit,
  view: Omit<DebitView, 'messages'> & {readonly messages: Sentences},
): TemplateResult {
  const {messages} = view;
  return debit.part && isComplete(messages)
    ? debit.part.renderDebit({...view, messages})
    : renderMissing(debit, messages);
}
