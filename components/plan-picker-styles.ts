import {css} from 'lit';

/** Cards share their rows (`subgrid`), so that names, prices and features of neighbours stand on one line. */
export const planPickerStyles = css`
  .root {
    container-type: inline-size;
  }

  .layout {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
    margin-inline: auto;
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  p {
    margin: 0;
  }

  small,
  .description,
  .note,
  .trial,
  .price,
  .features {
    font-size: 0.875rem;
  }

  .description,
  .price,
  small {
    color: var(--_muted);
  }

  small {
    display: block;
    font-weight: 400;
  }

  /* Choice of period */

  .switch {
    display: flex;
    flex-wrap: wrap;
    justify-self: center;
    gap: 0.125rem;
    padding: 0.1875rem;
    border-radius: calc(var(--_radius) + 0.1875rem);
    background: color-mix(in oklab, var(--_text) 8%, var(--_surface));
  }

  .switch label {
    position: relative;
    display: grid;
    cursor: pointer;
  }

  .switch input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .switch span {
    padding: 0.5rem 1.125rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    color: var(--_muted);
    font-size: 0.9375rem;
    font-weight: 550;
  }

  .switch :checked + span {
    border-color: var(--_line);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }

  /* Cards */

  .cards {
    display: grid;
    gap: var(--_space);
    grid-template-columns: repeat(var(--_columns, 1), minmax(0, 1fr));
  }

  [data-count='1'] {
    max-inline-size: 28rem;
  }

  @container (inline-size >= 31rem) {
    [data-count='2'] {
      max-inline-size: 54rem;
    }

    [data-count='2'],
    [data-count='4'],
    [data-count='5'] {
      --_columns: 2;
    }
  }

  @container (inline-size >= 42rem) {
    [data-count='3'],
    [data-count='5'] {
      --_columns: 3;
    }
  }

  @container (inline-size >= 58rem) {
    [data-count='4'],
    [data-count='5'] {
      --_columns: 4;
    }
  }

  .card {
    position: relative;
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
    gap: 0;
    padding: 1.375rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_surface);
  }

  .card:has([name='plan']:checked) {
    border-color: var(--_ink);
    background: var(--_tint);
    box-shadow:
      0 0 0 1px var(--_ink),
      var(--_shadow);
  }

  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-content: start;
    gap: 0.25rem 0.75rem;
  }

  .name {
    display: grid;
    grid-area: 1 / 1;
    font-size: 1.125rem;
    font-weight: 650;
    line-height: 1.35;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  /* The whole card is the target of its label. */
  .name::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .badge {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 1.25rem;
    max-inline-size: calc(100% - 2.5rem);
    padding: 0.125rem 0.625rem;
    border-radius: 1rem;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.75rem;
    font-weight: 600;
    translate: 0 -50%;
  }

  .description {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }

  [name='plan'] {
    position: relative;
    grid-area: 1 / 2;
    inline-size: 1.375rem;
    block-size: 1.375rem;
    margin: 0.0625rem 0 0;
    border: 1.5px solid var(--_control-line);
    border-radius: 50%;
    appearance: none;
    outline: none;
  }

  [name='plan']:checked {
    border-color: var(--_ink);
    background: var(--_ink);
  }

  [name='plan']::before,
  li::before {
    content: '';
    position: absolute;
    inline-size: 0.375rem;
    block-size: 0.6875rem;
    border: solid var(--_surface);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }

  [name='plan']::before {
    inset: -0.125rem 0 0;
    margin: auto;
    visibility: hidden;
  }

  [name='plan']:checked::before {
    visibility: visible;
  }

  .cost {
    margin-block-start: 1rem;
  }

  strong {
    font-size: 1.875rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.02em;
    line-height: 1.2;
  }

  .note,
  .trial {
    margin-block-start: 0.375rem;
  }

  .trial {
    color: var(--_ink);
    font-weight: 550;
  }

  /* Kept free until quantity fields and switches are loaded. */
  .choice {
    min-inline-size: 1.5rem;
    min-block-size: 2.875rem;
  }

  .QuantityBased {
    min-inline-size: 9.125rem;
  }

  .card .choice {
    min-block-size: 4.5625rem;
    margin-block-start: 0.875rem;
  }

  .features {
    display: grid;
    align-content: start;
    gap: 0.5rem;
    margin: 1.125rem 0 0;
    padding: 1.125rem 0 0;
    border-block-start: 1px solid var(--_line);
    list-style: none;
  }

  li {
    position: relative;
    padding-inline-start: 1.5rem;
    overflow-wrap: anywhere;
  }

  li::before {
    inset-block-start: 0.25rem;
    inset-inline-start: 0.25rem;
    inline-size: 0.3125rem;
    block-size: 0.5625rem;
    border-color: var(--_ink);
  }

  /* A subgrid has no height of its own. */
  .placeholder {
    display: block;
    min-block-size: 16rem;
    background: var(--_sunken);
  }

  /* Components */

  .components legend {
    padding: 0;
    margin-block-end: 0.5rem;
    font-weight: 650;
  }

  .component {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1.5rem;
    padding-block: 0.875rem;
    border-block-start: 1px solid var(--_line);
  }

  .component > :first-child {
    flex: 1 1 12rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .component-name {
    font-weight: 550;
  }

  /* The price arrives after the paint; so narrow, it wraps in most languages. */
  @container (inline-size < 20rem) {
    .price {
      min-block-size: 2lh;
    }
  }
`;
