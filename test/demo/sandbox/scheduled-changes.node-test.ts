import {beforeEach, describe, expect, test} from 'vitest';
import {
  COMPONENTS,
  PLAN_VARIANTS,
  RUNNING_CONTRACT_ID,
  RUNNING_INVOICE_CONTRACT_ID,
  RUNNING_SUBSCRIPTIONS,
} from '../../../demo/sandbox/test-data.ts';
import {lines, nextBill, setUpChanges, totals} from './changes.ts';
import {json} from './helpers.ts';
import type {Json} from './helpers.ts';

let shop: Awaited<ReturnType<typeof setUpChanges>>;

beforeEach(async () => {
  shop = await setUpChanges();
});

const {soloMonthly, soloYearly, teamMonthly, fleetMonthly} = PLAN_VARIANTS;
const atNextBilling = {ChangeDate: '2026-12-10T09:00:00.000Z'};
const {extraDriver} = RUNNING_SUBSCRIPTIONS;

describe('a change for a later date', () => {
  test('costs then what its preview says, and nothing now', async () => {
    const order = await shop.change({PlanVariantId: teamMonthly}, atNextBilling);
    expect(lines(order)).toEqual([
      'Team | 1 x 1 x 29 | 2026-12-10 - 2027-01-10 | 29 | 5.51',
      'Extra driver | 1 x 2 x 4.5 | 2026-12-10 - 2027-01-10 | 9 | 1.71',
      'Priority support | 1 x 1 x 19 | 2026-12-10 - 2027-01-10 | 19 | 3.61',
    ]);
    expect(totals(order)).toEqual([57, 10.83, 67.83]);
    expect(nextBill(order)).toEqual([67.83, '2027-01-10']);
    expect(shop.payments()).toEqual([]);
    expect(await json(shop.rest.get(`/Orders/${order.Id}`))).toMatchObject({Status: 'Completed'});
  });

  test('is among the phases, while the contract stays what it is', async () => {
    const {NextBillingDate} = shop.contract();
    await shop.change({PlanVariantId: teamMonthly}, atNextBilling);
    expect(await json(shop.rest.get(`/Contracts/${RUNNING_CONTRACT_ID}`))).toMatchObject({
      PlanVariantId: soloMonthly,
      NextBillingDate,
      CurrentPhase: {PlanVariantId: soloMonthly},
      Phases: [{PlanVariantId: soloMonthly}, {PlanVariantId: teamMonthly, StartDate: '2026-12-10T09:00:00.0000000Z'}],
    });
  });

  test('becomes current and is charged when its day comes, once', async () => {
    const order = await shop.change({PlanVariantId: teamMonthly}, atNextBilling);
    await shop.passDays(19);
    expect(shop.payments()).toEqual([]);
    await shop.passDays(2);
    await shop.passDays(1);
    expect(shop.payments()).toMatchObject([{orderId: order.Id, amount: 67.83, status: 'succeeded'}]);
    expect(shop.contract()).toMatchObject({
      PlanVariantId: teamMonthly,
      CurrentPhase: {PlanVariantId: teamMonthly},
      LastBillingDate: '2026-12-10T09:00:00.0000000Z',
      NextBillingDate: '2027-01-10T09:00:00.0000000Z',
    });
    expect(nextBill(await shop.preview({}))).toEqual([67.83, '2027-01-10']);
  });

  test('is found in its place after a year has passed at once', async () => {
    await shop.change({PlanVariantId: teamMonthly}, atNextBilling);
    await shop.passDays(365);
    expect(shop.contract()).toMatchObject({
      PlanVariantId: teamMonthly,
      NextBillingDate: '2027-12-10T09:00:00.0000000Z',
    });
    expect(shop.payments()).toHaveLength(1);
  });

  test('in the middle of a later period gives the rest of that period back', async () => {
    const order = await shop.preview({PlanVariantId: teamMonthly}, {ChangeDate: '2026-12-20T09:00:00.000Z'});
    expect(lines(order).slice(0, 3)).toEqual([
      'Solo | 0.677419 x 1 x -12 | 2026-12-20 - 2027-01-10 | -8.13 | -1.54',
      'Team | 1 x 1 x 29 | 2026-12-20 - 2027-01-20 | 29 | 5.51',
      'Extra driver | 0.322581 x 2 x 4.5 | 2027-01-10 - 2027-01-20 | 2.9 | 0.55',
    ]);
  });

  test('takes components along, which show when they begin and end', async () => {
    await shop.change(
      {
        PlanVariantId: teamMonthly,
        ComponentSubscriptions: [{ComponentId: COMPONENTS.extraDriver, Quantity: 5}],
        EndComponentSubscriptions: [extraDriver],
      },
      atNextBilling,
    );
    const date = '2026-12-10T09:00:00.0000000Z';
    const {ComponentSubscriptions} = await json(shop.rest.get(`/contracts/${RUNNING_CONTRACT_ID}/subscriptions`));
    expect(ComponentSubscriptions).toMatchObject([
      {Id: extraDriver, EndDate: date},
      {Id: RUNNING_SUBSCRIPTIONS.prioritySupport},
      {ComponentId: COMPONENTS.extraDriver, Quantity: 5, StartDate: date},
    ]);
    expect((ComponentSubscriptions as Json[])[1]).not.toHaveProperty('EndDate');
    await shop.passDays(20);
    const later = await json(shop.rest.get(`/contracts/${RUNNING_CONTRACT_ID}/subscriptions`));
    expect(later['ComponentSubscriptions']).toMatchObject([
      {Quantity: 1},
      {Quantity: 5, BilledUntil: '2027-01-10T09:00:00.0000000Z'},
    ]);
    // 29 + 5 x 4.50 + 19
    expect(nextBill(await shop.preview({}))).toEqual([83.9, '2027-01-10']);
  });

  test('without another plan waits for the first billing from then on', async () => {
    const order = await shop.change({EndComponentSubscriptions: [extraDriver]}, atNextBilling);
    expect(totals(order)).toEqual([0, 0, 0]);
    expect(nextBill(order)).toEqual([36.89, '2026-12-10']);
    await shop.passDays(21);
    expect(shop.payments()).toEqual([]);
    expect(nextBill(await shop.preview({}))).toEqual([36.89, '2027-01-10']);
  });

  test('can be a downgrade, whose credit is in the balance from then on', async () => {
    const order = await shop.change(
      {PlanVariantId: soloMonthly},
      {ContractId: RUNNING_INVOICE_CONTRACT_ID, ChangeDate: '2026-12-20T09:00:00.000Z'},
    );
    expect(order.TotalGross).toBeLessThan(0);
    expect(shop.contract(RUNNING_INVOICE_CONTRACT_ID).Balance).toBe(0);
    await shop.passDays(31);
    expect(shop.contract(RUNNING_INVOICE_CONTRACT_ID).Balance).toBe(order.TotalGross);
    expect(shop.payments()).toEqual([]);
  });

  test('is owed if the stored card has expired by then', async () => {
    const order = await shop.change({PlanVariantId: teamMonthly}, {ChangeDate: '2032-02-10T09:00:00.000Z'});
    await shop.billwerk.control('clock', {now: '2032-02-11T00:00:00.000Z'});
    expect(shop.payments()).toMatchObject([{status: 'declined', amount: order.TotalGross}]);
    expect(shop.contract()).toMatchObject({Balance: order.TotalGross, PlanVariantId: teamMonthly});
  });
});

