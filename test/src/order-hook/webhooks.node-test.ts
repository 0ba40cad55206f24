import {describe, expect, test, vi} from 'vitest';
import {
  memoryStore,
  tagSync,
  type EventDelivery,
  type HookStore,
  type OrderHookOptions,
} from '../../../src/order-hook/index.ts';
import {
  answerOf,
  createFakeBillwerk,
  get,
  hookOn,
  ids,
  impatientClock,
  json,
  order,
  post,
  productInfo,
} from './fake-billwerk.ts';

const secret = 'x8Jq-2mVw_0pLkZrT5';
const customer = {Id: ids.customer, Tag: 'user-42', FirstName: 'Marcellus'};
const succeeded = {Event: 'OrderSucceeded', OrderId: ids.order, ContractId: ids.contract, CustomerId: ids.customer};
const changed = {Event: 'ContractChanged', ContractId: ids.contract, ContractChangeType: 'Upgrade'};

function shop(options: Partial<OrderHookOptions> = {}) {
  const billwerk = createFakeBillwerk();
  billwerk.reply(`GET /Customers/${ids.customer}`, json(customer));
  billwerk.reply(`PATCH /Customers/${ids.customer}`, new Response(null, {status: 204}));
  const told: EventDelivery[] = [];
  const onEvent = (delivery: EventDelivery) => void told.push(delivery);
  const {hook, log} = hookOn(billwerk, {webhooks: {secret}, onEvent, clock: impatientClock, ...options});
  const deliver = (event: unknown, headers: Record<string, string> = {}) =>
    answerOf(hook(post(`/billing/webhooks/${secret}`, event, {origin: 'https://billwerk.test', ...headers})));
  return {billwerk, hook, log, told, deliver};
}

