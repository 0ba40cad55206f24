import {beforeEach, describe, expect, test} from 'vitest';
import {BEARERS, CARDS, COMPONENTS, COUPONS, IBANS, PLAN_VARIANTS} from '../../../../demo/sandbox/test-data.ts';
import {anyId, textLike, setUp, signIn} from '../helpers.ts';
import type {Json} from '../helpers.ts';
import {card, CART, CUSTOMER, debit} from './shopper.ts';
import {loadInPage, outcome, readyPayment} from './vendor-script.ts';
import type {PaymentDouble, SubscriptionJSDouble} from './vendor-script.ts';

let billwerk: ReturnType<typeof setUp>;
let page: {SubscriptionJS: SubscriptionJSDouble; location: {href: string}};
let payment: PaymentDouble;
let signup: InstanceType<SubscriptionJSDouble['Signup']>;

beforeEach(async () => {
  billwerk = setUp();
  page = await loadInPage(billwerk.sandbox);
  payment = await readyPayment(page.SubscriptionJS);
  signup = new page.SubscriptionJS.Signup();
});

async function createOrder(cart: Json = CART, customer: Json = CUSTOMER): Promise<Json> {
  const {ok, failed} = await outcome((done, fail) => signup.createOrder(cart, customer, done, fail));
  if (!ok) throw new Error(JSON.stringify(failed));
  return ok;
}

function pay(order: Json, secret: Json) {
  return outcome((done, fail) => signup.paySignupInteractive(payment, secret, order, done, fail));
}

function subscribe(secret: Json, cart: Json = CART) {
  return outcome((done, fail) => signup.subscribe(payment, cart, CUSTOMER, secret, done, fail));
}

/** Clicks a button on the provider's page and follows it back to the shop. */
async function answerProvider(url: unknown, answer: string): Promise<URL> {
  const path = new URL(String(url)).pathname;
  const response = await billwerk.send(path, {method: 'POST', body: new URLSearchParams({answer})});
  expect(response.status).toBe(303);
  page.location.href = response.headers.get('location') ?? '';
  return new URL(page.location.href);
}

function finalize() {
  return outcome((done, fail) => page.SubscriptionJS.finalize(done, fail));
}

function paymentsAs(status: string) {
  return billwerk.sandbox.state.payments.filter((one) => one.status === status);
}

function newContracts() {
  const ids = billwerk.sandbox.state.orders.map((order) => order.contractId);
  return billwerk.sandbox.state.contracts.filter((contract) => ids.includes(contract.Id));
}

describe('Payment', () => {
  test('knows the payment methods only once it is ready', async () => {
    const config = {publicApiKey: '65a10c0de5b1e7e0000000aa'};
    await new Promise<void>((resolve) => {
      const late = new page.SubscriptionJS.Payment(config, resolve, () => undefined);
      expect(late.getAvailablePaymentMethodEnum()).toBeUndefined();
      expect(late.getAvailablePaymentMethods()).toBeUndefined();
    });
    expect(payment.getAvailablePaymentMethodEnum()).toEqual([...BEARERS]);
    expect(payment.getAvailablePaymentMethods()).toHaveProperty('FakePSP.CreditCard', true);
  });

  test('an unknown public key calls back with an error', async () => {
    await expect(readyPayment(page.SubscriptionJS, {publicApiKey: 'nonsense'})).rejects.toMatchObject({
      errorCode: ['InvalidKey'],
    });
  });

  test('paying before it is ready throws', () => {
    const late = new page.SubscriptionJS.Payment(
      {},
      () => undefined,
      () => undefined,
    );
    const early = () =>
      signup.paySignupInteractive(
        late,
        {},
        {},
        () => undefined,
        () => undefined,
      );
    expect(early).toThrow(TypeError);
  });
});

