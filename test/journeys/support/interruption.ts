/** Interrupts a purchase, lets the shopper go on, and looks at what billwerk has of it: the table of “What happens when…”. */
import type {Page, TestInfo} from '@playwright/test';
import {PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {DeadEnd, giveThePayment, goOnToTheEnd, labelOf, look} from './determined-shopper.ts';
import type {Ending, WayToPay} from './determined-shopper.ts';
import {acceptTerms, buyButton, checkoutOn, fillInDetails, withAttributes, withOwnFields} from './shopper.ts';
import {expect, test} from './test.ts';
import type {Interruption, Scene} from './interruption-row.ts';
import {hearOfSuccess, movedOf, stuckPages, verdictOn} from './verdict.ts';
import type {Verdict} from './verdict.ts';

export type {Interruption, Scene} from './interruption-row.ts';

export const soloByLink = `/?sjs-plan=${PLAN_VARIANTS.soloMonthly}`;
/** The button of a purchase that has a price. */
const price = /pay €[\d.]+/;

/** One test for each. */
export function interruptions(when: string, table: readonly Interruption[]): void {
  test.describe(when, () => {
    for (const row of table) {
      test(row.name, async ({page, context, sandbox}, testInfo) => {
        await play(row, {page, context, sandbox}, testInfo);
      });
    }
  });
}

async function play(
  row: Interruption,
  {page, context, sandbox}: Pick<Scene, 'page' | 'context' | 'sandbox'>,
  testInfo: TestInfo,
) {
  const {by = 'Invoice', path = soloByLink, flow, keeps = true} = row;
  const scene: Scene = {
    page,
    context,
    sandbox,
    by,
    press: () => buyButton(page).click(),
    async anotherTab(where = path) {
      const tab = await context.newPage();
      await open(tab, where, by);
      return tab;
    },
  };
  await context.clock.install();
  const heard = await hearOfSuccess(context);
  // The one timer that the installed clock does not move.
  await context.addInitScript(() => {
    AbortSignal.timeout = (milliseconds) => {
      const stopping = new AbortController();
      setTimeout(() => stopping.abort(), milliseconds);
      return stopping.signal;
    };
  });
  if (by === 'Card') await withOwnFields(page);
  if (flow) await withAttributes(page, {flow});
  await row.before?.(scene);
  const plan = row.plan === PLAN_VARIANTS.hobby ? 'Hobby' : 'Solo';
  const how = {by, plan, keeps, hopes: (row.ends ?? 'bought') === 'bought', waited: row.waited};
  if (row.opensBroken) {
    await page.goto(path);
    await checkoutOn(page).scrollIntoViewIfNeeded();
    return judge(row, scene, await endOf(page, {...how, keeps: false}), heard, testInfo);
  }
  await open(page, path, by);
  const last = (await (row.act ?? press)(scene)) ?? page;
  await judge(row, scene, await endOf(last, how), heard, testInfo);
}

async function press({page}: Scene): Promise<void> {
  await buyButton(page).click();
}

/** A page with everything filled in, and a price on its button. */
async function open(page: Page, path: string, by: WayToPay): Promise<void> {
  await page.goto(path);
  await checkoutOn(page).scrollIntoViewIfNeeded();
  // A checkout that cannot begin, or must not, shows that instead.
  await expect.poll(async () => (await look(page)).see).not.toMatch(/nothing|busy/);
  if ((await look(page)).see !== 'button') return;
  await fillIn(page, by);
  await expect(buyButton(page)).toHaveText(price);
}

export async function fillIn(page: Page, by: WayToPay): Promise<void> {
  if ((await page.getByLabel('E-mail').count()) > 0) await fillInDetails(page);
  // It comes last: the ways to pay are asked for at billwerk.
  await expect(page.getByRole('radio', {name: labelOf(by), exact: true})).toBeVisible();
  await giveThePayment(page, by);
  if ((await page.locator('[slot="terms"]').count()) > 0) await acceptTerms(page);
}

async function endOf(page: Page, how: Parameters<typeof goOnToTheEnd>[1]): Promise<Ending | DeadEnd> {
  try {
    return await goOnToTheEnd(page, how);
  } catch (error) {
    if (error instanceof DeadEnd) return error;
    throw error;
  }
}

async function judge(
  row: Interruption,
  {context, sandbox}: Scene,
  ending: Ending | DeadEnd,
  heard: readonly string[],
  testInfo: TestInfo,
): Promise<void> {
  const {ends = 'bought', orphans = 0, totals = [14.28]} = row;
  const bought = await sandbox.bought();
  const {doublePayments, lost, deadEnds} = await verdictOn(row, bought, ending, heard);
  const verdict: Verdict = {doublePayments, lost, deadEnds: [...deadEnds, ...(await stuckPages(context))]};
  testInfo.annotations.push({type: 'interruption', description: JSON.stringify(verdict)});
  expect(verdict).toEqual({doublePayments: 0, lost: [], deadEnds: []});
  const moved = movedOf(bought.payments);
  for (const {amount} of moved) expect(totals, 'what was paid').toContain(amount);
  expect(bought.contracts.length, 'contracts').toBeLessThanOrEqual(1);
  const said = ending instanceof DeadEnd ? '' : ending.said;
  // The order whose payment nobody knows of is no orphan.
  const unpaid = bought.orders.filter(
    ({id, status}) => status !== 'Completed' && !said.includes(id) && !moved.some(({orderId}) => orderId === id),
  );
  expect(unpaid.length, `orders left unpaid: ${JSON.stringify(unpaid)}`).toBeLessThanOrEqual(orphans);
  expect(ending).toMatchObject({end: ends});
}
