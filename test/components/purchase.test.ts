import {expect} from '@open-wc/testing';
import type {SjsCheckout} from '../../components/checkout.ts';
import {attemptKey} from '../../src/checkout/attempt-key.ts';
import {createFakeBrowser} from '../support/fake-platform.ts';
import {refuse} from '../support/fake-subscriptionjs.ts';
import {
  ada,
  atAddress,
  button,
  buy,
  card,
  cleanUp,
  collectConsoleErrors,
  fill,
  fillCard,
  findButton,
  focused,
  labelled,
  openElement,
  pick,
  press,
  problem,
  query,
  queryAll,
  rested,
  question,
  see,
  seeNotice,
  seeProblem,
  submitButton,
  termsBox,
  textOf,
  turn,
  until,
  vendorScript,
  write,
} from '../support/page.ts';
import type {OpenedCheckout, OpenElementOptions} from '../support/page.ts';

const consoleErrors = collectConsoleErrors();
const thanks = 'Thank you for your order';

async function openWithCard(options: OpenElementOptions = {}): Promise<OpenedCheckout> {
  const opened = await openElement(options);
  await fillCard(opened.element);
  return opened;
}

/** The radio button of the plan cards that is chosen. */
const chosenPlan = (element: SjsCheckout) =>
  queryAll<HTMLInputElement>(element, 'input[name=plan]').find(({checked}) => checked)?.value;

/** Everything a listener, a script or another person at this browser could come across. */
function everywhere({element, heard, browser}: OpenedCheckout): string {
  const attributes = queryAll(element, '*').flatMap((each) => [...each.attributes].map(({value}) => value));
  const platform = element.platform!;
  const draft = platform.sessionStorage.getItem(`sjs-draft:${element.shop}`);
  return [
    JSON.stringify(heard.all),
    attributes.join(' '),
    element.outerHTML,
    // Lit's own marker is a random number, in which any code may stand.
    element.shadowRoot!.innerHTML.replaceAll(/lit\$\d+\$/g, ''),
    [...browser.stored].join(' '),
    draft,
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    document.cookie,
    location.href,
    consoleErrors.join(' '),
  ].join('\n');
}

afterEach(cleanUp);

