import {expect} from '@open-wc/testing';
import {
  button,
  buy,
  cleanUp,
  fillCard,
  findButton,
  focused,
  labelled,
  openElement,
  pick,
  question,
  queryAll,
  seeNotice,
  submitButton,
  textOf,
  turn,
  until,
  vendorScript,
} from '../support/page.ts';
import type {OpenedCheckout, OpenElementOptions} from '../support/page.ts';

const thanks = 'Thank you for your order';

afterEach(cleanUp);

const labelOf = async (options: OpenElementOptions) => {
  const {element} = await openElement(options);
  return textOf(submitButton(element)!);
};

describe('the button', () => {
  it('bears the amount that billwerk computed', async () => {
    expect(await labelOf({})).to.equal('Subscribe and pay €11.90');
  });

  it('promises no amount where nothing is due now', async () => {
    const vendor = vendorScript();
    vendor.prices = {'basic-monthly': [0, 0, 0]};
    expect(await labelOf({vendor})).to.equal('Subscribe');
    vendor.order = {IsTrial: true};
    expect(await labelOf({vendor})).to.equal('Start free trial');
  });

  it('says what German law wants it to', async () => {
    expect(await labelOf({attributes: {locale: 'de'}})).to.equal('Zahlungspflichtig bestellen');
    const vendor = vendorScript();
    vendor.prices = {'basic-monthly': [0, 0, 0]};
    vendor.order = {IsTrial: true};
    expect(await labelOf({vendor, attributes: {locale: 'de'}})).to.equal('Zahlungspflichtig bestellen');
  });

  it('names the amount of an order that exists already', async () => {
    const order = {orderId: 'o-1', grossTotal: 1234.5, currency: 'EUR'};
    expect(await labelOf({properties: {order}})).to.equal('Pay €1,234.50');
    expect(await labelOf({properties: {order}, attributes: {locale: 'de'}})).to.equal('1.234,50 € bezahlen');
  });

  it('stays reachable while it waits, and says so to screen readers', async () => {
    const {element, vendor} = await openElement();
    await pick(element, 'InvoicePayment');
    vendor.createOrder.hold();
    const submit = submitButton(element)!;
    submit.focus();
    buy(element);
    await until(() => vendor.createOrder.calls.length, 'no order');
    await until(() => submit.getAttribute('aria-disabled') === 'true', 'not marked');
    expect(focused()).to.equal(submit);
    expect(queryAll(element, '[role=status]').map(textOf)).to.contain('Placing your order …');
  });

  it('without a price yet asks whether the price is agreed to, as soon as there is one', async () => {
    const vendor = vendorScript();
    vendor.preview.hold();
    const {element} = await openElement({vendor, settled: false});
    await until(() => submitButton(element) && findButton(element, 'Add address line'), 'no forms');
    await until(() => element.shadowRoot!.querySelector('sjs-payment-form'), 'no payment form');
    await pick(element, 'InvoicePayment');
    expect(textOf(submitButton(element)!)).to.equal('Subscribe');
    buy(element);
    await turn(5);
    vendor.preview.last.answer({Order: {Currency: 'EUR', Total: 10, TotalVat: 1.9, TotalGross: 11.9}});
    await until(() => question(element), 'nobody asks');
    expect(textOf(question(element)!)).to.contain('You pay €11.90 today. Nothing has been charged yet.');
    await turn(5);
    expect(vendor.createOrder.calls).to.have.length(0);
    button(element, 'Buy for €11.90').click();
    await seeNotice(element, thanks);
  });
});

it('a free plan whose price comes after the press is agreed to without an amount to pay', async () => {
  const vendor = vendorScript();
  vendor.preview.hold();
  const {element} = await openElement({vendor, settled: false});
  await until(() => element.shadowRoot!.querySelector('sjs-payment-form'), 'no payment form');
  await pick(element, 'InvoicePayment');
  buy(element);
  await turn(5);
  vendor.preview.last.answer({Order: {Currency: 'EUR', Total: 0, TotalVat: 0, TotalGross: 0}});
  await until(() => question(element), 'nobody asks');
  expect(textOf(question(element)!)).to.contain('You pay €0.00 today.');
  expect(findButton(question(element)!, 'Subscribe')).to.not.equal(undefined);
});

describe('beside the button', () => {
  it('stands what recurs, how often and from when', async () => {
    const {element} = await openElement();
    expect(textOf(element)).to.contain('Then €11.90 per month from February 1, 2030, until cancelled.');
  });

  it('stands when a trial ends', async () => {
    const vendor = vendorScript();
    vendor.order = {IsTrial: true};
    const {element} = await openElement({vendor});
    expect(textOf(element)).to.contain('Free trial until February 1, 2030, then €11.90 per month, until cancelled.');
  });

  it('stands nothing made up where billwerk names no next charge', async () => {
    const vendor = vendorScript();
    vendor.order = {NextTotalGross: null, NextTotalGrossDate: null};
    const {element} = await openElement({vendor});
    expect(textOf(element)).not.to.contain('until cancelled');
  });
});

