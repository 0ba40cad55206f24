import {expect, fixture, html} from '@open-wc/testing';
import {SjsReturn} from '../../components/return.ts';
import {defineOnce} from '../../components/registry.ts';
import {itIsAccessible} from '../support/accessible.ts';
import {createFakeBrowser} from '../support/fake-platform.ts';
import {refuse} from '../support/fake-subscriptionjs.ts';
import type {FakeSubscriptionJs} from '../support/fake-subscriptionjs.ts';
import {
  atAddress,
  button,
  cleanUp,
  collectConsoleErrors,
  findButton,
  listen,
  queryAll,
  see,
  seeNotice,
  textOf,
  turn,
  until,
  vendorScript,
} from '../support/page.ts';

defineOnce('sjs-return', SjsReturn);
const errors = collectConsoleErrors();

let transactions = 0;

async function comeBack(answer: (() => unknown) | 'late', more: Partial<SjsReturn> = {}) {
  const vendor: FakeSubscriptionJs = vendorScript();
  if (answer === 'late') vendor.finalize.hold();
  else vendor.finalize.always(answer);
  const place = await fixture<HTMLDivElement>(html`<div></div>`);
  const heard = listen(place);
  const element = document.createElement('sjs-return');
  const browser = createFakeBrowser();
  const settings = {publicApiKey: 'key', scriptSrc: vendor.url, locale: 'en', platform: browser.openTab()};
  Object.assign(element, settings, {checkoutUrl: '/buy'}, more);
  const leave = atAddress({pactasTransactionId: `return-${++transactions}`, secret: 's3cret', mine: '1'});
  const own = document.createElement('p');
  own.slot = 'success';
  own.textContent = 'Welcome aboard';
  element.append(own);
  place.append(element);
  await until(() => vendor.finalize.calls.length, 'not completed').finally(() => answer === 'late' && leave());
  return {element, vendor, heard, leave, own};
}

/** Comes by without having paid anything. */
async function visit(more: Partial<SjsReturn> = {}, width = '100%') {
  const vendor = vendorScript();
  const place = await fixture<HTMLDivElement>(html`<div></div>`);
  place.style.inlineSize = width;
  const element = document.createElement('sjs-return');
  const settings = {publicApiKey: 'key', scriptSrc: vendor.url, locale: 'en', platform: createFakeBrowser().openTab()};
  Object.assign(element, settings, more);
  place.append(element);
  await element.updateComplete;
  return {element, vendor};
}

const paid = () => ({OrderId: 'order-3', GrossTotal: 11.9, Currency: 'EUR', OrderStatus: 'Completed'});

afterEach(cleanUp);