describe('buying', () => {
  it('orders, pays that order and says so once', async () => {
    const {element, vendor, heard} = await openWithCard();
    buy(element);
    const notice = await seeNotice(element, thanks);
    expect(textOf(notice)).to.contain('order-1').and.to.contain('€11.90');
    expect(vendor.createOrder.calls).to.have.length(1);
    const [, data, order] = vendor.pay.last.input;
    expect(order).to.deep.equal({OrderId: 'order-1', GrossTotal: 11.9, Currency: 'EUR'});
    expect(data).to.include({bearer: 'CreditCard:FakePSP', cardNumber: '4111111111111111', cvc: '737'});
    expect(heard.of('sjs-order')).to.deep.equal([{orderId: 'order-1', grossTotal: 11.9, currency: 'EUR'}]);
    const [success, ...more] = heard.of('sjs-success');
    expect(more).to.deep.equal([]);
    expect(success).to.include({
      orderId: 'order-1',
      contractId: 'contract-1',
      customerId: 'customer-1',
      grossTotal: 11.9,
      currency: 'EUR',
      planVariantId: 'basic-monthly',
      status: 'PaymentPending',
      returned: false,
    });
    expect(submitButton(element)).to.equal(undefined);
    expect(queryAll(element, 'input')).to.deep.equal([]);
    await until(() => focused() === notice, 'the notice gets no focus');
  });

  it('shows the page’s own success slot', async () => {
    const own = document.createElement('p');
    own.slot = 'success';
    own.textContent = 'Welcome aboard';
    const {element} = await openWithCard({children: [own]});
    expect(own.getClientRects()).to.have.length(0);
    buy(element);
    await until(() => own.getClientRects().length, 'the slot stays hidden');
  });

  it('with a double click makes one order and one payment', async () => {
    const {element, vendor, heard} = await openWithCard();
    const submit = submitButton(element)!;
    submit.click();
    submit.click();
    void element.submit();
    press(labelled(element, 'Security code'), 'Enter');
    await seeNotice(element, thanks);
    expect(vendor.createOrder.calls).to.have.length(1);
    expect(vendor.pay.calls).to.have.length(1);
    expect(heard.of('sjs-success')).to.have.length(1);
  });

  it('in one call where the merchant says so', async () => {
    const {element, vendor} = await openWithCard({attributes: {flow: 'subscribe'}});
    buy(element);
    await seeNotice(element, thanks);
    expect(vendor.createOrder.calls).to.have.length(0);
    expect(vendor.subscribe.calls).to.have.length(1);
  });

  it('sends what was typed', async () => {
    const {element, vendor} = await openElement({properties: {customer: {tag: 'crm-7'}}});
    await fill(element, 'E-mail', 'grace@example.org');
    await fill(element, 'First name', 'Grace');
    await fill(element, 'Last name', 'Hopper');
    const country = labelled<HTMLSelectElement>(element, 'Country');
    country.value = 'DE';
    country.dispatchEvent(new Event('change', {bubbles: true}));
    await fill(element, 'Street', 'Lindenstraße 12a');
    await fill(element, 'Postal code', '50674');
    await fill(element, 'City', 'Köln');
    await pick(element, 'InvoicePayment');
    buy(element);
    await seeNotice(element, thanks);
    expect(vendor.createOrder.last.input).to.deep.equal([
      {PlanVariantId: 'basic-monthly'},
      {
        EmailAddress: 'grace@example.org',
        FirstName: 'Grace',
        LastName: 'Hopper',
        Tag: 'crm-7',
        Locale: 'en',
        Address: {Street: 'Lindenstraße', HouseNumber: '12a', PostalCode: '50674', City: 'Köln', Country: 'DE'},
      },
    ]);
    expect(vendor.pay.last.input[1]).to.deep.equal({bearer: 'InvoicePayment'});
  });

  it('forgets what was taken out of a field again, the company of who buys privately after all included', async () => {
    const customer = {...ada, companyName: 'Engines Ltd', vatId: 'DE123456789', phoneNumber: '030 1234'};
    const {element, vendor} = await openElement({properties: {customer}});
    expect(vendor.preview.last.input[1]).to.include({VatId: 'DE123456789'});
    await pick(element, 'private');
    await fill(element, 'Phone', '');
    await until(() => !('VatId' in (vendor.preview.last.input[1] as object)), 'the price is still the company’s');
    await pick(element, 'InvoicePayment');
    buy(element);
    await seeNotice(element, thanks);
    expect(vendor.createOrder.last.input[1]).not.to.have.any.keys('CompanyName', 'VatId', 'PhoneNumber');
  });

  it('starts with Enter in a field of a form', async () => {
    for (const label of ['City', 'Security code']) {
      const {element} = await openWithCard();
      press(labelled(element, label), 'Enter');
      await seeNotice(element, thanks);
    }
  });

  it('does not start with Enter on a radio button, a link button or while a text is being composed', async () => {
    const {element, vendor} = await openWithCard();
    press(query(element, 'input[name=method]')!, 'Enter');
    press(button(element, 'Add address line'), 'Enter');
    labelled(element, 'City').dispatchEvent(
      new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true, isComposing: true}),
    );
    await turn(5);
    expect(vendor.createOrder.calls).to.have.length(0);
  });

  it('without everything filled in sends nothing, marks all of it at once and leads to the first', async () => {
    const {label, box} = termsBox();
    const {element, vendor} = await openElement({properties: {customer: {}}, children: [label]});
    // Typed and left: a message of its own must not draw the reader away from where the focus goes.
    await fill(element, 'Security code', '1');
    buy(element);
    await until(() => focused() === labelled(element, 'E-mail'), 'no focus');
    const wrong = ['E-mail', 'First name', 'Last name', 'Street', 'No.', 'Postal code', 'City', ...Object.keys(card)];
    for (const name of wrong) expect(labelled(element, name).getAttribute('aria-invalid'), name).to.equal('true');
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    for (const sentence of ['your e-mail address.', 'the card number.', 'the name on the card.']) {
      await see(() => textOf(element), `Please enter ${sentence}`);
    }
    await see(() => textOf(element), 'This is required to order.');
    expect(vendor.createOrder.calls).to.have.length(0);
  });

  it('marks payment fields, too, that were still on their way when the button was pressed', async () => {
    const vendor = vendorScript();
    vendor.ready.hold();
    const {element} = await openElement({vendor, properties: {customer: {}}, settled: false});
    await until(() => submitButton(element) && vendor.ready.calls.length, 'no button');
    buy(element);
    vendor.ready.last.answer();
    await until(() => focused() === labelled(element, 'E-mail'), 'no focus');
    expect(labelled(element, 'Card number').getAttribute('aria-invalid')).to.equal('true');
  });

  it('leads to what is wrong first in reading order, whatever is wrong after it', async () => {
    const {label, box} = termsBox();
    const {element} = await openElement({children: [label]});
    await until(() => query(element, '[data-field=cardNumber]'), 'no card fields');
    buy(element);
    await until(() => focused() === labelled(element, 'Card number'), 'no focus');
    await fillCard(element);
    await fill(element, 'City', '');
    buy(element);
    await until(() => focused() === labelled(element, 'City'), 'no focus');
    await fill(element, 'City', 'Berlin');
    buy(element);
    await until(() => focused() === box, 'no focus');
  });

  it('needs no payment data where billwerk says so and nothing is due', async () => {
    const vendor = vendorScript();
    vendor.prices = {'basic-monthly': [0, 0, 0]};
    vendor.order = {AllowWithoutPaymentData: true, NextTotalGross: 11.9, IsTrial: true};
    const {element} = await openElement({vendor});
    await see(() => textOf(submitButton(element)!), 'Start free trial');
    buy(element);
    await seeNotice(element, thanks);
    expect(vendor.pay.last.input[1]).to.deep.equal({bearer: 'None:None'});
  });

  it('cannot start where the account offers no way to pay, and says so', async () => {
    const vendor = vendorScript();
    vendor.bearers = [];
    const {element} = await openElement({vendor, settled: false});
    await until(() => submitButton(element)?.textContent.includes('11.90'), 'no price on the button');
    buy(element);
    await see(() => textOf(element), 'No payment method is available here at the moment. Please contact us.');
    expect(vendor.createOrder.calls).to.have.length(0);
    expect(consoleErrors.filter((line) => line.includes('offers no payment method'))).to.have.length(1);
  });

  it('keeps payment data out of every event, attribute, storage and address', async () => {
    const opened = await openWithCard();
    const {element, vendor} = opened;
    const secrets = ['4111', '737', 'A. Lovelace'];
    const nowhere = () => {
      const text = everywhere(opened);
      for (const secret of secrets) expect(text).not.to.contain(secret);
    };
    nowhere();
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.pay.calls.length, 'not paid');
    nowhere();
    vendor.pay.last.fail({errorCode: ['InvalidCardCvc'], errorMessage: 'cvc 737 of 4111111111111111 is wrong'});
    await seeProblem(element, 'The security code is wrong.');
    nowhere();
    await pick(element, 'Debit:FakePSP');
    await see(() => textOf(element), 'IBAN');
    await fill(element, 'IBAN', 'DE89 3704 0044 0532 0130 00');
    secrets.push('DE89');
    nowhere();
  });

  describe('when the button is pressed before the ways to pay are there', () => {
    async function pressEarly(): Promise<OpenedCheckout> {
      const vendor = vendorScript();
      vendor.bearers = ['InvoicePayment'];
      vendor.ready.hold();
      const opened = await openElement({vendor, settled: false});
      await until(() => submitButton(opened.element)?.textContent?.includes('€11.90'), 'no price');
      buy(opened.element);
      await turn();
      return opened;
    }

    it('says that it is at work, and buys as soon as they are', async () => {
      const {element, vendor, browser} = await pressEarly();
      await browser.clock.advance(100);
      await until(() => textOf(submitButton(element)!).includes('Placing your order'), 'no sign of it');
      expect(submitButton(element)!.getAttribute('aria-disabled')).to.equal('true');
      vendor.ready.last.answer();
      await seeNotice(element, thanks);
    });

    it('buys nothing when something else was chosen meanwhile', async () => {
      const {element, vendor} = await pressEarly();
      await pick(element, 'team-monthly');
      await until(() => submitButton(element)?.textContent?.includes('€29.75'), 'no other price');
      vendor.ready.last.answer();
      await until(() => query(element, '[data-bearer]'), 'no ways to pay');
      await rested(element);
      expect(question(element)?.textContent).to.equal(undefined);
      expect(vendor.createOrder.calls).to.be.empty;
    });

    it('asks when the price is another one meanwhile', async () => {
      const {element, vendor, browser} = await pressEarly();
      vendor.prices = {...vendor.prices, 'basic-monthly': [20, 3.8, 23.8]};
      await fill(element, 'Postal code', '99425');
      await browser.clock.advance(300);
      await until(() => textOf(query(element, 'sjs-price-preview')!).includes('€23.80'), 'no other price');
      vendor.ready.last.answer();
      await until(() => question(element), 'nothing is asked');
      expect(textOf(question(element)!))
        .to.contain('€11.90')
        .and.to.contain('€23.80');
      expect(vendor.createOrder.calls).to.be.empty;
    });
  });
});

