import {css} from 'lit';

/** The tokens that the plan cards are painted without; the others are in `theme.ts`. */
export const lateTokens = css`
  :host {
    --_danger: var(--sjs-danger, light-dark(#b3201d, #ff9d94));
    --_ease: 160ms cubic-bezier(0.2, 0, 0, 1);
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_ease: 0s;
    }
  }
`;
