import {css} from 'lit';
import {lateTokens} from './late-tokens.ts';

/** Fields, buttons and the box that says what went wrong; loaded with the first element that has any. */
export const controls = css`
  ${lateTokens}

  :host {
    --_success: light-dark(#156c3b, #77d49b);
  }

  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    overflow-wrap: anywhere;
  }

  .field > label {
    align-self: end;
    margin-block-end: 0.375rem;
    font-size: 0.875rem;
    font-weight: 550;
  }

  .field .error,
  .field .hint {
    margin-block-start: 0.375rem;
    line-height: 1.4;
  }

  .optional {
    color: var(--_muted);
    font-weight: 400;
  }

  .input {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_control-line);
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_surface);
    transition:
      border-color var(--_ease),
      box-shadow var(--_ease);
  }

  .input:hover {
    border-color: var(--_text);
  }

  .input:focus-visible {
    border-color: var(--_focus);
    outline-offset: 0;
  }

  .input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: 0 0 0 1px var(--_danger);
  }

  .input:disabled {
    background: var(--_sunken);
    border-color: var(--_line);
    color: var(--_muted);
    opacity: 1;
    cursor: not-allowed;
  }

  .error {
    display: flex;
    gap: 0.375rem;
    margin: 0;
    color: var(--_danger);
    font-size: 0.875rem;
  }

  .error::before {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    margin-block-start: 0.125em;
    border-radius: 50%;
    background: var(--_danger);
    color: var(--_surface);
    font: 700 0.75rem/1rem sans-serif;
    text-align: center;
    /* A picture: screen readers hear the sentence. */
    content: '!' / '';
  }

  .hint {
    margin: 0;
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-block-size: 2.75rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_control-line);
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_surface);
    font-weight: 550;
    cursor: pointer;
    transition:
      background var(--_ease),
      border-color var(--_ease);
  }

  .button:hover {
    border-color: var(--_text);
  }

  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }

  .button[aria-disabled='true'],
  .button:disabled {
    opacity: 0.6;
    cursor: default;
  }

  .button.link {
    min-block-size: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_ink);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .button.link:disabled {
    color: var(--_muted);
    text-decoration: none;
    opacity: 1;
    cursor: not-allowed;
  }

  .problem {
    display: grid;
    gap: 0.75rem;
    padding: 0.75rem var(--_space);
    border: 1px solid var(--_danger);
    border-inline-start-width: 4px;
    border-radius: calc(var(--_radius) * 0.8);
    background: color-mix(in oklab, var(--_danger) 6%, var(--_surface));
  }

  .problem > * {
    justify-self: start;
    margin: 0;
  }
`;