describe('preview', () => {
  const preview = (cart: Json, customer: Json = CUSTOMER) =>
    outcome((done, fail) => signup.preview(cart, customer, done, fail));

  test('takes camelCase or PascalCase and answers PascalCase', async () => {
    const camel = await preview(CART);
    const pascal = await outcome((done, fail) =>
      new page.SubscriptionJS.Signup().preview(
        {PlanVariantId: PLAN_VARIANTS.soloMonthly},
        {Address: {Country: 'DE'}, Locale: 'de-DE'},
        done,
        fail,
      ),
    );
    expect(camel.ok).toMatchObject({Order: {Total: 12, TotalVat: 2.28, TotalGross: 14.28}});
    expect(pascal).toEqual(camel);
  });

  test('sends the first call at once and each later one after 700 ms', async () => {
    const start = Date.now();
    await preview(CART);
    const first = Date.now() - start;
    await preview(CART);
    expect(first).toBeLessThan(500);
    expect(Date.now() - start - first).toBeGreaterThanOrEqual(690);
  });

  test('an invalid coupon is part of the success', async () => {
    const {ok} = await preview({...CART, couponCode: 'star'});
    expect(ok).toMatchObject({Order: {Coupon: {CouponCode: 'STAR', ErrorCode: 'InvalidCouponCode'}}});
  });

  test('an unknown variant calls back with an error', async () => {
    const {failed} = await preview({planVariantId: 'ffffffffffffffffffffffff'});
    expect(failed?.errorCode).toEqual(['InvalidData']);
  });
});

describe('createOrder', () => {
  test('answers the documented members', async () => {
    expect(await createOrder()).toEqual({
      OrderId: anyId,
      ContractId: anyId,
      CustomerId: anyId,
      GrossTotal: 14.28,
      Currency: 'EUR',
      OrderStatus: 'InProgress',
    });
  });

  test('takes a self-service order with custom fields', async () => {
    const {ok} = await outcome((done, fail) =>
      signup.createOrder(
        {cart: CART, customer: CUSTOMER, contractCustomFields: {heardFrom: 'a friend'}, orderCustomFields: {desk: '7'}},
        done,
        fail,
      ),
    );
    expect(ok?.['OrderStatus']).toBe('InProgress');
    expect(billwerk.sandbox.state.orders[0]).toMatchObject({
      contractCustomFields: {heardFrom: 'a friend'},
      customFields: {desk: '7'},
    });
  });

  test.each([
    ['a bad coupon', {...CART, couponCode: COUPONS.invalid}, CUSTOMER, 'InvalidCouponCode'],
    ['a bad VAT id', CART, {...CUSTOMER, vatId: 'DE12'}, 'InvalidVatId'],
    ['a country by name', CART, {...CUSTOMER, address: {country: 'Germany'}}, 'InvalidCountry'],
    ['an e-mail address without @', CART, {...CUSTOMER, emailAddress: 'lena'}, 'InvalidData'],
    ['a fraction of a vehicle', {planVariantId: PLAN_VARIANTS.fleetMonthly, quantity: 1.5}, CUSTOMER, 'InvalidData'],
  ])('refuses %s', async (_, cart, customer, code) => {
    const {failed} = await outcome((done, fail) => signup.createOrder(cart, customer, done, fail));
    expect(failed?.errorCode).toEqual([code]);
    expect(billwerk.sandbox.state.orders).toEqual([]);
  });
});

