import {beforeEach, describe, expect, test} from 'vitest';
import type {Collected} from '../../../../demo/sandbox/browser/messages.ts';
import {CARDS, IBANS, PUBLIC_API_KEY} from '../../../../demo/sandbox/test-data.ts';
import {json, setUp} from '../helpers.ts';
import type {Json} from '../helpers.ts';
import {FakeElement} from './fake-frame.ts';
import {card, CART, CUSTOMER, debit} from './shopper.ts';
import {FORM_ORIGIN, loadInPage, outcome, readyPayment, SHOP_ORIGIN} from './vendor-script.ts';
import type {PaymentFormDouble, SubscriptionJSDouble} from './vendor-script.ts';

const CONFIG = {
  publicApiKey: PUBLIC_API_KEY,
  providerReturnUrl: `${SHOP_ORIGIN}/checkout`,
  paymentMethods: ['CreditCard:FakePSP'],
  locale: 'de',
};

let billwerk: ReturnType<typeof setUp>;
let SubscriptionJS: SubscriptionJSDouble;
let signup: InstanceType<SubscriptionJSDouble['Signup']>;
let container: FakeElement;
let errors: unknown[];

beforeEach(async () => {
  billwerk = setUp();
  ({SubscriptionJS} = await loadInPage(billwerk.sandbox));
  signup = new SubscriptionJS.Signup();
  container = new FakeElement();
  errors = [];
});

function createForm(config: Json = CONFIG, style: Json = {}): PaymentFormDouble {
  return SubscriptionJS.createElement('paymentForm', container, config, style, (error) => errors.push(error));
}

async function createOrder(): Promise<Json> {
  return (await outcome((done, fail) => signup.createOrder(CART, CUSTOMER, done, fail))).ok ?? {};
}

function pay(order: Json, form: unknown) {
  return outcome((done, fail) => signup.paySignupInteractive(null, form, order, done, fail));
}

