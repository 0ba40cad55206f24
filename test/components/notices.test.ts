import {expect} from '@open-wc/testing';
import type {SjsCheckout} from '../../components/checkout.ts';
import type {OrderStatus} from '../../src/model.ts';
import {refuse} from '../support/fake-subscriptionjs.ts';
import {
  atAddress,
  button,
  buy,
  cleanUp,
  collectConsoleErrors,
  findButton,
  notice,
  openElement,
  pick,
  seeNotice,
  seeProblem,
  submitButton,
  textOf,
  until,
  vendorScript,
} from '../support/page.ts';
import type {OpenedCheckout, OpenElementOptions} from '../support/page.ts';

import {itIsAccessible} from '../support/accessible.ts';

const errors = collectConsoleErrors();

const order = {orderId: 'order-7', grossTotal: 89.25, currency: 'EUR'};

async function ready(options: OpenElementOptions = {}): Promise<OpenedCheckout> {
  const opened = await openElement(options);
  await pick(opened.element, 'InvoicePayment');
  return opened;
}

async function paidWith(answer: () => unknown, options: OpenElementOptions = {}): Promise<SjsCheckout> {
  const {element, vendor} = await ready(options);
  element.addEventListener('sjs-redirect', (event) => event.preventDefault());
  vendor.pay.always(answer);
  buy(element);
  return element;
}

async function closed(status: OrderStatus): Promise<SjsCheckout> {
  const {element} = await openElement({properties: {order: {...order, status}}, settled: false});
  await until(() => notice(element), 'no notice');
  return element;
}

const german: readonly (readonly [string, () => unknown, string, string])[] = [
  ['success', () => ({OrderId: 'o-1'}), 'Vielen Dank für Ihre Bestellung', 'Bestellnummer o-1 Bestellsumme'],
  [
    'approval',
    () => ({OrderId: 'o-1', OrderStatus: 'ApprovalPending'}),
    'Vielen Dank, Ihre Bestellung ist eingegangen',
    'Sie müssen nichts weiter tun.',
  ],
  [
    'redirect',
    () => ({OrderId: 'o-1', Url: 'https://pay.example/'}),
    'Ihre Zahlung geht beim Zahlungsanbieter weiter',
    'Ich habe dort nicht bezahlt',
  ],
  [
    'unknown',
    () => refuse({errorCode: ['Timeout']}),
    'Wir warten auf Nachricht zu Ihrer Zahlung',
    'Bestellnummer order-1',
  ],
  [
    'already done',
    () => refuse({errorCode: ['AlreadyExecuted']}),
    'Ihre Zahlung ist wahrscheinlich angekommen',
    'Bitte zahlen Sie nicht noch einmal',
  ],
];

describe('a notice', () => {
  afterEach(cleanUp);

  for (const [name, answer, title, text] of german) {
    for (const locale of ['de', 'de-AT']) {
      it(`of ${name} is there in German (${locale})`, async () => {
        const element = await paidWith(answer, {attributes: {locale}});
        expect(textOf(await seeNotice(element, title))).to.contain(text);
      });
    }
  }

  it('is in English where we do not speak the language', async () => {
    const element = await paidWith(() => ({OrderId: 'o-1'}), {attributes: {locale: 'xx'}});
    await seeNotice(element, 'Thank you for your order');
  });

  it('takes the language of the page', async () => {
    document.documentElement.lang = 'de-CH';
    try {
      const element = await paidWith(() => ({OrderId: 'o-1'}), {attributes: {locale: ''}});
      await seeNotice(element, 'Vielen Dank für Ihre Bestellung');
    } finally {
      document.documentElement.removeAttribute('lang');
    }
  });

  it('of a decline is in German, too', async () => {
    const element = await paidWith(() => refuse({errorCode: ['AuthorizationRejected']}), {attributes: {locale: 'de'}});
    await seeProblem(element, 'Ihre Bank hat die Zahlung abgelehnt. Es wurde nichts abgebucht.');
  });

  it('that another window is ordering can be left when that window is gone', async () => {
    const {browser, element, vendor} = await ready();
    vendor.createOrder.hold();
    buy(element);
    await until(() => vendor.createOrder.calls.length, 'no order');
    const other = await openElement({browser, settled: false});
    const told = await seeNotice(other.element, 'An order is being placed in another window');
    element.remove();
    await browser.clock.advance(90_000);
    button(told, 'Back').click();
    await until(() => submitButton(other.element), 'the forms do not come back');
    await pick(other.element, 'InvoicePayment');
    buy(other.element);
    await seeNotice(other.element, 'Thank you for your order');
  });

  it('of orders that nobody can pay has the number to quote, and no button to make another', async () => {
    const {element, vendor} = await ready();
    const codes: string[] = [];
    element.addEventListener('sjs-error', ({detail}) => codes.push(`${detail.code} ${detail.audience}`));
    let orders = 0;
    vendor.createOrder.always(() => ({OrderId: `odd-${++orders}`, GrossTotal: null, Currency: 'EUR'}));
    buy(element);
    await until(() => findButton(element, 'Try again'), 'no second try');
    const again = findButton(element, 'Try again')!;
    expect(textOf(again.closest('.question')!)).to.contain('odd-1');
    again.click();
    const told = await seeNotice(element, 'This order cannot be paid here');
    expect(textOf(told)).to.contain('Reference for our support: odd-2');
    expect(told.querySelector('button')).to.equal(null);
    expect(errors.join()).to.contain('order odd-1 cannot be paid').and.to.contain('odd-2');
    expect(codes).to.deep.equal(Array(2).fill('AmountContradictory merchant'));
    expect(submitButton(element)?.checkVisibility() ?? false).to.equal(false);
  });

  it('that another window is paying changes by itself, and is read out when it does', async () => {
    const {browser, element, vendor} = await ready();
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.pay.calls.length, 'no payment');
    const {element: other} = await openElement({browser, settled: false});
    const told = await seeNotice(other, 'This order is being paid right now');
    expect(textOf(told)).to.contain('order-1');
    expect(submitButton(other)).to.equal(undefined);
    await browser.clock.advance(30_000);
    expect(textOf(await seeNotice(other, 'We are waiting to hear about your payment'))).to.contain('order-1');
    expect(told.getAttribute('aria-live')).to.equal('polite');
  });
});

