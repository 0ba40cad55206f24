import {beforeEach, describe, expect, test} from 'vitest';
import {COMPONENTS, PLAN_VARIANTS, PUBLIC_API_KEY, RUNNING_CUSTOMER_ID} from '../../../demo/sandbox/test-data.ts';
import {lines, nextBill, setUpChanges} from './changes.ts';

let shop: Awaited<ReturnType<typeof setUpChanges>>;

beforeEach(async () => {
  shop = await setUpChanges();
});

const {soloMonthly, teamMonthly, fleetMonthly} = PLAN_VARIANTS;

describe('in a trial', () => {
  const drivers = {ComponentSubscriptions: [{ComponentId: COMPONENTS.extraDriver, Quantity: 2}]};

  async function startTrial() {
    const Cart = {PlanVariantId: teamMonthly, ...drivers};
    const {Id, ContractId, TotalGross, Currency} = await shop.order(Cart, {
      ContractId: undefined,
      CustomerId: RUNNING_CUSTOMER_ID,
    });
    const paymentData = {bearer: 'InvoicePayment'};
    const body = {publicApiKey: PUBLIC_API_KEY, orderId: Id, grossTotal: TotalGross, currency: Currency, paymentData};
    await shop.billwerk.post('/api/v1/CustomerSelfService/signup/pay', body);
    return {ContractId};
  }

  test('a new plan ends the trial, and components are charged from then on', async () => {
    const more = await startTrial();
    const order = await shop.change({PlanVariantId: soloMonthly}, more);
    expect(lines(order)).toEqual([
      'Solo | 1 x 1 x 12 | 2026-11-20 - 2026-12-20 | 12 | 2.28',
      'Extra driver | 1 x 2 x 4.5 | 2026-11-20 - 2026-12-20 | 9 | 1.71',
    ]);
    expect(shop.contract(more.ContractId)).toMatchObject({LifecycleStatus: 'Active', CurrentPhase: {Type: 'Normal'}});
  });

  test('a new plan for a day of the trial can still be replaced by one for a later day', async () => {
    const more = await startTrial();
    await shop.change({PlanVariantId: soloMonthly}, {...more, ChangeDate: '2026-11-25T09:00:00.000Z'});
    expect(shop.contract(more.ContractId).Phases).toMatchObject([{Type: 'Trial'}, {PlanVariantId: soloMonthly}]);
    await shop.change({PlanVariantId: fleetMonthly}, {...more, ChangeDate: '2026-12-24T09:00:00.000Z'});
    expect(shop.contract(more.ContractId).Phases).toMatchObject([
      {Type: 'Trial'},
      {Type: 'Normal', StartDate: '2026-12-04T09:00:00.0000000Z', PlanVariantId: teamMonthly},
      {PlanVariantId: fleetMonthly},
    ]);
    await shop.passDays(14);
    expect(shop.contract(more.ContractId)).toMatchObject({
      LifecycleStatus: 'Active',
      NextBillingDate: '2027-01-04T09:00:00.0000000Z',
    });
  });

  test('components that end give nothing back, as nothing was charged for them', async () => {
    const more = await startTrial();
    const ended = shop.subscriptions(more.ContractId).map(({Id}) => Id);
    const order = await shop.preview({EndComponentSubscriptions: ended}, more);
    expect(nextBill(order)).toEqual([34.51, '2026-12-04']);
  });
});
