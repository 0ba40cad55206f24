import {expect, fixture, html} from '@open-wc/testing';
import {LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import settings from './toolchain.json';

class DecoratedElement extends LitElement {
  @property() word = 'before';

  override render() {
    return html`<output>${this.word}</output>`;
  }
}
customElements.define('test-decorated', DecoratedElement);

describe('the unit test toolchain', () => {
  it('compiles decorated properties so that a change renders', async () => {
    const element = await fixture<DecoratedElement>(html`<test-decorated></test-decorated>`);
    element.word = 'after';
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('output')?.textContent).to.equal('after');
  });

  it('imports JSON fixtures', () => {
    expect(settings.amount).to.equal(89.25);
  });

  it('can judge accessibility', async () => {
    const input = await fixture<HTMLInputElement>(html`<input />`);
    let complaint = '';
    try {
      await expect(input).to.be.accessible();
    } catch (error) {
      complaint = String(error);
    }
    expect(complaint).to.include('label');
  });
});
