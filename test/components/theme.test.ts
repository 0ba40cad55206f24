import {expect, fixture, html} from '@open-wc/testing';
import {css, LitElement} from 'lit';
import {tokens} from '../../components/theme.ts';

class ThemedElement extends LitElement {
  static override styles = [
    tokens,
    css`
      b {
        background: var(--_accent);
        color: var(--_on-accent);
      }
      i {
        background: var(--_surface);
        color: var(--_text);
      }
    `,
  ];

  override render() {
    return html`<b>on the accent</b><i>on the surface</i>`;
  }
}
customElements.define('test-themed', ThemedElement);

/** Luminance after the definition of WCAG. */
function luminanceOf(color: string): number {
  const context = document.createElement('canvas').getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(element: Element): number {
  const {color, backgroundColor} = getComputedStyle(element);
  const [dark = 0, light = 0] = [luminanceOf(color), luminanceOf(backgroundColor)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

async function themed(style: string): Promise<ShadowRoot> {
  const element = await fixture<ThemedElement>(html`<test-themed style=${style}></test-themed>`);
  return element.shadowRoot!;
}

describe('the theme', () => {
  for (const scheme of ['light', 'dark']) {
    it(`is readable (${scheme})`, async () => {
      const root = await themed(`color-scheme: ${scheme}`);
      for (const tag of ['b', 'i']) expect(contrastOf(root.querySelector(tag)!), tag).to.be.at.least(4.5);
    });
  }

  for (const accent of ['#fff', '#000', '#ff0', '#777', 'rebeccapurple', 'hotpink', '#0a7d55', '#1e90ff']) {
    it(`writes readably on a merchant’s accent of ${accent}`, async () => {
      const root = await themed(`--sjs-accent: ${accent}`);
      expect(contrastOf(root.querySelector('b')!)).to.be.at.least(4.5);
    });
  }

  it('takes the merchant’s own colours', async () => {
    const root = await themed('--sjs-surface: rgb(1, 2, 3); --sjs-text: rgb(250, 251, 252)');
    const {color, backgroundColor} = getComputedStyle(root.querySelector('i')!);
    expect([backgroundColor, color]).to.deep.equal(['rgb(1, 2, 3)', 'rgb(250, 251, 252)']);
  });

  it('inherits the page’s font', async () => {
    const root = await themed('font-family: Georgia');
    expect(getComputedStyle(root.querySelector('i')!).fontFamily).to.equal('Georgia');
  });
});
