import {beforeEach, describe, expect, test} from 'vitest';
import {
  COMPONENTS,
  PLAN_VARIANTS,
  RUNNING_CONTRACT_ID,
  RUNNING_INVOICE_CONTRACT_ID,
  RUNNING_SUBSCRIPTIONS,
} from '../../../demo/sandbox/test-data.ts';
import {lines, nextBill, setUpChanges} from './changes.ts';
import {json} from './helpers.ts';
import type {Json} from './helpers.ts';

let shop: Awaited<ReturnType<typeof setUpChanges>>;

beforeEach(async () => {
  shop = await setUpChanges();
});

const {soloMonthly, teamMonthly, teamYearly, fleetMonthly} = PLAN_VARIANTS;
const onAccount = {ContractId: RUNNING_INVOICE_CONTRACT_ID};
const drivers = {ComponentSubscriptions: [{ComponentId: COMPONENTS.extraDriver, Quantity: 1}]};

describe('a change that is committed', () => {
  test('is in the contract at once, with billing dates of the new plan', async () => {
    await shop.change({PlanVariantId: teamYearly, InheritStartDate: true});
    const phase = {Type: 'Normal', StartDate: '2026-11-20T09:00:00.0000000Z', PlanVariantId: teamYearly};
    expect(await json(shop.rest.get(`/Contracts/${RUNNING_CONTRACT_ID}`))).toMatchObject({
      PlanVariantId: teamYearly,
      Phases: [{PlanVariantId: soloMonthly}, phase],
      CurrentPhase: {...phase, InheritStartDate: true},
      LastBillingDate: '2026-11-20T09:00:00.0000000Z',
      NextBillingDate: '2027-11-20T09:00:00.0000000Z',
      BilledUntil: '2027-11-20T09:00:00.0000000Z',
    });
  });

  test('charges the stored card what the order said, once', async () => {
    const order = await shop.change({PlanVariantId: teamMonthly});
    await shop.commit(order);
    expect(shop.payments()).toMatchObject([{orderId: order.Id, amount: 36.09, status: 'succeeded'}]);
    expect(shop.contract().Balance).toBe(0);
  });

  test('on account is owed', async () => {
    await shop.change({PlanVariantId: fleetMonthly, Quantity: 50}, onAccount);
    expect(shop.payments()).toMatchObject([{amount: 199.86, status: 'pending', bearer: 'InvoicePayment'}]);
    expect(shop.contract(RUNNING_INVOICE_CONTRACT_ID).Balance).toBe(199.86);
  });

  test('with a credit takes no payment, and the contract keeps it', async () => {
    const order = await shop.change({PlanVariantId: soloMonthly}, onAccount);
    expect(order.TotalGross).toBe(-321.36);
    expect(shop.payments()).toEqual([]);
    expect(shop.contract(RUNNING_INVOICE_CONTRACT_ID)).toMatchObject({Balance: -321.36, PlanVariantId: soloMonthly});
  });

  test('succeeds although the stored card has expired, and is owed then', async () => {
    await shop.billwerk.control('clock', {now: '2032-01-01T00:00:00.000Z'});
    const rest = shop.rest;
    const order = await shop.order({PlanVariantId: teamMonthly});
    expect((await rest.post(`/Orders/${order.Id}/commit`)).status).toBe(200);
    expect(await json(rest.get(`/Orders/${order.Id}`))).toMatchObject({Status: 'Completed'});
    expect(shop.payments()).toMatchObject([{status: 'declined', amount: order.TotalGross}]);
    expect(shop.contract().Balance).toBe(order.TotalGross);
  });

  test('ends and begins components on that day', async () => {
    await shop.change({
      PlanVariantId: teamMonthly,
      ComponentSubscriptions: [{ComponentId: COMPONENTS.extraDriver, Quantity: 5}],
      EndComponentSubscriptions: [RUNNING_SUBSCRIPTIONS.extraDriver],
    });
    const [today, end] = ['2026-11-20T09:00:00.0000000Z', '2026-12-20T09:00:00.0000000Z'];
    expect(shop.subscriptions()).toMatchObject([
      {Id: RUNNING_SUBSCRIPTIONS.extraDriver, EndDate: today, BilledUntil: today},
      {Id: RUNNING_SUBSCRIPTIONS.prioritySupport, BilledUntil: end},
      {ComponentId: COMPONENTS.extraDriver, Quantity: 5, StartDate: today, BilledUntil: end},
    ]);
    const {ComponentSubscriptions} = await json(shop.rest.get(`/contracts/${RUNNING_CONTRACT_ID}/subscriptions`));
    expect((ComponentSubscriptions as Json[]).map(({Quantity}) => Quantity)).toEqual([1, 5]);
  });

  test('twice on one day gives back everything that was charged the first time', async () => {
    await shop.change({PlanVariantId: teamMonthly});
    const order = await shop.preview({PlanVariantId: fleetMonthly});
    expect(lines(order)).toEqual([
      'Team | 1 x 1 x -29 | 2026-11-20 - 2026-12-20 | -29 | -5.51',
      'Fleet | 1 x 1 x 9 | 2026-11-20 - 2026-12-20 | 9 | 1.71',
    ]);
  });
});

