import {ReactiveElement} from 'lit';

/**
 * A plan in the page's own markup, inside `<sjs-checkout>`: readable before and without any script, and inert. It draws
 * nothing and moves nothing; `<sjs-checkout>` reads it as `src/catalog-markup.ts` says.
 *
 * @element sjs-plan
 * @attr variant - plan variant id; required
 * @attr name - plan name; default the first heading inside
 * @attr price - recurring price, such as `29.5`; required
 * @attr period - `month`, `year`, `3 months`; required
 * @attr currency - ISO 4217, the same on all plans; required
 * @attr price-tax - `net` or `gross`, the same on all plans; required
 * @attr plan - id that makes several elements variants of one plan; default the name
 * @attr variant-name - what tells variants of the same period apart
 * @attr description - default the first paragraph inside
 * @attr badge - such as `Popular`
 * @attr setup-fee - one-time fee
 * @attr trial - `14 days`
 * @attr min-quantity, max-quantity, quantity-step, default-quantity - any of them makes the plan quantity-based
 * @slot - the plan as people read it; list items are its features
 */
export class SjsPlan extends ReactiveElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sjs-plan': SjsPlan;
  }
}
