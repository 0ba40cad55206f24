import {beforeEach, describe, expect, test} from 'vitest';
import {
  CARDS,
  COMPONENTS,
  DEMO_CONTRACT_ID,
  DEMO_CUSTOMER_ID,
  IBANS,
  OTHER_CONTRACT_ID,
  PLAN_VARIANTS,
  PUBLIC_API_KEY,
} from '../../../../demo/sandbox/test-data.ts';
import {anyId, json, setUp, signIn, textLike} from '../helpers.ts';
import type {Json} from '../helpers.ts';
import {FakeElement} from './fake-frame.ts';
import {card, debit} from './shopper.ts';
import {loadInPage, outcome, readyPayment, SHOP_ORIGIN} from './vendor-script.ts';
import type {PaymentDouble, SubscriptionJSDouble} from './vendor-script.ts';

let billwerk: ReturnType<typeof setUp>;
let rest: Awaited<ReturnType<typeof signIn>>;
let page: {SubscriptionJS: SubscriptionJSDouble; location: {href: string}};
let payment: PaymentDouble;
let portal: InstanceType<SubscriptionJSDouble['Portal']>;

beforeEach(async () => {
  billwerk = setUp();
  rest = await signIn(billwerk);
  page = await loadInPage(billwerk.sandbox);
  payment = await readyPayment(page.SubscriptionJS);
  portal = await openPortal();
});

async function openPortal(contractId = DEMO_CONTRACT_ID, query = '') {
  const {Token} = await json(rest.get(`/contracts/${contractId}/selfServiceToken${query}`));
  return new page.SubscriptionJS.Portal(String(Token));
}

/** An upgrade from Solo to Team, as the merchant's server makes it; in the script's names. */
async function orderUpgrade(contractId = DEMO_CONTRACT_ID, PlanVariantId: string = PLAN_VARIANTS.teamMonthly) {
  const Cart = {PlanVariantId};
  const order = await json(rest.post('/Orders', {ContractId: contractId, Cart}));
  return {OrderId: order['Id'], GrossTotal: order['TotalGross'], Currency: order['Currency']} as Json;
}

const changeMethod = (secret: unknown) => outcome((done, fail) => portal.paymentChange(payment, secret, done, fail));
const paySync = (order: Json) => outcome((done, fail) => portal.upgradePaySync(order['OrderId'], done, fail));
const payUpgrade = (order: Json, secret: Json) =>
  outcome((done, fail) => portal.upgradePayInteractive(payment, secret, order, done, fail));
const details = () => outcome((done, fail) => portal.contractDetails(done, fail));

function contract(id = DEMO_CONTRACT_ID) {
  return billwerk.sandbox.state.contracts.find(({Id}) => Id === id);
}

async function comeBack(url: unknown, answer: string) {
  const response = await billwerk.send(new URL(String(url)).pathname, {
    method: 'POST',
    body: new URLSearchParams({answer}),
  });
  page.location.href = response.headers.get('location') ?? '';
  return outcome((done, fail) => page.SubscriptionJS.finalize(done, fail));
}

