import type {FrameLocator, Locator, Page} from '@playwright/test';
import type {SandboxState} from '../../demo/sandbox/control.ts';
import {CARDS, DEMO_CONTRACT_ID} from '../../demo/sandbox/test-data.ts';
import {checkoutOn, cvc, notice, problem} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

const title = {
  changed: 'Your payment method has been changed',
  unknown: 'We are waiting to hear about your payment method',
};
const route = 'POST /api/v1/CustomerSelfService/portal/paymentchange';

const element = (page: Page): Locator => page.locator('sjs-payment-change');
const saveButton = (page: Page): Locator => element(page).locator('[part~="submit"]');
const form = (page: Page): FrameLocator => element(page).frameLocator('iframe');

/** The account page of Jonas, who pays by a Visa card, with the change unfolded. */
async function openChange(page: Page): Promise<void> {
  await page.goto('/demo/sign-in');
  await page.getByText('Change the payment method').click();
  await expect(saveButton(page)).toBeVisible();
}

async function fillInCard(page: Page, number: string = CARDS.success): Promise<void> {
  await form(page).getByLabel('Card number').fill(number);
  await form(page).getByLabel('Expiry date').fill('09 / 34');
  await form(page).getByLabel('Security code').fill(cvc);
  await form(page).getByLabel('Name on card').fill('Jonas Weber');
}

/** How the contract is paid, and whatever else came of the journey. */
async function stateOf(sandboxUrl: string) {
  const {contracts, payments, orders} = (await (await fetch(`${sandboxUrl}/__sandbox/state`)).json()) as SandboxState;
  const contract = contracts.find(({Id}) => Id === DEMO_CONTRACT_ID)!;
  return {
    bearer: contract.PaymentBearer as {ExpiryYear?: number} | undefined,
    provider: contract.PaymentProvider,
    payments,
    orders,
  };
}

test('a customer replaces the card of a contract, in billwerk’s payment form', async ({page, demo}) => {
  await openChange(page);
  await fillInCard(page);
  await saveButton(page).click();
  await expect(notice(page)).toContainText(title.changed);
  const {bearer, payments, orders} = await stateOf(demo.sandboxUrl);
  expect(bearer?.ExpiryYear).toBe(2034);
  expect([...payments, ...orders]).toEqual([]);
  await expect(page.locator('iframe').and(page.locator('sjs-payment-change iframe'))).toHaveCount(0);
});

test('a customer hears that a card was declined, and pays by invoice from now on', async ({page, demo}) => {
  await openChange(page);
  await fillInCard(page, CARDS.declined);
  await saveButton(page).click();
  await expect(problem(page)).toContainText('Your stored payment method has not been changed.');
  expect((await stateOf(demo.sandboxUrl)).bearer?.ExpiryYear).toBe(2031);
  await element(page).getByRole('radio', {name: 'Invoice'}).check();
  await saveButton(page).click();
  await expect(notice(page)).toContainText(title.changed);
  expect((await stateOf(demo.sandboxUrl)).provider).toBe('InvoicePayment');
});

test('a customer comes back from the bank’s page to the change, which is nobody’s order', async ({page, demo}) => {
  await openChange(page);
  await fillInCard(page, CARDS.threeDSecure);
  await saveButton(page).click();
  await page.getByRole('button', {name: 'Confirm card'}).click();
  await expect(notice(page)).toHaveCount(1);
  await expect(notice(page)).toContainText(title.changed);
  await expect(notice(page)).toBeInViewport();
  await expect(page).toHaveURL('/demo/account.html');
  expect((await stateOf(demo.sandboxUrl)).bearer?.ExpiryYear).toBe(2034);
  await expect(checkoutOn(page).getByRole('radio', {name: /^Solo/})).toBeVisible();
});

test('a change whose answer was lost is not sent again by itself', async ({page, sandbox}) => {
  await openChange(page);
  await fillInCard(page);
  await sandbox.fault({match: route, when: 'after', action: 'status', status: 503});
  await saveButton(page).click();
  await expect(notice(page)).toContainText(title.unknown);
  await page.reload();
  await page.getByText('Change the payment method').click();
  await expect(notice(page)).toContainText(title.unknown);
  const sent = (await sandbox.calls()).filter((call) => /paymentchange$/i.test(call));
  expect(sent).toHaveLength(1);
});
