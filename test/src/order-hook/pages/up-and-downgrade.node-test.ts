/** billwerk's page "Up/-downgrading to a plan variant": what reaches it is what the page says, field by field. */
import {describe, expect, test} from 'vitest';
import type {ChangeDraft, OrderPolicy} from '../../../../src/order-hook/index.ts';
import {answerOf, get, post, postOrder} from '../fake-billwerk.ts';
import {sandboxAt} from '../support/sandbox.ts';

const contractId = '5e53dab7443e5516749566e2';
const customerId = '5e53dab7443e55167495670f';
const now = '2020-03-02T12:00:00.000Z';
/** The page's request. */
const sample = {
  TriggerInterimBilling: false,
  ContractId: '5e53dab7443e5516749566e2',
  Cart: {
    PlanVariantId: '5e53dab7443e5516749566fe',
    InheritStartDate: false,
    ComponentSubscriptions: [{ComponentId: '5e53dab7443e5516749566fb', Quantity: 2.0}],
    MeteredUsages: [
      {
        ComponentId: '5e53dab7443e551674956701',
        Quantity: 3.0,
        Memo: 'Memo text',
        Key: 'Some unique external key 12345',
        DueDate: '2020-02-23T14:16:23.7556386Z',
      },
    ],
    EndComponentSubscriptions: ['5e53dab7443e5516749566ff', '5e53dab7443e551674956700'],
  },
  ChangeDate: '2020-03-09T10:58:11.799Z',
  PreviewAfterTrial: false,
};
const {MeteredUsages: _usages, ...cartWithoutUsages} = sample.Cart;
const withoutUsages = {...sample, Cart: cartWithoutUsages};
const cart = {
  planVariantId: '5e53dab7443e5516749566fe',
  components: [{componentId: '5e53dab7443e5516749566fb', quantity: 2}],
  endComponentSubscriptions: ['5e53dab7443e5516749566ff', '5e53dab7443e551674956700'],
};
const usages = [
  {
    componentId: '5e53dab7443e551674956701',
    quantity: 3,
    memo: 'Memo text',
    key: 'Some unique external key 12345',
    dueDate: '2020-02-23T14:16:23.7556386Z',
  },
];
const freeDate: OrderPolicy = (_customer, _contract, {action}) =>
  action === 'change' ? {changeDate: new Date('2020-03-09T10:58:11.799Z')} : undefined;

describe('another plan, with components added and ended', () => {
  test.each([
    ['on a date that the merchant’s policy names', {policy: freeDate}, withoutUsages],
    ['with the usages that the merchant names', {policy: freeDate, usages: () => usages}, sample],
  ])('%s: previewed, ordered, committed', async (_name, options, expected) => {
    const {hook, sent, sandbox} = sandboxAt(now, customerId, options);
    const previewed = await answerOf(hook(post('/billing/orders/preview', {contractId, cart})));
    const ordered = await answerOf(hook(postOrder({contractId, cart})));
    expect(sent('POST', '/orders/preview')).toEqual([expected]);
    expect(sent('POST', '/orders')).toEqual([expected]);
    expect(ordered.body).toMatchObject({contractId, status: 'InProgress', pay: 'commit'});
    expect(ordered.body['preview']).toEqual(previewed.body['preview']);
    expect(ordered.body['preview']).toMatchObject({dueDate: '2020-03-09T10:58:11.799Z'});

    const path = `/orders/${String(ordered.body['orderId'])}/commit`;
    const committed = await answerOf(hook(post(`/billing${path}`, {grossTotal: ordered.body['grossTotal']})));
    expect(committed.body).toMatchObject({status: 'Completed', contractId});
    expect(sent('POST', path)).toEqual([{}]);
    const {body} = await answerOf(hook(get(`/billing/contracts/${contractId}`)));
    expect(body['nextPhase']).toMatchObject({planVariantId: cart.planVariantId});
    expect(sandbox.state.orders).toHaveLength(1);
  });

  test('by the merchant’s server, on any date', async () => {
    const {orders, sent} = sandboxAt(now, customerId);
    const changeDate = new Date('2020-03-09T10:58:11.799Z');
    const made = await orders.create({contractId, cart, usages, changeDate});
    expect(sent('POST', '/orders')).toEqual([sample]);
    expect(await orders.commit(made.orderId)).toMatchObject({status: 'Completed', contractId});
  });
});

