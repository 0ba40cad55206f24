/**
 * A shopper who wants to have bought: does what the page says until it says that the order went through, or that nobody
 * knows. Whoever cannot get that far stands in a dead end, which is what the interruptions look for.
 */
import type {Page} from '@playwright/test';
import {anna, checkoutOn, choosePayment, field, fillInAccount, fillInCard} from './shopper.ts';

/** A plain `Card` goes into fields of the checkout's own; the default is the other one. */
export type WayToPay = 'Invoice' | 'Card' | 'Card in billwerk’s form' | 'SEPA direct debit' | 'PayPal';

/** As the checkout calls it. */
export function labelOf(way: WayToPay): string {
  return way === 'Card in billwerk’s form' ? 'Card' : way;
}

/** How it ended for the shopper, and what of all that had been typed was gone on the way. */
export interface Ending {
  readonly end: 'bought' | 'unknown';
  /** What the page said at the end. */
  readonly said: string;
  readonly lost: readonly string[];
}

export type AccountElement = 'sjs-plan-change' | 'sjs-payment-change';

const shop = 'sjs-checkout, sjs-return';

export class DeadEnd extends Error {}

/** What a page shows at one moment, as far as it tells what to do next. */
type Sight =
  | {readonly see: 'nothing' | 'busy' | 'provider'}
  | {readonly see: 'success' | 'waiting' | 'unknown' | 'closed'; readonly said: string}
  | {readonly see: 'question' | 'trouble' | 'button'};

const patience = 100;
/** Longer than the checkout itself waits for an answer. */
const longWait = 31_000;

export interface Determination {
  readonly by: WayToPay;
  /** What they want, as its card is called; on the account page they have chosen before. */
  readonly plan?: string;
  /** Where they do it. Default the checkout, or the page to return to. */
  readonly element?: AccountElement;
  /** What was typed must still be there. Not after the tab was closed: drafts are the tab's. */
  readonly keeps: boolean;
  /** Takes longer to believe that nobody knows. */
  readonly hopes: boolean;
  /** Whenever they have waited long. */
  readonly waited?: () => Promise<void>;
}

/** The page's clock must have been installed: who waits lets it jump. */
export async function goOnToTheEnd(page: Page, how: Determination): Promise<Ending> {
  const lost = new Set<string>();
  let waits = 0;
  let doubts = 0;
  let asked = false;
  const wait = () => waitAMoment(page, (waits += 1), how);
  const {element = shop} = how;
  for (let steps = 0; steps < patience; steps += 1) {
    const sight = await look(page, element);
    switch (sight.see) {
      case 'success':
        return {end: 'bought', said: sight.said, lost: [...lost]};
      case 'unknown': {
        // A late answer counts, and so does one that is asked for.
        await page.waitForTimeout(200);
        const again = page.locator('[part~="notice"]').getByRole('button', {name: 'Check again'});
        if (!asked && (await again.count()) > 0) {
          asked = true;
          await press(again);
        }
        const now = await look(page, element);
        if (now.see === 'unknown' && (doubts += 1) > (how.hopes ? 10 : 1)) {
          return {end: 'unknown', said: now.said, lost: [...lost]};
        }
        // Nobody gives up hope in seconds.
        if (how.hopes && doubts === 5) await page.clock.fastForward(2 * longWait);
        break;
      }
      case 'nothing':
        // What was put back elsewhere is looked for.
        await page
          .locator(element)
          .first()
          .scrollIntoViewIfNeeded({timeout: 500})
          .catch(() => undefined);
        await wait();
        break;
      case 'busy':
        await wait();
        break;
      case 'waiting': {
        const answers = page.locator('[part~="notice"] button');
        // What answers by itself is waited for first.
        await wait();
        // It may say something else by now.
        if (waits > 4 && (await look(page, element)).see === 'waiting' && (await answers.count()) > 0)
          await press(answers.last());
        break;
      }
      case 'provider':
        await press(page.getByRole('button', {name: 'Pay', exact: true}));
        break;
      case 'closed':
        await press(page.locator('[part~="notice"] button').last());
        break;
      case 'question':
        await press(page.getByRole('alertdialog').getByRole('button').first());
        break;
      case 'trouble':
        await press(page.locator(element).locator('[part~="problem"] button, p > a.button').first());
        await wait();
        break;
      case 'button':
        for (const what of await fillInWhatIsMissing(page, how)) lost.add(what);
        await press(page.locator(element).locator('[part~="submit"]').first());
        await wait();
        break;
    }
  }
  throw new DeadEnd(`After ${patience} steps the page still shows: ${JSON.stringify(await look(page, element))}`);
}

