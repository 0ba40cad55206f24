/** Interrupts a purchase, lets the shopper go on, and looks at what billwerk has of it: the table of “What happens when…”. */
import type {BrowserContext, Page, TestInfo} from '@playwright/test';
import {PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {DeadEnd, giveThePayment, goOnToTheEnd, look} from './determined-shopper.ts';
import type {Ending, WayToPay} from './determined-shopper.ts';
import type {Sandbox} from './sandbox.ts';
import {acceptTerms, buyButton, checkoutOn, fillInDetails, withAttributes, withOwnFields} from './shopper.ts';
import {expect, test} from './test.ts';

export interface Interruption {
  /** As the shopper would put it: “the connection breaks after the order was made”. */
  readonly name: string;
  /** Default `Invoice`, the shortest. */
  readonly by?: WayToPay;
  readonly flow?: 'two-step' | 'subscribe';
  /** Where the purchase begins. Default the shop window with Solo by the month, 14.28. */
  readonly path?: string;
  /** What billwerk may have been paid. Default `bought`. */
  readonly ends?: Ending['end'] | 'either';
  /** How many orders may be left unpaid: one for each create without an answer. Default 0. */
  readonly orphans?: number;
  /** Whether what was typed must survive. Default true. */
  readonly keeps?: boolean;
  /** The page cannot be filled in by whoever just opens it: the shopper goes on from the address. */
  readonly opensBroken?: boolean;
  /** Whenever the shopper has waited long. */
  readonly waited?: () => Promise<void>;
  /** Before the page is opened. */
  readonly before?: (scene: Scene) => Promise<void>;
  /** Everything is filled in, and the button shows its price. Default: the button is pressed. */
  readonly act?: (scene: Scene) => Promise<Page | void>;
  /** Nothing is due, so nothing is paid. */
  readonly free?: boolean;
  /** Nobody can know an order to quote: its record has expired, or it was made and paid in one call. */
  readonly numberless?: boolean;
  /** What the button may have said at the last press. Default 14.28. */
  readonly totals?: readonly number[];
}

export interface Scene {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly sandbox: Sandbox;
  readonly by: WayToPay;
  press(): Promise<void>;
  /** Opens the shop in another tab and fills everything in. */
  anotherTab(path?: string): Promise<Page>;
}

/** What the reporter adds up. */
export interface Verdict {
  readonly doublePayments: number;
  readonly lost: readonly string[];
  readonly deadEnds: readonly string[];
}

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
  const how = {by, keeps, hopes: (row.ends ?? 'bought') === 'bought', waited: row.waited};
  if (row.opensBroken) {
    await page.goto(path);
    await checkoutOn(page).scrollIntoViewIfNeeded();
    return judge(row, scene, await endOf(page, {...how, keeps: false}), testInfo);
  }
  await open(page, path, by);
  const last = (await (row.act ?? press)(scene)) ?? page;
  await judge(row, scene, await endOf(last, how), testInfo);
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
  await expect(page.getByRole('radio', {name: by, exact: true})).toBeVisible();
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
  testInfo: TestInfo,
): Promise<void> {
  const {ends = 'bought', orphans = 0, totals = [14.28]} = row;
  const {orders, payments, contracts} = await sandbox.bought();
  const moved = payments.filter(({status}) => ['succeeded', 'pending', 'authorized'].includes(status));
  const said = ending instanceof DeadEnd ? '' : ending.said;
  // The order whose payment nobody knows of is no orphan.
  const unpaid = orders.filter(
    ({id, status}) => status !== 'Completed' && !said.includes(id) && !moved.some(({orderId}) => orderId === id),
  );
  const dead = ending instanceof DeadEnd;
  const lost = dead ? [] : [...ending.lost];
  const deadEnds = dead ? [ending.message] : [];
  if (!dead && ending.end === 'bought' && (row.free ? contracts : moved).length === 0)
    lost.push('the purchase: it is said to be made, and was not paid');
  // Whoever is told that nobody knows needs something to quote, where there is anything.
  if (
    !dead &&
    ending.end === 'unknown' &&
    !orders.some(({id}) => ending.said.includes(id)) &&
    !row.flow &&
    !row.numberless
  ) {
    deadEnds.push(`no order number in: ${ending.said}`);
  }
  for (const other of context.pages()) {
    if (!/sjs-|\/$|return|account/.test(other.url())) continue;
    await expect
      .poll(async () => (await look(other)).see)
      .not.toMatch(/nothing|busy/)
      .catch((error: unknown) => deadEnds.push(`another page: ${String(error)}`));
  }
  const verdict: Verdict = {doublePayments: Math.max(0, moved.length - 1), lost, deadEnds};
  testInfo.annotations.push({type: 'interruption', description: JSON.stringify(verdict)});
  expect(verdict).toEqual({doublePayments: 0, lost: [], deadEnds: []});
  for (const {amount} of moved) expect(totals, 'what was paid').toContain(amount);
  expect(contracts.length, 'contracts').toBeLessThanOrEqual(1);
  expect(unpaid.length, `orders left unpaid: ${JSON.stringify(unpaid)}`).toBeLessThanOrEqual(orphans);
  if (ends !== 'either') expect(ending).toMatchObject({end: ends});
}