describe('the merchant’s custom fields', () => {
  it('go along with the order of a visitor, which takes two steps then', async () => {
    const properties = {customFields: {contract: {heardFrom: 'a friend'}}, flow: 'subscribe'} as const;
    const {element, vendor} = await openWithCard({properties});
    buy(element);
    await seeNotice(element, thanks);
    expect(vendor.subscribe.calls).to.be.empty;
    expect(vendor.createOrder.last.input[0]).to.deep.include({ContractCustomFields: {heardFrom: 'a friend'}});
  });
});

describe('what the page may say to it', () => {
  it('a promise given to waitUntil delays the order', async () => {
    const {element, vendor} = await openWithCard();
    let approve = () => {};
    const seen: unknown[] = [];
    element.addEventListener('sjs-submit', ({detail}) => {
      const {waitUntil, ...rest} = detail;
      seen.push(rest);
      waitUntil(new Promise<void>((resolve) => (approve = resolve)));
    });
    buy(element);
    await until(() => seen.length, 'the page was not asked');
    await turn(5);
    expect(vendor.createOrder.calls).to.have.length(0);
    expect(textOf(submitButton(element)!)).to.contain('Placing your order …');
    expect(seen).to.deep.equal([
      {cart: {planVariantId: 'basic-monthly', components: []}, grossTotal: 11.9, currency: 'EUR'},
    ]);
    approve();
    await seeNotice(element, thanks);
  });

  const refusals: readonly (readonly [string, (event: HTMLElementEventMap['sjs-submit']) => void])[] = [
    ['a rejected promise', ({detail}) => detail.waitUntil(Promise.reject(new Error('robot')))],
    ['preventDefault()', (event) => event.preventDefault()],
  ];
  for (const [name, object] of refusals) {
    it(`${name} stops it, and nothing that was typed is lost`, async () => {
      const {element, vendor, heard} = await openWithCard();
      element.addEventListener('sjs-submit', object, {once: true});
      buy(element);
      const told = await seeProblem(element, 'The shop did not let this order through. Nothing was charged.');
      await until(() => focused() === told, 'the problem gets no focus');
      expect(vendor.createOrder.calls).to.have.length(0);
      expect(heard.of('sjs-error').map(({code}) => code)).to.deep.equal(['SubmitRefused']);
      expect(labelled(element, 'Security code').value).to.equal('737');
      expect(labelled(element, 'E-mail').value).to.equal(ada.emailAddress);
      buy(element);
      await seeNotice(element, thanks);
    });
  }

  it('an unlistened refusal of one of several promises stops it, too', async () => {
    const {element, vendor} = await openWithCard();
    element.addEventListener('sjs-submit', ({detail}) => {
      detail.waitUntil(Promise.resolve());
      detail.waitUntil(Promise.reject(new Error('robot')));
    });
    buy(element);
    await seeProblem(element, 'The shop did not let this order through.');
    expect(vendor.createOrder.calls).to.have.length(0);
  });
});

