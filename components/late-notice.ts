/** Which notice takes the place of the forms, if any. All but success are loaded when the first is needed. */
import type {TemplateResult} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import {localeOf} from './localize.ts';
import type {Localize} from './localize.ts';
import {isComplete} from './locales/messages.ts';
import type {noticeOf} from './notices.ts';
import {renderFrame, renderStandIn, renderSuccess} from './notice-frame.ts';

export interface LateNotice {
  /** Undefined while the forms are what counts. */
  render(checkout: Checkout): TemplateResult | undefined;
  /** Settles when the notice asked for last is there, or cannot be had. */
  loaded(): Promise<void> | undefined;
}

export function createLateNotice(
  host: Element & {readonly locale?: string; requestUpdate(): void},
  text: Localize,
): LateNotice {
  let notices: {readonly noticeOf: typeof noticeOf} | undefined;
  let loading: Promise<void> | undefined;
  let failed = false;

  async function load(): Promise<void> {
    try {
      [notices] = await Promise.all([import('./notices.ts'), text.needErrors()]);
    } catch {
      // Offline, say: which is when a payment gets no answer. What stands in for the notice says the same of the money.
    }
    failed = !notices || !text.messages || !isComplete(text.messages);
    host.requestUpdate();
  }

  function retry(): void {
    failed = false;
    loading = load();
    host.requestUpdate();
  }

  return {
    render(checkout) {
      const {messages} = text;
      const {attempt} = checkout.state;
      if (!messages) return undefined;
      switch (attempt.phase) {
        case 'succeeded':
        case 'submitted':
          return renderSuccess(attempt.receipt, messages, localeOf(host));
        case 'bought':
        case 'blocked':
        case 'finalizing':
        case 'redirected':
        case 'payment-unknown':
        case 'closed':
          if (notices && isComplete(messages)) return renderFrame(notices.noticeOf(attempt, checkout, messages));
          loading ??= load();
          return renderStandIn(attempt, messages, failed ? retry : undefined);
        case 'editing':
        case 'starting':
        case 'confirming':
        case 'ordering':
        case 'order-unknown':
        case 'paying':
          return undefined;
      }
    },
    loaded: () => loading,
  };
}
