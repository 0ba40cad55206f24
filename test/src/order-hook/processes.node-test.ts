/** Two hook processes, a real Redis, a billwerk that takes its time; and what happens when one of them dies. */
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {cart} from './fake-billwerk.ts';
import {bundle, type Bundle} from './support/bundle.ts';
import {hasRedis, startRedis, type RunningRedis} from './support/redis-server.ts';
import {startSlowBillwerk, type SlowBillwerk} from './support/slow-billwerk.ts';

const keyCount = 100;
const requestCount = 1000;
/** Answers that say "ask again", and connections that broke. */
const passing = [409, 503, undefined];

interface HookProcess {
  readonly url: string;
  readonly child: ChildProcess;
}

interface Ending {
  readonly key: number;
  readonly status: number;
  readonly orderId?: string;
  readonly code?: string;
}

let program: Bundle;

describe.runIf(hasRedis)('1,000 requests on 100 keys at once, in two processes', {timeout: 60_000}, () => {
  beforeAll(async () => {
    program = await bundle('test/src/order-hook/support/hook-process.ts');
  });
  afterAll(() => program?.remove());

  test.concurrent('make one order per key', async () => {
    await using stage = await openStage();
    const endings = await Promise.all(stage.requests());
    stage.expectNoDoubles(endings, 'redis');
    expect(stage.billwerk.orders).toHaveLength(keyCount);
    // On a machine that is busy, one or the other is told to ask again until it gives up; its key was answered all the same.
    const answered = new Set(endings.filter(({status}) => status === 200).map(({key}) => key));
    expect(answered.size).toBe(keyCount);
  });

  test.concurrent('make at most one order per key when one process is killed in the middle', async () => {
    await using stage = await openStage();
    const killed = stage.billwerk.made(keyCount / 4).then(() => stage.hooks[0].child.kill('SIGKILL'));
    stage.expectNoDoubles(await Promise.all(stage.requests(killed)), 'redis, one process killed');
    expect(stage.tries.get(undefined)).toBeGreaterThan(0);
  });

  test.concurrent('make at most one order per key when Redis is killed and comes back', async () => {
    await using stage = await openStage();
    const killed = stage.billwerk.made(keyCount / 4).then(() => stage.redis.kill());
    const endings = stage.requests(killed);
    await killed;
    await expect.poll(() => stage.tries.get(503) ?? 0, {timeout: 10_000}).toBeGreaterThan(keyCount);
    expect(stage.billwerk.orders.filter(({CustomerId}) => isOfLaterHalf(CustomerId))).toEqual([]);
    await stage.redis.restart();
    stage.expectNoDoubles(await Promise.all(endings), 'redis, killed and restarted');
  });
});

async function openStage() {
  const [redis, billwerk] = await Promise.all([startRedis(), startSlowBillwerk(() => 20 + Math.random() * 200)]);
  const hooks: [HookProcess, HookProcess] = await Promise.all([startHook(redis, billwerk), startHook(redis, billwerk)]);
  /** How often a request was told to come back, by status. */
  const tries = new Map<number | undefined, number>();

  /**
   * Ten for each key, in both processes, within two seconds.
   * @param middle for it half of the keys waits, so that there is something before and after, however slow the machine
   */
  function requests(middle?: Promise<unknown>): Promise<Ending>[] {
    return Array.from({length: requestCount}, async (_, index) => {
      const key = index % keyCount;
      if (isOfLaterHalf(customerOf(key))) await middle;
      await new Promise((resolve) => setTimeout(resolve, 12 * (key % 50) + 800 * Math.random()));
      return request(key, Math.floor(index / keyCount) % 2);
    });
  }

  /** As a browser does: asks again under the same key until it has an answer, wherever the balancer sends it. */
  async function request(key: number, first: number): Promise<Ending> {
    for (let attempt = 0; ; attempt++) {
      const response = await post(hooks[(first + attempt) % 2]!, key);
      if (!passing.includes(response?.status)) {
        const {orderId, code} = (await response!.json()) as {orderId?: string; code?: string};
        return {key, status: response!.status, ...(orderId && {orderId}), ...(code && {code})};
      }
      await response?.body?.cancel();
      tries.set(response?.status, (tries.get(response?.status) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }

  function expectNoDoubles(endings: readonly Ending[], name: string): void {
    const keys = Array.from({length: keyCount}, (_, key) => {
      const made = billwerk.orders.filter(({CustomerId}) => CustomerId === customerOf(key)).map(({Id}) => Id);
      const told = endings.filter((ending) => ending.key === key);
      const answers = [...new Set(told.flatMap(({orderId}) => orderId ?? []))];
      return {key, made, answers, isUnknown: told.some(({code}) => code === 'Unanswered')};
    });
    const doubles = keys.filter(({made}) => made.length > 1);
    const unknown = keys.filter(({answers}) => answers.length === 0);
    const again = [...tries].map(([status, count]) => `${count} × ${status ?? 'connection lost'}`).join(', ');
    console.log(
      `${name}: ${endings.length} requests, ${keyCount} keys, ${billwerk.orders.length} orders, ` +
        `${doubles.length} doubles, ${unknown.length} keys reported unknown, ${billwerk.searches} looked for; told to come back: ${again || 'none'}`,
    );
    expect(endings).toHaveLength(requestCount);
    expect(doubles).toEqual([]);
    // Whoever was told an order was told the only one, and whoever was not was told that it is not known.
    for (const {key, made, answers, isUnknown} of keys) {
      expect({key, answers, isUnknown}).toEqual(
        answers.length > 0 ? {key, answers: made, isUnknown} : {key, answers, isUnknown: true},
      );
    }
    expect(endings.filter(({status, code}) => status !== 200 && code !== 'Unanswered')).toEqual([]);
  }

  return {
    redis,
    billwerk,
    hooks,
    tries,
    requests,
    expectNoDoubles,
    [Symbol.asyncDispose]: async () => {
      for (const {child} of hooks) child.kill('SIGKILL');
      billwerk.close();
      await redis.close();
    },
  };
}

async function startHook(redis: RunningRedis, billwerk: SlowBillwerk): Promise<HookProcess> {
  const environment = {...process.env, REDIS_URL: redis.url, BILLWERK_HOST: billwerk.url};
  const child = spawn(process.execPath, [program.path], {env: environment, stdio: ['ignore', 'pipe', 'inherit']});
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return {child, url: `http://127.0.0.1:${Number(port.toString())}`};
}

async function post({url}: HookProcess, key: number): Promise<Response | undefined> {
  const headers = {
    'content-type': 'application/json',
    origin: url,
    'idempotency-key': `key-${key}`,
    'x-customer': customerOf(key),
  };
  try {
    return await fetch(`${url}/orders`, {method: 'POST', headers, body: JSON.stringify({cart})});
  } catch {
    return undefined;
  }
}

function isOfLaterHalf(customerId: string): boolean {
  return customerId >= customerOf(keyCount / 2);
}

function customerOf(key: number): string {
  return `5e5361659cc9ba11aa${String(key).padStart(6, '0')}`;
}
