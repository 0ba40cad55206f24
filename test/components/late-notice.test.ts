import {expect, fixture, html} from '@open-wc/testing';
import {LitElement, nothing} from 'lit';
import {createLateNotice} from '../../components/late-notice.ts';
import {Localize, loadMessages} from '../../components/localize.ts';
import type {Attempt} from '../../src/checkout/state.ts';
import type {Checkout} from '../../src/checkout/checkout.ts';

class NoticeHost extends LitElement {
  locale = 'en';
  attempt: Attempt = {phase: 'editing'};
  readonly notice = createLateNotice(this, new Localize(this, {all: true}));

  protected override render() {
    const checkout = {state: {attempt: this.attempt}, canResolve: true} as Partial<Checkout> as Checkout;
    return this.notice.render(checkout) ?? nothing;
  }
}
customElements.define('notice-host', NoticeHost);

async function show(attempt: Attempt): Promise<NoticeHost> {
  const host = await fixture<NoticeHost>(html`<notice-host .attempt=${attempt}></notice-host>`);
  await host.updateComplete;
  return host;
}

const words = (host: NoticeHost) => host.renderRoot.textContent?.replace(/\s+/g, ' ').trim();

const unknown: Attempt = {
  phase: 'payment-unknown',
  orderId: 'order-1',
  resolving: false,
  probablyDone: false,
  underWay: false,
};

describe('what takes the place of the forms', () => {
  before(async () => {
    await loadMessages('en');
  });

  // First, while nothing is loaded yet.
  it('says at once that nobody knows whether a payment went through, and then what to do', async () => {
    const host = await fixture<NoticeHost>(html`<notice-host .attempt=${unknown}></notice-host>`);
    expect(words(host)).to.contain('Please do not order again').and.to.contain('order-1');
    await host.notice.loaded();
    await host.updateComplete;
    expect(words(host)).to.contain('We are waiting to hear about your payment').and.to.contain('order-1');
    expect(host.renderRoot.querySelector('button')?.textContent).to.equal('Check again');
  });

  it('asks nobody to quote a number that there is not', async () => {
    const host = await show({...unknown, orderId: undefined});
    await host.notice.loaded();
    await host.updateComplete;
    expect(words(host)).to.contain('Please do not order again').and.not.to.contain('order number');
  });

  it('does not alarm whoever only has to wait for a payment in another window', async () => {
    const host = await show({...unknown, underWay: true});
    await host.notice.loaded();
    await host.updateComplete;
    expect(words(host)).to.contain('This order is being paid right now').and.to.contain('order-1');
    expect(words(host)).to.contain('Please do not order again').and.not.to.contain('no clear answer');
    expect(host.renderRoot.querySelector('button')).to.equal(null);
  });

  for (const locale of ['en', 'de']) {
    it(`says how to go on at the provider when this page does not know its address (${locale})`, async () => {
      await loadMessages(locale);
      const host = await fixture<NoticeHost>(
        html`<notice-host .locale=${locale} .attempt=${{phase: 'redirected'} satisfies Attempt}></notice-host>`,
      );
      await host.updateComplete;
      await host.notice.loaded();
      await host.updateComplete;
      expect(host.renderRoot.querySelector('a')).to.equal(null);
      const label = host.renderRoot.querySelector('button')!.textContent;
      expect(host.renderRoot.querySelector('h3 + p')!.textContent).to.contain(label);
    });
  }

  it('leads back to the provider where this page knows the way', async () => {
    const host = await show({phase: 'redirected', url: 'https://provider.example/'});
    await host.notice.loaded();
    await host.updateComplete;
    expect(host.renderRoot.querySelector('a')).to.have.property('href', 'https://provider.example/');
    expect(words(host)).to.contain('Finish it there, and you will come back to this page.');
  });

  it('is nothing while the forms are what counts', async () => {
    expect(words(await show({phase: 'editing'}))).to.equal('');
    expect(words(await show({phase: 'paying', slow: true}))).to.equal('');
  });

  it('names order and amount of a success', async () => {
    const receipt = {orderId: 'order-1', grossTotal: 89.25, currency: 'EUR', status: 'Completed', returned: false};
    const host = await show({phase: 'succeeded', receipt});
    expect(words(host)).to.contain('Thank you for your order').and.to.contain('order-1').and.to.contain('€89.25');
  });

  it('says that an order has yet to be approved', async () => {
    const receipt = {orderId: 'order-1', status: 'ApprovalPending', returned: false};
    expect(words(await show({phase: 'submitted', receipt}))).to.contain('we have received your order');
  });

  it('says why an order is closed', async () => {
    const host = await show({phase: 'closed', orderId: 'order-1', status: 'Expired'});
    await host.notice.loaded();
    await host.updateComplete;
    expect(words(host)).to.contain('It has expired').and.to.contain('order-1');
  });
});
