/** The scheme of a card, shown in its number. Drawn here; none is a scheme's own artwork. */
import {html, nothing, svg} from 'lit';
import type {SVGTemplateResult, TemplateResult} from 'lit';
import type {CardBrand} from '../src/checkout/card.ts';

/** Colour of the badge and what stands on it; a scheme without an entry is written out in full. */
const badges: Partial<Record<CardBrand, readonly [colour: string, mark: SVGTemplateResult]>> = {
  Visa: ['#1434cb', word('VISA')],
  Mastercard: [
    '#26262b',
    svg`<circle cx="15" cy="12" r="6.5" fill="#eb001b"/><circle cx="23" cy="12" r="6.5" fill="#f79e1b"/><path fill="#ff5f00" d="M19 6.9a6.5 6.5 0 0 1 0 10.2a6.5 6.5 0 0 1 0-10.2"/>`,
  ],
  'American Express': ['#006fcf', word('AMEX')],
};

function word(text: string): SVGTemplateResult {
  return svg`<text x="19" y="16" text-anchor="middle" font-size="10.5" font-weight="700" font-family="sans-serif" fill="#fff">${text}</text>`;
}

/** The scheme of the card being typed: a picture with its name, or the name. */
export function brandBadge(brand: CardBrand | undefined): TemplateResult | typeof nothing {
  if (!brand) return nothing;
  const badge = badges[brand];
  return badge
    ? html`<svg class="brand" part="brand" viewBox="0 0 38 24" width="38" height="24" role="img" aria-label=${brand}>
        <rect width="38" height="24" rx="4" fill=${badge[0]} />
        ${badge[1]}
      </svg>`
    : html`<span class="brand" part="brand">${brand}</span>`;
}
