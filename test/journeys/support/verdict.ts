/** What an interruption did: to the money, to what was chosen and typed, and to what the merchant's pages heard. */
import type {BrowserContext} from '@playwright/test';
import {expect} from '@playwright/test';
import type {SandboxState} from '../../../demo/sandbox/control.ts';
import {PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {DeadEnd, look} from './determined-shopper.ts';
import type {Ending} from './determined-shopper.ts';
import type {Interruption} from './interruption-row.ts';

/** What the reporter adds up. */
export interface Verdict {
  readonly doublePayments: number;
  readonly lost: readonly string[];
  readonly deadEnds: readonly string[];
}

type Bought = Pick<SandboxState, 'orders' | 'payments' | 'contracts' | 'customers'>;

/**
 * The orders that the pages were told of by `sjs-success`, as often as they were; over all pages, as they come. And the
 * contracts that they were told of by `sjs-payment-changed`.
 */
export async function hearOfSuccess(context: BrowserContext): Promise<readonly string[]> {
  const heard: string[] = [];
  await context.exposeFunction('hearOfSuccess', (id: string) => void heard.push(id));
  await context.addInitScript(() => {
    const tell = window as unknown as {hearOfSuccess(id: string): void};
    document.addEventListener('sjs-success', (event) => {
      tell.hearOfSuccess((event as CustomEvent<{orderId: string}>).detail.orderId);
    });
    document.addEventListener('sjs-payment-changed', (event) => {
      tell.hearOfSuccess((event as CustomEvent<{contractId: string}>).detail.contractId);
    });
  });
  return heard;
}

export async function verdictOn(
  row: Interruption,
  {orders, payments, contracts, customers}: Bought,
  ending: Ending | DeadEnd,
  heard: readonly string[],
): Promise<Verdict> {
  const moved = movedOf(payments);
  if (ending instanceof DeadEnd) {
    return {doublePayments: Math.max(0, moved.length - 1), lost: [], deadEnds: [ending.message]};
  }
  const lost = [...ending.lost];
  const deadEnds: string[] = [];
  const completed = orders.filter(({status}) => status === 'Completed' || status === 'ApprovalPending');
  if ((ending.end === 'bought' || row.completes) && completed.length === 0) {
    lost.push(`the purchase: no order is completed, but ${orders.map(({status}) => status).join() || 'there is none'}`);
  }
  for (const {id, status} of completed) {
    // Money that is only held was not taken, unless the merchant's approval is awaited.
    const paid = moved.some(
      (payment) => payment.orderId === id && (payment.status !== 'authorized' || status === 'ApprovalPending'),
    );
    if (!paid && !row.free) lost.push('the payment: the order is completed without it');
  }
  for (const {PlanVariantId, CustomerId} of contracts) {
    const {plan = PLAN_VARIANTS.soloMonthly} = row;
    if (PlanVariantId !== plan) lost.push(`the plan: ${PlanVariantId} instead of ${plan}`);
    const country = customers.find(({Id}) => Id === CustomerId)?.Address?.Country;
    if (country !== 'DE') lost.push(`the country: ${country} instead of DE`);
  }
  if (ending.end === 'bought') {
    for (const {id} of completed) {
      await expect
        .poll(() => heard.includes(id))
        .toBe(true)
        .catch(() => lost.push('the event: no page was told of the purchase'));
    }
  }
  if (new Set(heard).size < heard.length) lost.push(`the event: pages were told ${heard.length} times`);
  for (const orderId of heard) {
    if (!completed.some(({id}) => id === orderId)) lost.push(`the event: told of ${orderId}, which is not completed`);
  }
  // Whoever is told that nobody knows needs something to quote, where there is anything.
  const quotable = !row.flow && !row.numberless;
  if (ending.end === 'unknown' && quotable && !orders.some(({id}) => ending.said.includes(id))) {
    deadEnds.push(`no order number in: ${ending.said}`);
  }
  return {doublePayments: Math.max(0, moved.length - 1), lost, deadEnds};
}

/** Payments that took money, hold it, or will take it. */
export function movedOf(payments: Bought['payments']): Bought['payments'] {
  return payments.filter(({status}) => ['succeeded', 'pending', 'authorized'].includes(status));
}

/** The other tabs, with which nobody goes on, say where they stand, too. */
export async function stuckPages(context: BrowserContext): Promise<readonly string[]> {
  const stuck: string[] = [];
  for (const other of context.pages()) {
    if (!/sjs-|\/$|return|account/.test(other.url())) continue;
    await expect
      .poll(async () => (await look(other)).see)
      .not.toMatch(/nothing|busy/)
      .catch((error: unknown) => stuck.push(`another page: ${String(error)}`));
  }
  return stuck;
}
