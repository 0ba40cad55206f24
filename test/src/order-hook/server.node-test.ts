import {describe, expect, test} from 'vitest';
import {BillwerkFailure, createBillwerkOrders, type ChangeDraft} from '../../../src/order-hook/index.ts';
import {ids, json, order, secret} from './fake-billwerk.ts';
import {billwerkWithContract, changeIds, clock, contract, endOfTerm, nextBilling, now} from './support/contracts.ts';

function server(changed: object = {}, price: object = {}) {
  const billwerk = billwerkWithContract(changed, price);
  const orders = createBillwerkOrders({
    billwerk: {host: 'https://billwerk.test', clientId: 'client', clientSecret: secret},
    fetch: billwerk.fetch,
    clock,
  });
  return {billwerk, orders};
}

const cart = {components: [{componentId: ids.component, quantity: 1}]};

describe('the merchant’s server', () => {
  test.each([
    ['contractStart', contract.StartDate],
    ['lastBilling', contract.LastBillingDate],
    ['nextBilling', nextBilling],
    ['billedUntil', contract.BilledUntil],
    ['endOfTerm', endOfTerm],
    [new Date('2026-01-01T00:00:00Z'), '2026-01-01T00:00:00.000Z'],
  ] satisfies [ChangeDraft['changeDate'], string][])(
    'changes a contract at any date (%s)',
    async (changeDate, date) => {
      const {orders, billwerk} = server();
      const made = await orders.create({contractId: ids.contract, cart, changeDate, interimBilling: true});
      expect(made).toMatchObject({orderId: ids.order, contractId: ids.contract, grossTotal: 8.33, currency: 'EUR'});
      expect(billwerk.sent('POST /Orders')[0]?.body).toMatchObject({ChangeDate: date, TriggerInterimBilling: true});
    },
  );

  test('is told that a quantity needs its plan variant', async () => {
    const {orders, billwerk} = server();
    const draft = {contractId: ids.contract, cart: {quantity: 5}};
    await expect(orders.create(draft)).rejects.toThrow(TypeError);
    await expect(orders.preview(draft)).rejects.toThrow('cart.planVariantId');
    expect(billwerk.requests).toEqual([]);
  });

  test('makes up no date', async () => {
    const {orders, billwerk} = server({BilledUntil: null});
    const draft = {contractId: ids.contract, cart, changeDate: 'billedUntil'} as const;
    await expect(orders.create(draft)).rejects.toThrow(RangeError);
    expect(billwerk.sent('POST /Orders')).toEqual([]);
  });

  test('bills usages and keeps custom fields', async () => {
    const {orders, billwerk} = server();
    const usages = [{componentId: ids.metered, quantity: 3, memo: 'Memo', key: '7', dueDate: now}];
    await orders.preview({
      contractId: ids.contract,
      cart: {...cart, planVariantId: changeIds.bigger, quantity: 2, endComponentSubscriptions: [changeIds.seats]},
      usages,
      customFields: {campaign: 'spring'},
      contractCustomFields: {seller: 'Ada'},
    });
    expect(billwerk.sent('POST /Orders/preview')[0]?.body).toEqual({
      TriggerInterimBilling: false,
      ContractId: ids.contract,
      Cart: {
        PlanVariantId: changeIds.bigger,
        Quantity: 2,
        InheritStartDate: false,
        ComponentSubscriptions: [{ComponentId: ids.component, Quantity: 1}],
        MeteredUsages: [{ComponentId: ids.metered, Quantity: 3, Memo: 'Memo', Key: '7', DueDate: now}],
        EndComponentSubscriptions: [changeIds.seats],
      },
      CustomFields: {campaign: 'spring'},
      ContractCustomFields: {seller: 'Ada'},
      PreviewAfterTrial: false,
    });
  });

  test('orders for customers who exist and who do not, also for later', async () => {
    const {orders, billwerk} = server();
    const startDate = new Date('2027-01-01T00:00:00Z');
    const plan = {planVariantId: ids.variant};
    await orders.create({customerId: ids.customer, cart: plan, startDate});
    await orders.create({customer: {companyName: 'ACME Inc.', tag: '12', hidden: true}, cart: plan});
    const [further, signup] = billwerk.sent('POST /Orders').map(({body}) => body);
    expect(further).toMatchObject({CustomerId: ids.customer, StartDate: '2027-01-01T00:00:00.000Z'});
    expect(signup).toMatchObject({Customer: {CompanyName: 'ACME Inc.', Tag: '12', Hidden: true}});
    expect(signup).not.toHaveProperty('CustomerId');
  });

  test('is told when nobody knows whether an order was made', async () => {
    const {orders, billwerk} = server();
    billwerk.reply('POST /Orders', new TypeError('socket hang up'));
    const failure = await orders.create({contractId: ids.contract, cart}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BillwerkFailure);
    expect((failure as BillwerkFailure).kind).toBe('unanswered');
    expect(billwerk.sent('POST /Orders')).toHaveLength(1);
  });

  test('finds a component whose answer was lost, and sends it once', async () => {
    const {orders, billwerk} = server();
    const route = `POST /Contracts/${ids.contract}/componentSubscriptions`;
    const startDate = new Date('2026-12-01T00:00:00Z');
    const wanted = {componentId: ids.component, quantity: 1, startDate, memo: 'gift'};
    billwerk.reply(route, new TypeError('socket hang up'));
    await expect(orders.addComponent(ids.contract, wanted)).rejects.toThrow(BillwerkFailure);
    const made = {Id: 'made', ComponentId: ids.component, Quantity: 1, StartDate: '2026-12-01T00:00:00.0000000Z'};
    billwerk.reply(`GET /Contracts/${ids.contract}/subscriptions`, json({ComponentSubscriptions: [made]}));
    expect((await orders.addComponent(ids.contract, wanted)).id).toBe('made');
    expect(billwerk.sent(route)[0]?.body).toEqual({
      Quantity: 1,
      StartDate: '2026-12-01T00:00:00.000Z',
      ComponentId: ids.component,
      Memo: 'gift',
    });
  });

  test('commits, and reads contracts as customers see them', async () => {
    const {orders, billwerk} = server();
    billwerk.reply(`GET /Orders/${ids.order}`, json({...order, Status: 'Completed'}));
    expect(await orders.commit(ids.order)).toMatchObject({orderId: ids.order, status: 'Completed'});
    expect(await orders.contract(ids.contract)).toMatchObject({id: ids.contract, paymentMethod: {lastDigits: '1111'}});
  });
});