describe('a payment that is declined', () => {
  it('keeps everything typed, marks the field, and pays the same order again', async () => {
    const {element, vendor, heard} = await openWithCard();
    vendor.pay.hold();
    await fill(element, 'First name', 'Augusta');
    buy(element);
    await until(() => vendor.pay.calls.length === 1, 'not paid');
    vendor.pay.last.fail({errorCode: ['InvalidCardCvc'], errorMessage: 'do not show this'});
    await seeProblem(element, 'The security code is wrong. Nothing was charged.');
    expect(textOf(element)).not.to.contain('do not show this');
    const cvc = labelled(element, 'Security code');
    await until(() => focused() === cvc, 'the field gets no focus');
    expect(cvc.getAttribute('aria-invalid')).to.equal('true');
    expect(cvc.value).to.equal('737');
    expect(labelled(element, 'Card number').value).to.equal(card['Card number']);
    expect(labelled(element, 'First name').value).to.equal('Augusta');
    expect(heard.of('sjs-error')).to.deep.include({
      code: 'InvalidCardCvc',
      audience: 'shopper',
      recoverable: true,
      orderId: 'order-1',
      reference: undefined,
    });
    await fill(element, 'Security code', '123');
    buy(element);
    await until(() => vendor.pay.calls.length === 2, 'not paid again');
    vendor.pay.last.answer({OrderId: 'order-1', OrderStatus: 'PaymentPending'});
    await seeNotice(element, thanks);
    expect(vendor.createOrder.calls).to.have.length(1);
    expect(vendor.pay.last.input[1]).to.include({cvc: '123'});
  });

  it('without a field to blame is told above the button, with the reference for the support', async () => {
    const {element, vendor} = await openWithCard();
    vendor.pay.always(() => refuse({errorCode: ['AuthorizationRejected'], referenceId: 'ref-77'}));
    buy(element);
    const told = await seeProblem(element, 'Your bank declined the payment. Nothing was charged.');
    expect(textOf(told)).to.contain('Reference for our support: ref-77');
    await until(() => focused() === told, 'the problem gets no focus');
    expect(textOf(submitButton(element)!)).to.contain('Subscribe and pay €11.90');
  });

  it('because of the customer’s data leads to their field', async () => {
    const {element, vendor} = await openWithCard({
      properties: {customer: {...ada, companyName: 'A', vatId: 'DE12345'}},
    });
    vendor.createOrder.always(() => refuse({errorCode: ['InvalidVatId']}));
    buy(element);
    await seeProblem(element, 'The VAT ID was not accepted.');
    await until(() => focused() === labelled(element, 'VAT ID'), 'the field gets no focus');
  });

  it('may be followed by another plan: then that is a new order', async () => {
    const {element, vendor} = await openWithCard();
    vendor.pay.always(() => refuse({errorCode: ['BearerRejected']}));
    buy(element);
    await seeProblem(element, 'The card or account was declined.');
    vendor.pay.always((_payment, _data, order) => ({OrderId: (order as {OrderId: string}).OrderId}));
    await pick(element, 'team-monthly');
    await see(() => textOf(submitButton(element)!), '€29.75');
    buy(element);
    expect(textOf(await seeNotice(element, thanks))).to.contain('order-2');
  });
});

