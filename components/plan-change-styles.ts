import {css} from 'lit';

export const planChangeStyles = css`
  .change,
  .contracts,
  .dates {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
  }

  .change {
    gap: calc(var(--_space) * 2);
  }

  .current {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
    padding: var(--_space) calc(var(--_space) * 1.25);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_sunken);
  }

  .step > .button,
  .current > .button {
    justify-self: start;
  }

  .date span {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0 1rem;
    justify-content: space-between;
  }

  .label {
    color: var(--_muted);
    font-weight: 400;
    font-size: 0.875rem;
  }

  .contract ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    margin: 0;
    padding: 0;
    color: var(--_muted);
    list-style: none;
  }

  .contract strong {
    font-size: 1.125rem;
  }

  .contracts {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .contract-button {
    inline-size: 100%;
    padding: var(--_space) calc(var(--_space) * 1.25);
    border: 1px solid var(--_control-line);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_surface);
    text-align: start;
    cursor: pointer;
    transition:
      border-color var(--_ease),
      box-shadow var(--_ease);
  }

  .contract-button:hover {
    border-color: var(--_ink);
    box-shadow: var(--_shadow);
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-block-end: 0.75rem;
    padding: 0;
    font-size: 1.125rem;
    font-weight: 650;
    line-height: 1.3;
  }

  .dates {
    gap: 0;
  }

  .date {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-block-size: 3rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--_line);
    background: var(--_surface);
    cursor: pointer;
  }

  .date + .date {
    border-block-start: 0;
  }

  .date:first-of-type {
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }

  .date:last-of-type {
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }

  .date:has(:checked) {
    background: var(--_tint);
  }

  .date:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .date input {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_ink);
    outline: none;
  }

  .date small {
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .empty {
    display: grid;
    place-items: center;
    min-block-size: 8rem;
    padding: var(--_space);
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    color: var(--_muted);
    text-align: center;
    text-wrap: balance;
  }

  .placeholder {
    min-block-size: 12rem;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  table[aria-busy='true'],
  table[aria-busy='true'] * {
    color: var(--_muted);
  }

  caption {
    padding-block-end: 0.5rem;
    font-weight: 650;
    text-align: start;
  }

  th,
  td {
    padding: 0.375rem 0;
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }

  td {
    padding-inline-start: 1rem;
    text-align: end;
    white-space: nowrap;
  }

  .detail {
    display: block;
    font-size: 0.875rem;
  }

  .detail,
  .subtotal,
  .vat {
    color: var(--_muted);
  }

  .sums tr:first-child > *,
  .next tr:first-child > * {
    padding-block-start: 0.75rem;
  }

  tbody:first-of-type tr:last-child > *,
  .sums tr:last-child > * {
    padding-block-end: 0.75rem;
  }

  .credit td {
    color: var(--_success);
  }

  .sums,
  .next {
    border-block-start: 1px solid var(--_line);
  }

  .total th {
    font-weight: 650;
  }

  .total strong {
    font-size: 1.5rem;
    letter-spacing: -0.015em;
    line-height: 1.25;
  }

  .losses {
    display: grid;
    gap: 0.25rem;
    padding: 0.75rem var(--_space);
    border-inline-start: 4px solid var(--_danger);
    border-radius: calc(var(--_radius) * 0.4);
    background: color-mix(in oklab, var(--_danger) 7%, var(--_surface));
  }

  .losses p {
    font-weight: 650;
  }

  .losses ul {
    margin: 0;
    padding-inline-start: 1.25rem;
  }

  @media (forced-colors: active) {
    .date:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
