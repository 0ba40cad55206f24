/** Every state a shopper can see `<sjs-checkout>` in, but those of `notices.test.ts`. The parts it is made of have theirs. */
import type {SjsCheckout} from '../../components/checkout.ts';
import {refuse} from '../support/fake-subscriptionjs.ts';
import {
  button,
  buy,
  collectConsoleErrors,
  fill,
  fillCard,
  findButton,
  openElement,
  pick,
  question,
  see,
  seeProblem,
  submitButton,
  textOf,
  until,
  vendorScript,
  write,
} from '../support/page.ts';
import type {OpenedCheckout, OpenElementOptions} from '../support/page.ts';

import {itIsAccessible} from '../support/accessible.ts';

collectConsoleErrors();

const order = {orderId: 'order-7', grossTotal: 89.25, currency: 'EUR'};

async function ready(options: OpenElementOptions = {}): Promise<OpenedCheckout> {
  const opened = await openElement(options);
  await pick(opened.element, 'InvoicePayment');
  return opened;
}

const states: Readonly<Record<string, () => Promise<SjsCheckout>>> = {
  'without a key': async () => {
    const {element} = await openElement({attributes: {'public-api-key': ''}, settled: false});
    await see(() => textOf(element), 'Ordering is not possible here');
    return element;
  },
  'without its catalog': async () => {
    const {element} = await openElement({properties: {catalog: '/none.json'}, settled: false});
    await until(() => findButton(element, 'Try again'), 'no retry');
    return element;
  },
  'before price and payment methods are there': async () => {
    const vendor = vendorScript();
    vendor.ready.hold();
    vendor.preview.hold();
    const {element} = await openElement({vendor, settled: false, attributes: {environment: 'sandbox'}});
    await until(() => submitButton(element), 'no button');
    return element;
  },
  'ready to buy, with badge, sign-in link and terms': async () => {
    const terms = document.createElement('label');
    terms.slot = 'terms';
    const box = document.createElement('input');
    box.type = 'checkbox';
    terms.append(box, 'I accept the terms');
    const attributes = {environment: 'sandbox', 'sign-in-url': '/sign-in'};
    return (await openElement({attributes, children: [terms]})).element;
  },
  'in German': async () => (await openElement({attributes: {locale: 'de'}})).element,
  'with fields that are missing': async () => {
    const {element} = await openElement({properties: {customer: {}}});
    buy(element);
    await see(() => textOf(element), 'Please enter your last name.');
    return element;
  },
  'for a company that pays by direct debit': async () => {
    const {element} = await openElement({properties: {customer: {companyName: 'Engines', vatId: 'DE123456789'}}});
    await pick(element, 'Debit:FakePSP');
    await see(() => textOf(element), 'IBAN');
    return element;
  },
  'before a redirect': async () => {
    const {element} = await openElement();
    await pick(element, 'PayPal');
    return element;
  },
  'with a blocked script': async () => {
    const vendor = vendorScript();
    vendor.block();
    const {element} = await openElement({vendor, settled: false});
    await see(() => textOf(element), 'The price could not be loaded.');
    return element;
  },
  'with an outdated price': async () => {
    const {element, vendor} = await openElement();
    vendor.preview.always(() => refuse({errorCode: ['Timeout']}));
    await pick(element, 'team-monthly');
    await see(() => textOf(element), 'may be outdated');
    return element;
  },
  'with a price that cannot be right': async () => {
    const vendor = vendorScript();
    vendor.preview.always(() => ({}));
    const {element} = await openElement({vendor, settled: false});
    await see(() => textOf(element), 'The price could not be');
    return element;
  },
  'with a bad coupon': async () => {
    const {element} = await openElement({attributes: {coupon: 'STAR'}});
    await see(() => textOf(element), 'This code is not valid.');
    return element;
  },
  'with a coupon that is too long': async () => {
    const {element} = await openElement();
    button(element, 'Add a coupon code').click();
    await see(() => textOf(element), 'Coupon code');
    await until(() => findButton(element, 'Apply'), 'no field');
    await write(element, 'Coupon code', 'X'.repeat(100));
    await see(() => textOf(element), 'too long');
    return element;
  },
  'with a good coupon': async () => {
    const {element} = await openElement({attributes: {coupon: 'HALF'}});
    await until(() => findButton(element, 'Remove the coupon code HALF'), 'no chip');
    return element;
  },
  'with an existing order': async () => (await openElement({properties: {order}})).element,
  'while ordering': async () => {
    const {element, vendor} = await ready();
    vendor.createOrder.hold();
    buy(element);
    await see(() => textOf(submitButton(element)!), 'Placing your order …');
    return element;
  },
  'while a card is being paid, slowly': async () => {
    const {element, vendor, browser} = await openElement();
    await fillCard(element);
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.pay.calls.length, 'not paid');
    await browser.clock.advance(30_000);
    await see(() => textOf(submitButton(element)!), 'Still waiting for your bank.');
    return element;
  },
  'after a decline with a reference': async () => {
    const {element, vendor} = await ready();
    vendor.pay.always(() => refuse({errorCode: ['AuthorizationRejected'], referenceId: 'ref-1'}));
    buy(element);
    await seeProblem(element, 'Reference for our support: ref-1');
    return element;
  },
  'after a decline because of a field': async () => {
    const {element, vendor} = await openElement();
    await fillCard(element);
    vendor.pay.always(() => refuse({errorCode: ['InvalidCardCvc']}));
    buy(element);
    await seeProblem(element, 'The security code is wrong.');
    return element;
  },
  'asking about another amount': async () => {
    const {element, vendor} = await ready();
    vendor.createOrder.always(() => ({OrderId: 'order-1', GrossTotal: 14.28, Currency: 'EUR'}));
    buy(element);
    await until(() => question(element), 'no question');
    return element;
  },
  'asking about an order without an answer': async () => {
    const {element, vendor, browser} = await ready();
    vendor.createOrder.hold();
    buy(element);
    await until(() => vendor.createOrder.calls.length, 'no order');
    await browser.clock.advance(30_000);
    await until(() => question(element), 'no question');
    return element;
  },
  'where nothing but a name is wrong': async () => {
    const {element} = await openElement();
    await fill(element, 'E-mail', 'ada@');
    await see(() => textOf(element), 'This address looks incomplete.');
    return element;
  },
};

itIsAccessible(states);
