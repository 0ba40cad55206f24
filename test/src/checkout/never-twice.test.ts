/**
 * Random shoppers, tabs and faults against the whole core (design, section 5, money rules 1 to 5 and 8).
 *
 * The rules that are watched at every call stand in `money-watch.ts`; what every run must come to, in `shopping.ts`.
 */
import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {CheckoutError} from '../../../src/errors.ts';
import {statusRefused, orderOf} from '../../support/fake-gateway.ts';
import {openCheckout} from '../../support/open-checkout.ts';
import {steps, world} from '../../support/random-steps.ts';
import type {Step, World} from '../../support/random-steps.ts';
import {Shopping} from '../../support/shopping.ts';
import type {Flow} from '../../support/shopping.ts';

/** The same runs everywhere, so that a red build means the change; other seeds are for exploring. */
const seed = 20_261_120;

const runs: Readonly<Record<Flow, number>> = {'two-step': 5000, commit: 1500, subscribe: 2000, 'existing order': 2000};

/** Otherwise the runs would prove little: phases, and answers before and after a page has given up waiting. */
const everywhere = [
  ...['editing', 'paying', 'redirected', 'finalizing', 'payment-unknown', 'succeeded'],
  ...['accepted', 'declined', 'redirected', 'unknown'].map((answer) => `${answer} after a while`),
  ...['accepted', 'declined', 'unknown'].map((answer) => `${answer} after long`),
];
const reached: Readonly<Record<Flow, readonly string[]>> = {
  'two-step': [...everywhere, 'confirming', 'ordering', 'order-unknown', 'bought', 'blocked', 'unpayable'],
  commit: ['editing', 'confirming', 'paying', 'payment-unknown', 'succeeded', 'bought', 'accepted after long'],
  subscribe: [...everywhere, 'confirming', 'bought'],
  'existing order': [...everywhere, 'closed'],
};

/** What went wrong first of all, then the shortest story that leads there. */
function reporter({failed, errorInstance, counterexample, numRuns}: fc.RunDetails<[World, readonly Step[]]>): void {
  if (!failed) return;
  const [circumstances, taken = []] = counterexample ?? [];
  const story = [circumstances, ...taken].map((each) => JSON.stringify(each)).join('\n');
  throw new Error(`after ${numRuns} runs: ${String((errorInstance as Error).message)}\n${story}`);
}

describe('whatever shoppers, tabs and the network do', () => {
  const rejections: unknown[] = [];
  const onRejection = (event: PromiseRejectionEvent) => void rejections.push(event.reason);
  before(() => window.addEventListener('unhandledrejection', onRejection));
  after(() => window.removeEventListener('unhandledrejection', onRejection));

  for (const flow of ['two-step', 'commit', 'subscribe', 'existing order'] as const) {
    it(`one wish makes at most one payment (${flow})`, async function () {
      this.timeout(120_000);
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(world, steps, async (circumstances, taken) => {
          const shopping = new Shopping(flow, circumstances);
          await shopping.play(taken);
          expect([...shopping.watch.broken, ...shopping.troubles].join('\n')).to.equal('');
          for (const each of shopping.seen) seen.add(each);
        }),
        {numRuns: runs[flow], seed, reporter},
      );
      expect([...seen]).to.include.members([...reached[flow]]);
      await new Promise((resolve) => setTimeout(resolve));
      expect(rejections).to.deep.equal([]);
    });
  }

  it('an order refused because of its status is never replaced while a payment is unknown', async () => {
    const open = await openCheckout();
    await open.buy();
    await open.gateway.createOrder.last.answer(orderOf());
    await open.gateway.pay.last.fail(new CheckoutError('Timeout', {outcome: 'unknown'}));
    await open.buy();
    await open.checkout.retryOrder();
    await open.gateway.pay.last.fail(statusRefused());
    expect(open.gateway.createOrder.calls).to.have.length(1);
  });
});
