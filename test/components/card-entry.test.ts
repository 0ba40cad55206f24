import {expect} from '@open-wc/testing';
import type {SjsCheckout} from '../../components/checkout.ts';
import {refuse} from '../support/fake-subscriptionjs.ts';
import type {FakePaymentForm, FakeSubscriptionJs} from '../support/fake-subscriptionjs.ts';
import {
  button,
  buy,
  cleanUp,
  collectConsoleErrors,
  fill,
  openElement,
  pick,
  problem,
  query,
  queryAll,
  see,
  seeNotice,
  textOf,
  turn,
  until,
  vendorScript,
} from '../support/page.ts';
import type {OpenedCheckout, OpenElementOptions} from '../support/page.ts';

const consoleErrors = collectConsoleErrors();

interface OpenedWithForm extends OpenedCheckout {
  readonly forms: readonly FakePaymentForm[];
}

/** A checkout whose script has a payment form, which is there. */
async function openWithForm(options: OpenElementOptions = {}): Promise<OpenedWithForm> {
  const vendor = options.vendor ?? vendorScript();
  const forms = vendor.offerPaymentForm();
  const opened = await openElement({...options, vendor});
  await until(() => query(opened.element, '.provider-form.ready'), 'the form is not there');
  return {...opened, forms};
}

const cardFields = (element: SjsCheckout) => queryAll(element, '[data-field=cardNumber]').length;
const frameIn = (element: SjsCheckout) => element.querySelector('iframe');

function withoutForm(vendor: FakeSubscriptionJs, error: unknown): void {
  const forms = vendor.offerPaymentForm();
  // Told after it was made, which is all that the vendor's sample shows.
  void until(() => forms[0], 'no form is made').then(() => forms[0]!.fail(error));
}