describe("billwerk's webhook", () => {
  test('tells the merchant what billwerk says now, not what the delivery says', async () => {
    const {deliver, told} = shop();
    expect((await deliver({...succeeded, Status: 'made up', Total: 1})).status).toBe(204);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      event: succeeded,
      order: {Id: ids.order, Total: order.Total},
      contract: {Id: ids.contract},
      customer: {FirstName: 'Marcellus'},
    });
  });

  test('is not let in without the secret, and there is no such address where none was set', async () => {
    const {hook, told} = shop();
    for (const path of ['/billing/webhooks/wrong-secret-wrong-secret', '/billing/webhooks', '/billing/webhooks/']) {
      expect((await answerOf(hook(post(path, succeeded)))).status).toBe(404);
    }
    const {hook: closed} = hookOn(createFakeBillwerk());
    expect((await answerOf(closed(post(`/billing/webhooks/${secret}`, succeeded)))).status).toBe(404);
    expect((await answerOf(hook(get(`/billing/webhooks/${secret}`)))).status).toBe(405);
    expect(told).toEqual([]);
  });

  test('is let in by HTTP Basic where that is set', async () => {
    const {hook, told} = shop({webhooks: {username: 'billwerk', password: 'pässword'}});
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    for (const authorization of ['', basic('billwerk:password'), basic(':'), 'Bearer token']) {
      const answer = await answerOf(hook(post('/billing/webhooks', succeeded, {authorization})));
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="webhooks"']);
    }
    const authorization = basic('billwerk:pässword');
    expect((await answerOf(hook(post('/billing/webhooks', succeeded, {authorization})))).status).toBe(204);
    expect(told).toHaveLength(1);
  });

  test('needs a secret that cannot be guessed', () => {
    expect(() => shop({webhooks: {secret: 'short'}})).toThrow('webhooks.secret');
  });

  test.each([
    ['no JSON', '{', 400],
    ['no object', '[]', 422],
    ['no event', {OrderId: ids.order}, 422],
    ['an event about nothing', {Event: 'OrderSucceeded', ContractId: ids.contract}, 422],
    ['an id that leads elsewhere', {...succeeded, OrderId: '../Customers/1'}, 422],
    ['a second id that leads elsewhere', {...succeeded, CustomerId: '..'}, 422],
    ['too much', {...succeeded, Memo: 'x'.repeat(70_000)}, 413],
  ])('with %s is refused and asks billwerk nothing', async (_name, body, status) => {
    const {deliver, told, billwerk} = shop();
    expect((await deliver(body)).status).toBe(status);
    expect(told).toEqual([]);
    expect(billwerk.requests).toEqual([]);
  });

  test('with an event of later days is accepted and noted', async () => {
    const {deliver, told, log} = shop();
    expect((await deliver({Event: 'PlanetMoved'})).status).toBe(204);
    expect(told).toEqual([]);
    expect(log.join()).toContain('PlanetMoved');
  });

  test('about something that billwerk does not know is looked for twice, and again when it is told again', async () => {
    const {deliver, told, billwerk, log} = shop();
    billwerk.reply(`GET /Orders/${ids.order}`, json({}, 404));
    billwerk.reply(`GET /Contracts/${ids.contract}`, json({}, 404));
    billwerk.reply(`GET /Customers/${ids.customer}`, json({}, 404));
    for (const first of [undefined, {'x-retry-count': '0'}]) {
      expect(await deliver(succeeded, first)).toMatchObject({status: 503, body: {code: 'EventUnfinished'}});
    }
    expect((await deliver(succeeded, {'x-retry-count': '1'})).status).toBe(204);
    expect(billwerk.sent(`GET /Orders/${ids.order}`)).toHaveLength(6);
    expect(told).toEqual([]);
    expect(log.join()).toContain('about nothing that billwerk knows {');
    // By then it is done, and not even looked for.
    expect((await deliver(succeeded, {'x-retry-count': '2'})).status).toBe(204);
    expect(billwerk.sent(`GET /Orders/${ids.order}`)).toHaveLength(6);
  });

  test('about something of which only a part can be read is told again until all can', async () => {
    const {deliver, told, billwerk} = shop();
    billwerk.reply(`GET /Orders/${ids.order}`, json({}, 404));
    expect((await deliver(succeeded)).status).toBe(503);
    expect((await deliver(succeeded, {'x-retry-count': '1'})).status).toBe(503);
    billwerk.reply(`GET /Orders/${ids.order}`, json(order));
    expect((await deliver(succeeded, {'x-retry-count': '2'})).status).toBe(204);
    expect(told).toHaveLength(1);
  });

  test('about something that is readable only when it is told again is told', async () => {
    const {deliver, told, billwerk} = shop();
    billwerk.reply(`GET /Orders/${ids.order}`, json({}, 404), json({}, 404), json(order));
    expect((await deliver(succeeded)).status).toBe(503);
    expect((await deliver(succeeded, {'x-retry-count': '1'})).status).toBe(204);
    expect(told).toHaveLength(1);
  });

  test('about something that is readable a moment later is told', async () => {
    const {deliver, told, billwerk} = shop();
    billwerk.reply(`GET /Orders/${ids.order}`, json({}, 404), json(order));
    expect((await deliver(succeeded)).status).toBe(204);
    expect(told).toHaveLength(1);
  });

  test('about something that was deleted is told without it', async () => {
    const {deliver, told, billwerk} = shop();
    billwerk.reply(`GET /Contracts/${ids.contract}`, json({}, 404));
    const event = {Event: 'ContractDeleted', ContractId: ids.contract};
    expect((await deliver(event)).status).toBe(204);
    expect(told).toEqual([{event}]);
  });

  test('is to be told again when billwerk cannot be read', async () => {
    const {deliver, told, billwerk} = shop();
    billwerk.reply(`GET /Orders/${ids.order}`, json({}, 503));
    expect(await deliver(succeeded)).toMatchObject({status: 503, body: {code: 'EventUnfinished'}});
    expect(told).toEqual([]);
  });

  test('keeps its secret out of the log', async () => {
    const {deliver, log, billwerk} = shop();
    billwerk.reply(`GET /Orders/${ids.order}`, json({}, 503));
    await deliver(succeeded);
    await deliver('{');
    expect(log.length).toBeGreaterThan(0);
    expect(log.join()).not.toContain(secret);
  });
});

