import {describe, expect, test} from 'vitest';
import {memoryStore} from '../../../../src/order-hook/index.ts';
import {answerOf, ids, json, post, postOrder} from '../fake-billwerk.ts';
import {billwerkWithContract, change, changeIds, contract, hookWithContract} from '../support/contracts.ts';

const read = `GET /Contracts/${ids.contract}`;
const made = {Id: changeIds.later, ComponentId: ids.component, Quantity: 1};
const upgrade = change({planVariantId: changeIds.bigger, quantity: 2});
const component = {componentId: ids.component, quantity: 1};
const addition = (key: string) =>
  post(`/billing/contracts/${ids.contract}/component-subscriptions`, component, {'idempotency-key': key});

describe('a stranger who names a contract', () => {
  test.each([
    ['an order', (key: string) => postOrder(upgrade, key), 200],
    ['a component without an order', addition, 201],
  ])('does not keep its customer waiting (%s)', async (_name, request, status) => {
    const billwerk = billwerkWithContract();
    billwerk.reply(`POST /Contracts/${ids.contract}/componentSubscriptions`, json(made, 201));
    let answer: (contract: Response) => void = () => undefined;
    billwerk.reply(read, () => new Promise((resolve) => (answer = resolve)), json(contract));
    const options = {store: memoryStore(), componentSubscriptions: true};
    const authenticate = () => ({customerId: ids.otherCustomer});
    const {hook: strangersHook} = hookWithContract(billwerk, {...options, authenticate});
    const refused = answerOf(strangersHook(request('theirs')));
    await expect.poll(() => billwerk.sent(read).length).toBe(1);
    expect((await answerOf(hookWithContract(billwerk, options).hook(request('own')))).status).toBe(status);
    answer(json(contract));
    expect(await refused).toMatchObject({status: 404, body: {code: 'ContractNotFound'}});
  });
});