describe('components without another plan', () => {
  test('keep plan and billing dates, and charge nothing now', async () => {
    const before = shop.contract();
    const {NextBillingDate, PlanVariantId} = before;
    await shop.change(drivers);
    expect(shop.contract()).toMatchObject({NextBillingDate, PlanVariantId, Phases: [{}]});
    expect(shop.payments()).toEqual([]);
    expect(shop.subscriptions().at(-1)).not.toHaveProperty('BilledUntil');
  });

  test('are charged to the next billing date by an interim billing', async () => {
    await shop.change(drivers, {TriggerInterimBilling: true});
    expect(shop.payments()).toMatchObject([{amount: 3.57, status: 'succeeded'}]);
    expect(shop.subscriptions().at(-1)).toMatchObject({BilledUntil: '2026-12-10T09:00:00.0000000Z'});
  });

  test('are billed by the next regular billing, so that the one after it has no more of them', async () => {
    await shop.change({...drivers, EndComponentSubscriptions: [RUNNING_SUBSCRIPTIONS.prioritySupport]});
    expect(nextBill(await shop.preview({}))).toEqual([18.84, '2026-12-10']);
    await shop.passDays(20);
    expect(shop.contract()).toMatchObject({
      LastBillingDate: '2026-12-10T09:00:00.0000000Z',
      NextBillingDate: '2027-01-10T09:00:00.0000000Z',
    });
    expect(nextBill(await shop.preview({}))).toEqual([30.35, '2027-01-10']);
  });
});

describe('a change date in the past', () => {
  test('gives back and charges from that day on', async () => {
    const order = await shop.change({PlanVariantId: teamMonthly}, {ChangeDate: '2026-11-15T09:00:00.000Z'});
    expect(lines(order).slice(0, 2)).toEqual([
      'Solo | 0.833333 x 1 x -12 | 2026-11-15 - 2026-12-10 | -10 | -1.9',
      'Team | 1 x 1 x 29 | 2026-11-15 - 2026-12-15 | 29 | 5.51',
    ]);
    expect(shop.payments()).toMatchObject([{amount: order.TotalGross, status: 'succeeded'}]);
    expect(shop.contract()).toMatchObject({
      PlanVariantId: teamMonthly,
      CurrentPhase: {StartDate: '2026-11-15T09:00:00.0000000Z'},
      NextBillingDate: '2026-12-15T09:00:00.0000000Z',
    });
  });

  test('may be the start of a contract that was billed more than once, and was changed since', async () => {
    await shop.change({PlanVariantId: teamMonthly});
    await shop.passDays(40);
    const {StartDate} = shop.contract();
    const order = await shop.change({PlanVariantId: fleetMonthly}, {ChangeDate: StartDate});
    expect(lines(order).slice(0, 3)).toEqual([
      'Solo | 0.333333 x 1 x -12 | 2026-11-10 - 2026-11-20 | -4 | -0.76',
      'Team | 2 x 1 x -29 | 2026-11-20 - 2027-01-20 | -58 | -11.02',
      'Fleet | 2 x 1 x 9 | 2026-11-10 - 2027-01-10 | 18 | 3.42',
    ]);
    expect(shop.contract().Phases).toMatchObject([{PlanVariantId: fleetMonthly, StartDate}]);
    expect(shop.contract().NextBillingDate).toBe('2027-01-10T09:00:00.0000000Z');
  });
});
