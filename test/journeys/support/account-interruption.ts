/** The same for customers who are signed in: they change their plan, or how it is paid, and are interrupted. */
import type {BrowserContext, Page} from '@playwright/test';
import {DEMO_CONTRACT_ID, PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {DeadEnd, goOnToTheEnd} from './determined-shopper.ts';
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
  /** Everything is chosen, and the button can be pressed. */
  readonly act: (scene: AccountScene) => Promise<void>;
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
  await context.clock.install();
  const heard = await hearOfSuccess(context);
  const button = page.locator(element).locator('[part~="submit"]');
  const open = element === 'sjs-plan-change' ? chooseTeam : unfoldPaymentChange;
  await open(page, row);
  await row.act({page, sandbox, press: () => button.click()});
  return judge(row, sandbox, await endOf(page, element), heard);
}

async function chooseTeam(page: Page, {byInvoice}: AccountInterruption): Promise<void> {
  await page.goto('/demo/contract.html');
  const element = page.locator('sjs-plan-change');
  await element
    .locator('[part~="card"]')
    .filter({hasText: 'Team'})
    .first()
    .click({position: {x: 60, y: 60}});
  await expect(element.locator('[part~="submit"]')).toHaveText(/Change and pay €\d/);
  if (!byInvoice) return;
  await element.getByRole('button', {name: 'Pay with something else'}).click();
  await element.getByRole('radio', {name: 'Invoice'}).check();
}

async function unfoldPaymentChange(page: Page): Promise<void> {
  await page.goto('/demo/sign-in');
  await page.getByText('Change the payment method').click();
  await page.locator('sjs-payment-change').getByRole('radio', {name: 'Invoice'}).check();
}

/** Whoever is told that nobody knows enters the new method again, as they may; the shop says what became of an order. */
async function endOf(page: Page, element: AccountElement): Promise<Ending | DeadEnd> {
  const how = {by: 'Invoice', element, keeps: true, hopes: true} as const;
  try {
    const ending = await goOnToTheEnd(page, how);
    if (ending.end === 'bought') return ending;
    if (element === 'sjs-plan-change') return new DeadEnd(`Nobody says what became of it: ${ending.said}`);
    await page.getByRole('button', {name: 'Enter it again'}).click();
    return await goOnToTheEnd(page, how);
  } catch (error) {
    if (error instanceof DeadEnd) return error;
    throw error;
  }
}

async function judge(
  {element}: AccountInterruption,
  sandbox: Sandbox,
  ending: Ending | DeadEnd,
  heard: readonly string[],
): Promise<Verdict> {
  const {orders, payments, contracts} = await sandbox.state();
  const {PlanVariantId, PaymentProvider} = contracts.find(({Id}) => Id === DEMO_CONTRACT_ID)!;
  const moved = movedOf(payments);
  const lost: string[] = [];
  const changesPlan = element === 'sjs-plan-change';
  const done = changesPlan ? PlanVariantId === PLAN_VARIANTS.teamMonthly : PaymentProvider === 'InvoicePayment';
  if (!(ending instanceof DeadEnd) && ending.end === 'bought') {
    if (!done) lost.push(`the change: ${PlanVariantId}, ${PaymentProvider}`);
    if (changesPlan && orders.map(({status}) => status).join() !== 'Completed') {
      lost.push(`the order: ${JSON.stringify(orders)}`);
    }
    if (changesPlan && moved.length === 0) lost.push('the payment');
    const [about] = changesPlan ? orders.map(({id}) => id) : [DEMO_CONTRACT_ID];
    await expect
      .poll(() => heard)
      .toEqual([about])
      .catch(() => lost.push(`the event: pages were told of ${heard.join() || 'nothing'}`));
  } else if (heard.length > 0) lost.push(`the event: told of ${heard.join()}, but the customer of nothing`);
  if (orders.length > (changesPlan ? 1 : 0)) lost.push(`orders: ${JSON.stringify(orders)}`);
  const allowed = changesPlan ? 1 : 0;
  return {
    doublePayments: Math.max(0, moved.length - allowed),
    lost,
    deadEnds: ending instanceof DeadEnd ? [ending.message] : [],
  };
}