/** Answers as the form does: gets a token for what was "typed", and hands it out. */
async function answerWith(secret: Json): Promise<void> {
  const {Success} = await json(billwerk.post('/psp/tokenize', secret));
  const collected = {Bearer: secret['bearer'], Token: (Success as Json)['Token']} as Collected;
  for (const {id} of container.frame.said('collect')) container.frame.say({kind: 'collected', id, collected});
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('creating a payment form', () => {
  test('puts an iframe of another origin into the container, with the page’s origin in its address', () => {
    createForm();
    const {url} = container.frame;
    expect(url.origin).toBe(FORM_ORIGIN);
    expect(url.pathname).toBe('/portal/signup_payment_iframe.html');
    expect(url.searchParams.get('xdm_e')).toBe(SHOP_ORIGIN);
    expect(url.hash).toBe(`#/${PUBLIC_API_KEY}?language=de`);
  });

  test('works with `new` as well, and gives no more than the two known methods', () => {
    const form = new SubscriptionJS.createElement('paymentForm', container, CONFIG, {});
    expect(container.frames).toHaveLength(1);
    expect(Object.getOwnPropertyNames(Object.getPrototypeOf(form)).sort()).toEqual(
      ['constructor', 'payerDataChanged', 'processPaymentData'].sort(),
    );
    expect(Object.keys(form)).toEqual([]);
  });

  test('tells the form its methods, style and payer as soon as it listens, and only its origin', () => {
    const form = createForm(CONFIG, {input: {color: 'red'}});
    form.payerDataChanged({LastName: 'Vogt'});
    expect(container.frame.heard).toEqual([]);
    container.frame.say({kind: 'ready'});
    form.payerDataChanged({LastName: 'Berg'});
    expect(container.frame.heard.map(({message}) => message)).toEqual([
      {kind: 'configure', paymentMethods: CONFIG.paymentMethods, style: {input: {color: 'red'}}, channel: anyChannel()},
      {kind: 'payer', customer: {LastName: 'Vogt'}, channel: anyChannel()},
      {kind: 'payer', customer: {LastName: 'Berg'}, channel: anyChannel()},
    ]);
    expect(new Set(container.frame.heard.map(({targetOrigin}) => targetOrigin))).toEqual(new Set([FORM_ORIGIN]));
  });

  test('tells them again to a frame that was moved, and so was loaded again', () => {
    createForm().payerDataChanged({LastName: 'Vogt'});
    container.frame.say({kind: 'ready'});
    container.frame.say({kind: 'ready'});
    expect(container.frame.said('configure')).toHaveLength(2);
    expect(container.frame.said('payer')).toHaveLength(2);
  });

  test('what the form cannot do reaches the error callback', () => {
    createForm();
    const error = {errorCode: ['InvalidKey'], errorMessage: 'Unknown public API key'};
    container.frame.say({kind: 'trouble', errorData: error});
    expect(errors).toEqual([error]);
  });

  test.each([
    ['another element', 'cardForm', new FakeElement()],
    ['no container', 'paymentForm', null],
  ])('with %s ends in the error callback, not in an exception', async (_, kind, target) => {
    const form = SubscriptionJS.createElement(kind, target, CONFIG, {}, (error) => errors.push(error));
    form.payerDataChanged({});
    expect(errors).toEqual([]);
    await tick();
    expect(errors).toMatchObject([{errorCode: ['InvalidConfiguration']}]);
    expect((await pay(await createOrder(), form)).failed?.errorCode).toEqual(['InvalidConfiguration']);
  });

  test('a page without an origin, such as a file, gets none', async () => {
    ({SubscriptionJS} = await loadInPage(billwerk.sandbox, 'file:///shop.html', 'null'));
    createForm();
    await tick();
    expect(errors).toMatchObject([{errorCode: ['InvalidConfiguration']}]);
    expect(container.frames).toEqual([]);
  });

  function anyChannel(): string {
    return container.frame.url.searchParams.get('xdm_c') ?? '';
  }
});

describe('paying with a payment form', () => {
  let form: PaymentFormDouble;

  beforeEach(() => {
    form = createForm({...CONFIG, paymentMethods: ['CreditCard:FakePSP', 'Debit:FakePSP', 'PayPal']});
    container.frame.say({kind: 'ready'});
  });

  test.each([
    ['card', card(), 'CreditCard:FakePSP'],
    ['account', debit(IBANS.success), 'Debit:FakePSP'],
  ])('by %s makes one payment, and billwerk sees a token only', async (_, secret, bearer) => {
    const order = await createOrder();
    const paid = pay(order, form);
    await answerWith(secret);
    expect((await paid).ok).toEqual({...order, OrderStatus: 'PaymentPending'});
    expect(billwerk.sandbox.state.payments).toMatchObject([{status: 'succeeded', bearer, amount: 14.28}]);
    expect(billwerk.sandbox.state.calls.at(-1)?.body).toMatchObject({
      paymentData: {Bearer: bearer, Token: '(hidden)'},
      orderId: order['OrderId'],
    });
  });

  test.each([
    [CARDS.declined, 'AuthorizationRejected'],
    [CARDS.insufficientFunds, 'InsufficientBalance'],
  ])('card %s is declined with %s, and the same order can be paid', async (number, code) => {
    const order = await createOrder();
    const declined = pay(order, form);
    await answerWith(card(number));
    expect((await declined).failed?.errorCode).toEqual([code]);
    const paid = pay(order, form);
    await answerWith(card());
    expect((await paid).ok).toHaveProperty('ContractId');
  });

  test('by a card with 3-D Secure or by a redirect method leads to the provider', async () => {
    const challenged = pay(await createOrder(), form);
    await answerWith(card(CARDS.threeDSecure));
    expect((await challenged).ok).toHaveProperty('Url');
    const redirected = pay(await createOrder(), form);
    for (const {id} of container.frame.said('collect')) {
      container.frame.say({kind: 'collected', id, collected: {Bearer: 'PayPal'}});
    }
    expect((await redirected).ok).toHaveProperty('Url');
  });

  test('what the form refuses reaches the error callback of the pay call, and nothing is paid', async () => {
    const paid = pay(await createOrder(), form);
    const [asked] = container.frame.said('collect');
    const error = {errorCode: ['InvalidPaymentData'], errorMessage: "Unknown payment bearer 'undefined!'"};
    container.frame.say({kind: 'failed', id: asked!.id, errorData: error});
    expect((await paid).failed).toEqual(error);
    expect(billwerk.sandbox.state.payments).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('nobody but the form is listened to', async () => {
    const order = await createOrder();
    const paid = pay(order, form);
    const [asked] = container.frame.said('collect');
    const stolen = {kind: 'collected', id: asked!.id, collected: {Bearer: 'InvoicePayment'}} as const;
    container.frame.say(stolen, {origin: 'https://evil.example'});
    container.frame.say(stolen, {source: {}});
    await tick();
    expect(billwerk.sandbox.state.payments).toEqual([]);
    await answerWith(card());
    expect((await paid).ok).toHaveProperty('ContractId');
  });

  test('before the form has loaded waits for it', async () => {
    container = new FakeElement();
    const late = createForm();
    const paid = pay(await createOrder(), late);
    expect(container.frame.heard).toEqual([]);
    container.frame.say({kind: 'ready'});
    await answerWith(card());
    expect((await paid).ok).toHaveProperty('ContractId');
  });

  test('after the container was emptied fails', async () => {
    container.frame.remove();
    expect((await pay(await createOrder(), form)).failed?.errorCode).toEqual(['InvalidConfiguration']);
  });

  test('a form goes with null in the place of the Payment, and typed data do not', async () => {
    const payment = await readyPayment(SubscriptionJS);
    const order = await createOrder();
    const both = outcome((done, fail) => signup.paySignupInteractive(payment, form, order, done, fail));
    expect((await both).failed?.errorCode).toEqual(['InvalidPaymentData']);
    expect((await pay(order, card())).failed?.errorCode).toEqual(['InvalidPaymentData']);
    expect(billwerk.sandbox.state.payments).toEqual([]);
  });

  test('subscribe takes none, and orders nothing then', async () => {
    const subscribed = outcome((done, fail) => signup.subscribe(null, CART, CUSTOMER, form, done, fail));
    expect((await subscribed).failed?.errorCode).toEqual(['InvalidConfiguration']);
    expect(billwerk.sandbox.state.orders).toEqual([]);
  });
});

describe('processed payment data', () => {
  let form: PaymentFormDouble;

  beforeEach(() => {
    form = createForm();
    container.frame.say({kind: 'ready'});
  });

  test('hold a token only, come by promise or by callback, and pay once', async () => {
    const processing = form.processPaymentData();
    await answerWith(card());
    const processed = (await processing) as Json;
    expect(Object.keys(processed)).toEqual(['token']);
    expect((await pay(await createOrder(), processed)).ok).toHaveProperty('ContractId');
    expect((await pay(await createOrder(), processed)).failed?.errorCode).toEqual(['InvalidPaymentData']);

    const calledBack = outcome((done, fail) => form.processPaymentData(done, fail));
    await answerWith(card());
    expect(Object.keys((await calledBack).ok ?? {})).toEqual(['token']);
  });

  test('lead to the provider as the form itself does', async () => {
    const processing = form.processPaymentData();
    await answerWith(card(CARDS.threeDSecure));
    expect((await pay(await createOrder(), await processing)).ok).toHaveProperty('Url');
  });

  test('are not for methods that are paid elsewhere', async () => {
    const processing = form.processPaymentData();
    const [asked] = container.frame.said('collect');
    container.frame.say({kind: 'collected', id: asked!.id, collected: {Bearer: 'PayPal'}});
    await expect(processing).rejects.toMatchObject({errorCode: ['InvalidPaymentMethod']});
  });

  test('cannot be made up', async () => {
    expect((await pay(await createOrder(), {token: 'tok_guess'})).failed?.errorCode).toEqual(['InvalidPaymentData']);
  });
});