describe('cards', () => {
  afterEach(cleanUp);

  it('are typed into billwerk’s payment form where the script has one, and paid with it', async () => {
    const {element, vendor, forms, heard} = await openWithForm();
    expect(cardFields(element)).to.equal(0);
    expect(forms[0]!.config).to.deep.include({paymentMethods: ['CreditCard:FakePSP'], locale: 'en'});
    buy(element);
    await until(() => heard.of('sjs-success').length, 'nothing was bought');
    const [payment, form] = vendor.pay.last.input;
    expect(payment).to.equal(null);
    expect(form).to.have.property('payerDataChanged');
    expect(frameIn(element)).to.equal(null);
  });

  it('are paid with what billwerk’s payment form makes of them, where the shop tries that', async () => {
    const processPaymentData = () => Promise.resolve({processed: true});
    const {element, vendor, heard} = await openWithForm({properties: {processPaymentData}});
    buy(element);
    await until(() => heard.of('sjs-success').length, 'nothing was bought');
    expect(vendor.pay.last.input.slice(0, 2)).to.deep.equal([null, {processed: true}]);
  });

  it('are asked for in the light DOM, in a frame with a name that fills its place', async () => {
    const {element} = await openWithForm();
    const frame = frameIn(element)!;
    expect(frame.parentElement!.parentElement).to.equal(element);
    expect(frame.title).to.equal('Payment: Card');
    expect(frame.getBoundingClientRect().height).to.be.greaterThan(250);
    expect(frame.getBoundingClientRect().width).to.be.greaterThan(200);
  });

  it('are asked for in the element that the merchant brings along', async () => {
    const place = document.createElement('div');
    place.slot = 'payment-form';
    const {forms} = await openWithForm({children: [place]});
    expect(forms[0]!.container).to.equal(place);
  });

  it('look like our own fields there, also in the dark', async () => {
    const {forms} = await openWithForm();
    const root = document.documentElement.style;
    root.colorScheme = 'dark';
    const dark = await openWithForm();
    root.colorScheme = '';
    expect(forms[0]!.style.input['backgroundColor']).to.equal('rgb(255, 255, 255)');
    expect(dark.forms[0]!.style.input['backgroundColor']).to.equal('rgb(23, 24, 28)');
    expect(forms[0]!.style.body['fontFamily']).to.equal(getComputedStyle(document.body).fontFamily);
    expect(dark.forms[0]!.style.body['backgroundColor']).to.equal('rgb(23, 24, 28)');
    expect(forms[0]!.style.inputInvalid['borderColor']).to.equal('rgb(179, 32, 29)');
  });

  it('have the page’s own background behind them', async () => {
    document.body.style.backgroundColor = 'rgb(240, 230, 220)';
    const {forms} = await openWithForm();
    document.body.style.backgroundColor = '';
    expect(forms[0]!.style.body['backgroundColor']).to.equal('rgb(240, 230, 220)');
  });

  it('stay typed when price, coupon, plan or customer change; the form hears of the customer only', async () => {
    const {element, forms} = await openWithForm();
    const frame = frameIn(element);
    await pick(element, 'basic-monthly');
    await fill(element, 'City', 'Berlin');
    await until(() => forms[0]!.payers.at(-1)?.Address?.City === 'Berlin', 'the form does not hear of the city');
    await pick(element, 'InvoicePayment');
    await pick(element, 'CreditCard:FakePSP');
    expect(forms).to.have.length(1);
    expect(frameIn(element)).to.equal(frame);
  });

  it('can be confirmed in billwerk’s payment form while they are charged, where the bank asks there', async () => {
    const {element, vendor} = await openWithForm();
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.pay.calls.length, 'not paid');
    await element.updateComplete;
    const frame = frameIn(element)!;
    frame.focus();
    expect(document.activeElement === frame, 'the frame cannot be reached').to.equal(true);
  });

  it('that are being charged when the checkout is moved are of unknown outcome: what the bank asked in the form is gone', async () => {
    const {element, vendor} = await openWithForm();
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.pay.calls.length, 'not paid');
    const place = element.parentElement!;
    place.append(document.createElement('hr'), element);
    expect(textOf(await seeNotice(element, 'We are waiting to hear about your payment'))).to.contain('order-1');
    vendor.pay.last.answer({OrderId: 'order-1'});
    await seeNotice(element, 'Thank you for your order');
  });

  it('are asked for again where the checkout was moved before they were charged; the same order is paid', async () => {
    const {element, vendor, heard} = await openWithForm();
    vendor.createOrder.hold();
    buy(element);
    await until(() => vendor.createOrder.calls.length, 'not ordered');
    const place = element.parentElement!;
    place.append(document.createElement('hr'), element);
    vendor.createOrder.last.answer({OrderId: 'order-1', GrossTotal: 11.9, Currency: 'EUR'});
    await see(() => problem(element) && textOf(problem(element)!), 'Please enter your card again');
    await until(() => query(element, '.provider-form.ready'), 'no new form');
    buy(element);
    await until(() => heard.of('sjs-success').length, 'nothing was bought');
    expect(vendor.createOrder.calls).to.have.length(1);
  });

  it('of another provider get a form of their own', async () => {
    const vendor = vendorScript();
    vendor.bearers = ['CreditCard:FakePSP', 'CreditCard:PayOne'];
    const {element, forms} = await openWithForm({vendor});
    await pick(element, 'CreditCard:PayOne');
    await until(() => forms[1], 'no other form');
    expect(forms[1]!.config.paymentMethods).to.deep.equal(['CreditCard:PayOne']);
    expect(element.querySelectorAll('iframe')).to.have.length(1);
  });

  it('get a new form where the checkout is moved, since a moved frame loses its page', async () => {
    const {element, forms} = await openWithForm();
    const place = document.createElement('div');
    element.parentElement!.append(place);
    place.append(element);
    await until(() => forms[1], 'no new form');
    expect(element.querySelectorAll('iframe')).to.have.length(1);
  });

  it('wait for the form where the button is pressed too early', async () => {
    const {element, heard} = await openWithForm();
    await pick(element, 'InvoicePayment');
    await pick(element, 'CreditCard:FakePSP');
    buy(element);
    await until(() => heard.of('sjs-success').length, 'nothing was bought');
  });

  it('that billwerk refuses say what is wrong, and the same order is paid again', async () => {
    const {element, vendor, heard} = await openWithForm();
    vendor.pay.always(() => refuse({errorCode: ['InvalidCardNumber'], errorMessage: 'internal'}));
    buy(element);
    await see(() => problem(element) && textOf(problem(element)!), 'card number');
    expect(textOf(problem(element)!)).not.to.contain('internal');
    vendor.pay.always(() => ({OrderId: 'order-1', OrderStatus: 'PaymentPending'}));
    buy(element);
    await until(() => heard.of('sjs-success').length, 'nothing was bought');
    expect(vendor.createOrder.calls).to.have.length(1);
  });

  describe('without a payment form', () => {
    it('are typed into own fields', async () => {
      const {element} = await openElement();
      await until(() => cardFields(element), 'no own fields');
      expect(frameIn(element)).to.equal(null);
      expect(consoleErrors).to.be.empty;
    });

    it('are typed into own fields where the form cannot be made, and the merchant hears why', async () => {
      const vendor = vendorScript();
      withoutForm(vendor, {errorCode: ['InvalidConfiguration']});
      const {element} = await openElement({vendor});
      await until(() => cardFields(element), 'no own fields');
      expect(consoleErrors.join()).to.contain('InvalidConfiguration');
    });

    it('are typed into own fields where the page in its frame does not load', async () => {
      const vendor = vendorScript();
      vendor.paymentFormLoads = false;
      const forms = vendor.offerPaymentForm();
      const {element, browser} = await openElement({vendor});
      await until(() => forms[0], 'no form is made');
      await turn();
      await browser.clock.advance(15_000);
      await until(() => cardFields(element), 'no own fields');
      expect(frameIn(element)).to.equal(null);
      expect(vendor.createOrder.calls).to.be.empty;
    });

    it('are typed into its frame all the same where somebody types there', async () => {
      const vendor = vendorScript();
      vendor.paymentFormLoads = false;
      const forms = vendor.offerPaymentForm();
      const {element, browser} = await openElement({vendor});
      await until(() => forms[0], 'no form is made');
      frameIn(element)!.focus();
      window.dispatchEvent(new Event('blur'));
      await until(() => query(element, '.provider-form.ready'), 'the form is not there');
      await browser.clock.advance(15_000);
      await turn();
      expect(frameIn(element)).not.to.equal(null);
    });

    it('cannot be paid with where the merchant wants the form only; a retry may bring it', async () => {
      const vendor = vendorScript();
      const {element} = await openElement({vendor, attributes: {'card-entry': 'iframe'}, settled: false});
      await until(() => query(element, 'sjs-payment-form [part=problem], [part=problem]'), 'nothing is said');
      expect(cardFields(element)).to.equal(0);
      expect(consoleErrors.join()).to.contain('PaymentFormMissing (card-entry)');
      vendor.offerPaymentForm();
      button(element, 'Try again').click();
      await until(() => frameIn(element), 'no form after the retry');
    });
  });

  it('are typed into own fields where the merchant wants that', async () => {
    const vendor = vendorScript();
    const forms = vendor.offerPaymentForm();
    const {element} = await openElement({vendor, attributes: {'card-entry': 'fields'}});
    await until(() => cardFields(element), 'no own fields');
    expect(forms).to.be.empty;
  });

  it('what is only a passing trouble of the form is said beside it, and what was typed stays', async () => {
    const {element, forms} = await openWithForm();
    const frame = frameIn(element);
    forms[0]!.fail({errorCode: ['Timeout']});
    await until(() => query(element, '[part=problem]'), 'nothing is said');
    expect(frameIn(element)).to.equal(frame);
  });
});

describe('cards that are being paid with', () => {
  afterEach(cleanUp);

  it('stay in the form, whatever is told of it meanwhile', async () => {
    const {element, vendor, forms, heard} = await openWithForm();
    const frame = frameIn(element);
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.pay.calls.length, 'not paid');
    forms[0]!.fail({errorCode: ['InvalidConfiguration']});
    expect(frameIn(element) === frame, 'the form is gone').to.equal(true);
    expect(heard.of('sjs-error').at(-1)).to.include({code: 'InvalidConfiguration', audience: 'merchant'});
    vendor.pay.last.fail({errorCode: ['AuthorizationRejected']});
    await until(() => problem(element), 'nothing is said');
    expect(frameIn(element) === frame, 'the form is gone').to.equal(true);
    buy(element);
    await until(() => vendor.pay.calls.length === 2, 'not paid again');
    expect(vendor.pay.last.input[1] === vendor.pay.calls[0]!.input[1], 'another form').to.equal(true);
    vendor.pay.last.answer({OrderId: 'order-1', OrderStatus: 'PaymentPending'});
    await until(() => heard.of('sjs-success').length, 'nothing was bought');
  });
});
