import {describe, expect, test} from 'vitest';
import {answerOf, createFakeBillwerk, get, hookOn, ids, impatientClock, json, post} from './fake-billwerk.ts';

const token = 'a-very-secret-self-service-token';
const path = `/billing/contracts/${ids.contract}/self-service-token`;
const tokenRoute = `GET /Contracts/${ids.contract}/selfServiceToken`;
const contract = {Id: ids.contract, CustomerId: ids.customer, Currency: 'EUR'};

function billwerkWithToken() {
  const billwerk = createFakeBillwerk();
  const Url = `https://billwerk.test/portal/account.html#/${token}`;
  billwerk.reply(tokenRoute, json({Token: token, Expiry: '2030-01-01T00:00:00Z', Purpose: 'CustomerPortal', Url}));
  return billwerk;
}

describe('a self-service token', () => {
  test('opens an own contract for a quarter of an hour, and is kept nowhere', async () => {
    const billwerk = billwerkWithToken();
    let asked: string | undefined;
    const watching: typeof fetch = (input, init) => {
      const {url} = new Request(input, init);
      if (url.includes('selfServiceToken')) asked = new URL(url).search;
      return billwerk.fetch(input, init);
    };
    const {hook, log} = hookOn(billwerk, {fetch: watching});
    const {status, body, headers} = await answerOf(hook(post(path, {})));

    expect([status, body]).toEqual([200, {token, expiry: '2030-01-01T00:00:00Z'}]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(asked).toBe('?tokenValidity=15');
    expect(log.join('\n')).not.toContain(token);
  });

  test.each([
    ['somebody else', {...contract, CustomerId: ids.otherCustomer}],
    ['nobody', {...contract, CustomerId: null}],
    ['another id', {...contract, Id: ids.order}],
  ])('is not made for a contract of %s, which looks like none', async (_name, foreign) => {
    const billwerk = billwerkWithToken();
    billwerk.reply(`GET /Contracts/${ids.contract}`, json(foreign));
    const {hook} = hookOn(billwerk);
    const unknown = await answerOf(hook(post(path.replace(ids.contract, '5e5361659cc9ba118cccc6aa'), {})));
    const answer = await answerOf(hook(post(path, {})));

    expect(answer).toMatchObject({status: 404, body: {code: 'ContractNotFound'}});
    expect({...answer.body, reference: ''}).toEqual({...unknown.body, reference: ''});
    expect(billwerk.sent(tokenRoute)).toEqual([]);
  });

  test('is not made for an id that is none, which never reaches billwerk', async () => {
    const billwerk = billwerkWithToken();
    const {hook} = hookOn(billwerk);
    for (const id of ['abc', '..%2fcustomers', `${ids.contract}x`]) {
      const answer = await answerOf(hook(post(`/billing/contracts/${id}/self-service-token`, {})));
      expect(answer.body.code, id).toBe('ContractNotFound');
    }
    expect(billwerk.requests).toEqual([]);
  });

  test('is made for the customer who is signed in only', async () => {
    const billwerk = billwerkWithToken();
    const {hook} = hookOn(billwerk, {authenticate: () => undefined});
    expect(await answerOf(hook(post(path, {})))).toMatchObject({status: 401, body: {code: 'NotSignedIn'}});
    expect(billwerk.requests).toEqual([]);
  });

  test.each([
    ['a foreign origin', {origin: 'https://evil.test'}, {}, 'OriginRefused'],
    ['a form', {'content-type': 'application/x-www-form-urlencoded'}, {}, 'ContentTypeUnsupported'],
    ['a customer of its own choice', {}, {customerId: ids.otherCustomer}, 'RequestInvalid'],
  ])('is not made for a request with %s', async (_name, headers: Record<string, string>, body, code) => {
    const billwerk = billwerkWithToken();
    expect((await answerOf(hookOn(billwerk).hook(post(path, body, headers)))).body.code).toBe(code);
    expect(billwerk.requests).toEqual([]);
  });

  test('is not given for the asking', async () => {
    const answer = await answerOf(hookOn(billwerkWithToken()).hook(get(path)));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test.each([
    ['an answer without one', () => json({Url: `https://billwerk.test/#/${token}`})],
    ['half an answer', () => new Response(`{"Token": "${token}`)],
    ['no answer', () => new TypeError('network')],
  ])('%s says that nothing was done, and logs no secret', async (_name, reply) => {
    const billwerk = billwerkWithToken();
    billwerk.reply(tokenRoute, reply);
    const {hook, log} = hookOn(billwerk, {clock: impatientClock});
    expect((await answerOf(hook(post(path, {})))).body.code).toBe('ProviderUnavailable');
    expect(log).toHaveLength(1);
    expect(log.join('\n')).not.toContain(token);
  });

  test('is found where the hook is mounted under a name of its own', async () => {
    const {hook} = hookOn(billwerkWithToken());
    for (const mount of ['', '/contracts', '/shop/orders']) {
      const {status} = await hook(post(`${mount}/contracts/${ids.contract}/self-service-token`, {}));
      expect(status, mount).toBe(200);
    }
  });
});
