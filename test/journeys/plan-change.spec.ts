// A customer who exists changes a contract: on the account page, through the order hook, against the sandbox.
import type {Locator, Page} from '@playwright/test';
import {CARDS, DEMO_CONTRACT_ID, PLAN_VARIANTS} from '../../demo/sandbox/test-data.ts';
import {notice, problem} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

const element = (page: Page): Locator => page.locator('sjs-plan-change');
const button = (page: Page): Locator => element(page).locator('[part~="submit"]');
const table = (page: Page): Locator => element(page).locator('[part~="table"]');
/** What the button says it costs. */
const amountOn = async (page: Page) => Number(/€([\d,.]+)/.exec(await button(page).innerText())![1]!.replace(',', ''));

async function open(page: Page): Promise<void> {
  await page.goto('/demo/contract.html');
  await expect(element(page).locator('[part~="current"]')).toContainText('Solo');
}

async function choose(page: Page, plan: string): Promise<void> {
  await element(page)
    .locator('[part~="card"]')
    .filter({hasText: plan})
    .first()
    .click({position: {x: 60, y: 60}});
}

/** Presses Tab until that has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const hasFocus = () => wanted.evaluate((node) => node.matches(':focus'));
  for (let presses = 0; presses < 40 && !(await hasFocus()); presses += 1) await page.keyboard.press('Tab');
  await expect(wanted).toBeFocused();
}

async function contractIn(sandboxUrl: string) {
  const state = (await (await fetch(`${sandboxUrl}/__sandbox/state`)).json()) as {
    readonly contracts: readonly {
      readonly Id: string;
      readonly PlanVariantId: string;
      readonly Phases: readonly {readonly PlanVariantId: string; readonly StartDate: string}[];
      readonly NextBillingDate: string;
    }[];
  };
  return state.contracts.find(({Id}) => Id === DEMO_CONTRACT_ID)!;
}

test('a customer signs in, upgrades, adds an add-on, and plans a downgrade for the end of the term', async ({
  page,
  demo,
  sandbox,
}) => {
  await open(page);
  await choose(page, 'Team');
  await expect(button(page)).toHaveText(/Change and pay €\d/);
  await expect(table(page)).toContainText('Solo');
  const upgrade = await amountOn(page);
  await button(page).click();
  await expect(notice(page)).toContainText('Your contract is changed');
  let {orders, payments} = await sandbox.bought();
  expect(orders).toHaveLength(1);
  expect(payments.map(({amount, status}) => [amount, status])).toEqual([[upgrade, 'succeeded']]);
  expect((await contractIn(demo.sandboxUrl)).PlanVariantId).toBe(PLAN_VARIANTS.teamMonthly);

  await page.getByRole('button', {name: 'Change something else'}).click();
  await expect(element(page).locator('[part~="current"]')).toContainText('Team');
  await element(page).getByRole('checkbox', {name: 'Priority support'}).check();
  await expect(table(page)).toBeVisible();
  await button(page).click();
  await expect(notice(page)).toContainText('Your contract is changed');
  await page.getByRole('button', {name: 'Change something else'}).click();
  await expect(element(page).locator('[part~="current"]')).toContainText('Priority support');

  // Too late to give notice for the next billing, so that the term ends later.
  await sandbox.advance(20 * 24 * 60 * 60 * 1000);
  // Firefox's driver takes a reload of what is still loading for a failure.
  await page.waitForLoadState();
  await page.reload();
  await page.getByRole('button', {name: 'Change this contract'}).click();
  await choose(page, 'Solo');
  await element(page).getByRole('radio', {name: 'At the end of the term'}).check();
  await expect(element(page).locator('[part~="losses"]')).toContainText('Swap stops between drivers');
  await expect(table(page)).toContainText('Due on');
  await button(page).click();
  await expect(notice(page)).toContainText('Your change is planned');
  ({orders, payments} = await sandbox.bought());
  expect(orders.map(({status}) => status)).toEqual(['Completed', 'Completed', 'Completed']);
  const contract = await contractIn(demo.sandboxUrl);
  expect(contract.PlanVariantId).toBe(PLAN_VARIANTS.teamMonthly);
  expect(contract.Phases.at(-1)).toMatchObject({PlanVariantId: PLAN_VARIANTS.soloMonthly});
  // The add-on comes with the next invoice, and nothing was taken for what comes later.
  expect(payments.map(({amount, status}) => [amount, status])).toEqual([[upgrade, 'succeeded']]);
});

test('a customer plans a downgrade for the end of the term, which is not the next billing, and pays nothing', async ({
  page,
  demo,
  sandbox,
}) => {
  // Too late to give notice for the next billing.
  await sandbox.advance(20 * 24 * 60 * 60 * 1000);
  await open(page);
  await choose(page, 'Hobby');
  const atTheEnd = element(page).getByRole('radio', {name: 'At the end of the term'});
  await expect(element(page).getByRole('radio', {name: 'With the next billing'})).toBeVisible();
  await atTheEnd.check();
  await expect(element(page).locator('[part~="losses"]')).toContainText('What you give up on');
  await expect(button(page)).toHaveText(/Change on \S/);
  const date = (await button(page).innerText()).trim().replace('Change on ', '');
  await expect(table(page)).toContainText(date);
  await button(page).click();
  await expect(notice(page)).toContainText('Your change is planned');
  await expect(notice(page)).toContainText(date);
  const {orders, payments} = await sandbox.bought();
  expect(orders.map(({status}) => status)).toEqual(['Completed']);
  expect(payments).toEqual([]);
  const {PlanVariantId, Phases, NextBillingDate} = await contractIn(demo.sandboxUrl);
  expect(PlanVariantId).toBe(PLAN_VARIANTS.soloMonthly);
  expect(Phases.at(-1)).toMatchObject({PlanVariantId: PLAN_VARIANTS.hobby});
  expect(Date.parse(Phases.at(-1)!.StartDate)).toBeGreaterThan(Date.parse(NextBillingDate));

  await page.getByRole('button', {name: 'Change something else'}).click();
  await expect(element(page).locator('[part~="current"]')).toContainText(`A change is planned for ${date}`);
});

test('a customer sees what is planned, is not sold it again, and keeps the plan after all', async ({
  page,
  demo,
  sandbox,
}) => {
  await open(page);
  await choose(page, 'Team');
  await element(page).getByRole('radio', {name: 'With the next billing'}).check();
  await expect(table(page)).toBeVisible();
  await button(page).click();
  await expect(notice(page)).toContainText('Your change is planned');
  await page.getByRole('button', {name: 'Change something else'}).click();
  await expect(element(page).locator('[part~="current"]')).toContainText(/Team from \S/);

  await element(page).getByRole('radio', {name: 'With the next billing'}).check();
  await expect(element(page).getByRole('radio', {name: /^Team/})).toBeChecked();
  await expect(element(page).locator('[part~="empty"]')).toBeVisible();
  await choose(page, 'Solo');
  await expect(table(page)).toBeVisible();
  await button(page).click();
  await expect(notice(page)).toContainText('Your change is planned');
  const {Phases, PlanVariantId} = await contractIn(demo.sandboxUrl);
  expect(PlanVariantId).toBe(PLAN_VARIANTS.soloMonthly);
  expect(Phases.at(-1)).toMatchObject({PlanVariantId: PLAN_VARIANTS.soloMonthly});
  expect((await sandbox.bought()).payments).toEqual([]);
});

test('a customer changes the plan by keyboard alone, and is led to what came of it', async ({page, sandbox}) => {
  await open(page);
  const solo = element(page).getByRole('radio', {name: /^Solo/});
  await tabTo(page, solo);
  await page.keyboard.press('ArrowDown');
  await expect(element(page).getByRole('radio', {name: /^Team/})).toBeChecked();
  await expect(button(page)).toHaveText(/Change and pay €\d/);
  const now = element(page).getByRole('radio', {name: 'Now'});
  await tabTo(page, now);
  await tabTo(page, button(page));
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText('Your contract is changed');
  await expect(notice(page)).toBeFocused();
  await tabTo(page, page.getByRole('button', {name: 'Change something else'}));
  await page.keyboard.press('Enter');
  const heading = element(page).getByRole('heading', {name: 'Current plan'});
  await expect(heading).toBeFocused();
  await expect(element(page).locator('[part~="current"]')).toContainText('Team');
  expect((await sandbox.bought()).orders).toHaveLength(1);
});

test('a customer who opens the page again after a change finds the contract, and changes more', async ({
  page,
  sandbox,
}) => {
  await open(page);
  await choose(page, 'Team');
  await expect(button(page)).toHaveText(/Change and pay €\d/);
  await button(page).click();
  await expect(notice(page)).toContainText('Your contract is changed');
  // Firefox's driver takes a reload of what is still loading for a failure.
  await page.waitForLoadState();
  await page.reload();
  await expect(notice(page)).toContainText('A change of this contract was ordered a short while ago');
  await expect(element(page).locator('[part~="current"]')).toContainText('Team');
  await page.getByRole('button', {name: 'Change this contract'}).click();
  await element(page).getByRole('checkbox', {name: 'Priority support'}).check();
  await expect(table(page)).toBeVisible();
  await button(page).click();
  await expect(notice(page)).toContainText('Your contract is changed');
  expect((await sandbox.bought()).orders).toHaveLength(2);
});

test('a customer pays an upgrade with another card, after that was declined, once', async ({page, sandbox}) => {
  await open(page);
  await choose(page, 'Team');
  await expect(button(page)).toHaveText(/Change and pay €\d/);
  const amount = await amountOn(page);
  await element(page).getByRole('button', {name: 'Pay with something else'}).click();
  const form = element(page).frameLocator('iframe');
  for (const number of [CARDS.declined, CARDS.success]) {
    await form.getByLabel('Card number').fill(number);
    await form.getByLabel('Expiry date').fill('09 / 34');
    await form.getByLabel('Security code').fill('737');
    await form.getByLabel('Name on card').fill('Jonas Weber');
    await button(page).click();
    if (number === CARDS.declined) await expect(problem(page)).toContainText('Nothing was charged');
  }
  await expect(notice(page)).toContainText('Your contract is changed');
  const {orders, payments} = await sandbox.bought();
  expect(orders).toHaveLength(1);
  expect(payments.filter(({status}) => status === 'succeeded').map((payment) => payment.amount)).toEqual([amount]);
});

test('a change whose payment got no answer is not paid again; the shop says what became of it', async ({
  page,
  sandbox,
}) => {
  await open(page);
  await choose(page, 'Team');
  await expect(button(page)).toHaveText(/Change and pay €\d/);
  await sandbox.fault({match: 'upgradePaySync', when: 'after', action: 'drop'});
  await button(page).dblclick();
  await expect(notice(page)).toContainText('Your contract is changed');
  const {orders, payments} = await sandbox.bought();
  expect(orders).toHaveLength(1);
  expect(payments.filter(({status}) => status === 'succeeded')).toHaveLength(1);
});
