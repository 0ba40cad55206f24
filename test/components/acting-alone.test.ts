import {expect} from '@open-wc/testing';

describe('the script tag', () => {
  it('loads of the elements that act alone those that the page has', async () => {
    document.body.append(document.createElement('sjs-payment-change'));
    await import('../../components/acting-alone.ts');
    await customElements.whenDefined('sjs-payment-change');
    expect(customElements.get('sjs-return')).to.equal(undefined);
  });
});
