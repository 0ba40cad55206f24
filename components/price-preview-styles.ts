import {css} from 'lit';

export const pricePreviewStyles = css`
  .root {
    display: grid;
    gap: var(--_space);
  }

  p {
    margin: 0;
  }

  /* The price */

  .price {
    position: relative;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
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
  .vat,
  .metered td {
    color: var(--_muted);
  }

  .discount {
    color: var(--_success);
  }

  .sums,
  .sums + tbody {
    border-block-start: 1px solid var(--_line);
  }

  .sums tr:first-child > *,
  .sums + tbody tr:first-child > * {
    padding-block-start: 0.875rem;
  }

  tbody:first-of-type tr:last-child > *,
  .sums tr:last-child > * {
    padding-block-end: 0.875rem;
  }

  .total th {
    font-weight: 650;
  }

  .total strong {
    display: inline-block;
    font-size: 1.5rem;
    font-weight: 700;
    letter-spacing: -0.015em;
    line-height: 1.25;
  }

  /* Old, but readable: dimmed by colour, so that the contrast stays. */

  .old,
  .old * {
    color: var(--_muted);
  }

  .price[aria-busy='true']::before {
    content: '';
    position: absolute;
    inset: -0.5rem 0 auto;
    block-size: 2px;
    border-radius: 1px;
    background: linear-gradient(90deg, transparent, var(--_ink), transparent) 0 / 40% 100% no-repeat;
    animation: search 1.1s ease-in-out 150ms infinite alternate both;
  }

  @keyframes search {
    from {
      background-position: 0 0;
    }

    to {
      background-position: 100% 0;
    }
  }

  .placeholder {
    display: grid;
    gap: 1rem;
    align-content: start;
    min-block-size: 15rem;
    padding-block-start: 0.5rem;
  }

  .placeholder div {
    block-size: 1rem;
    border-radius: calc(var(--_radius) * 0.5);
    background: linear-gradient(90deg, var(--_text) 62%, transparent 62% 80%, var(--_text) 80%);
    opacity: 0.08;
  }

  .placeholder div:nth-child(4) {
    block-size: 1.75rem;
  }

  .empty {
    display: grid;
    place-items: center;
    min-block-size: 15rem;
    padding: var(--_space);
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    color: var(--_muted);
    text-align: center;
  }

  .problem {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
  }

  .problem p {
    flex: 1 1 12rem;
  }

  /* The coupon */

  .coupon {
    display: grid;
    align-content: start;
    min-block-size: 1.75rem;
  }

  .coupon > .button {
    justify-self: start;
  }

  @media (prefers-reduced-motion: reduce) {
    .price[aria-busy='true']::before {
      animation: none;
    }
  }
`;