describe('a self-service token', () => {
  test('comes from REST with the documented members', async () => {
    expect(await json(rest.get(`/Contracts/${DEMO_CONTRACT_ID}/selfServiceToken`))).toEqual({
      Token: textLike(/^[0-9a-f]{48}$/),
      Expiry: '2026-11-20T10:00:00.0000000Z',
      Purpose: 'CustomerPortal',
      Url: textLike(/\/portal\/account\.html#\/[0-9a-f]{48}$/),
    });
  });

  test('is valid for as long as was asked for, by the clock of the sandbox', async () => {
    portal = await openPortal(DEMO_CONTRACT_ID, '?tokenValidity=5');
    await billwerk.control('clock', {advanceMs: 5 * 60_000 - 1});
    expect((await details()).ok).toHaveProperty('Contract');
    await billwerk.control('clock', {advanceMs: 1});
    expect((await details()).failed?.errorCode).toEqual(['PermissionDenied']);
    expect(billwerk.sandbox.state.calls.at(-1)?.status).toBe(401);
  });

  test.each(['10081', '-1', 'long'])('is not given out for %s minutes', async (minutes) => {
    expect((await rest.get(`/contracts/${DEMO_CONTRACT_ID}/selfServiceToken?tokenValidity=${minutes}`)).status).toBe(
      422,
    );
  });

  test('that was made up opens nothing', async () => {
    portal = new page.SubscriptionJS.Portal('guess');
    expect((await details()).failed?.errorCode).toEqual(['PermissionDenied']);
    expect((await changeMethod(card())).failed?.errorCode).toEqual(['PermissionDenied']);
  });

  test('is in no log', async () => {
    const {Token} = await json(rest.get(`/contracts/${DEMO_CONTRACT_ID}/selfServiceToken`));
    portal = new page.SubscriptionJS.Portal(String(Token));
    await details();
    await changeMethod(card());
    expect(JSON.stringify(billwerk.sandbox.state)).not.toContain(Token);
  });
});

describe('changing the payment method', () => {
  test.each([
    [
      'a card',
      card('5555555555554444'),
      {Type: 'CreditCard', Last4: '4444', ExpiryMonth: 11, ExpiryYear: 2031},
      'CreditCard',
    ],
    ['an account', debit(IBANS.success), {Type: 'BankAccount', IBAN: 'DE89****3000'}, 'Debit'],
  ])('to %s shows at the contract, masked, and charges nothing', async (_, secret, bearer, role) => {
    expect((await changeMethod(secret)).ok).toEqual({ContractId: DEMO_CONTRACT_ID, CustomerId: DEMO_CUSTOMER_ID});
    expect(contract()).toMatchObject({PaymentProvider: 'FakePSP', PaymentProviderRole: role, PaymentBearer: bearer});
    const shown = await json(rest.get(`/Contracts/${DEMO_CONTRACT_ID}`));
    expect(shown['PaymentBearer']).toMatchObject(bearer);
    expect(JSON.stringify(shown)).not.toContain('5555');
    expect(billwerk.sandbox.state.payments).toEqual([]);
  });

  test('to an invoice leaves no card behind', async () => {
    await changeMethod({bearer: 'InvoicePayment'});
    expect(contract()).toMatchObject({PaymentProvider: 'InvoicePayment'});
    expect(contract()).not.toHaveProperty('PaymentBearer');
  });

  test.each([
    ['a declined card', card(CARDS.declined), 'AuthorizationRejected'],
    ['a card number with a typo', card('4111111111111112'), 'InvalidCardNumber'],
    ['a method that is not offered', {bearer: 'Skrill'}, 'InvalidPaymentMethod'],
    ['no payment data', {bearer: 'None:None'}, 'InvalidPaymentMethod'],
  ])('to %s fails and keeps the old one', async (_, secret, code) => {
    expect((await changeMethod(secret)).failed?.errorCode).toEqual([code]);
    expect(contract()?.PaymentBearer).toMatchObject({Last4: '1111'});
  });

  test.each([
    ['a card with 3-D Secure', card(CARDS.threeDSecure), {Type: 'CreditCard', Last4: '3220'}],
    ['PayPal', {bearer: 'PayPal'}, {Type: 'PayPal'}],
  ])('to %s takes a trip to the provider, and is done once it is finalised', async (_, secret, bearer) => {
    const {ok} = await changeMethod(secret);
    expect(ok).toEqual({Url: textLike(/^http:\/\/sandbox.test\/hosted\//)});
    expect(contract()?.PaymentBearer).toMatchObject({Last4: '1111'});
    const text = await (await billwerk.send(new URL(String(ok?.['Url'])).pathname)).text();
    expect(text).toContain(contract()?.ReferenceCode);
    expect(text).not.toContain('€');

    const finalized = await comeBack(ok?.['Url'], 'pay');
    expect(Object.fromEntries(new URL(page.location.href).searchParams)).toMatchObject({
      interactivePayment: 'true',
      pactasTransactionId: anyId,
      trigger: 'Payment',
    });
    expect(finalized.ok).toEqual({ContractId: DEMO_CONTRACT_ID, CustomerId: DEMO_CUSTOMER_ID});
    expect(contract()?.PaymentBearer).toMatchObject(bearer);
    const again = await outcome((done, fail) => page.SubscriptionJS.finalize(done, fail));
    expect(again.failed).toMatchObject({errorCode: [''], errorMessage: 'Invalid order status'});
  });

  test('that was broken off at the provider keeps the old one', async () => {
    const {ok} = await changeMethod({bearer: 'PayPal'});
    expect((await comeBack(ok?.['Url'], 'cancel')).failed?.errorCode).toEqual(['Aborted']);
    expect(contract()?.PaymentBearer).toMatchObject({Last4: '1111'});
  });

  test('works with a payment form', async () => {
    const container = new FakeElement();
    const config = {publicApiKey: PUBLIC_API_KEY, providerReturnUrl: SHOP_ORIGIN};
    const form = page.SubscriptionJS.createElement('paymentForm', container, config, {});
    container.frame.say({kind: 'ready'});
    const {Success} = await json(billwerk.post('/psp/tokenize', card('5555555555554444')));
    const changed = outcome((done, fail) => portal.paymentChange(null, form, done, fail));
    const [asked] = container.frame.said('collect');
    const Token = String((Success as Json)['Token']);
    container.frame.say({kind: 'collected', id: asked!.id, collected: {Bearer: 'CreditCard:FakePSP', Token}});
    expect((await changed).ok).toHaveProperty('ContractId');
    expect(contract()?.PaymentBearer).toMatchObject({Last4: '4444'});
  });
});

describe('paying an upgrade', () => {
  test('by the stored card makes one payment and changes the plan', async () => {
    const order = await orderUpgrade();
    expect((await paySync(order)).ok).toEqual({
      OrderId: order['OrderId'],
      ContractId: DEMO_CONTRACT_ID,
      CustomerId: DEMO_CUSTOMER_ID,
      GrossTotal: order['GrossTotal'],
      OrderStatus: 'PaymentPending',
    });
    expect(contract()).toMatchObject({PlanVariantId: PLAN_VARIANTS.teamMonthly});
    expect(billwerk.sandbox.state.payments).toMatchObject([
      {status: 'succeeded', bearer: 'CreditCard:FakePSP', amount: order['GrossTotal']},
    ]);
    expect((await paySync(order)).failed?.errorMessage).toBe('Invalid order status');
    expect(billwerk.sandbox.state.payments).toHaveLength(1);
  });

  test('on account waits for the transfer', async () => {
    portal = await openPortal(OTHER_CONTRACT_ID);
    const order = await orderUpgrade(OTHER_CONTRACT_ID, PLAN_VARIANTS.teamYearly);
    expect((await paySync(order)).ok).toHaveProperty('ContractId');
    expect(billwerk.sandbox.state.payments).toMatchObject([{status: 'pending', bearer: 'InvoicePayment'}]);
  });

  test('by a stored method fails where nothing is stored', async () => {
    const Cart = {PlanVariantId: PLAN_VARIANTS.hobby};
    const free = await json(rest.post('/Orders', {CustomerId: DEMO_CUSTOMER_ID, Cart}));
    await rest.post(`/Orders/${String(free['Id'])}/commit`);
    portal = await openPortal(String(free['ContractId']));
    const order = await orderUpgrade(String(free['ContractId']));
    expect((await paySync(order)).failed?.errorCode).toEqual(['BearerInvalid']);
    expect(billwerk.sandbox.state.payments).toEqual([]);
    expect((await payUpgrade(order, card())).ok).toHaveProperty('ContractId');
    expect(contract(String(free['ContractId']))?.PaymentBearer).toMatchObject({Last4: '1111'});
  });

  test('by a stored card that has expired fails, and works with another one', async () => {
    await billwerk.control('clock', {now: '2032-01-01T00:00:00.000Z'});
    portal = await openPortal();
    const order = await orderUpgrade();
    expect((await paySync(order)).failed?.errorCode).toEqual(['BearerExpired']);
    expect((await payUpgrade(order, {...card(), expiryYear: '2035'})).ok).toHaveProperty('ContractId');
    expect(billwerk.sandbox.state.payments.map(({status}) => status)).toEqual(['declined', 'succeeded']);
  });

  test('by other payment data can lead to the provider, and stores them', async () => {
    const order = await orderUpgrade();
    const {ok} = await payUpgrade(order, card(CARDS.threeDSecure));
    expect(ok).toMatchObject({OrderId: order['OrderId'], Url: textLike(/hosted/)});
    expect((await comeBack(ok?.['Url'], 'pay')).ok).toMatchObject({OrderId: order['OrderId']});
    expect(contract()).toMatchObject({PlanVariantId: PLAN_VARIANTS.teamMonthly, PaymentBearer: {Last4: '3220'}});
  });

  test('of another amount is refused', async () => {
    const order = await orderUpgrade();
    expect((await payUpgrade({...order, GrossTotal: 1}, card())).failed?.errorCode).toEqual(['InvalidAmount']);
  });

  test('of somebody else’s contract is not possible, nor is a sign-up', async () => {
    const theirs = await orderUpgrade(OTHER_CONTRACT_ID);
    expect((await paySync(theirs)).failed?.errorCode).toEqual(['InvalidData']);
    expect((await payUpgrade(theirs, card())).failed?.errorCode).toEqual(['InvalidData']);
    const Cart = {PlanVariantId: PLAN_VARIANTS.soloMonthly};
    const signup = await json(rest.post('/Orders', {CustomerId: DEMO_CUSTOMER_ID, Cart}));
    expect((await paySync({OrderId: signup['Id']})).failed?.errorCode).toEqual(['InvalidData']);
    expect(billwerk.sandbox.state.payments).toEqual([]);
  });
});

describe('the rest of the portal', () => {
  test('contract details hold what integrators read', async () => {
    const Cart = {ComponentSubscriptions: [{ComponentId: COMPONENTS.extraDriver, Quantity: 2}]};
    const order = await json(rest.post('/Orders', {ContractId: DEMO_CONTRACT_ID, Cart}));
    await rest.post(`/Orders/${String(order['Id'])}/commit`);
    expect((await details()).ok).toMatchObject({
      Customer: {LastName: 'Weber', Address: {City: 'Berlin'}},
      CurrentPlan: {PlanName: 'Solo', PlanVariantId: PLAN_VARIANTS.soloMonthly, CancellationPeriod: {Unit: 'Day'}},
      Contract: {LifecycleStatus: 'Active', CurrentBalance: 0, Currency: 'EUR', PaymentBearer: {Last4: '1111'}},
      ComponentsSubscriptions: [{Quantity: 2, ComponentName: textLike(/./)}],
      RecentInvoices: [],
      EndDateIfCancelledNow: '2026-12-20T09:00:00.0000000Z',
      PaymentsBlocked: false,
    });
  });

  test('a contract is cancelled to the end of what is paid', async () => {
    await outcome((done, fail) => portal.contractCancel(done, fail));
    expect(contract()?.EndDate).toBe(contract()?.BilledUntil);
  });

  test('a customer is replaced as a whole', async () => {
    const changed = {LastName: 'Berg', FirstName: 'Jo', EmailAddress: 'jo@example.com'};
    expect((await outcome((done, fail) => portal.customerChange(changed, done, fail))).ok).toBeDefined();
    const customer = billwerk.sandbox.state.customers.find(({Id}) => Id === DEMO_CUSTOMER_ID);
    expect(customer).toMatchObject({...changed, CustomerName: 'Berg, Jo'});
    expect(customer).not.toHaveProperty('Address');
    expect(contract()?.CustomerName).toBe('Berg, Jo');
    const refused = await outcome((done, fail) => portal.customerChange({vatId: 'DE1'}, done, fail));
    expect(refused.failed?.errorCode).toEqual(['InvalidVatId']);
  });

  test.each(['upgradePaySync', 'upgradePayInteractive', 'paymentChange', 'contractDetails'])(
    '%s can be struck by a fault',
    async (match) => {
      await billwerk.control('faults', {match, action: 'error', errorCode: ['RateLimit']});
      const calls: Record<string, () => Promise<{failed?: {errorCode: string[]}}>> = {
        upgradePaySync: () => paySync({}),
        upgradePayInteractive: () => payUpgrade({}, card()),
        paymentChange: () => changeMethod(card()),
        contractDetails: details,
      };
      expect((await calls[match]!()).failed?.errorCode).toEqual(['RateLimit']);
    },
  );
});
