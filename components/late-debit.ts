/** Inputs, sentences and checks of direct debit: loaded when it is chosen; without them, another method can be. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';
import type * as DebitPanel from './debit-panel.ts';
import type {DebitView} from './debit-panel.ts';
import type {Localize, Sentences} from './localize.ts';
import {isComplete} from './locales/messages.ts';

export interface LateDebit {
  /** Undefined until it is loaded. */
  readonly panel: typeof DebitPanel | undefined;
  /** Loads what is missing, once. After a failure it is the shopper who asks again. */
  need(): void;
  /** The panel, or what stands in for it: that it is loading, or a button that tries again. */
  render(view: Omit<DebitView, 'messages'> & {readonly messages: Sentences}): TemplateResult;
}

export function createLateDebit(host: {requestUpdate(): void}, text: Localize): LateDebit {
  let panel: typeof DebitPanel | undefined;
  let loading: Promise<void> | undefined;
  let failed = false;

  async function load(): Promise<void> {
    try {
      [panel] = await Promise.all([import('./debit-panel.ts'), text.needErrors()]);
    } catch {
      // Said in its place.
    }
    failed = !panel || !text.messages || !isComplete(text.messages);
    host.requestUpdate();
  }

  function retry(): void {
    failed = false;
    loading = load();
    host.requestUpdate();
  }

  return {
    get panel() {
      return panel;
    },
    need() {
      loading ??= load();
    },
    render(view) {
      const {messages} = view;
      if (panel && isComplete(messages)) return panel.renderDebit({...view, messages});
      return failed
        ? html`<button class="button" type="button" @click=${retry}>${messages.tryAgain}</button>`
        : html`<p class="about">${messages.loading}</p>`;
    },
  };
}