describe('paying an order', () => {
  test.each([
    ['card', card('4111 1111 1111 1111'), 'succeeded', 'CreditCard'],
    ['debit', debit('DE89 3704 0044 0532 0130 00'), 'succeeded', 'Debit'],
    ['invoice', {bearer: 'InvoicePayment'}, 'pending', 'BlackLabel'],
  ])('by %s makes one payment, a contract and a customer', async (_, secret, status, role) => {
    const order = await createOrder();
    const {ok} = await pay(order, secret);
    expect(ok).toEqual({...order, OrderStatus: 'PaymentPending'});
    const {state} = billwerk.sandbox;
    expect(state.payments).toMatchObject([{orderId: order['OrderId'], amount: 14.28, currency: 'EUR', status}]);
    expect(state.orders).toMatchObject([{status: 'Completed', grossTotal: 14.28}]);
    expect(newContracts()).toMatchObject([
      {Id: order['ContractId'], LifecycleStatus: 'Active', PaymentProviderRole: role},
    ]);
    expect(state.customers.at(-1)).toMatchObject({Id: order['CustomerId'], Tag: 'shop-42', LastName: 'Vogt'});
  });

  test('PascalCase members pay as well', async () => {
    const order = await createOrder();
    const secret = Object.fromEntries(
      Object.entries(card(CARDS.success)).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
    );
    expect((await pay(order, secret)).ok).toHaveProperty('ContractId');
  });

  test('a trial makes a contract in trial', async () => {
    const order = await createOrder({
      planVariantId: PLAN_VARIANTS.teamMonthly,
      componentSubscriptions: [{componentId: COMPONENTS.extraDriver, quantity: 2}],
    });
    await pay(order, card(CARDS.success));
    expect(newContracts()).toMatchObject([
      {LifecycleStatus: 'InTrial', CurrentPhase: {Type: 'Trial'}, NextBillingDate: '2026-12-04T09:00:00.0000000Z'},
    ]);
    const booked = billwerk.sandbox.state.componentSubscriptions.filter(
      ({ContractId}) => ContractId === newContracts()[0]?.Id,
    );
    expect(booked).toMatchObject([{ContractId: order['ContractId'], ComponentId: COMPONENTS.extraDriver, Quantity: 2}]);
  });

  test('None:None is for plans that allow it', async () => {
    const free = await createOrder({planVariantId: PLAN_VARIANTS.hobby});
    expect((await pay(free, {bearer: 'None:None'})).ok).toHaveProperty('ContractId');
    expect(billwerk.sandbox.state.payments).toEqual([]);
    const costly = await createOrder();
    expect((await pay(costly, {bearer: 'None:None'})).failed?.errorCode).toEqual(['InvalidPaymentMethod']);
  });

  test.each([
    ['declined card', card(CARDS.declined), 'AuthorizationRejected'],
    ['expired card', card(CARDS.expired), 'BearerExpired'],
    ['wrong cvc', card(CARDS.wrongCvc), 'InvalidCardCvc'],
    ['empty account', card(CARDS.insufficientFunds), 'InsufficientBalance'],
    ['rejected account', debit(IBANS.rejected), 'BearerRejected'],
  ])('after a decline (%s) the same order can be paid', async (_, secret, code) => {
    const order = await createOrder();
    expect((await pay(order, secret)).failed?.errorCode).toEqual([code]);
    expect(newContracts()).toEqual([]);
    expect((await pay(order, card(CARDS.success))).ok).toHaveProperty('ContractId');
    expect(billwerk.sandbox.state.payments.map((one) => one.status)).toEqual(['declined', 'succeeded']);
    expect(billwerk.sandbox.state.orders).toHaveLength(1);
  });

  test.each([
    ['a card number with a typo', card('4111111111111112'), 'InvalidCardNumber'],
    ['a past expiry', {...card(CARDS.success), expiryYear: '2025'}, 'InvalidExpirationDate'],
    ['a two-digit year', {...card(CARDS.success), expiryYear: '31'}, 'InvalidExpirationDate'],
    ['a cvc of letters', {...card(CARDS.success), cvc: 'abc'}, 'InvalidCardCvc'],
    ['no card holder', {...card(CARDS.success), cardHolder: ''}, 'InvalidCardHolder'],
    ['an IBAN with a typo', debit('DE89370400440532013001'), 'InvalidIban'],
    ['a BIC that is none', {...debit(IBANS.success), bic: '12'}, 'InvalidBic'],
    ['no account holder', {...debit(IBANS.success), accountHolder: ''}, 'InvalidAccountHolder'],
    ['a bearer that is not offered', {bearer: 'iDEAL:Adyen'}, 'InvalidPaymentMethod'],
  ])('the provider refuses %s', async (_, secret, code) => {
    const order = await createOrder();
    expect((await pay(order, secret)).failed?.errorCode).toEqual([code]);
    expect(billwerk.sandbox.state.payments).toEqual([]);
  });

  test('an expiry in the current month is still good', async () => {
    const order = await createOrder();
    const secret = {...card(CARDS.success), expiryMonth: '11', expiryYear: '2026'};
    expect((await pay(order, secret)).ok).toHaveProperty('ContractId');
  });

  test.each([
    ['another amount', {GrossTotal: 14.27}, 'InvalidAmount'],
    ['another currency', {Currency: 'USD'}, 'InvalidCurrency'],
  ])('refuses %s than the order has', async (_, change, code) => {
    const order = await createOrder();
    expect((await pay({...order, ...change}, card(CARDS.success))).failed?.errorCode).toEqual([code]);
    expect(billwerk.sandbox.state.payments).toEqual([]);
  });

  test('a paid order is not paid again', async () => {
    const order = await createOrder();
    await pay(order, card(CARDS.success));
    const {failed} = await pay(order, card(CARDS.success));
    expect(failed).toMatchObject({errorCode: [''], errorMessage: 'Invalid order status'});
    expect(paymentsAs('succeeded')).toHaveLength(1);
  });

  test('an order expires after a day', async () => {
    const order = await createOrder();
    await billwerk.control('clock', {advanceMs: 24 * 60 * 60 * 1000});
    expect((await pay(order, card(CARDS.success))).failed?.errorMessage).toBe('Invalid order status');
    expect(billwerk.sandbox.state.orders[0]?.status).toBe('Expired');
  });

  test('a plan that needs approval leaves the order waiting', async () => {
    const order = await createOrder({planVariantId: PLAN_VARIANTS.concierge});
    expect((await pay(order, card(CARDS.success))).ok?.['OrderStatus']).toBe('ApprovalPending');
    expect(billwerk.sandbox.state.orders[0]?.status).toBe('ApprovalPending');
    expect(newContracts()).toEqual([]);
    expect(paymentsAs('authorized')).toHaveLength(1);
  });

  test.each([
    ['approve', 'Completed', 'succeeded', 1],
    ['decline', 'Declined', 'canceled', 0],
  ])('the merchant can %s such an order', async (decision, status, payment, contracts) => {
    const order = await createOrder({planVariantId: PLAN_VARIANTS.concierge});
    await pay(order, card(CARDS.success));
    const rest = await signIn(billwerk);
    await rest.post(`/orders/${String(order['OrderId'])}/${decision}`);
    expect(billwerk.sandbox.state.orders[0]?.status).toBe(status);
    expect(paymentsAs(payment)).toHaveLength(1);
    expect(newContracts()).toHaveLength(contracts);
  });

  test('the merchant can decline an order on account, and nothing stays owed', async () => {
    const order = await createOrder({planVariantId: PLAN_VARIANTS.concierge});
    await pay(order, {bearer: 'InvoicePayment'});
    const rest = await signIn(billwerk);
    await rest.post(`/orders/${String(order['OrderId'])}/decline`);
    expect(paymentsAs('canceled')).toHaveLength(1);
  });
});

