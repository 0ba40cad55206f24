/**
 * The design system of all elements: tokens first, then the few shared controls.
 *
 * Merchants set the `--sjs-*` properties; the `--_*` ones are derived from them and private. Light and dark follow the
 * page's `color-scheme` through `light-dark()`, fonts are inherited, all directions are logical.
 */
import {css} from 'lit';

// A file of its own, because the plan cards are painted without it.

/**
 * Tokens every element needs before its first paint.
 *
 * @cssprop --sjs-accent, --sjs-surface, --sjs-text, --sjs-danger, --sjs-focus, --sjs-radius, --sjs-spacing
 */
export const tokens = css`
  :host {
    --_accent: var(--sjs-accent, light-dark(#3d3bd1, #a9aeff));
    /* Black or white, whichever has a contrast of at least 4.5 on the accent: they change places at a luminance of 0.179. */
    --_white: clamp(0, (0.179 - y) * 10000, 1);
    --_on-accent: color(
      from var(--_accent) xyz calc(0.9505 * var(--_white)) var(--_white) calc(1.0888 * var(--_white))
    );
    /* The accent as a text or a line on the surface: same hue, dark or light enough to read. */
    --_ink: light-dark(oklch(from var(--_accent) min(l, 0.5) c h), oklch(from var(--_accent) max(l, 0.76) c h));
    --_surface: var(--sjs-surface, light-dark(#fff, #17181c));
    --_text: var(--sjs-text, light-dark(#1a1b20, #f1f1f4));
    --_muted: color-mix(in oklab, var(--_text) 66%, var(--_surface));
    --_line: color-mix(in oklab, var(--_text) 17%, var(--_surface));
    --_control-line: color-mix(in oklab, var(--_text) 50%, var(--_surface));
    --_sunken: color-mix(in oklab, var(--_text) 4%, var(--_surface));
    --_tint: color-mix(in oklab, var(--_accent) 8%, var(--_surface));
    --_focus: var(--sjs-focus, var(--_ink));
    --_radius: var(--sjs-radius, 0.625rem);
    --_space: var(--sjs-spacing, 1rem);
    --_shadow: 0 1px 2px rgb(0 0 0 / 6%), 0 4px 16px rgb(0 0 0 / 5%);

    display: block;
    color: var(--_text);
    font-size: 1rem;
    line-height: 1.5;
    text-align: start;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
