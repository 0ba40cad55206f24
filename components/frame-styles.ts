import {css} from 'lit';

/** What surrounds the plan cards before the rest has arrived. */
export const frameStyles = css`
  :host {
    container: sjs-checkout / inline-size;
  }

  .frame {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .test-badge {
    justify-self: start;
    margin: 0;
    padding: 0.125rem 0.625rem;
    border: 1px dashed var(--_control-line);
    border-radius: 99rem;
    font-size: 0.8125rem;
  }

  .reserved {
    min-block-size: 34rem;
  }

  /* With a customer form, and below each other or side by side. */
  [data-guest] {
    min-block-size: 114rem;
  }

  @container sjs-checkout (inline-size > 52rem) {
    [data-guest] {
      min-block-size: 70rem;
    }
  }
`;