describe('the page that providers send back to', () => {
  it('completes the order, says so once and cleans the address', async () => {
    const {element, heard, leave, own, vendor} = await comeBack(paid);
    try {
      const notice = await seeNotice(element, 'Thank you for your order');
      expect(textOf(notice)).to.contain('order-3').and.to.contain('€11.90');
      await until(() => heard.of('sjs-success').length === 1, 'the page does not hear of it');
      expect(heard.of('sjs-success')[0]).to.include({orderId: 'order-3', returned: true});
      expect(own.getClientRects()).not.to.have.length(0);
      expect(location.search)
        .to.contain('mine=1')
        .and.not.to.match(/secret|pactas/);
      expect(vendor.finalize.calls).to.have.length(1);
      expect(findButton(element, 'Back to the order')).to.equal(undefined);
    } finally {
      leave();
    }
  });

  it('asks for patience meanwhile, in no more room than that takes', async () => {
    const {element, own} = await comeBack('late');
    expect((await seeNotice(element, 'One moment, please')).offsetHeight).to.be.lessThan(300);
    expect(own.getClientRects()).to.have.length(0);
  });

  it('says why a payment failed, and leads back to the order', async () => {
    const {element, heard, leave} = await comeBack(() => refuse({errorCode: ['Canceled']}));
    try {
      await see(() => textOf(element), 'The payment was cancelled. Nothing was charged.');
      expect(button(element, 'Back to the order').getAttribute('href')).to.equal('/buy');
      expect(heard.of('sjs-error')[0]).to.include({code: 'Canceled'});
      expect(heard.of('sjs-success')).to.deep.equal([]);
    } finally {
      leave();
    }
  });

  it('does not say that nothing was charged where nobody knows', async () => {
    const {element, leave, vendor} = await comeBack(() => refuse({errorCode: ['PspServerError']}));
    try {
      const notice = await seeNotice(element, 'We are waiting to hear about your payment');
      expect(textOf(notice)).not.to.contain('Nothing was charged');
      expect(vendor.finalize.calls.length).to.be.lessThan(3);
      // The answer is not definite: a reload must find what it needs.
      expect(location.search).to.contain('pactasTransactionId');
    } finally {
      leave();
    }
  });

  it('has a number to quote, also in a browser that knows nothing of the order', async () => {
    const {element, leave} = await comeBack(() => refuse({errorMessage: 'Invalid order status'}));
    try {
      const notice = await seeNotice(element, 'We are waiting to hear about your payment');
      const id = new URLSearchParams(location.search).get('pactasTransactionId');
      expect(textOf(notice)).to.contain(`Reference for our support: ${id}`);
    } finally {
      leave();
    }
  });

  it('speaks German', async () => {
    const {element, leave} = await comeBack(paid, {locale: 'de-AT'});
    try {
      expect(textOf(await seeNotice(element, 'Vielen Dank für Ihre Bestellung'))).to.match(/11,90/);
    } finally {
      leave();
    }
  });

  for (const [locale, title, back] of [
    ['en', 'There is nothing to complete here', 'Back to the order'],
    ['de', 'Hier gibt es nichts abzuschließen', 'Zurück zur Bestellung'],
  ] as const) {
    it(`completes nothing when nobody came back, and says so (${locale})`, async () => {
      const {element, vendor} = await visit({locale, checkoutUrl: '/buy'});
      await seeNotice(element, title);
      expect(button(element, back).getAttribute('href')).to.equal('/buy');
      await turn(5);
      expect(vendor.finalize.calls).to.have.length(0);
    });
  }

  it('offers no way back where the page names none', async () => {
    const {element} = await visit();
    await seeNotice(element, 'There is nothing to complete here');
    expect(queryAll(element, 'a')).to.deep.equal([]);
  });

  it('keeps its height while it finds out', async () => {
    for (const width of ['328px', '800px']) {
      const {element} = await visit({}, width);
      const before = element.offsetHeight;
      await seeNotice(element, 'There is nothing to complete here');
      expect(element.offsetHeight).to.equal(before);
    }
  });

  it('tells the merchant once that the key is missing', async () => {
    const {length: before} = errors;
    const vendor = vendorScript();
    await fixture<SjsReturn>(html`<sjs-return script-src=${vendor.url} locale="en"></sjs-return>`);
    await until(() => errors.length > before, 'no console error');
    expect(errors.slice(before)).to.have.length(1);
    expect(errors.at(-1)).to.contain('public-api-key');
  });
});

describe('<sjs-return>', () => {
  itIsAccessible({
    'after success': async () => {
      const {element, leave} = await comeBack(paid);
      await seeNotice(element, 'Thank you for your order').finally(leave);
      return element;
    },
    'while it waits': async () => {
      const {element} = await comeBack('late');
      await seeNotice(element, 'One moment, please');
      return element;
    },
    'with nothing to complete': async () => {
      const {element} = await visit({checkoutUrl: '/buy'});
      await seeNotice(element, 'There is nothing to complete here');
      return element;
    },
    'after a failure': async () => {
      const {element, leave} = await comeBack(() => refuse({errorCode: ['Canceled']}));
      await see(() => textOf(element), 'The payment was cancelled.').finally(leave);
      return element;
    },
    'when nobody knows': async () => {
      const {element, leave} = await comeBack(() => refuse({errorCode: ['AlreadyExecuted']}));
      await seeNotice(element, 'Your payment has probably gone through').finally(leave);
      return element;
    },
  });
});
