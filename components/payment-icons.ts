/** Small pictures beside payment methods. */
import {html, svg} from 'lit';
import type {SVGTemplateResult, TemplateResult} from 'lit';
import type {PaymentKind} from '../src/checkout/payment-method.ts';

const outlines: Readonly<Record<PaymentKind, SVGTemplateResult>> = {
  card: svg`<path d="M2.5 6.5A1.5 1.5 0 0 1 4 5h16a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 20 19H4a1.5 1.5 0 0 1-1.5-1.5ZM2.5 9.5h19M6 15h4"/>`,
  debit: svg`<path d="M3 9.5 12 4l9 5.5ZM5.5 10v7M10 10v7M14 10v7M18.5 10v7M3 19.5h18"/>`,
  invoice: svg`<path d="M6 3h9l4 4v14H6ZM14.5 3v4.5H19M9.5 12h6M9.5 16h6"/>`,
  none: svg`<path d="M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18ZM8 12.5l2.75 2.75L16 9.5"/>`,
  redirect: svg`<path d="M18 13.5V20H4V6h6.5M14 4h6v6M20 4l-9.5 9.5"/>`,
};

export function methodIcon(kind: PaymentKind): TemplateResult {
  return html`<svg
    class="method-icon"
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${outlines[kind]}
  </svg>`;
}
