// One purchase in WebKitGTK, which Playwright cannot drive: pick a plan, type, pay by card, read the thanks, look at what billwerk has.
// Needs a display; `npm test` gives it a virtual one.
import assert from 'node:assert/strict';
import {startDemo} from '../support/server.mjs';
import {startWebKit} from '../support/webdriver.mjs';

/** @typedef {import('../support/webdriver.mjs').WebDriverSession} WebDriverSession */

const details = {
  emailAddress: 'anna.winter@baeckerei-winter.example',
  firstName: 'Anna',
  lastName: 'Winter',
  street: 'Lindenstraße',
  houseNumber: '12a',
  postalCode: '50674',
  city: 'Köln',
};
const card = {cardNumber: '4111111111111111', expiry: '0934', cvc: '917', cardHolder: 'Anna Winter'};

/**
 * @param {WebDriverSession} shopper
 * @param {string} form
 * @param {Record<string, string>} values by `data-field`
 */
async function fillIn(shopper, form, values) {
  for (const [field, value] of Object.entries(values)) {
    await shopper.type(await shopper.find(form, `[data-field="${field}"]`), value);
  }
}

/**
 * @param {WebDriverSession} shopper
 * @param {RegExp} expected
 */
async function expectOnButton(shopper, expected) {
  await shopper.waitFor(
    async () => {
      const button = await shopper.query('sjs-checkout', '[part~="submit"]');
      return button && expected.test(await shopper.text(button));
    },
    {what: `${expected} on the button`},
  );
}

/**
 * @param {WebDriverSession} shopper
 * @param {string} url
 */
async function buySolo(shopper, url) {
  await shopper.goto(`${url}/#prices`);
  // WebKitGTK's driver cannot type into a frame that is slotted through a shadow root.
  await shopper.execute("document.querySelector('sjs-checkout').setAttribute('card-entry', 'fields')");
  // The first thing that is looked at: a page that never shows its cards has nothing to sell.
  const solo = await shopper.find('sjs-plan-picker', 'label[for=plan-1]');
  await expectOnButton(shopper, /58\.31/);
  await shopper.click(solo);
  await expectOnButton(shopper, /^Subscribe and pay €14\.28$/);
  await fillIn(shopper, 'sjs-customer-form', details);
  await fillIn(shopper, 'sjs-payment-form', card);
  await shopper.click(await shopper.find('input[name="terms"]'));
  await shopper.click(await shopper.find('sjs-checkout', '[part~="submit"]'));
  const notice = await shopper.find('sjs-checkout', '[part~="notice"]');
  assert.match(await shopper.text(notice), /^Thank you for your order/);
}

/** @param {string} sandboxUrl */
async function expectOnePurchase(sandboxUrl) {
  /** @type {import('../../demo/sandbox/control.ts').SandboxState} */
  const {orders, payments, contracts} = await (await fetch(`${sandboxUrl}/__sandbox/state`)).json();
  assert.deepEqual(
    orders.map(({status, grossTotal}) => ({status, grossTotal})),
    [{status: 'Completed', grossTotal: 14.28}],
  );
  assert.deepEqual(
    payments.map(({orderId, amount, status, bearer}) => ({orderId, amount, status, bearer})),
    [{orderId: orders[0]?.id, amount: 14.28, status: 'succeeded', bearer: 'CreditCard:FakePSP'}],
  );
  assert.equal(contracts.filter(({Id}) => Id === orders[0]?.contractId).length, 1);
}

const demo = await startDemo();
try {
  const webkit = await startWebKit();
  try {
    const shopper = await webkit.openSession();
    await buySolo(shopper, demo.url);
    await expectOnePurchase(demo.sandboxUrl);
    console.log('✓ [webkit] a new customer buys by card');
  } finally {
    await webkit.close();
  }
} finally {
  await demo.close();
}