describe('the date of a change', () => {
  const started = '2020-02-24T14:16:23.7550000Z';
  const renewed = '2020-03-24T14:16:23.7550000Z';

  test('is now, the next billing or the end of the term, as the customer chooses', async () => {
    const {hook, sent} = sandboxAt(now, customerId);
    const contract = (await answerOf(hook(get(`/billing/contracts/${contractId}`)))).body;
    const offered = contract['changeDates'] as readonly {moment: string; date?: string}[];
    expect(offered.map(({moment}) => moment)).toEqual(['now', 'nextBilling', 'endOfTerm']);
    expect(offered[1]!.date).toBe(contract['nextBillingDate']);
    for (const {moment, date} of offered) {
      const body = {contractId, cart, change: moment};
      const {preview} = (await answerOf(hook(post('/billing/orders/preview', body)))).body as {preview?: object};
      expect((preview as {dueDate?: string}).dueDate).toBe(date);
      const {ChangeDate: _date, ...undated} = withoutUsages;
      expect(sent('POST', '/orders/preview').at(-1)).toEqual(date ? {...undated, ChangeDate: date} : undated);
    }
  });

  test.each([
    ['contractStart', started],
    ['lastBilling', started],
    ['nextBilling', renewed],
    ['billedUntil', renewed],
  ] satisfies [ChangeDraft['changeDate'], string][])('is %s for the merchant’s server', async (changeDate, date) => {
    const {orders, sent} = sandboxAt(now, customerId);
    await orders.preview({contractId, cart, changeDate});
    expect(sent('POST', '/orders/preview')).toEqual([{...withoutUsages, ChangeDate: date}]);
  });

  test('at the end of the term comes from the cancellation preview', async () => {
    const {orders, sent} = sandboxAt(now, customerId);
    await orders.preview({contractId, cart, changeDate: 'endOfTerm'});
    expect(sent('GET', `/contracts/${contractId}/cancellationPreview`)).toHaveLength(1);
    const [{ChangeDate}] = sent('POST', '/orders/preview') as [{ChangeDate: string}];
    expect(Date.parse(ChangeDate)).toBeGreaterThan(Date.parse(now));
  });
});

test('the contract of the page is shown to its customer, and what is not theirs to know is not', async () => {
  const {hook} = sandboxAt('2020-03-01T12:00:00.000Z', '5e563b344de08409ace88eca');
  const {status, body} = await answerOf(hook(get('/billing/contracts/5e563b344de08409ace88ecb')));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    id: '5e563b344de08409ace88ecb',
    lastBillingDate: '2020-02-26T09:32:36.1230000Z',
    nextBillingDate: '2020-03-26T09:32:36.1230000Z',
    planId: '5be2ecd7ba5c1e0bf4f34de6',
    planVariantId: '5cee2c964de0841b78b20fa0',
    lifecycleStatus: 'Active',
    startDate: '2020-02-26T09:32:36.1230000Z',
    currency: 'EUR',
    currentPhase: {type: 'Normal', startDate: '2020-02-26T09:32:36.1230000Z'},
    paymentMethod: {kind: 'on-account'},
  });
  expect(Object.keys(body).sort()).toEqual([
    'balance',
    'billedUntil',
    'changeDates',
    'componentIds',
    'componentSubscriptions',
    'currency',
    'currentPhase',
    'id',
    'lastBillingDate',
    'lifecycleStatus',
    'nextBillingDate',
    'paymentMethod',
    'planId',
    'planIds',
    'planVariantId',
    'quantity',
    'startDate',
  ]);
});
