/** Which notice takes the place of the forms, if any. All but success are loaded when the first is needed. */
import type {TemplateResult} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import {createLatePart} from './late-part.ts';
import {localeOf} from './localize.ts';
import type {Localize} from './localize.ts';
import {isComplete} from './locales/messages.ts';
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
  const notices = createLatePart(host, text, () => import('./notices.ts'));
  let loading: Promise<void> | undefined;

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
          loading = notices.need();
          return notices.part && isComplete(messages)
            ? renderFrame(notices.part.noticeOf(attempt, checkout, messages))
            : renderStandIn(attempt, messages, notices.retry);
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