describe('while an answer is awaited', () => {
  it('nothing can be changed, and the button says what is going on', async () => {
    const {element, vendor, browser} = await openWithCard();
    vendor.createOrder.hold();
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.createOrder.calls.length, 'no order');
    await see(() => textOf(submitButton(element)!), 'Placing your order …');
    for (const control of queryAll(element, 'input, select')) expect(control.matches(':disabled')).to.equal(true);
    expect(button(element, 'Add a coupon code').matches(':disabled')).to.equal(true);
    const chosen = chosenPlan(element);
    queryAll(element, 'input[name=plan]').at(-1)!.click();
    expect(chosenPlan(element)).to.equal(chosen);
    vendor.createOrder.last.answer({OrderId: 'o-1', GrossTotal: 11.9, Currency: 'EUR'});
    await see(() => submitButton(element) && textOf(submitButton(element)!), 'Paying …');
    await browser.clock.advance(30_000);
    await see(() => textOf(submitButton(element)!), 'Still waiting for your bank. Please keep this page open.');
    vendor.pay.last.answer({OrderId: 'o-1'});
    await seeNotice(element, thanks);
  });
});

describe('a coupon', () => {
  const open = async (element: SjsCheckout, code: string) => {
    button(element, 'Add a coupon code').click();
    await until(() => query(element, '[part=coupon-input]'), 'no coupon field');
    await write(element, 'Coupon code', code);
  };

  it('that is good lowers the price and goes into the order', async () => {
    const {element, vendor, heard} = await openWithCard();
    await open(element, 'HALF');
    button(element, 'Apply').click();
    await see(() => textOf(submitButton(element)!), 'Subscribe and pay €5.95');
    expect(heard.of('sjs-change').at(-1)).to.include({coupon: 'HALF'});
    expect(heard.of('sjs-preview').at(-1)).to.include({totalGross: 5.95, couponError: undefined});
    buy(element);
    await seeNotice(element, thanks);
    expect(vendor.createOrder.last.input[0]).to.include({CouponCode: 'HALF'});
    expect(heard.of('sjs-success')[0]).to.include({coupon: 'HALF'});
  });

  it('that is none stays to be corrected, and is left out of the order', async () => {
    const {element, vendor, heard} = await openWithCard();
    await open(element, 'STAR');
    button(element, 'Apply').click();
    await see(() => textOf(element), 'This code is not valid. The price shown is the price without it.');
    expect(heard.of('sjs-preview').at(-1)).to.include({totalGross: 11.9, couponError: 'InvalidCouponCode'});
    expect(labelled(element, 'Coupon code').value).to.equal('STAR');
    buy(element);
    await seeNotice(element, thanks);
    expect(vendor.createOrder.last.input[0]).not.to.have.property('CouponCode');
  });

  it('is not bought by Enter in its field', async () => {
    const {element, vendor} = await openWithCard();
    await open(element, 'HALF');
    press(labelled(element, 'Coupon code'), 'Enter');
    await turn(5);
    expect(vendor.createOrder.calls).to.have.length(0);
    expect(textOf(submitButton(element)!)).to.contain('Subscribe and pay');
  });

  it('of 10,000 characters is refused in the field and loses nothing', async () => {
    const {element, vendor} = await openWithCard();
    const previews = vendor.preview.calls.length;
    await open(element, 'X'.repeat(10_000));
    button(element, 'Apply').click();
    await see(() => textOf(element), 'This is too long for a coupon code, which has at most 64 characters.');
    expect(labelled(element, 'Coupon code').value).to.have.length(10_000);
    expect(vendor.preview.calls).to.have.length(previews);
  });

  it('comes from the attribute, or from the address', async () => {
    const leave = atAddress({'sjs-coupon': 'HALF'});
    try {
      const {element} = await openElement();
      await see(() => textOf(submitButton(element)!), '€5.95');
    } finally {
      leave();
    }
    const {element} = await openElement({attributes: {coupon: 'HALF'}});
    await see(() => textOf(submitButton(element)!), '€5.95');
  });
});

