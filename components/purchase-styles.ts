import {css} from 'lit';
import {controls} from './controls.ts';

/** Forms, summary, button, and what takes their place. */
export const purchaseStyles = [
  controls,
  css`
    .awaited {
      min-block-size: 31.5rem;
      border-radius: var(--_radius);
      background: var(--_sunken);
    }

    .frame > [name='success'] {
      display: block;
    }

    .purchase {
      display: grid;
      gap: calc(var(--_space) * 2);
      align-items: start;
    }

    .forms,
    .step,
    .summary {
      display: grid;
      gap: var(--_space);
      min-inline-size: 0;
    }

    .forms {
      gap: calc(var(--_space) * 2);
    }

    .step > header {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      align-items: baseline;
      justify-content: space-between;
    }

    h3 {
      margin: 0;
      font-size: 1.125rem;
      font-weight: 650;
      line-height: 1.3;
    }

    p {
      margin: 0;
    }

    a {
      color: var(--_accent);
    }

    .summary,
    .notice {
      padding: calc(var(--_space) * 1.25);
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.4);
      background: var(--_surface);
      box-shadow: var(--_shadow);
    }

    .summary > .error {
      margin-block-start: calc(var(--_space) * -0.625);
    }

    .submit {
      inline-size: 100%;
      min-block-size: 3.25rem;
      font-size: 1.0625rem;
    }

    .charges .amount {
      font-size: 1.5rem;
      font-variant-numeric: tabular-nums;
    }

    .charges .hint {
      display: block;
    }

    .question {
      display: grid;
      gap: 0.75rem;
      padding: 0.75rem var(--_space);
      border: 1px solid var(--_accent);
      border-inline-start-width: 4px;
      border-radius: calc(var(--_radius) * 0.8);
      background: var(--_tint);
    }

    .answers {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
    }

    .answers:empty {
      display: none;
    }

    .spinner {
      inline-size: 1.125em;
      block-size: 1.125em;
      border: 2px solid currentColor;
      border-inline-end-color: transparent;
      border-radius: 50%;
      animation: turn 800ms linear infinite;
    }

    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }

    .notice {
      display: grid;
      gap: 0.75rem;
      justify-items: start;
      padding: calc(var(--_space) * 2);
    }

    .notice h3 {
      font-size: 1.375rem;
    }

    .notice a.button.primary {
      color: var(--_on-accent);
      text-decoration: none;
    }

    .mark {
      display: grid;
      place-items: center;
      inline-size: 3rem;
      block-size: 3rem;
      border: 2px solid currentColor;
      border-radius: 50%;
      color: var(--_muted);
    }

    .mark::before {
      inline-size: 0.25rem;
      block-size: 1.25rem;
      border-radius: 1rem;
      background: currentColor;
      content: '';
    }

    .success .mark {
      color: var(--_success);
    }

    .success .mark::before {
      inline-size: 0.7rem;
      block-size: 1.3rem;
      margin-block-start: -0.3rem;
      border: solid currentColor;
      border-width: 0 3px 3px 0;
      border-radius: 0;
      background: none;
      rotate: 45deg;
    }

    .closed .mark {
      color: var(--_danger);
    }

    .facts {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 0.25rem 1.5rem;
      margin: 0;
    }

    .facts dt {
      color: var(--_muted);
    }

    .facts dd {
      margin: 0;
      overflow-wrap: anywhere;
      font-variant-numeric: tabular-nums;
    }

    @container sjs-checkout (inline-size > 52rem) {
      .purchase {
        grid-template-columns: minmax(0, 1.35fr) minmax(20rem, 1fr);
        gap: calc(var(--_space) * 2.5);
      }

      .summary {
        position: sticky;
        inset-block-start: var(--_space);
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .spinner {
        animation-duration: 3s;
      }
    }
  `,
];
