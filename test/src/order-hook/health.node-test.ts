import {describe, expect, test} from 'vitest';
import {memoryStore} from '../../../src/order-hook/index.ts';
import {answerOf, createFakeBillwerk, get, hookOn, json, order, postOrder} from './fake-billwerk.ts';

describe('GET /health', () => {
  test('says that all is well, to anybody, and asks billwerk nothing', async () => {
    const billwerk = createFakeBillwerk();
    const {hook} = hookOn(billwerk, {authenticate: () => undefined});
    const answer = await answerOf(hook(get('/billing/health')));
    expect([answer.status, answer.body, answer.headers.get('cache-control')]).toEqual([
      200,
      {status: 'ok'},
      'no-store',
    ]);
    expect(billwerk.requests).toEqual([]);
  });

  test('says when the store is away, and not where it is', async () => {
    const store = {...memoryStore(), get: () => Promise.reject(new Error('redis://user:password@cache:6379'))};
    const answer = await answerOf(hookOn(createFakeBillwerk(), {store}).hook(get('/billing/health')));
    expect([answer.status, answer.body]).toEqual([503, {status: 'store-away'}]);
  });
});

describe('stopping', () => {
  test('waits for the order that is being made, and takes no other', async () => {
    const billwerk = createFakeBillwerk();
    const answers: ((answer: Response) => void)[] = [];
    billwerk.reply('POST /Orders', () => new Promise((resolve) => answers.push(resolve)));
    const {hook} = hookOn(billwerk);
    const making = answerOf(hook(postOrder()));
    await expect.poll(() => answers.length).toBe(1);
    let isStopped = false;
    const stopped = hook.stop().then(() => (isStopped = true));
    expect(await answerOf(hook(postOrder()))).toMatchObject({status: 503, body: {code: 'Stopping'}});
    expect(await answerOf(hook(get('/billing/health')))).toMatchObject({status: 503, body: {status: 'stopping'}});
    expect(isStopped).toBe(false);
    answers[0]!(json(order));
    expect((await making).status).toBe(200);
    await stopped;
    expect(billwerk.sent('POST /Orders')).toHaveLength(1);
  });

  test('is over at once where nothing runs', async () => {
    const {hook} = hookOn(createFakeBillwerk());
    await hook(get('/billing/catalog'));
    await hook.stop();
    expect((await hook(get('/billing/catalog'))).status).toBe(503);
  });
});