describe('a payment that continues on the provider’s page', () => {
  it('says which page and waits; who did not finish there pays the same order in another way', async () => {
    const {element, vendor, heard} = await openElement();
    element.addEventListener('sjs-redirect', (event) => event.preventDefault());
    await pick(element, 'PayPal');
    vendor.pay.always(() => ({OrderId: 'order-1', Url: 'https://pay.example/session'}));
    buy(element);
    const notice = await seeNotice(element, 'Your payment continues with the payment provider');
    expect(heard.of('sjs-redirect')).to.deep.equal([{orderId: 'order-1', url: 'https://pay.example/session'}]);
    expect(button(notice, 'Continue to the payment page').getAttribute('href')).to.equal('https://pay.example/session');
    expect(submitButton(element)).to.equal(undefined);
    await until(() => focused() === notice, 'the notice gets no focus');
    button(notice, 'I did not finish there').click();
    await until(() => submitButton(element), 'the forms do not come back');
    expect(labelled(element, 'E-mail').value).to.equal(ada.emailAddress);
    await pick(element, 'InvoicePayment');
    vendor.pay.always(() => ({OrderId: 'order-1'}));
    buy(element);
    await seeNotice(element, thanks);
    expect(vendor.createOrder.calls).to.have.length(1);
  });

  it('empties numbers and codes before the page is left', async () => {
    const {element, vendor} = await openWithCard();
    element.addEventListener('sjs-redirect', (event) => event.preventDefault());
    vendor.pay.always(() => ({OrderId: 'order-1', Url: 'https://pay.example/3ds'}));
    buy(element);
    button(
      await seeNotice(element, 'Your payment continues with the payment provider'),
      'I did not finish there',
    ).click();
    await until(() => submitButton(element), 'the forms do not come back');
    for (const label of ['Card number', 'Security code']) expect(labelled(element, label).value).to.equal('');
  });

  it('of which an error was told first, is offered there and takes nobody away by surprise', async () => {
    const {element, vendor, heard} = await openElement();
    element.addEventListener('sjs-redirect', (event) => event.preventDefault());
    await pick(element, 'PayPal');
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.pay.calls.length, 'no payment');
    vendor.pay.last.fail({errorCode: ['Timeout']});
    await seeNotice(element, 'We are waiting to hear about your payment');
    vendor.pay.last.answer({OrderId: 'order-1', Url: 'https://pay.example/'});
    const told = await seeNotice(element, 'Your payment continues with the payment provider');
    expect(told.querySelector('a')?.href).to.equal('https://pay.example/');
    expect(heard.of('sjs-redirect')).to.deep.equal([]);
  });

  it('is not left for an address that is not safe', async () => {
    const {element, vendor, heard} = await openElement();
    await pick(element, 'PayPal');
    vendor.pay.always(() => ({OrderId: 'order-1', Url: 'javascript:alert(1)'}));
    buy(element);
    await seeNotice(element, 'We are waiting to hear about your payment');
    expect(heard.of('sjs-redirect')).to.deep.equal([]);
  });

  it('is completed on the way back, on this very page', async () => {
    const leave = atAddress({pactasTransactionId: 't-1', secret: 's3cret'});
    try {
      const vendor = vendorScript();
      vendor.finalize.hold();
      const {element, heard} = await openElement({vendor, settled: false});
      await seeNotice(element, 'One moment, please');
      await until(() => vendor.finalize.calls.length, 'not completed');
      vendor.finalize.last.answer({OrderId: 'order-9', ContractId: 'c-9', GrossTotal: 11.9, Currency: 'EUR'});
      expect(textOf(await seeNotice(element, thanks))).to.contain('order-9');
      expect(heard.of('sjs-success')).to.have.length(1);
      expect(heard.of('sjs-success')[0]).to.include({orderId: 'order-9', returned: true});
      expect(location.href).not.to.match(/pactas|secret/);
    } finally {
      leave();
    }
  });
});

describe('a payment without an answer', () => {
  it('shows the order number and nothing to buy with', async () => {
    const {element, vendor, heard} = await openWithCard();
    vendor.pay.always(() => refuse({errorCode: ['PspServerError'], errorMessage: 'stack trace'}));
    buy(element);
    const notice = await seeNotice(element, 'We are waiting to hear about your payment');
    expect(textOf(notice)).to.contain('Order number order-1').and.to.contain('Please do not order again');
    expect(submitButton(element)).to.equal(undefined);
    expect(findButton(element, 'Check again')).to.equal(undefined);
    expect(textOf(element)).not.to.contain('stack trace');
    expect(queryAll(element, 'input')).to.deep.equal([]);
    await until(() => focused() === notice, 'the notice gets no focus');
    expect(heard.of('sjs-error').at(-1)).to.include({code: 'PspServerError', recoverable: false, orderId: 'order-1'});
    void element.submit();
    await turn(5);
    expect(vendor.pay.calls).to.have.length(1);
  });

  it('is asked about where there is somebody to ask', async () => {
    let paid = false;
    const asked: string[] = [];
    const {element, vendor, heard} = await openWithCard({
      properties: {
        resolveOrder: (orderId) => {
          asked.push(orderId);
          return Promise.resolve({orderId, status: paid ? 'Completed' : 'PaymentPending'});
        },
      },
    });
    vendor.pay.always(() => refuse({errorCode: ['Timeout']}));
    buy(element);
    const notice = await seeNotice(element, 'We are waiting to hear about your payment');
    await until(() => findButton(notice, 'Check again'), 'no button');
    paid = true;
    button(notice, 'Check again').click();
    await seeNotice(element, thanks);
    expect(asked).to.deep.equal(['order-1', 'order-1']);
    expect(heard.of('sjs-success')).to.have.length(1);
  });

  it('can be asked about as soon as the page says how', async () => {
    const {element, vendor} = await openWithCard();
    vendor.pay.always(() => refuse({errorCode: ['Timeout']}));
    buy(element);
    const notice = await seeNotice(element, 'We are waiting to hear about your payment');
    expect(findButton(notice, 'Check again')).to.equal(undefined);
    element.resolveOrder = (orderId) => Promise.resolve({orderId, status: 'Completed'});
    await until(() => findButton(element, 'Check again'), 'nobody can be asked');
    button(element, 'Check again').click();
    await seeNotice(element, thanks);
  });

  it('that comes late after all still counts', async () => {
    const {element, vendor, browser} = await openElement();
    await pick(element, 'InvoicePayment');
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.pay.calls.length, 'not paid');
    await browser.clock.advance(30_000);
    await seeNotice(element, 'We are waiting to hear about your payment');
    vendor.pay.last.answer({OrderId: 'order-1'});
    await seeNotice(element, thanks);
  });
});

