/** A part that is loaded when it is first needed. After a failure it is the shopper who asks again. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';
import {needErrors} from './error-messages.ts';
import type {Localize, Sentences} from './localize.ts';
import {isComplete} from './locales/messages.ts';

export interface LatePart<Part> {
  /** Undefined until it is loaded. */
  readonly part: Part | undefined;
  /** Set when it could not be had: tries again. */
  readonly retry: (() => void) | undefined;
  /** Loads what is missing, once. Settles when it is there, or cannot be had. */
  need(): Promise<void>;
}

/** @param text whose sentences for errors the part needs; without it, it needs none */
export function createLatePart<Part>(
  host: {requestUpdate(): void},
  text: Localize | undefined,
  fetchPart: () => Promise<Part>,
): LatePart<Part> {
  let part: Part | undefined;
  let loading: Promise<void> | undefined;
  let failed = false;

  async function load(): Promise<void> {
    try {
      [part] = await Promise.all([fetchPart(), text && needErrors(text)]);
    } catch {
      // Offline, say. What stands in for the part says so.
    }
    failed = !part || (text !== undefined && !(text.messages && isComplete(text.messages)));
    host.requestUpdate();
  }

  function retry(): void {
    failed = false;
    loading = load();
    host.requestUpdate();
  }

  return {
    get part() {
      return part;
    },
    get retry() {
      return failed ? retry : undefined;
    },
    need: () => (loading ??= load()),
  };
}

/** What stands in for a part: that it is loading, or a button that tries again. */
export function renderMissing({retry}: LatePart<unknown>, messages: Sentences): TemplateResult {
  return retry
    ? html`<button class="button" type="button" @click=${retry}>${messages.tryAgain}</button>`
    : html`<p class="about">${messages.loading}</p>`;
}
