/** The list of methods; what own fields add to the looks of every form is in `payment-field-styles.ts`. */
import {css} from 'lit';

export const paymentFormStyles = css`
  .methods {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: clip;
  }

  .method + .method {
    border-block-start: 1px solid var(--_line);
  }

  .choice {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 3.25rem;
    padding: 0.5rem var(--_space);
    font-weight: 550;
  }

  label.choice {
    cursor: pointer;
    transition: background var(--_ease);
  }

  label.choice:hover:not(:has(:checked, :disabled)) {
    background: var(--_sunken);
  }

  fieldset:disabled label.choice {
    cursor: not-allowed;
  }

  .choice input {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--_ink);
  }

  .choice:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
    border-radius: var(--_radius);
  }

  .choice :focus-visible {
    outline: none;
  }

  .method-icon {
    flex: none;
    color: var(--_muted);
  }

  .method-name {
    overflow-wrap: anywhere;
  }

  .panel {
    padding: 0.25rem var(--_space) calc(var(--_space) * 1.25);
  }

  .about {
    margin: 0;
    color: var(--_muted);
  }

  .provider-form {
    min-block-size: var(--sjs-payment-form-size, 17rem);
  }

  .provider-form.loading {
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
`;