describe('at least once', () => {
  test('a handler that failed is told again, one that succeeded is not', async () => {
    let failures = 2;
    const told: string[] = [];
    const onEvent = ({event}: EventDelivery) => {
      if (failures-- > 0) throw new Error('the database of mia@example.org is away');
      told.push(event.Event);
    };
    const {deliver, log} = shop({onEvent});
    expect((await deliver(changed)).status).toBe(503);
    expect((await deliver(changed, {'x-retry-count': '1'})).status).toBe(503);
    expect((await deliver(changed, {'x-retry-count': '2'})).status).toBe(204);
    expect((await deliver(changed, {'x-retry-count': '3'})).status).toBe(204);
    expect(told).toEqual(['ContractChanged']);
    expect(log.join()).not.toContain('mia@example.org');
  });

  test.each([
    ['nothing', 404],
    ['a part', 200],
  ])('a handler that failed is told again although %s can be read meanwhile', async (_name, contractStatus) => {
    const told: string[] = [];
    const store = memoryStore();
    let isFailing = true;
    const onEvent = ({event}: EventDelivery) => {
      if (isFailing) throw new Error('the database is away');
      told.push(event.Event);
    };
    // The retries come to another process.
    const [first, second] = [shop({onEvent, store}), shop({onEvent, store})];
    expect((await first.deliver(succeeded)).status).toBe(503);
    isFailing = false;
    second.billwerk.reply(`GET /Orders/${ids.order}`, json({}, 404));
    second.billwerk.reply(`GET /Customers/${ids.customer}`, json({}, 404));
    second.billwerk.reply(`GET /Contracts/${ids.contract}`, json({Id: ids.contract}, contractStatus));
    expect((await second.deliver(succeeded, {'x-retry-count': '1'})).status).toBe(503);
    expect((await second.deliver(succeeded, {'x-retry-count': '2'})).status).toBe(503);
    second.billwerk.reply(`GET /Orders/${ids.order}`, json(order));
    expect((await second.deliver(succeeded, {'x-retry-count': '3'})).status).toBe(204);
    expect((await second.deliver(succeeded, {'x-retry-count': '4'})).status).toBe(204);
    expect(told).toEqual(['OrderSucceeded']);
  });

  test('two alike without the mark of a retry are two events', async () => {
    const {deliver, told} = shop();
    await deliver(changed);
    await deliver(changed);
    expect(told).toHaveLength(2);
  });

  describe('a new event that looks like one that is done', () => {
    /** Handlers that tell what they are told until they are to fail. */
    function twoProcesses(store = memoryStore()) {
      let isFailing = false;
      const onEvent = () => {
        if (isFailing) throw new Error('not now');
      };
      const spied = [vi.fn(onEvent), vi.fn(onEvent)] as const;
      const [first, second] = spied.map((handler) => shop({store, onEvent: handler}));
      return {first: first!, second: second!, told: spied, fail: (fails: boolean) => void (isFailing = fails)};
    }
    const retry = {'x-retry-count': '1'};

    test.each([
      ['the same process', 0],
      ['another process', 1],
    ] as const)('and fails is told again, to %s', async (_name, index) => {
      const {first, second, told, fail} = twoProcesses();
      await first.deliver(changed);
      fail(true);
      expect((await first.deliver(changed)).status).toBe(503);
      fail(false);
      told[index].mockClear();
      expect((await [first, second][index]!.deliver(changed, retry)).status).toBe(204);
      expect(told[index]).toHaveBeenCalledOnce();
    });

    test('is told again where the process died in the middle of it', async () => {
      const store = memoryStore();
      const {first, told} = twoProcesses(store);
      await first.deliver(changed);
      const dies = vi.fn(() => new Promise(() => undefined));
      void shop({store, onEvent: dies}).deliver(changed);
      await expect.poll(() => dies.mock.calls.length).toBe(1);
      await first.deliver(changed, retry);
      expect(told[0]).toHaveBeenCalledTimes(2);
    });

    test('is not taken for done when the first takes long and is done after it', async () => {
      const store = memoryStore();
      const {first, told, fail} = twoProcesses(store);
      let finish = () => undefined as void;
      const slow = shop({store, onEvent: () => new Promise<void>((resolve) => (finish = resolve))});
      const slowly = slow.deliver(changed);
      await expect.poll(() => slow.billwerk.sent(`GET /Contracts/${ids.contract}`).length).toBe(1);
      fail(true);
      expect((await first.deliver(changed)).status).toBe(503);
      fail(false);
      finish();
      expect((await slowly).status).toBe(204);
      await first.deliver(changed, retry);
      expect(told[0]).toHaveBeenCalledTimes(2);
    });

    test('and fails while the store is away is told again, by the same process at once and soon by all', async () => {
      const kept = memoryStore();
      let refusals = 0;
      let puts = 0;
      const put: HookStore['put'] = (...entry) => {
        puts += 1;
        return refusals-- > 0 ? Promise.reject(new Error('away')) : kept.put(...entry);
      };
      const {first, second, told, fail} = twoProcesses({...kept, put});
      await first.deliver(changed);
      // When it begins, when it fails, and once more.
      [puts, refusals] = [0, 3];
      fail(true);
      expect((await first.deliver(changed)).status).toBe(503);
      expect((await first.deliver(changed, retry)).status).toBe(503);
      expect(told[0]).toHaveBeenCalledTimes(3);
      await expect.poll(() => puts).toBeGreaterThan(3);
      fail(false);
      expect((await second.deliver(changed, retry)).status).toBe(204);
      expect(told[1]).toHaveBeenCalledOnce();
    });
  });

  test('a retry of another event is told, and one in another order of members is not', async () => {
    const {deliver, told} = shop();
    await deliver(changed);
    await deliver({...changed, ContractChangeType: 'Timebased'}, {'x-retry-count': '1'});
    await deliver(Object.fromEntries(Object.entries(changed).reverse()), {'x-retry-count': '1'});
    expect(told).toHaveLength(2);
  });

  test('is known to another process on the same store', async () => {
    const store = memoryStore();
    const [first, second] = [shop({store}), shop({store})];
    await first.deliver(changed);
    await second.deliver(changed, {'x-retry-count': '1'});
    expect(second.told).toEqual([]);
  });

  test('a store that is away loses no event', async () => {
    const away = () => Promise.reject(new Error('away'));
    const {deliver, told} = shop({store: {...memoryStore(), get: away, put: away}});
    expect((await deliver(changed, {'x-retry-count': '1'})).status).toBe(204);
    expect(told).toHaveLength(1);
  });

  test('of several handlers none is left out, and one failure makes billwerk tell all again', async () => {
    const told: string[] = [];
    let fails = true;
    const second = () => {
      if (fails) throw new Error('not yet');
      told.push('second');
    };
    const {deliver} = shop({onEvent: [() => told.push('first'), second]});
    expect((await deliver(changed)).status).toBe(503);
    fails = false;
    await deliver(changed, {'x-retry-count': '1'});
    expect(told).toEqual(['first', 'first', 'second']);
  });

  test('what takes longer than eight seconds is told again, and the retry waits for what is still running', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
    try {
      let finish = () => undefined as void;
      let runs = 0;
      const onEvent = () => {
        runs += 1;
        return new Promise<void>((resolve) => (finish = resolve));
      };
      const clock = {now: Date.now, setTimeout, clearTimeout: (handle: unknown) => clearTimeout(handle as number)};
      const store = memoryStore();
      const isDone = vi.spyOn(store, 'get');
      const {deliver} = shop({store, onEvent, clock: {...clock, setTimeout: (run, pause) => setTimeout(run, pause)}});
      const late = deliver(changed);
      await vi.waitFor(() => expect(runs).toBe(1));
      await vi.advanceTimersByTimeAsync(8_000);
      expect((await late).status).toBe(503);
      const retry = deliver(changed, {'x-retry-count': '1'});
      await vi.waitFor(() => expect(isDone).toHaveBeenCalled());
      // Time enough to start anew.
      for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
      finish();
      expect((await retry).status).toBe(204);
      expect((await deliver(changed, {'x-retry-count': '2'})).status).toBe(204);
      expect(runs).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a catalogue event', () => {
  test.each(['PlanChanged', 'PlanVariantCreated', 'ComponentDeleted'])('(%s) drops the catalog', async (Event) => {
    const {hook, deliver, billwerk} = shop();
    const renamed = {...productInfo, Plans: [{...productInfo.Plans[0], Name: {_c: 'Renamed'}}]};
    billwerk.reply('GET /productInfo', json(productInfo), json(renamed));
    const nameOf = async () =>
      ((await answerOf(hook(get('/billing/catalog')))).body['plans'] as {name: string}[])[0]?.name;
    expect([await nameOf(), await nameOf()]).toEqual(['Basic', 'Basic']);
    await deliver({Event});
    expect(await nameOf()).toBe('Renamed');
    expect(billwerk.sent('GET /productInfo')).toHaveLength(2);
  });

  test('that comes while the old catalog is being read does not leave the old one', async () => {
    const {hook, deliver, billwerk} = shop();
    const answers: ((catalog: Response) => void)[] = [];
    billwerk.reply('GET /productInfo', () => new Promise((resolve) => answers.push(resolve)));
    const first = hook(get('/billing/catalog'));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await deliver({Event: 'PlanChanged'});
    answers[0]!(json(productInfo));
    await first;
    const second = hook(get('/billing/catalog'));
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]!(json(productInfo));
    expect((await second).status).toBe(200);
  });
});

describe('the tag of a signup', () => {
  const event = {Event: 'CustomerCreated', CustomerId: ids.customer};
  const path = `PATCH /Customers/${ids.customer}`;

  test("becomes billwerk's id of the shop's customer", async () => {
    const {deliver, billwerk} = shop({onEvent: tagSync((tag) => tag === 'user-42')});
    expect((await deliver(event)).status).toBe(204);
    expect(billwerk.sent(path).map(({body}) => body)).toEqual([{ExternalCustomerId: 'user-42'}]);
  });

  test.each([
    ['that the shop does not know', customer, false],
    ['of a customer who has such an id', {...customer, ExternalCustomerId: 'user-1'}, true],
    ['that is not there', {...customer, Tag: null}, true],
  ])('%s changes nothing', async (_name, stored, isOurs) => {
    const {deliver, billwerk} = shop({onEvent: tagSync(() => isOurs)});
    billwerk.reply(`GET /Customers/${ids.customer}`, json(stored));
    expect((await deliver(event)).status).toBe(204);
    expect(billwerk.sent(path)).toEqual([]);
  });

  test('that another customer has is let be; any other failure is told again', async () => {
    const {deliver, billwerk} = shop({onEvent: tagSync(() => true)});
    billwerk.reply(path, json({Message: 'ExternalCustomerId is in use'}, 409));
    expect((await deliver(event)).status).toBe(204);
    billwerk.reply(path, json({Message: 'no'}, 422));
    expect((await deliver(event)).status).toBe(503);
  });
});
