import {describe, expect, test} from 'vitest';
import {PLAN_VARIANTS, RUNNING_CONTRACT_ID, RUNNING_INVOICE_CONTRACT_ID} from '../../../demo/sandbox/test-data.ts';
import {setUpChanges} from './changes.ts';
import {json} from './helpers.ts';

const at = (day: string) => `${day}T09:00:00.0000000Z`;

describe('a cancellation preview', () => {
  test.each([
    ['in time for the first term', RUNNING_CONTRACT_ID, 0, '2026-11-26', '2026-12-10'],
    ['on the last day of notice', RUNNING_CONTRACT_ID, 6, '2026-11-26', '2026-12-10'],
    ['a day too late', RUNNING_CONTRACT_ID, 7, '2026-12-27', '2027-01-10'],
    ['years later', RUNNING_CONTRACT_ID, 799, '2029-01-27', '2029-02-10'],
    ['of a yearly plan', RUNNING_INVOICE_CONTRACT_ID, 0, '2027-10-27', '2027-11-10'],
  ])('%s names the end of the term and the last moment for it', async (_, id, days, notice, end) => {
    const shop = await setUpChanges();
    await shop.passDays(days);
    const preview = await json(shop.rest.get(`/contracts/${id}/cancellationPreview`));
    expect(preview).toMatchObject({NextPossibleCancellationDate: at(notice), EndDate: at(end)});
    expect(preview['ContractAfter']).toMatchObject({
      Id: id,
      EndDate: at(end),
      Phases: [{Type: 'Normal'}, {Type: 'Inactive', StartDate: at(end)}],
    });
    expect(shop.contract(id)).not.toHaveProperty('EndDate');
  });

  test('counts from the last change of plan', async () => {
    const shop = await setUpChanges();
    await shop.change({PlanVariantId: PLAN_VARIANTS.soloYearly});
    const preview = await json(shop.rest.get(`/contracts/${RUNNING_CONTRACT_ID}/cancellationPreview`));
    expect(preview['EndDate']).toBe(at('2027-11-20'));
  });

  test('leads to a change at the end of the term', async () => {
    const shop = await setUpChanges();
    const {EndDate} = await json(shop.rest.get(`/contracts/${RUNNING_INVOICE_CONTRACT_ID}/cancellationPreview`));
    const more = {ContractId: RUNNING_INVOICE_CONTRACT_ID, ChangeDate: EndDate};
    const order = await shop.preview({PlanVariantId: PLAN_VARIANTS.soloMonthly}, more);
    // Nothing is left to be given back.
    expect(order.LineItems).toHaveLength(1);
    expect(order.TotalGross).toBe(14.28);
  });

  test('of an unknown contract is not found', async () => {
    const shop = await setUpChanges();
    expect((await shop.rest.get('/contracts/ffffffffffffffffffffffff/cancellationPreview')).status).toBe(404);
  });
});

describe('a contract that was cancelled', () => {
  test('ends on its day, and is changed no more', async () => {
    const shop = await setUpChanges();
    const {Token} = await json(shop.rest.get(`/contracts/${RUNNING_CONTRACT_ID}/selfServiceToken`));
    const headers = {authorization: `Bearer ${String(Token)}`};
    await shop.billwerk.post('/api/v1/CustomerSelfService/portal/contractCancel', {}, headers);
    expect((await shop.preview({})).NextTotalGross).toBe(0);
    const late = {ContractId: RUNNING_CONTRACT_ID, Cart: {}, ChangeDate: '2026-12-10T09:00:00.000Z'};
    expect((await shop.rest.post('/Orders/preview', late)).status).toBe(422);
    await shop.passDays(20);
    expect(shop.contract().LifecycleStatus).toBe('Ended');
    const body = {ContractId: RUNNING_CONTRACT_ID, Cart: {PlanVariantId: PLAN_VARIANTS.teamMonthly}};
    expect((await shop.rest.post('/Orders/preview', body)).status).toBe(422);
  });
});
