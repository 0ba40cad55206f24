// The sandbox's payment form in a real browser, on a page without our elements: three origins, policies, what is typed.
import type {FrameLocator, Page} from '@playwright/test';
import {CARDS, IBANS, PLAN_VARIANTS, PUBLIC_API_KEY} from '../../demo/sandbox/test-data.ts';
import type {SubscriptionJs, VendorPaymentForm, VendorPaymentFormStyle} from '../../src/subscriptionjs/vendor.ts';
import {expect, test} from './support/test.ts';

type Shop = typeof globalThis & {SubscriptionJS: SubscriptionJs; form: VendorPaymentForm; errors: unknown[]};

const CARD_FIELDS = ['Card number', 'Expiry date (MM/YY)', 'Security code (CVC)', 'Name on card'];

interface FormWish {
  paymentMethods?: string[];
  locale?: string;
  publicApiKey?: string;
  style?: Partial<Record<keyof VendorPaymentFormStyle, Record<string, string>>>;
}

interface TrustedTypes {
  createPolicy(name: string, rules: {createScriptURL(url: string): string}): {createScriptURL(url: string): string};
}

/** A page of the shop with its strict policy, on which nothing of ours uses billwerk's script unless there is a return. */
async function openShop(page: Page, sandboxUrl: string): Promise<void> {
  await page.goto('/demo/return.html');
  await page.evaluate(async (source) => {
    const {trustedTypes} = globalThis as {trustedTypes?: TrustedTypes};
    const policy = trustedTypes?.createPolicy('sjs-checkout', {createScriptURL: (url) => url});
    const script = document.createElement('script');
    script.src = policy?.createScriptURL(source) ?? source;
    const loaded = new Promise((done) => script.addEventListener('load', done));
    const container = document.createElement('div');
    container.id = 'container';
    document.body.prepend(script, container);
    await loaded;
  }, `${sandboxUrl}/subscription.js`);
}

async function createForm(page: Page, wish: FormWish = {}): Promise<FrameLocator> {
  await page.evaluate(
    ({key, paymentMethods = ['CreditCard:FakePSP'], locale = 'en', publicApiKey = key, style = {}}) => {
      const shop = globalThis as Shop;
      shop.errors = [];
      shop.form = shop.SubscriptionJS.createElement!(
        'paymentForm',
        document.querySelector<HTMLElement>('#container')!,
        {publicApiKey, paymentMethods, locale, providerReturnUrl: location.href},
        style as VendorPaymentFormStyle,
        (error) => shop.errors.push(error),
      );
    },
    {...wish, key: PUBLIC_API_KEY},
  );
  return page.frameLocator('iframe');
}

/** Orders a plan and pays it by the form: billwerk's answer, or its error. */
function buy(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(async (planVariantId) => {
    const {SubscriptionJS, form} = globalThis as Shop;
    const signup = new SubscriptionJS.Signup();
    const customer = {Address: {Country: 'DE'}};
    const order = await new Promise((done, fail) =>
      signup.createOrder({PlanVariantId: planVariantId}, customer, done, fail),
    );
    return new Promise<Record<string, unknown>>((done) => {
      const settle = (answer: unknown) => done(answer as Record<string, unknown>);
      signup.paySignupInteractive(null, form, order as never, settle, settle);
    });
  }, PLAN_VARIANTS.soloMonthly);
}

async function typeCard(form: FrameLocator, number: string = CARDS.success): Promise<void> {
  const values = [number, '11 / 31', '917', 'Anna Winter'];
  for (const [index, label] of CARD_FIELDS.entries()) await form.getByLabel(label).fill(values[index]!);
}

test.beforeEach(({page, demo}) => openShop(page, demo.sandboxUrl));

test('the form takes a card on an origin of its own, and neither page nor billwerk sees the number', async ({
  page,
  demo,
  sandbox,
  overheard,
}) => {
  const form = await createForm(page);
  await typeCard(form);
  const bodies: string[] = [];
  page.on('request', (request) => {
    if (!request.url().includes('/psp/')) bodies.push(`${request.url()} ${request.postData() ?? ''}`);
  });
  expect(await buy(page)).toMatchObject({GrossTotal: 14.28, OrderStatus: 'PaymentPending'});
  const {payments} = await sandbox.bought();
  expect(payments).toMatchObject([{status: 'succeeded', bearer: 'CreditCard:FakePSP'}]);
  expect(bodies.join('\n')).not.toContain(CARDS.success);
  expect(await page.content()).not.toContain(CARDS.success);
  expect(new URL(page.frames()[1]!.url()).origin).toBe(demo.paymentFormUrl);
  const tokenized = overheard.requests.filter(({pathname}) => pathname === '/psp/tokenize');
  expect(tokenized.map(({origin}) => origin)).toEqual([demo.paymentFormUrl]);
});

test('its fields have labels and autocomplete tokens, and nothing a native submit could send', async ({page}) => {
  const form = await createForm(page);
  for (const [label, token] of [
    ['Card number', 'cc-number'],
    ['Expiry date (MM/YY)', 'cc-exp'],
    ['Security code (CVC)', 'cc-csc'],
    ['Name on card', 'cc-name'],
  ] as const) {
    await expect(form.getByLabel(label)).toHaveAttribute('autocomplete', token);
  }
  await form.getByLabel('Card number').press('Enter');
  await expect(form.getByLabel('Card number')).toBeVisible();
  expect(await form.locator('body [name], body [action]').count()).toBe(0);
});