describe('subscribe', () => {
  test('orders and pays in one', async () => {
    const {ok} = await subscribe(card(CARDS.success));
    expect(ok).toMatchObject({GrossTotal: 14.28, OrderStatus: 'InProgress'});
    expect(ok).toHaveProperty('ContractId');
    expect(newContracts()).toHaveLength(1);
  });

  test('called twice it places two orders', async () => {
    await Promise.all([subscribe(card(CARDS.success)), subscribe(card(CARDS.success))]);
    expect(billwerk.sandbox.state.orders).toHaveLength(2);
    expect(paymentsAs('succeeded')).toHaveLength(2);
  });

  test('a bad coupon is an error', async () => {
    const {failed} = await subscribe(card(CARDS.success), {...CART, couponCode: 'STAR'});
    expect(failed?.errorCode).toEqual(['InvalidCouponCode']);
  });
});

describe('a trip to the provider', () => {
  test.each([
    ['PayPal', {bearer: 'PayPal'}],
    ['3-D Secure', card(CARDS.threeDSecure)],
  ])('by %s comes back with the documented parameters and is finalised once', async (_, secret) => {
    const order = await createOrder();
    const {ok} = await pay(order, secret);
    expect(ok).toEqual({
      OrderId: order['OrderId'],
      Url: textLike(/^http:\/\/sandbox.test\/hosted\//),
      GrossTotal: 14.28,
      Currency: 'EUR',
      OrderStatus: 'PaymentPending',
    });
    expect(paymentsAs('authorized')).toEqual([]);

    const back = await answerProvider(ok?.['Url'], 'pay');
    expect(back.origin + back.pathname).toBe('https://shop.example/checkout');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      step: 'pay',
      interactivePayment: 'true',
      pactasTransactionId: anyId,
      secret: textLike(/^[0-9a-f]{32}$/),
      trigger: 'Payment',
      language: 'de-DE',
    });
    expect(paymentsAs('authorized')).toHaveLength(1);
    expect(newContracts()).toEqual([]);

    expect((await finalize()).ok).toMatchObject({OrderId: order['OrderId'], ContractId: order['ContractId']});
    expect(paymentsAs('succeeded')).toHaveLength(1);
    expect(newContracts()).toHaveLength(1);

    expect((await finalize()).failed).toMatchObject({errorCode: [''], errorMessage: 'Invalid order status'});
    expect(billwerk.sandbox.state.payments).toHaveLength(1);
  });

  test.each([
    ['cancelled', {bearer: 'PayPal'}, 'cancel', 'Aborted'],
    ['failed', {bearer: 'PayPal'}, 'fail', 'AuthorizationRejected'],
    ['not confirmed', card(CARDS.threeDSecure), 'fail', '3DsProblem'],
  ])('that is %s leaves the order payable', async (_, secret, answer, code) => {
    const order = await createOrder();
    const {ok} = await pay(order, secret);
    await answerProvider(ok?.['Url'], answer);
    expect((await finalize()).failed?.errorCode).toEqual([code]);
    expect((await pay(order, card(CARDS.success))).ok).toHaveProperty('ContractId');
    expect(paymentsAs('succeeded')).toHaveLength(1);
  });

  test('that was left open can be replaced, and its page is closed then', async () => {
    const order = await createOrder();
    const {ok} = await pay(order, {bearer: 'PayPal'});
    await pay(order, card(CARDS.success));
    await answerProvider(ok?.['Url'], 'pay');
    expect(billwerk.sandbox.state.payments).toHaveLength(1);
    expect((await finalize()).failed?.errorMessage).toBe('Invalid order status');
  });

  test('whose money is held already cannot be replaced by another payment', async () => {
    const order = await createOrder();
    const {ok} = await pay(order, {bearer: 'PayPal'});
    await answerProvider(ok?.['Url'], 'pay');
    expect((await pay(order, card(CARDS.success))).failed?.errorMessage).toBe('Invalid order status');
    expect((await finalize()).ok).toHaveProperty('ContractId');
  });

  test('from which the shopper never returns is completed without them', async () => {
    const order = await createOrder();
    const {ok} = await pay(order, {bearer: 'PayPal'});
    await answerProvider(ok?.['Url'], 'pay');
    await billwerk.control('clock', {advanceMs: 15 * 60 * 1000});
    expect((await finalize()).failed?.errorMessage).toBe('Invalid order status');
    expect(billwerk.sandbox.state.orders).toMatchObject([{status: 'Completed'}]);
    expect(paymentsAs('succeeded')).toHaveLength(1);
  });

  test('whose money is held does not expire with the order', async () => {
    const order = await createOrder();
    const {ok} = await pay(order, {bearer: 'PayPal'});
    await billwerk.control('clock', {advanceMs: 24 * 60 * 60 * 1000 - 60_000});
    await answerProvider(ok?.['Url'], 'pay');
    await billwerk.control('clock', {advanceMs: 120_000});
    expect((await finalize()).ok).toHaveProperty('ContractId');
  });

  test('with a wrong secret is not finalised', async () => {
    const {ok} = await pay(await createOrder(), {bearer: 'PayPal'});
    const back = await answerProvider(ok?.['Url'], 'pay');
    back.searchParams.set('secret', '0');
    page.location.href = back.href;
    expect((await finalize()).failed?.errorCode).toEqual(['InvalidTransaction']);
    expect(paymentsAs('succeeded')).toEqual([]);
  });

  test('needs an absolute return address', async () => {
    payment = await readyPayment(page.SubscriptionJS, {providerReturnUrl: '/checkout'});
    expect((await pay(await createOrder(), {bearer: 'PayPal'})).failed?.errorCode).toEqual(['InvalidConfiguration']);
  });

  test('shows a page that loads nothing from elsewhere and may only go back to the shop', async () => {
    const {ok} = await pay(await createOrder(), card(CARDS.threeDSecure));
    const response = await billwerk.send(new URL(String(ok?.['Url'])).pathname);
    const text = await response.text();
    expect(text).toContain('€14.28');
    expect(text).toContain('•••• 3220');
    expect(text).not.toContain(CARDS.threeDSecure);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' https://shop.example");
    expect((await billwerk.send('/psp/styles.css')).headers.get('content-type')).toContain('text/css');
  });
});

test('no card or account number and no secret is kept anywhere', async () => {
  for (const secret of [card(CARDS.success), card(CARDS.declined), card(CARDS.threeDSecure), debit(IBANS.success)]) {
    await pay(await createOrder(), secret);
  }
  const {ok} = await pay(await createOrder(), {bearer: 'PayPal'});
  const back = await answerProvider(ok?.['Url'], 'pay');
  await finalize();
  const everything = JSON.stringify(billwerk.sandbox.state);
  for (const number of [...Object.values(CARDS), ...Object.values(IBANS)]) expect(everything).not.toContain(number);
  expect(everything).not.toContain(back.searchParams.get('secret'));
  expect(everything).not.toMatch(/tok_/);
  expect(everything).not.toContain('"123"');
});