/** What it shows at the end, for pages that nobody is to go on with. */
export async function look(page: Page, element: string = shop): Promise<Sight> {
  // A page that is just being left shows nothing.
  return page
    .evaluate((wanted): Sight => {
      const host = document.querySelector(wanted);
      if (!host && document.querySelector('button[name="answer"]')) return {see: 'provider'};
      const root = host?.shadowRoot;
      const shown = <E extends Element = HTMLElement>(selector: string) =>
        Array.from(root?.querySelectorAll<E>(selector) ?? []).find((one) => one.checkVisibility());
      const notice = shown('[part~="notice"]');
      // What there is to say is still being loaded.
      if (notice?.textContent.includes('Loading …')) return {see: 'busy'};
      if (notice) {
        const see = (['success', 'waiting', 'unknown', 'closed'] as const).find((kind) => notice.matches(`.${kind}`));
        return {see: see ?? 'unknown', said: notice.textContent?.replace(/\s+/g, ' ').trim() ?? ''};
      }
      if (shown('[role="alertdialog"]')) return {see: 'question'};
      // A payment that was refused is told in words alone; what could not be loaded has a button beside them.
      if (shown('[part~="problem"] button, p > a.button')) return {see: 'trouble'};
      const button = shown('[part~="submit"]');
      if (!button) return {see: 'nothing'};
      const ready =
        shown('sjs-payment-form, [part~="table"]') ?? shown('sjs-price-preview')?.shadowRoot?.querySelector('table');
      return {see: button.getAttribute('aria-disabled') === 'true' || !ready ? 'busy' : 'button'};
    }, element)
    .catch(() => ({see: 'nothing'}) as const);
}

/** A moment first; whoever has waited a few of them waits long. */
async function waitAMoment(page: Page, times: number, {waited}: Determination): Promise<void> {
  await page.waitForTimeout(times < 4 ? 100 : 300);
  if (times < 4 || times % 2 === 1) return;
  await page.clock.fastForward(longWait);
  await waited?.();
}

/** Whatever it is, it may be gone by now. */
async function press(button: ReturnType<Page['locator']>): Promise<void> {
  await button.click({timeout: 2000}).catch(() => undefined);
}

/** Answers what had been typed and was gone. Payment data and consent are never kept, so those are no loss. */
async function fillInWhatIsMissing(
  page: Page,
  {by, keeps, plan: name, element}: Determination,
): Promise<readonly string[]> {
  const lost: string[] = [];
  if (element) return lost;
  for (const [label, value] of Object.entries(anna)) {
    const input = field(page, label);
    if ((await input.count()) === 0) continue;
    // It may be gone at any moment, since what was interrupted goes on.
    const disabled = await input.isDisabled({timeout: 1000}).catch(() => true);
    const there = disabled ? undefined : await input.inputValue({timeout: 1000}).catch(() => undefined);
    if (there === undefined || there.trim() === value) continue;
    if (keeps) lost.push(`${label}: “${there}”`);
    await input.fill(value, {timeout: 2000}).catch(() => undefined);
  }
  const plan = page.getByRole('radio', {name: new RegExp(`^${name}`)});
  if ((await plan.count()) > 0 && !(await plan.isChecked({timeout: 1000}).catch(() => true))) {
    if (keeps) lost.push('the plan');
    await checkoutOn(page)
      .locator('[part~="card"]')
      .filter({has: plan})
      .click({position: {x: 60, y: 60}, timeout: 2000})
      .catch(() => undefined);
  }
  // It may be gone while they are at it.
  await giveThePayment(page, by).catch(() => undefined);
  for (const box of await page.locator('[slot="terms"] input').all())
    await box.check({timeout: 2000}).catch(() => undefined);
  return lost;
}

export async function giveThePayment(page: Page, by: WayToPay): Promise<void> {
  const radio = page.getByRole('radio', {name: labelOf(by), exact: true});
  if ((await radio.count()) > 0 && (await radio.isEnabled())) await choosePayment(page, labelOf(by));
  if (labelOf(by) === 'Card') await fillInCard(page);
  if (by === 'SEPA direct debit') await fillInAccount(page);
}