test('several methods are for the shopper to choose from, and paying before that is refused', async ({
  page,
  sandbox,
}) => {
  const form = await createForm(page, {
    paymentMethods: ['CreditCard:FakePSP', 'Debit:FakePSP', 'PayPal', 'iDEAL:Adyen'],
    locale: 'de',
  });
  const methods = form.getByLabel('Zahlungsart');
  await expect(methods.locator('option')).toHaveText(['Bitte wählen', 'Kreditkarte', 'Lastschrift', 'PayPal']);
  const refusal = {errorCode: ['InvalidPaymentData'], errorMessage: "Unknown payment bearer 'undefined!'"};
  expect(await buy(page)).toEqual(refusal);
  await methods.selectOption('PayPal');
  await expect(form.getByText('Sie werden zu PayPal weitergeleitet')).toBeVisible();
  await methods.selectOption('Debit:FakePSP');
  expect(await buy(page), 'nothing typed').toEqual(refusal);
  await form.getByLabel('Kontoinhaber').fill('Anna Winter');
  await form.getByLabel('IBAN').fill(IBANS.success);
  expect(await buy(page)).toHaveProperty('ContractId');
  expect((await sandbox.bought()).payments).toMatchObject([{bearer: 'Debit:FakePSP'}]);
});

test('a field that is refused is marked until it is corrected, and the rest stays', async ({page}) => {
  const red = 'rgb(200, 0, 0)';
  const form = await createForm(page, {style: {inputInvalid: {borderTopColor: red}}});
  await typeCard(form, '4111111111111112');
  expect(await buy(page)).toMatchObject({errorCode: ['InvalidCardNumber']});
  const number = form.getByLabel('Card number');
  await expect(number).toHaveAttribute('aria-invalid', 'true');
  await expect(number).toHaveCSS('border-top-color', red);
  await expect(form.getByLabel('Name on card')).toHaveValue('Anna Winter');
  await expect(form.getByLabel('Name on card')).not.toHaveAttribute('aria-invalid');
  await number.fill(CARDS.success);
  await expect(number).not.toHaveAttribute('aria-invalid');
  expect(await buy(page)).toHaveProperty('ContractId');
});

test('the five style groups dress it, with properties that can only colour and measure', async ({page}) => {
  const form = await createForm(page, {
    paymentMethods: ['CreditCard:FakePSP', 'Debit:FakePSP'],
    style: {
      body: {backgroundColor: 'rgb(10, 20, 30)', backgroundImage: 'url(/portal/payment-form.css)', position: 'fixed'},
      label: {fontStyle: 'italic', color: 'red; position: fixed'},
      input: {color: 'rgb(1, 2, 3)', borderLeftWidth: '7px'},
      inputRequired: {borderLeftColor: 'rgb(4, 5, 6)'},
    },
  });
  const body = form.locator('body');
  await expect(body).toHaveCSS('background-color', 'rgb(10, 20, 30)');
  await expect(body).toHaveCSS('background-image', 'none');
  await expect(body).toHaveCSS('position', 'static');
  await expect(form.locator('label').first()).toHaveCSS('font-style', 'italic');
  await expect(form.locator('label').first()).toHaveCSS('position', 'static');
  await expect(form.locator('select')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(form.locator('select')).toHaveCSS('border-left-width', '7px');
  await expect(form.locator('select')).toHaveCSS('border-left-color', 'rgb(4, 5, 6)');
});

test('who pays is passed on and can be seen in the sandbox', async ({page, sandbox}) => {
  await createForm(page);
  await page.evaluate(() => (globalThis as Shop).form.payerDataChanged({LastName: 'Winter'}));
  await expect
    .poll(async () => (await sandbox.calls()).filter((call) => call.endsWith('/paymentform/payer')))
    .toHaveLength(1);
});

test('a key that nobody knows, and methods that are not offered, reach the error callback', async ({page}) => {
  await createForm(page, {publicApiKey: 'nonsense'});
  const errors = () => page.evaluate(() => (globalThis as Shop).errors);
  await expect.poll(errors).toMatchObject([{errorCode: ['InvalidKey']}]);
  await page.evaluate(() => document.querySelector('#container')!.replaceChildren());
  await createForm(page, {paymentMethods: ['CreditCard:PayOne']});
  await expect.poll(errors).toMatchObject([{errorCode: ['InvalidPaymentMethod']}]);
});

test('3-D Secure leaves for the bank and comes back', async ({page, sandbox}) => {
  await typeCard(await createForm(page), CARDS.threeDSecure);
  const {Url} = await buy(page);
  await page.goto(String(Url));
  await page.getByRole('button', {name: 'Confirm payment'}).click();
  // <sjs-return> finalises there.
  await page.waitForURL('**/demo/return.html*');
  await expect.poll(async () => (await sandbox.bought()).payments).toMatchObject([{status: 'succeeded'}]);
});
