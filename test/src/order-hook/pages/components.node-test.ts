/** billwerk's page "Adding/removing component subscriptions": what reaches it is what the page says, field by field. */
import {describe, expect, test} from 'vitest';
import {answerOf, post, postOrder} from '../fake-billwerk.ts';
import {sandboxAt} from '../support/sandbox.ts';

const contractId = '5e53dab7443e5516749566e2';
const customerId = '5e53dab7443e55167495670f';
/** The page's request with an order. */
const sample = {
  TriggerInterimBilling: false,
  ContractId: '5e53dab7443e5516749566e2',
  Cart: {
    InheritStartDate: false,
    ComponentSubscriptions: [{ComponentId: '5e53dab7443e5516749566fb', Quantity: 2.0}],
    EndComponentSubscriptions: ['5e53dab7443e551674956702', '5e53dab7443e551674956703'],
  },
  PreviewAfterTrial: false,
};
const cart = {
  components: [{componentId: '5e53dab7443e5516749566fb', quantity: 2}],
  endComponentSubscriptions: ['5e53dab7443e551674956702', '5e53dab7443e551674956703'],
};
const now = '2020-03-02T12:00:00.000Z';

describe('components added and ended in one order', () => {
  // As the page puts it: "by setting TriggerInterimBilling to true".
  test.each([
    ['billed with the next regular billing', {}, sample],
    ['billed at once, by policy', {policy: () => ({interimBilling: true})}, {...sample, TriggerInterimBilling: true}],
  ])('%s', async (_name, options, expected) => {
    const {hook, sent, sandbox} = sandboxAt(now, customerId, options);
    const body = {contractId, cart};
    const previewed = await answerOf(hook(post('/billing/orders/preview', body)));
    const ordered = await answerOf(hook(postOrder(body)));
    expect(sent('POST', '/orders/preview')).toEqual([expected]);
    expect(sent('POST', '/orders')).toEqual([expected]);
    expect(ordered.body).toMatchObject({contractId, status: 'InProgress', pay: 'commit'});
    expect(ordered.body['preview']).toEqual(previewed.body['preview']);

    const nextBilling = sandbox.state.contracts.find(({Id}) => Id === contractId)?.NextBillingDate;
    const path = `/orders/${String(ordered.body['orderId'])}/commit`;
    const committed = await answerOf(hook(post(`/billing${path}`, {grossTotal: ordered.body['grossTotal']})));
    expect(committed.body).toMatchObject({status: 'Completed', contractId});
    expect(sent('POST', path)).toEqual([{}]);
    const contract = sandbox.state.contracts.find(({Id}) => Id === contractId);
    expect(contract?.NextBillingDate).toBe(nextBilling);
    const own = sandbox.state.componentSubscriptions.filter(({ContractId}) => ContractId === contractId);
    for (const id of cart.endComponentSubscriptions) expect(own.find(({Id}) => Id === id)?.EndDate).toBeDefined();
    expect(own.filter(({Quantity, EndDate}) => Quantity === 2 && !EndDate)).toHaveLength(1);
  });

  test('by the merchant’s server', async () => {
    const {orders, sent} = sandboxAt(now, customerId);
    const made = await orders.create({contractId, cart});
    expect(sent('POST', '/orders')).toEqual([sample]);
    expect(await orders.commit(made.orderId)).toMatchObject({status: 'Completed', contractId});
  });

  test('only added, or only ended', async () => {
    const {hook, sent} = sandboxAt(now, customerId);
    const {components, endComponentSubscriptions} = cart;
    for (const part of [{components}, {endComponentSubscriptions}]) {
      expect((await answerOf(hook(post('/billing/orders/preview', {contractId, cart: part})))).status).toBe(200);
    }
    const {ComponentSubscriptions, EndComponentSubscriptions, InheritStartDate} = sample.Cart;
    expect(sent('POST', '/orders/preview')).toEqual([
      {...sample, Cart: {InheritStartDate, ComponentSubscriptions}},
      {...sample, Cart: {InheritStartDate, EndComponentSubscriptions}},
    ]);
  });
});

describe('a component added without an order', () => {
  const direct = {
    contractId: '5e563b344de08409ace88ecb',
    customerId: '5e563b344de08409ace88eca',
    componentId: '5b9106b581b1f00870b3bca0',
    now: '2020-02-28T09:32:36.123Z',
  };
  const path = `/contracts/${direct.contractId}/componentSubscriptions`;
  /** The page's request without order. */
  const request = {Quantity: 1, StartDate: '2020-02-28T09:32:36.123Z', ComponentId: '5b9106b581b1f00870b3bca0'};

  test('by its customer, where the merchant opened that', async () => {
    const {hook, sent} = sandboxAt(direct.now, direct.customerId, {componentSubscriptions: true});
    const body = {componentId: direct.componentId, quantity: 1};
    const asked = post(`/billing/contracts/${direct.contractId}/component-subscriptions`, body, {
      'idempotency-key': 'a',
    });
    const answer = await answerOf(hook(asked));
    expect(sent('POST', path)).toEqual([request]);
    expect(answer).toMatchObject({
      status: 201,
      body: {componentId: direct.componentId, quantity: 1, startDate: '2020-02-28T09:32:36.1230000Z'},
    });
  });

  test('by the merchant’s server', async () => {
    const {orders, sent} = sandboxAt(direct.now, direct.customerId);
    const component = {componentId: direct.componentId, quantity: 1, startDate: new Date(direct.now)};
    expect(await orders.addComponent(direct.contractId, component)).toMatchObject({quantity: 1});
    expect(sent('POST', path)).toEqual([request]);
  });
});