describe('a second scheduled change', () => {
  test('takes the place of the first, with its components', async () => {
    await shop.change(
      {
        PlanVariantId: teamMonthly,
        ComponentSubscriptions: [{ComponentId: COMPONENTS.printedMaps, Quantity: 1}],
        EndComponentSubscriptions: [extraDriver],
      },
      atNextBilling,
    );
    const second = await shop.change(
      {PlanVariantId: fleetMonthly, EndComponentSubscriptions: [extraDriver]},
      atNextBilling,
    );
    expect(shop.contract().Phases).toMatchObject([{PlanVariantId: soloMonthly}, {PlanVariantId: fleetMonthly}]);
    expect(shop.subscriptions()).toHaveLength(2);
    await shop.passDays(21);
    expect(shop.payments()).toMatchObject([{orderId: second.Id, amount: second.TotalGross}]);
  });

  test('is not hindered by what the first one would end', async () => {
    await shop.change({EndComponentSubscriptions: [extraDriver]}, atNextBilling);
    await shop.change({PlanVariantId: fleetMonthly}, atNextBilling);
    expect(shop.subscriptions()[0]).not.toHaveProperty('EndDate');
  });

  test('is dropped by another plan of now, and kept beside components of now', async () => {
    await shop.change({PlanVariantId: teamMonthly}, atNextBilling);
    await shop.change({ComponentSubscriptions: [{ComponentId: COMPONENTS.printedMaps, Quantity: 1}]});
    expect(shop.contract().Phases).toHaveLength(2);
    await shop.change({PlanVariantId: soloYearly});
    await shop.passDays(30);
    expect(shop.contract()).toMatchObject({PlanVariantId: soloYearly, Phases: [{}, {PlanVariantId: soloYearly}]});
  });
});