itIsAccessible({
  'sent to the provider’s page': async () => {
    const element = await paidWith(() => ({OrderId: 'order-1', Url: 'https://pay.example/'}));
    await seeNotice(element, 'Your payment continues with the payment provider');
    return element;
  },
  'completing a return': async () => {
    const leave = atAddress({pactasTransactionId: 't-2'});
    try {
      const vendor = vendorScript();
      vendor.finalize.hold();
      const {element} = await openElement({vendor, settled: false});
      await seeNotice(element, 'One moment, please');
      return element;
    } finally {
      leave();
    }
  },
  'with a payment nobody knows about': async () => {
    const element = await paidWith(() => refuse({errorCode: ['PspServerError']}));
    await seeNotice(element, 'We are waiting to hear about your payment');
    return element;
  },
  'with a payment that can be asked about': async () => {
    const resolveOrder = (orderId: string) => Promise.resolve({orderId, status: 'PaymentPending'});
    const element = await paidWith(() => refuse({errorCode: ['Timeout']}), {properties: {resolveOrder}});
    await until(() => findButton(element, 'Check again'), 'no button');
    return element;
  },
  'with a payment that is being asked about': async () => {
    const resolveOrder = () => new Promise<never>(() => undefined);
    const element = await paidWith(() => refuse({errorCode: ['Timeout']}), {properties: {resolveOrder}});
    await until(() => findButton(element, 'Checking …'), 'no button');
    return element;
  },
  'with a payment that was probably made': async () => {
    const element = await paidWith(() => refuse({errorCode: ['AlreadyExecuted']}));
    await seeNotice(element, 'Your payment has probably gone through');
    return element;
  },
  'after success': async () => {
    const element = await paidWith(() => ({OrderId: 'order-1'}));
    await seeNotice(element, 'Thank you for your order');
    return element;
  },
  'with an order that awaits approval': () => closed('ApprovalPending'),
  'with an order that has expired': () => closed('Expired'),
  'with an order that failed': () => closed('Failed'),
  'after a purchase in another tab': async () => {
    const {browser, element} = await ready();
    buy(element);
    await seeNotice(element, 'Thank you for your order');
    const again = await openElement({browser, settled: false});
    await seeNotice(again.element, 'You have just ordered here');
    return again.element;
  },
  'while another tab is paying': async () => {
    const {browser, element, vendor} = await ready();
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.pay.calls.length, 'no payment');
    const other = await openElement({browser, settled: false});
    await seeNotice(other.element, 'This order is being paid right now');
    return other.element;
  },
  'while another tab is ordering': async () => {
    const {browser, element, vendor} = await ready();
    vendor.createOrder.hold();
    buy(element);
    await until(() => vendor.createOrder.calls.length, 'no order');
    const other = await openElement({browser, settled: false});
    await seeNotice(other.element, 'An order is being placed in another window');
    return other.element;
  },
});
