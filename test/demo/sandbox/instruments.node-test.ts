import {beforeEach, describe, expect, test} from 'vitest';
import {CARDS, IBANS, PLAN_VARIANTS, PUBLIC_API_KEY, QUIRKY_BEARERS} from '../../../demo/sandbox/test-data.ts';
import {card, debit} from './browser/shopper.ts';
import {json, setUp} from './helpers.ts';
import type {Json} from './helpers.ts';

const CODES: Record<Exclude<keyof typeof CARDS, 'success' | 'threeDSecure' | 'threeDSecureInPage'>, string> = {
  declined: 'AuthorizationRejected',
  expired: 'BearerExpired',
  wrongCvc: 'InvalidCardCvc',
  insufficientFunds: 'InsufficientBalance',
  rejected: 'BearerRejected',
  limitExceeded: 'AmountLimitExceeded',
  wrongType: 'InvalidCardType',
  wrongNumber: 'InvalidCardNumber',
  wrongHolder: 'InvalidCardHolder',
  wrongExpiry: 'InvalidExpirationDate',
  providerError: 'PspServerError',
  acquirerError: 'AcquirerServerError',
  timeout: 'Timeout',
  threeDSecureProblem: '3DsProblem',
  invalid: 'BearerInvalid',
  unmapped: 'UnmappedError',
  noCode: '',
};
const ACCOUNT_CODES: Record<Exclude<keyof typeof IBANS, 'success'>, string> = {
  rejected: 'BearerRejected',
  insufficientFunds: 'InsufficientBalance',
  wrongHolder: 'InvalidAccountHolder',
  wrongBank: 'InvalidBankCode',
  wrongBic: 'InvalidBic',
  wrongNumber: 'InvalidIBAN',
  canceled: 'Canceled',
};

const SELF_SERVICE = '/api/v1/CustomerSelfService';
const FULL_ADDRESS = {street: 'Hauptstraße', houseNumber: '1', postalCode: '20095', city: 'Hamburg', country: 'DE'};

let billwerk: ReturnType<typeof setUp>;

beforeEach(() => {
  billwerk = setUp();
});

async function createOrder(address: Json = FULL_ADDRESS, planVariantId: string = PLAN_VARIANTS.soloMonthly) {
  const body = {cart: {planVariantId}, customer: {address}};
  return (await json(billwerk.post(`${SELF_SERVICE}/signup/order`, body)))['Success'] as Json;
}

async function tokenOf(secret: Json): Promise<unknown> {
  const {Success} = await json(billwerk.post('/psp/tokenize', secret));
  return (Success as Json | undefined)?.['Token'];
}

/** The code of the error, or undefined where the order is paid or on its way to a provider. */
async function pay({OrderId, GrossTotal, Currency}: Json, paymentData: Json): Promise<unknown> {
  const {Error} = await json(
    billwerk.post(`${SELF_SERVICE}/signup/pay`, {
      publicApiKey: PUBLIC_API_KEY,
      returnUrl: 'https://shop.example/',
      orderId: OrderId,
      grossTotal: GrossTotal,
      currency: Currency,
      paymentData,
    }),
  );
  return (Error as Json | undefined)?.['Code'];
}

describe('numbers that are refused', () => {
  test.each(Object.entries(CODES))('card %s: %s', async (name, code) => {
    const token = await tokenOf(card(CARDS[name as keyof typeof CARDS]));
    expect(token, 'no check in a browser finds it').toBeDefined();
    expect(await pay(await createOrder(), {bearer: 'CreditCard:FakePSP', token})).toBe(code);
    expect(billwerk.sandbox.state.payments).toMatchObject([{status: 'declined'}]);
  });

  test.each(Object.entries(ACCOUNT_CODES))('account %s: %s', async (name, code) => {
    const token = await tokenOf(debit(IBANS[name as keyof typeof IBANS]));
    expect(token, 'no check in a browser finds it').toBeDefined();
    expect(await pay(await createOrder(), {bearer: 'Debit:FakePSP', token})).toBe(code);
    expect(billwerk.sandbox.state.payments).toMatchObject([{status: 'declined'}]);
  });
});

describe('a token', () => {
  test('pays once', async () => {
    const paymentData = {bearer: 'CreditCard:FakePSP', token: await tokenOf(card())};
    expect(await pay(await createOrder(), paymentData)).toBeUndefined();
    expect(await pay(await createOrder(), paymentData)).toBe('InvalidPaymentData');
    expect(billwerk.sandbox.state.payments).toHaveLength(1);
  });

  test('names its bearer itself, and stands for no other', async () => {
    expect(await pay(await createOrder(), {token: await tokenOf(card())})).toBeUndefined();
    const token = await tokenOf(card());
    expect(await pay(await createOrder(), {bearer: 'Debit:FakePSP', token})).toBe('InvalidPaymentData');
  });

  test('is needed for cards, and something at all is needed for everything', async () => {
    expect(await pay(await createOrder(), {bearer: 'CreditCard:FakePSP'})).toBe('InvalidPaymentData');
    expect(await pay(await createOrder(), {})).toBe('InvalidPaymentData');
  });
});

describe('providers with quirks', () => {
  beforeEach(() => billwerk.control('bearers', {bearers: [...QUIRKY_BEARERS, 'CreditCard:PayOne', 'Swish:Later']}));

  test.each([
    ['a full address', FULL_ADDRESS, undefined],
    ['no address', {}, undefined],
    ['half an address', {country: 'DE', postalCode: '20095'}, 'InvalidData'],
    ['a country alone', {country: 'DE'}, 'InvalidData'],
  ])('GoCardless and %s', async (_, address, code) => {
    expect(await pay(await createOrder(address), {bearer: 'Debit:GoCardless'})).toBe(code);
  });

  test('other providers do not mind half an address', async () => {
    const order = await createOrder({country: 'DE'});
    expect(
      await pay(order, {bearer: 'CreditCard:PayOne', token: await tokenOf({...card(), bearer: 'CreditCard:PayOne'})}),
    ).toBeUndefined();
    expect(billwerk.sandbox.state.contracts.at(-1)).toMatchObject({
      PaymentProvider: 'PayOne',
      PaymentProviderRole: 'CreditCard',
    });
  });

  test('iDEAL needs something to pay', async () => {
    expect(await pay(await createOrder(), {bearer: 'iDEAL:Mollie'})).toBeUndefined();
    const free = await createOrder(FULL_ADDRESS, PLAN_VARIANTS.hobby);
    expect(await pay(free, {bearer: 'iDEAL:Mollie'})).toBe('InvalidAmount');
  });

  test('an order on account is owed', async () => {
    expect(await pay(await createOrder(), {bearer: 'OnAccount:PayOne'})).toBeUndefined();
    expect(billwerk.sandbox.state.payments).toMatchObject([{status: 'pending', bearer: 'OnAccount:PayOne'}]);
  });

  test('a bearer that nobody has heard of leads to a page of its provider', async () => {
    const order = await createOrder();
    await pay(order, {bearer: 'Swish:Later'});
    expect(billwerk.sandbox.state.orders).toMatchObject([{status: 'PaymentPending'}]);
    expect(await pay(await createOrder(), {bearer: 'PayPal'}), 'not offered any more').toBe('InvalidPaymentMethod');
  });
});