describe('another tab', () => {
  it('in the middle of an order keeps this one from starting one', async () => {
    const first = await openWithCard();
    first.vendor.createOrder.hold();
    const second = await openWithCard({vendor: first.vendor, browser: first.browser});
    buy(first.element);
    await until(() => first.vendor.createOrder.calls.length, 'no order');
    await seeNotice(second.element, 'An order is being placed in another window');
    expect(submitButton(second.element)).to.equal(undefined);
    first.vendor.createOrder.last.answer({OrderId: 'o-1', GrossTotal: 11.9, Currency: 'EUR'});
    await seeNotice(first.element, thanks);
    await seeNotice(second.element, 'You have just ordered here');
    expect(second.heard.of('sjs-success')).to.deep.equal([]);
    button(second.element, 'Order once more').click();
    await until(() => submitButton(second.element), 'the forms do not come back');
    expect(labelled(second.element, 'Security code').value).to.equal('737');
    first.vendor.createOrder.always(() => ({OrderId: 'o-2', GrossTotal: 11.9, Currency: 'EUR'}));
    buy(second.element);
    expect(textOf(await seeNotice(second.element, thanks))).to.contain('o-2');
  });

  it('or another checkout that pays tells this one, and tears nobody away from what they are doing elsewhere', async () => {
    const {element, vendor, browser} = await openWithCard();
    const second = await openElement({vendor, browser});
    const elsewhere = document.createElement('input');
    second.element.parentElement!.append(elsewhere);
    vendor.pay.hold();
    buy(element);
    elsewhere.focus();
    await seeNotice(second.element, 'This order is being paid right now');
    await rested(second.element);
    expect(focused()).to.equal(elsewhere);
  });
});

describe('an order that was left open at a provider’s', () => {
  it('is called that, also after a reload, when something else is bought', async () => {
    const browser = createFakeBrowser();
    const {localStorage, clock} = browser.openTab();
    const {element, vendor} = await openWithCard({browser});
    const record = {
      ...{attemptId: 'a', idempotencyKey: 'i', phase: 'abandoned', leftOpen: true, orderId: 'o-9', total: 89.25},
      ...{currency: 'EUR', cart: {planVariantId: 'team-monthly', components: []}, pay: 'interactive'},
      ...{createdAt: clock.now(), updatedAt: clock.now()},
    };
    localStorage.setItem(attemptKey(element.shop), JSON.stringify(record));
    buy(element);
    await until(() => question(element), 'no question');
    await see(() => textOf(question(element)!), 'You have an order over €89.25 that could still be paid');
    expect(vendor.createOrder.calls).to.deep.equal([]);
  });
});

