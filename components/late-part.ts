/** A part that comes with its sentences when it is first needed. After a failure it is the shopper who asks again. */
import type {Localize} from './localize.ts';
import {isComplete} from './locales/messages.ts';

export interface LatePart<Part> {
  /** Undefined until it is loaded. */
  readonly part: Part | undefined;
  /** Set when it or its sentences could not be had: tries again. */
  readonly retry: (() => void) | undefined;
  /** Loads what is missing, once. Settles when it is there, or cannot be had. */
  need(): Promise<void>;
}

export function createLatePart<Part>(
  host: {requestUpdate(): void},
  text: Localize,
  fetchPart: () => Promise<Part>,
): LatePart<Part> {
  let part: Part | undefined;
  let loading: Promise<void> | undefined;
  let failed = false;

  async function load(): Promise<void> {
    try {
      [part] = await Promise.all([fetchPart(), text.needErrors()]);
    } catch {
      // Offline, say. What stands in for the part says so.
    }
    failed = !part || !text.messages || !isComplete(text.messages);
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
