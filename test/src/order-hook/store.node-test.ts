import {randomUUID} from 'node:crypto';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {memoryStore, type HookStore} from '../../../src/order-hook/index.ts';
import {redisStore} from '../../../src/order-hook/redis.ts';
import {connect, hasRedis, startRedis, type RunningRedis} from './support/redis-server.ts';

const minute = 60_000;
let redis: RunningRedis;
let client: Awaited<ReturnType<typeof connect>>;

beforeAll(async () => {
  if (!hasRedis) return;
  redis = await startRedis();
  client = await connect(redis.url);
});
afterAll(async () => {
  if (!hasRedis) return;
  client.destroy();
  await redis.close();
});

const stores: readonly [name: string, open: () => HookStore, isThere: boolean][] = [
  ['in memory', () => memoryStore(), true],
  ['in Redis', () => redisStore(client, {prefix: `${randomUUID()}:`}), hasRedis],
];

describe.each(stores.filter(([, , isThere]) => isThere))('a store %s', (_name, open) => {
  test('gives a key to one of a hundred who claim it at once, and shows the others whose it is', async () => {
    const store = open();
    const claims = await Promise.all(
      Array.from({length: 100}, (_, index) => store.claim('key', `claim ${index}`, minute)),
    );
    expect(claims.filter((found) => found === undefined)).toHaveLength(1);
    const owner = `claim ${claims.indexOf(undefined)}`;
    expect(new Set(claims)).toEqual(new Set([undefined, owner]));
    expect(await store.get('key')).toBe(owner);
  });

  test('knows nothing of a key that nobody claimed', async () => {
    expect(await open().get('nothing')).toBeUndefined();
  });

  test('takes the last word, whatever it is made of', async () => {
    const store = open();
    await store.put('key', 'first', minute);
    await store.put('key', '{"text": "ä \\" \n 🐦"}', minute);
    expect(await store.get('key')).toBe('{"text": "ä \\" \n 🐦"}');
    expect(await store.claim('key', 'late', minute)).toBe('{"text": "ä \\" \n 🐦"}');
  });

  test('replaces a value only for who knows it', async () => {
    const store = open();
    await store.claim('key', 'mine', minute);
    expect(await store.replaceIf('key', 'theirs', 'stolen', minute)).toBe(false);
    expect(await store.replaceIf('key', 'mine', 'still mine', minute)).toBe(true);
    expect(await store.get('key')).toBe('still mine');
    expect(await store.replaceIf('free', 'mine', 'made up', minute)).toBe(false);
    expect(await store.get('free')).toBeUndefined();
  });

  test('frees a key only for who knows its value, and once', async () => {
    const store = open();
    await store.claim('key', 'mine', minute);
    expect(await store.removeIf('key', 'theirs')).toBe(false);
    expect(await store.removeIf('key', 'mine')).toBe(true);
    expect(await store.removeIf('key', 'mine')).toBe(false);
    expect(await store.claim('key', 'next', minute)).toBeUndefined();
  });

  test('lets one of a hundred replace what all have seen', async () => {
    const store = open();
    await store.claim('key', 'seen', minute);
    const replaced = await Promise.all(
      Array.from({length: 100}, (_, index) => store.replaceIf('key', 'seen', `${index}`, minute)),
    );
    expect(replaced.filter((isMine) => isMine)).toHaveLength(1);
  });

  test('forgets a value when its time is over, and counts anew from each write', async () => {
    const store = open();
    await store.claim('claimed', 'value', 30);
    await store.put('replaced', 'value', 600);
    await store.put('put', 'value', 600);
    await store.replaceIf('replaced', 'value', 'renewed', minute);
    await expect.poll(() => store.get('claimed')).toBeUndefined();
    // Gone together with what was written before it, had that not been written anew.
    await expect.poll(() => store.get('put'), {timeout: 5000}).toBeUndefined();
    expect(await store.get('replaced')).toBe('renewed');
    expect(await store.claim('claimed', 'next', minute)).toBeUndefined();
  });
});

test('a store in memory lets go of what it has forgotten, without looking through everything at every write', async () => {
  let now = 0;
  let looks = 0;
  const store = memoryStore({clock: {now: () => (looks++, now)}});
  const released = vi.spyOn(Map.prototype, 'delete');
  await store.put('long', 'value', 1_000_000);
  for (let index = 0; index < 5000; index++) {
    now = index;
    await store.put(`short ${index}`, 'value', 100);
  }
  const names = released.mock.calls.map(([name]) => String(name)).filter((name) => name.startsWith('short '));
  released.mockRestore();
  expect(new Set(names).size).toBeGreaterThan(4000);
  expect(names).not.toContain('long');
  expect(looks).toBeLessThan(20_000);
  expect(await store.get('long')).toBe('value');
  expect(await store.get('short 4999')).toBe('value');
});

describe.runIf(hasRedis)('a store in Redis', () => {
  test('keeps its keys apart from those of others by its prefix', async () => {
    const prefix = `${randomUUID()}:`;
    await redisStore(client, {prefix}).put('key', 'value', minute);
    expect(await client.get(`${prefix}key`)).toBe('value');
    expect(await redisStore(client, {prefix: 'elsewhere:'}).get('key')).toBeUndefined();
  });

  test('fails at once while there is no connection, though the client would queue', async () => {
    const unconnected = await connect(redis.url);
    unconnected.destroy();
    await expect(redisStore(unconnected).claim('key', 'value', minute)).rejects.toThrow('not connected');
  });

  test('fails when Redis hangs, instead of waiting for it', async () => {
    const [busy, waiting] = [await connect(redis.url), await connect(redis.url)];
    const prefix = `${randomUUID()}:`;
    const sleep = busy.sendCommand(['DEBUG', 'SLEEP', '0.5']).catch(() => busy.sendCommand(['CLIENT', 'PAUSE', '500']));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(redisStore(waiting, {prefix, timeLimit: 100}).get('key')).rejects.toThrow('no answer in 100 ms');
    await sleep;
    busy.destroy();
    waiting.destroy();
  });
});