describe('an order that exists already', () => {
  const order = {orderId: 'o-7', grossTotal: 89.25, currency: 'EUR'};

  it('is paid as it is: no plans, no customer, its own amount', async () => {
    const {element, vendor} = await openWithCard({properties: {order}});
    expect(query(element, 'sjs-plan-picker')).to.equal(undefined);
    expect(query(element, 'sjs-customer-form')).to.equal(undefined);
    expect(textOf(element)).to.contain('Order number o-7');
    expect(textOf(submitButton(element)!)).to.contain('Pay €89.25');
    buy(element);
    await seeNotice(element, thanks);
    expect(vendor.createOrder.calls).to.have.length(0);
    expect(vendor.preview.calls).to.have.length(0);
    expect(vendor.pay.last.input[2]).to.deep.equal({OrderId: 'o-7', GrossTotal: 89.25, Currency: 'EUR'});
  });

  it('is read from the address', async () => {
    const leave = atAddress({'sjs-order': 'o-8', 'sjs-total': '12.5', 'sjs-currency': 'EUR'});
    try {
      const {element} = await openElement();
      expect(textOf(submitButton(element)!)).to.contain('Pay €12.50');
    } finally {
      leave();
    }
  });

  const unsound: readonly (readonly [field: string, order: object])[] = [
    ['orderId', {...order, orderId: ''}],
    ['grossTotal', {...order, grossTotal: '5'}],
    ['grossTotal', {...order, grossTotal: Number.NaN}],
    ['grossTotal', {...order, grossTotal: -5}],
    ['currency', {...order, currency: ''}],
    ['currency', {...order, currency: 'EURO'}],
  ];
  const shopTrouble =
    'This payment cannot be made because of a problem in the shop. Nothing was charged. Please contact us.';
  for (const [field, wrong] of unsound) {
    it(`and lacks a sound ${field} is not paid, ${JSON.stringify(wrong)}; one that is set right later is`, async () => {
      consoleErrors.length = 0;
      const {element, vendor, heard} = await openElement({
        properties: {order: wrong as typeof order},
        settled: false,
      });
      await see(() => textOf(element), shopTrouble);
      expect(query(element, 'sjs-plan-picker')).to.equal(undefined);
      await element.submit();
      expect(vendor.pay.calls).to.be.empty;
      expect(heard.of('sjs-error')).to.deep.equal([
        {code: 'InvalidConfiguration', audience: 'merchant', recoverable: false},
      ]);
      expect(consoleErrors.filter((line) => line.includes(`(order.${field})`)).length).to.be.below(2);
      element.order = order;
      await until(() => submitButton(element), 'nothing to pay');
      expect(textOf(submitButton(element)!)).to.equal('Pay €89.25');
    });
  }

  it('and is wrong is told in the page’s language', async () => {
    const wrong = {...order, currency: 'EURO'};
    const {element} = await openElement({attributes: {locale: 'de'}, properties: {order: wrong}, settled: false});
    await see(() => textOf(element), 'Es wurde nichts abgebucht.');
  });

  const links: readonly Readonly<Record<string, string>>[] = [
    {},
    {'sjs-total': 'abc', 'sjs-currency': 'EUR'},
    {'sjs-total': '-5', 'sjs-currency': 'EUR'},
    {'sjs-total': '', 'sjs-currency': 'EUR'},
    {'sjs-total': '89.25', 'sjs-currency': 'XXQ1'},
  ];
  for (const link of links) {
    it(`is asked for by a link that lacks something, ${JSON.stringify(link)}, and nothing else is sold instead`, async () => {
      const leave = atAddress({'sjs-order': '65a1', ...link});
      try {
        const {element, vendor} = await openElement({settled: false});
        await see(() => textOf(element), shopTrouble);
        await turn(5);
        expect(query(element, 'sjs-plan-picker')).to.equal(undefined);
        expect(vendor.preview.calls).to.be.empty;
      } finally {
        leave();
      }
    });
  }

  for (const [status, sentence] of [
    ['Expired', 'It has expired and can no longer be paid. Nothing was charged. Please order again.'],
    ['Failed', 'The payment failed. Nothing was charged. Please order again.'],
    ['Declined', 'The order was declined. Nothing was charged. Please contact us.'],
    [
      'Aborted',
      'It can no longer be paid: it may have been paid already, or have expired. Please check your e-mail before you order again.',
    ],
  ] as const) {
    it(`and is ${status} is shown as closed`, async () => {
      const {element, heard} = await openElement({properties: {order: {...order, status}}, settled: false});
      const notice = await seeNotice(element, 'This order is closed');
      expect(textOf(notice)).to.contain(sentence).and.to.contain('Order number o-7');
      expect(submitButton(element)).to.equal(undefined);
      expect(heard.of('sjs-success')).to.deep.equal([]);
    });
  }

  for (const status of ['Completed', 'Approved']) {
    it(`and is ${status} is shown as paid, with no way to pay it again`, async () => {
      const {element, heard} = await openElement({properties: {order: {...order, status}}, settled: false});
      const notice = await seeNotice(element, 'This order is already paid');
      expect(textOf(notice)).to.contain('There is nothing more for you to do here.').and.to.contain('Order number o-7');
      expect(queryAll(element, 'button')).to.deep.equal([]);
      expect(heard.of('sjs-success')).to.deep.equal([]);
    });
  }

  it('and was paid in this browser is shown as paid, here, after a reload and much later', async () => {
    const {element, vendor, browser} = await openElement({properties: {order}});
    const other = await openElement({properties: {order}, vendor, browser});
    await pick(element, 'InvoicePayment');
    buy(element);
    await seeNotice(element, thanks);
    await seeNotice(other.element, 'This order is already paid');
    await browser.clock.advance(31 * 60_000);
    const later = await openElement({properties: {order}, vendor, browser, settled: false});
    await seeNotice(later.element, 'This order is already paid');
    await later.element.submit();
    expect(queryAll(later.element, 'button')).to.deep.equal([]);
    expect(vendor.pay.calls).to.have.length(1);
    const another = await openElement({properties: {order: {...order, orderId: 'o-9'}}, vendor, browser});
    expect(submitButton(another.element)).not.to.equal(undefined);
  });

  it('and awaits approval is shown as received', async () => {
    const {element} = await openElement({properties: {order: {...order, status: 'ApprovalPending'}}, settled: false});
    const notice = await seeNotice(element, 'Thank you, we have received your order');
    expect(textOf(notice)).to.contain('o-7').and.to.contain('€89.25');
  });
});

it('an order that the merchant approves by hand is shown as received', async () => {
  const {element, vendor, heard} = await openWithCard();
  vendor.pay.always(() => ({OrderId: 'order-1', OrderStatus: 'ApprovalPending'}));
  buy(element);
  await seeNotice(element, 'Thank you, we have received your order');
  expect(heard.of('sjs-success')).to.have.length(1);
  expect(heard.of('sjs-success')[0]).to.include({status: 'ApprovalPending'});
  expect(question(element)).to.equal(undefined);
  expect(problem(element)).to.equal(undefined);
});
