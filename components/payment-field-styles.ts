import {css} from 'lit';

/** What own payment fields add; loaded with them. */
export const paymentFieldStyles = css`
  .adorned > .input {
    padding-inline-end: 4rem;
  }

  .adorned > .input:dir(rtl) {
    padding-inline: 4rem 0.75rem;
  }

  .brand {
    font-size: 0.75rem;
    font-weight: 600;
  }
`;
