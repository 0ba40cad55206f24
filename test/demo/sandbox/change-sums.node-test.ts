import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {PricedOrder} from '../../../demo/sandbox/order-shape.ts';
import {PLAN_VARIANTS, RUNNING_INVOICE_CONTRACT_ID} from '../../../demo/sandbox/test-data.ts';
import {setUpChanges} from './changes.ts';
import type {Json} from './helpers.ts';

const {soloMonthly, soloYearly, teamMonthly, teamYearly, fleetMonthly, fleetYearly, hobby} = PLAN_VARIANTS;
const onAccount = {ContractId: RUNNING_INVOICE_CONTRACT_ID};

const plan = fc.oneof(
  fc
    .constantFrom(soloMonthly, soloYearly, teamMonthly, teamYearly, hobby)
    .map((PlanVariantId): Json => ({PlanVariantId})),
  fc
    .record({PlanVariantId: fc.constantFrom(fleetMonthly, fleetYearly), Quantity: fc.integer({min: 1, max: 99})})
    .map((cart): Json => cart),
);
const days = fc.integer({min: 0, max: 800});

describe('whatever is changed', () => {
  test('a detour over another plan on one day costs what the direct way costs', async () => {
    await fc.assert(
      fc.asyncProperty(plan, plan, plan, days, days, async (first, detour, last, untilFirst, untilLast) => {
        const cost = async (carts: Json[]) => {
          const shop = await setUpChanges();
          await shop.passDays(untilFirst);
          await shop.change(first, onAccount);
          await shop.passDays(untilLast);
          let sum = 0;
          for (const cart of carts) sum += (await shop.change(cart, onAccount)).TotalGross;
          return [sum.toFixed(2), shop.contract(RUNNING_INVOICE_CONTRACT_ID).NextBillingDate];
        };
        expect(await cost([detour, last])).toEqual(await cost([last]));
      }),
      {numRuns: 40},
    );
  });

  test('totals are the sums of the lines, and an order costs what its preview said', async () => {
    await fc.assert(
      fc.asyncProperty(plan, days, fc.boolean(), async (cart, passed, isAhead) => {
        const shop = await setUpChanges();
        await shop.passDays(passed);
        const {NextBillingDate} = shop.contract();
        const more = isAhead ? {ChangeDate: NextBillingDate} : {};
        const preview = await shop.preview(cart, more);
        const order = await shop.order(cart, more);
        const sum = (member: 'TotalNet' | 'TotalVat' | 'TotalGross') =>
          (preview.LineItems ?? []).reduce((all, item) => all + item[member], 0).toFixed(2);
        expect([sum('TotalNet'), sum('TotalVat'), sum('TotalGross')]).toEqual([
          preview.Total.toFixed(2),
          preview.TotalVat.toFixed(2),
          preview.TotalGross.toFixed(2),
        ]);
        expect({...pick(order), LineItems: order.LineItems}).toEqual({...pick(preview), LineItems: preview.LineItems});
      }),
      {numRuns: 40},
    );
  });
});

function pick({Total, TotalVat, TotalGross, NextTotalGross, NextTotalGrossDate}: PricedOrder) {
  return {Total, TotalVat, TotalGross, NextTotalGross, NextTotalGrossDate};
}