describe('an amount that is not the one shown', () => {
  async function changed(options?: OpenElementOptions): Promise<OpenedCheckout> {
    const opened = await openElement(options);
    await fillCard(opened.element);
    opened.vendor.createOrder.always(() => ({OrderId: 'order-1', GrossTotal: 14.28, Currency: 'EUR'}));
    buy(opened.element);
    await until(() => question(opened.element), 'nobody asks');
    return opened;
  }

  it('is asked about, with both amounts, before anything is paid', async () => {
    const {element, vendor} = await changed();
    expect(textOf(question(element)!)).to.contain(
      'The amount has changed from €11.90 to €14.28. Nothing has been charged. Do you agree to the new amount?',
    );
    await until(() => focused() === question(element), 'the question gets no focus');
    expect(vendor.pay.calls).to.have.length(0);
    button(element, 'Buy for €14.28').click();
    await seeNotice(element, thanks);
    expect(vendor.createOrder.calls).to.have.length(1);
    expect(vendor.pay.calls).to.have.length(1);
    expect(vendor.pay.last.input[2]).to.deep.equal({OrderId: 'order-1', GrossTotal: 14.28, Currency: 'EUR'});
    expect(vendor.pay.last.input[1]).to.include({cvc: '737'});
  });

  it('is not paid by who goes back; nothing typed is lost', async () => {
    const {element, vendor} = await changed();
    button(element, 'Back').click();
    await until(() => submitButton(element) && !question(element), 'the button does not come back');
    expect(vendor.pay.calls).to.have.length(0);
    expect(labelled(element, 'Security code').value).to.equal('737');
    expect(labelled(element, 'Security code').matches(':disabled')).to.equal(false);
  });

  it('is asked about in German, too', async () => {
    const {element, vendor} = await openElement({attributes: {locale: 'de'}});
    await pick(element, 'InvoicePayment');
    vendor.createOrder.always(() => ({OrderId: 'order-1', GrossTotal: 14.28, Currency: 'EUR'}));
    buy(element);
    await until(() => question(element), 'nobody asks');
    expect(textOf(question(element)!)).to.contain('Der Betrag hat sich von 11,90 € auf 14,28 € geändert.');
    expect(findButton(element, 'Für 14,28 € zahlungspflichtig bestellen')).to.not.equal(undefined);
  });

  it('or that an order lacks is never paid; it is placed once more, and then no other one', async () => {
    const {element, vendor} = await openElement();
    await pick(element, 'InvoicePayment');
    vendor.createOrder.always(() => ({OrderId: 'order-1', GrossTotal: null, Currency: 'EUR'}));
    buy(element);
    await until(() => question(element), 'nobody asks');
    expect(textOf(question(element)!)).to.contain('Nothing has been charged.');
    button(element, 'Try again').click();
    expect(textOf(await seeNotice(element, 'This order cannot be paid here'))).to.contain('order-1');
    expect(vendor.createOrder.calls).to.have.length(2);
    expect(vendor.pay.calls).to.have.length(0);
  });
});

describe('an order without an answer', () => {
  async function unanswered(): Promise<OpenedCheckout> {
    const opened = await openElement();
    await fillCard(opened.element);
    opened.vendor.createOrder.hold();
    buy(opened.element);
    await until(() => opened.vendor.createOrder.calls.length, 'no order');
    await opened.browser.clock.advance(30_000);
    await until(() => question(opened.element), 'nobody asks');
    return opened;
  }

  it('may be tried once more, since nothing has been charged', async () => {
    const {element, vendor, browser} = await unanswered();
    expect(textOf(question(element)!)).to.contain(
      'We did not hear whether your order arrived. Nothing has been charged.',
    );
    await until(() => focused() === question(element), 'the question gets no focus');
    button(element, 'Try again').click();
    await until(() => vendor.createOrder.calls.length === 2, 'not tried again');
    await browser.clock.advance(30_000);
    await until(() => question(element), 'nobody asks');
    expect(findButton(question(element)!, 'Try again')).to.equal(undefined);
    button(element, 'Back').click();
    await until(() => submitButton(element), 'the button does not come back');
    expect(labelled(element, 'Security code').value).to.equal('737');
  });

  it('that was given up is never paid, however late it comes', async () => {
    const {element, vendor} = await unanswered();
    button(element, 'Back').click();
    await until(() => submitButton(element), 'the button does not come back');
    vendor.createOrder.last.answer({OrderId: 'late', GrossTotal: 11.9, Currency: 'EUR'});
    await turn(5);
    expect(vendor.pay.calls).to.have.length(0);
  });

  it('that comes late after all is the one to be paid', async () => {
    const {element, vendor} = await unanswered();
    vendor.createOrder.last.answer({OrderId: 'late', GrossTotal: 11.9, Currency: 'EUR'});
    expect(textOf(await seeNotice(element, thanks))).to.contain('late');
    expect(vendor.pay.calls).to.have.length(1);
  });
});