describe('before its day comes', () => {
  test('other changes are priced as if it were not to come', async () => {
    await shop.change({PlanVariantId: teamMonthly}, atNextBilling);
    const order = await shop.preview({PlanVariantId: fleetMonthly}, {ChangeDate: '2026-12-20T09:00:00.000Z'});
    expect(lines(order)[0]).toBe('Solo | 0.677419 x 1 x -12 | 2026-12-20 - 2027-01-10 | -8.13 | -1.54');
  });

  test('the regular billing bills nothing that begins after it', async () => {
    const Cart = {ComponentSubscriptions: [{ComponentId: COMPONENTS.printedMaps, Quantity: 10}]};
    await shop.change(Cart, {ChangeDate: '2026-12-20T09:00:00.000Z'});
    await shop.passDays(25);
    await shop.passDays(6);
    // 14.28 of the plan, 33.32 of what ran before, 23.20 of the maps so far, 34.24 of their next month.
    expect(nextBill(await shop.preview({}))).toEqual([105.04, '2027-01-10']);
  });

  test('a component that ends by the change may end at once, and has ended then', async () => {
    await shop.change({EndComponentSubscriptions: [extraDriver]}, atNextBilling);
    await shop.change({EndComponentSubscriptions: [extraDriver]});
    const EndDate = '2026-11-20T09:00:00.0000000Z';
    expect(shop.subscriptions()[0]).toMatchObject({EndDate});
    expect(
      (
        await shop.rest.post('/Orders', {
          ContractId: RUNNING_CONTRACT_ID,
          Cart: {EndComponentSubscriptions: [extraDriver]},
        })
      ).status,
    ).toBe(422);
    await shop.change({PlanVariantId: teamMonthly}, atNextBilling);
    expect(shop.subscriptions()[0]).toMatchObject({EndDate});
  });

  test('a contract that is cancelled to an earlier day stays what it is, and pays nothing', async () => {
    const more = {ChangeDate: '2026-12-20T09:00:00.000Z'};
    await shop.change({PlanVariantId: teamMonthly}, more);
    const {Token} = await json(shop.rest.get(`/contracts/${RUNNING_CONTRACT_ID}/selfServiceToken`));
    const headers = {authorization: `Bearer ${String(Token)}`};
    await shop.billwerk.post('/api/v1/CustomerSelfService/portal/contractCancel', {}, headers);
    await shop.passDays(40);
    expect(shop.contract()).toMatchObject({LifecycleStatus: 'Ended', PlanVariantId: soloMonthly, Phases: [{}]});
    expect(shop.payments()).toEqual([]);
  });

  test('a component for a later date with an interim billing is paid for once, even if time leaps', async () => {
    const Cart = {ComponentSubscriptions: [{ComponentId: COMPONENTS.printedMaps, Quantity: 10}]};
    const order = await shop.change(Cart, {TriggerInterimBilling: true, ChangeDate: '2026-12-20T09:00:00.000Z'});
    expect(lines(order)).toEqual(['Printed route maps | 0.677419 x 10 x 3.2 | 2026-12-20 - 2027-01-10 | 21.68 | 1.52']);
    await shop.passDays(31);
    expect(shop.payments()).toMatchObject([{amount: 23.2}]);
    // 14.28 of the plan, 33.32 of what ran before, 34.24 of the maps.
    expect(nextBill(await shop.preview({}))).toEqual([81.84, '2027-01-10']);
  });
});
