/** Every error that billwerk documents, at every call of a purchase: what the shopper sees, keeps and can do next. */
import {expect} from '@open-wc/testing';
import type {SjsCheckout} from '../../components/checkout.ts';
import {errorSentence} from '../../components/error-sentence.ts';
import {messages as de} from '../../components/locales/de.ts';
import {enErrors} from '../../components/locales/en-errors.ts';
import {messages as enSentences} from '../../components/locales/en.ts';
import type {Locale} from '../../components/locales/messages.ts';
import {CheckoutError} from '../../src/errors.ts';
import {documentedErrors} from '../support/documented-errors.ts';
import type {DocumentedError} from '../support/documented-errors.ts';
import {refuse} from '../support/fake-subscriptionjs.ts';
import type {FakeSubscriptionJs} from '../support/fake-subscriptionjs.ts';
import {
  ada,
  button,
  buy,
  card,
  cleanUp,
  collectConsoleErrors,
  focused,
  openElement,
  problem,
  query,
  queryAll,
  question,
  see,
  seeNotice,
  submitButton,
  textOf,
  turn,
  until,
  vendorScript,
} from '../support/page.ts';

collectConsoleErrors();

/** The shopper pays in English and orders in German, so that both are seen. */
const languages: {readonly [step in 'pay' | 'createOrder']: readonly [locale: string, messages: Locale]} = {
  pay: ['en', {...enSentences, ...enErrors}],
  createOrder: ['de', de],
};

const debitFields = {accountHolder: 'A. Lovelace', iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX'};
const cardFields = {
  cardNumber: card['Card number'],
  expiry: card['Expiry date'],
  cvc: card['Security code'],
  cardHolder: card['Name on card'],
};

type Step = keyof typeof languages;

interface Scene {
  readonly element: SjsCheckout;
  readonly vendor: FakeSubscriptionJs;
  readonly messages: Locale;
  /** What is typed, by field. */
  entered(): Readonly<Record<string, string>>;
  /** Presses the button; billwerk answers with this error. */
  press(error: DocumentedError, meanwhile?: () => void): void;
}

/** Everything is typed, for a payment by card or by debit, and the button can be pressed. */
async function filledIn(
  step: Step,
  options: {readonly byDebit?: boolean; readonly coupon?: string} = {},
): Promise<Scene> {
  const {byDebit = false, coupon} = options;
  const [locale, messages] = languages[step];
  const vendor = vendorScript();
  vendor.bearers = [byDebit ? 'Debit:FakePSP' : 'CreditCard:FakePSP'];
  const {element} = await openElement({
    vendor,
    attributes: {locale, ...(coupon && {coupon})},
    properties: {customer: {...ada, companyName: 'Engines Ltd', vatId: 'DE123456789'}},
  });
  await until(() => query(element, '[data-bearer] [data-field]'), 'no payment fields');
  if (byDebit) button(element, messages.addBic).click();
  for (const [name, text] of Object.entries({firstName: 'Augusta', ...(byDebit ? debitFields : cardFields)})) {
    await until(() => query(element, `[data-field=${name}]`), `no field ${name}`);
    const input = query<HTMLInputElement>(element, `[data-field=${name}]`)!;
    input.value = text;
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, {bubbles: true}));
  }
  const entered = () =>
    Object.fromEntries(
      queryAll<HTMLInputElement>(element, '[data-field]').map((each) => [each.dataset['field']!, each.value]),
    );
  expect(entered()).to.include({firstName: 'Augusta', vatId: 'DE123456789'});
  return {
    element,
    vendor,
    messages,
    entered,
    press({code}, meanwhile) {
      vendor[step].always(() => {
        meanwhile?.();
        return refuse({errorCode: [code], errorMessage: 'internal', referenceId: `ref-${code}`});
      });
      buy(element);
    },
  };
}

const referenceOf = ({reference}: Locale, {code}: DocumentedError) => reference.replace('{reference}', `ref-${code}`);

/** One after the other on the same page; a failure names the code. */
async function walk(
  errors: readonly DocumentedError[],
  check: (error: DocumentedError) => Promise<void>,
): Promise<void> {
  for (const error of errors) {
    await check(error).catch((cause: unknown) => {
      throw new Error(`${error.code}: ${cause instanceof Error ? cause.message : String(cause)}`, {cause});
    });
  }
}

const isDefiniteOne = ({outcome}: DocumentedError) => outcome === 'declined' || outcome === 'fixable';
const definite = documentedErrors.filter(isDefiniteOne);
const doubtful = documentedErrors.filter((error) => !isDefiniteOne(error));
const isOf = (fields: object) => (error: DocumentedError) => error.field !== undefined && error.field in fields;
const coupon = definite.find(({field}) => field === 'couponCode')!;
const byDebit = definite.filter(isOf(debitFields));
const byCard = definite.filter((error) => error !== coupon && !byDebit.includes(error));

afterEach(cleanUp);

