/** What both forms look like beyond the shared controls. Apart from `theme.ts`, which the plan cards load. */
import {css} from 'lit';

export const formStyles = css`
  :host {
    container-type: inline-size;
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .fields {
    display: grid;
    gap: var(--_space);
  }

  /* Label, control and message share their rows with the neighbours', however many lines each takes. */
  .row {
    display: grid;
    column-gap: 0.75rem;
  }

  .row > .field {
    grid-row: span 3;
    grid-template-rows: subgrid;
  }

  .halves {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  .street-row {
    grid-template-columns: minmax(0, 1fr) minmax(7.5rem, 22%);
  }

  .postal-row {
    grid-template-columns: minmax(8.25rem, 34%) minmax(0, 1fr);
  }

  @container (inline-size < 17rem) {
    .halves:not(.short) {
      grid-template-columns: minmax(0, 1fr);
      row-gap: var(--_space);
    }

    .halves:not(.short) > .field {
      grid-row: auto;
      grid-template-rows: none;
    }
  }

  /* Two radios as one switch, as the plan cards have it. */
  .switch {
    display: grid;
    grid-template-columns: 1fr 1fr;
    justify-self: start;
    gap: 0.125rem;
    inline-size: min(100%, 20rem);
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
    padding: 0.375rem 0.75rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    color: var(--_muted);
    font-size: 0.9375rem;
    font-weight: 550;
    text-align: center;
    transition:
      background var(--_ease),
      color var(--_ease);
  }

  .switch :hover + span {
    color: var(--_text);
  }

  .switch :checked + span {
    border-color: var(--_line);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }

  .switch :focus-visible + span {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }

  fieldset:disabled label {
    cursor: not-allowed;
  }

  @media (forced-colors: active) {
    .switch :checked + span {
      outline: 2px solid Highlight;
    }
  }

  /* Codes run left to right everywhere, yet start where the page's text starts. */
  .code {
    direction: ltr;
  }

  .code:dir(rtl) {
    text-align: end;
  }

  /* Something inside the control, at its end. */
  .adorned {
    display: grid;
    align-items: center;
  }

  .adorned > *,
  .chevron::after {
    grid-area: 1 / 1;
  }

  .adorned > :not(.input),
  .chevron::after {
    justify-self: end;
    margin-inline-end: 0.75rem;
    pointer-events: none;
  }

  .input {
    scroll-margin-block: 5rem;
  }

  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  /* The browser's own autofill colour would ignore dark surfaces. */
  .input:autofill {
    box-shadow: inset 0 0 0 100vmax var(--_tint);
    -webkit-text-fill-color: var(--_text);
    caret-color: var(--_text);
  }

  .chevron::after {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    margin: -0.25rem 1rem 0;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    content: '';
  }

  .select {
    appearance: none;
    padding-inline-end: 2.25rem;
    text-overflow: ellipsis;
    cursor: pointer;
  }

  option {
    background: var(--_surface);
    color: var(--_text);
  }

  .more {
    justify-self: start;
    margin-block-start: calc(var(--_space) * -0.5);
    font-size: 0.875rem;
    font-weight: 450;
  }
`;
