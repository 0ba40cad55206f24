/** billwerk's page "Adding contract for existing customer": what reaches it is what the page says, field by field. */
import {expect, test} from 'vitest';
import {answerOf, post, postOrder} from '../fake-billwerk.ts';
import {sandboxAt} from '../support/sandbox.ts';

const customer = '5e5361659cc9ba118cccc630';
/** The page's request. */
const sample = {
  TriggerInterimBilling: false,
  CustomerId: '5e5361659cc9ba118cccc630',
  Cart: {
    PlanVariantId: '5e5361659cc9ba118cccc620',
    InheritStartDate: false,
    ComponentSubscriptions: [{ComponentId: '5e5361659cc9ba118cccc61e', Quantity: 2.0}],
  },
  PreviewAfterTrial: false,
};
const cart = {
  planVariantId: '5e5361659cc9ba118cccc620',
  components: [{componentId: '5e5361659cc9ba118cccc61e', quantity: 2}],
};

test('a signed-in customer orders a further contract', async () => {
  const {hook, sent} = sandboxAt('2020-02-24T06:10:13.000Z', customer);
  const previewed = await answerOf(hook(post('/billing/orders/preview', {cart})));
  const ordered = await answerOf(hook(postOrder({cart})));
  expect(sent('POST', '/orders/preview')).toEqual([sample]);
  expect(sent('POST', '/orders')).toEqual([sample]);
  // The page's net total and VAT; its gross total of 0 contradicts both.
  expect(ordered.body).toMatchObject({grossTotal: 8.33, currency: 'EUR', status: 'InProgress', pay: 'interactive'});
  expect(ordered.body['preview']).toMatchObject({total: 7, totalVat: 1.33, allowWithoutPaymentData: true});
  expect(previewed.body['preview']).toEqual(ordered.body['preview']);
});

test('it is committed without the browser where the merchant’s policy says so', async () => {
  const policy = () => ({commit: true});
  const {hook, sandbox, sent} = sandboxAt('2020-02-24T06:10:13.000Z', customer, {policy});
  const {body} = await answerOf(hook(postOrder({cart})));
  const path = `/orders/${String(body['orderId'])}/commit`;
  const committed = await answerOf(hook(post(`/billing${path}`, {grossTotal: 8.33})));
  expect(committed).toMatchObject({status: 200, body: {status: 'Completed'}});
  expect(sent('POST', path)).toEqual([{}]);
  expect(sandbox.state.contracts.some(({Id, CustomerId}) => Id === body['contractId'] && CustomerId === customer)).toBe(
    true,
  );
});

test('the merchant’s server orders it for the customer', async () => {
  const {orders, sent} = sandboxAt('2020-02-24T06:10:13.000Z', customer);
  expect(await orders.create({customerId: customer, cart})).toMatchObject({customerId: customer, grossTotal: 8.33});
  expect(sent('POST', '/orders')).toEqual([sample]);
});