describe('what billwerk refuses', () => {
  async function isSaid({element, messages}: Scene, {code, outcome}: DocumentedError): Promise<string> {
    const sentence = errorSentence(messages, new CheckoutError(code, {outcome}));
    await see(() => problem(element) && textOf(problem(element)!), sentence);
    const told = textOf(problem(element)!);
    expect(told).to.contain(messages.nothingCharged).and.to.contain(referenceOf(messages, {code, outcome}));
    expect(textOf(element)).not.to.contain('internal');
    return sentence;
  }

  /** The field that it is about is marked, with what is wrong, and has the focus; else the sentence above the button has. */
  async function isMarked({element}: Scene, {field}: DocumentedError, sentence: string): Promise<void> {
    const input = field && query(element, `[data-field=${field}]`);
    expect(Boolean(input)).to.equal(field !== undefined);
    const marked = () => queryAll(element, '[data-field][aria-invalid=true]').map(({dataset}) => dataset['field']);
    // The focus may be there already, since the last error was about the same field.
    const isThere = () => focused() === (input || problem(element)) && marked().length === (input ? 1 : 0);
    await until(isThere, 'the focus is elsewhere, or the field not marked');
    expect(marked()).to.deep.equal(input ? [field] : []);
    if (!input) return;
    const [beginning = ''] = sentence.split('. ');
    const message = (input.getRootNode() as ShadowRoot).getElementById(input.getAttribute('aria-describedby')!);
    expect(textOf(message!)).to.contain(beginning);
  }

  for (const [step, method, errors] of [
    ['pay', 'card', byCard],
    ['pay', 'debit', byDebit],
    ['createOrder', 'card', byCard],
    ['createOrder', 'debit', byDebit],
  ] as const) {
    it(`(${step}, ${method}) is explained, marked where it stands, loses nothing and can be tried again`, async () => {
      const scene = await filledIn(step, {byDebit: method === 'debit'});
      const {element, vendor, messages} = scene;
      const before = scene.entered();
      await walk(errors, async (error) => {
        scene.press(error);
        await isMarked(scene, error, await isSaid(scene, error));
        expect(scene.entered()).to.deep.equal(before);
      });
      vendor[step].always(() => ({OrderId: 'order-1', GrossTotal: 11.9, Currency: 'EUR'}));
      buy(element);
      await seeNotice(element, messages.successTitle);
      // A declined payment is another try with the same order; a declined order was none.
      expect(vendor[step].calls).to.have.length(errors.length + 1);
      expect(vendor[step === 'pay' ? 'createOrder' : 'pay'].calls).to.have.length(1);
    });
  }

  for (const step of ['pay', 'createOrder'] as const) {
    it(`(${step}, ${coupon.code}) is marked in the coupon’s field, and what is bought then is bought without it`, async () => {
      const scene = await filledIn(step, {coupon: 'HALF'});
      const {element, vendor, messages} = scene;
      await until(() => query(element, '[part=coupon-chip]'), 'no coupon');
      const before = scene.entered();
      // From now on it is flagged.
      scene.press(coupon, () => (vendor.coupon = ''));
      await isSaid(scene, coupon);
      await until(() => focused() === problem(element), 'the focus is elsewhere');
      await until(() => query(element, '[part=coupon-input][aria-invalid=true]'), 'the code is not marked');
      expect(scene.entered()).to.deep.equal(before);
      vendor.createOrder.always(() => ({OrderId: 'order-2', GrossTotal: 11.9, Currency: 'EUR'}));
      vendor.pay.always(() => ({OrderId: 'order-2', OrderStatus: 'PaymentPending'}));
      buy(element);
      await seeNotice(element, messages.successTitle);
      expect(vendor.createOrder.last.input[0]).not.to.have.property('CouponCode');
      expect(vendor.pay.last.input[2]).to.include({OrderId: 'order-2', GrossTotal: 11.9});
    });
  }
});

describe('what billwerk does not answer clearly', () => {
  for (const error of doubtful) {
    const {code, outcome} = error;
    it(`(pay, ${code}) is neither paid nor ordered again: the shopper reads what to do, and a number to quote`, async () => {
      const scene = await filledIn('pay');
      const {element, vendor, messages} = scene;
      const done = outcome === 'already-done';
      scene.press(error);
      const notice = await seeNotice(element, done ? messages.probablyDoneTitle : messages.paymentUnknownTitle);
      const text = textOf(notice);
      expect(text).to.contain(done ? messages.probablyDoneText : messages.paymentUnknownText);
      expect(text).to.contain('order-1').and.to.contain(referenceOf(messages, error));
      expect(text).not.to.contain(messages.nothingCharged);
      await until(() => focused() === notice, 'the notice gets no focus');
      expect(queryAll(element, 'button, a, input, select').length, 'controls').to.equal(0);
      await element.submit();
      await turn();
      expect([vendor.createOrder.calls.length, vendor.pay.calls.length]).to.deep.equal([1, 1]);
    });
  }

  it('(createOrder) has charged nothing: the shopper is asked what to do, and loses nothing', async () => {
    const scene = await filledIn('createOrder');
    const {element, vendor, messages} = scene;
    const before = scene.entered();
    await walk(doubtful, async (error) => {
      scene.press(error);
      await see(() => question(element) && textOf(question(element)!), messages.orderUnknown);
      await see(() => textOf(question(element)!), referenceOf(messages, error));
      await until(() => focused() === question(element), 'the question gets no focus');
      expect(submitButton(element) === undefined, 'nothing to pay with').to.equal(true);
      button(element, messages.tryAgain);
      button(element, messages.back).click();
      await until(() => submitButton(element), 'the button does not come back');
      expect(scene.entered()).to.deep.equal(before);
    });
    expect(vendor.pay.calls).to.be.empty;
    vendor.createOrder.always(() => ({OrderId: 'order-1', GrossTotal: 11.9, Currency: 'EUR'}));
    buy(element);
    await seeNotice(element, messages.successTitle);
    expect(vendor.pay.calls).to.have.length(1);
  });
});
