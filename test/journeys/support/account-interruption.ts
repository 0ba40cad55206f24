/** The same for customers who are signed in: they change their plan, or how it is paid, and are interrupted. */
import type {BrowserContext, Locator, Page} from '@playwright/test';
import {DEMO_CONTRACT_ID, PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {DeadEnd, goOnToTheEnd, look} from './determined-shopper.ts';
import type {AccountElement, Ending} from './determined-shopper.ts';
import type {Sandbox} from './sandbox.ts';
import {expect, test} from './test.ts';
import {hearOfSuccess, movedOf} from './verdict.ts';
import type {Verdict} from './verdict.ts';

export interface AccountInterruption {
  readonly name: string;
  readonly element: AccountElement;
  /** Default the contract's stored card, which can only pay a change of the plan. */
  readonly byInvoice?: boolean;
  /** Default Team, which is paid at once. Hobby begins with a later billing: nothing is paid, and the hook commits it. */
  readonly plan?: 'Team' | 'Hobby';
  /** What the customer is told at the end. Default `bought`. */
  readonly ends?: Ending['end'];
  /** Whenever the customer has waited for the page to show the contract. */
  readonly waited?: () => Promise<void>;
  /** Before the page is opened. */
  readonly before?: (scene: AccountScene) => Promise<void>;
  /** The page is open, and nothing is chosen yet. */
  readonly opened?: (scene: AccountScene) => Promise<void>;
  /** Everything is chosen, and the button can be pressed, unless `before` or `opened` broke what that takes. */
  readonly act?: (scene: AccountScene) => Promise<void>;
}

export interface AccountScene {
  readonly page: Page;
  readonly sandbox: Sandbox;
  press(): Promise<void>;
}

/** One test for each. */
export function accountInterruptions(when: string, table: readonly AccountInterruption[]): void {
  test.describe(when, () => {
    for (const row of table) {
      test(row.name, async ({page, context, sandbox}, testInfo) => {
        const verdict = await play(row, {page, context, sandbox});
        testInfo.annotations.push({type: 'interruption', description: JSON.stringify(verdict)});
        expect(verdict).toEqual({doublePayments: 0, lost: [], deadEnds: []});
      });
    }
  });
}

async function play(
  row: AccountInterruption,
  {page, context, sandbox}: {page: Page; context: BrowserContext; sandbox: Sandbox},
): Promise<Verdict> {
  const {element} = row;
  const scene: AccountScene = {page, sandbox, press: () => page.locator(element).locator('[part~="submit"]').click()};
  await context.clock.install();
  const heard = await hearOfSuccess(context);
  await row.before?.(scene);
  const open = element === 'sjs-plan-change' ? choosePlan : unfoldPaymentChange;
  try {
    await open(scene, row);
  } catch (error) {
    if (error instanceof DeadEnd) return judge(row, sandbox, error, heard);
    throw error;
  }
  await row.act?.(scene);
  const ending = await endOf(page, row);
  const verdict = await judge(row, sandbox, ending, heard);
  if (!(ending instanceof DeadEnd)) expect(ending.end, ending.said).toBe(row.ends ?? 'bought');
  return verdict;
}

async function choosePlan(scene: AccountScene, row: AccountInterruption): Promise<void> {
  const {page} = scene;
  const {byInvoice, plan = 'Team'} = row;
  await page.goto('/demo/contract.html');
  const element = page.locator('sjs-plan-change');
  await untilShown(page, element.locator('[part~="current"]'), row.before && row.waited);
  await row.opened?.(scene);
  await element
    .locator('[part~="card"]')
    .filter({hasText: plan})
    .first()
    .click({position: {x: 60, y: 60}});
  if (row.opened) return;
  if (plan === 'Hobby') await element.getByRole('radio', {name: 'With the next billing'}).check();
  await expect(element.locator('[part~="submit"]')).toHaveText(plan === 'Team' ? /Change and pay €\d/ : /Change on \S/);
  if (!byInvoice) return;
  await element.getByRole('button', {name: 'Pay with something else'}).click();
  await element.getByRole('radio', {name: 'Invoice'}).check();
}

/** Tries again as often as the page offers it, and otherwise waits: a long jump of the page’s clock needs time to be answered after it. */
async function untilShown(page: Page, wanted: Locator, waited?: () => Promise<void>): Promise<void> {
  for (let waits = 0; waits < 50; waits += 1) {
    await wanted
      .or(page.locator('[part~="problem"] button'))
      .first()
      .waitFor({timeout: 200})
      .catch(() => undefined);
    if (await wanted.isVisible()) return;
    const again = page.locator('sjs-plan-change [part~="problem"] button');
    if ((await again.count()) > 0) await again.click({timeout: 1000}).catch(() => undefined);
    else if (waits % 10 === 9) await page.clock.fastForward(31_000);
    if (waits === 5) await waited?.();
  }
  throw new DeadEnd(`The contract does not come: ${JSON.stringify(await look(page, 'sjs-plan-change'))}`);
}

async function unfoldPaymentChange({page}: AccountScene): Promise<void> {
  await page.goto('/demo/sign-in');
  await page.getByText('Change the payment method').click();
  await page.locator('sjs-payment-change').getByRole('radio', {name: 'Invoice'}).check();
}

/** Whoever is told that nobody knows enters the new method again, as they may; the shop says what became of an order. */
async function endOf(page: Page, {element, ends}: AccountInterruption): Promise<Ending | DeadEnd> {
  const how = {by: 'Invoice', element, keeps: true, hopes: ends !== 'unknown'} as const;
  try {
    const ending = await goOnToTheEnd(page, how);
    if (ending.end === (ends ?? 'bought')) return ending;
    if (element === 'sjs-plan-change') return new DeadEnd(`Nobody says what became of it: ${ending.said}`);
    await page.getByRole('button', {name: 'Enter it again'}).click();
    return await goOnToTheEnd(page, how);
  } catch (error) {
    if (error instanceof DeadEnd) return error;
    throw error;
  }
}

async function judge(
  {element, plan = 'Team'}: AccountInterruption,
  sandbox: Sandbox,
  ending: Ending | DeadEnd,
  heard: readonly string[],
): Promise<Verdict> {
  const {orders, payments, contracts} = await sandbox.state();
  const {PlanVariantId, PaymentProvider, Phases} = contracts.find(({Id}) => Id === DEMO_CONTRACT_ID)!;
  const moved = movedOf(payments);
  const lost: string[] = [];
  const deadEnds = ending instanceof DeadEnd ? [ending.message] : [];
  const changesPlan = element === 'sjs-plan-change';
  const allowed = changesPlan && plan === 'Team' ? 1 : 0;
  const planned = plan === 'Team' ? PlanVariantId : Phases.at(-1)?.PlanVariantId;
  const wanted = plan === 'Team' ? PLAN_VARIANTS.teamMonthly : PLAN_VARIANTS.hobby;
  const done = changesPlan ? planned === wanted : PaymentProvider === 'InvoicePayment';
  if (!(ending instanceof DeadEnd) && ending.end === 'bought') {
    if (!done) lost.push(`the change: ${planned}, ${PaymentProvider}`);
    if (changesPlan && orders.map(({status}) => status).join() !== 'Completed') {
      lost.push(`the order: ${JSON.stringify(orders)}`);
    }
    if (moved.length < allowed) lost.push('the payment');
    const [about] = changesPlan ? orders.map(({id}) => id) : [DEMO_CONTRACT_ID];
    await expect
      .poll(() => heard)
      .toEqual([about])
      .catch(() => lost.push(`the event: pages were told of ${heard.join() || 'nothing'}`));
  } else if (heard.length > 0) lost.push(`the event: told of ${heard.join()}, but the customer of nothing`);
  if (orders.length > (changesPlan ? 1 : 0)) lost.push(`orders: ${JSON.stringify(orders)}`);
  // Whoever is told that nobody knows needs something to quote.
  if (!(ending instanceof DeadEnd) && ending.end === 'unknown' && !orders.some(({id}) => ending.said.includes(id))) {
    deadEnds.push(`no order number in: ${ending.said}`);
  }
  return {doublePayments: Math.max(0, moved.length - allowed), lost, deadEnds};
}
