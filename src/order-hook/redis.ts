/**
 * `sjs-checkout/order-hook/redis`: the hook's store in Redis 7 or newer, for several processes. The merchant brings the client
 * of the official `redis` package, connected; nothing of it is imported here.
 */
import type {HookStore} from './store.ts';

/** What the hook needs of `createClient()` of the `redis` package. */
export interface RedisClient {
  readonly isReady: boolean;
  sendCommand(command: readonly string[], options?: {readonly timeout?: number}): Promise<unknown>;
}

export interface RedisStoreOptions {
  /** Before every key, for a Redis that others use, too. Default `sjs-checkout:`. */
  readonly prefix?: string;
  /** Milliseconds until a command without an answer counts as failed. Default 2000. */
  readonly timeLimit?: number;
}

/** One step each, because Redis runs a script alone. */
const replaceScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1
end
return 0`;
const removeScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0`;

/**
 * Fails at once while the client has no connection, whether it queues commands or not: a claim that is carried out minutes
 * later would belong to nobody.
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): HookStore {
  const {prefix = 'sjs-checkout:', timeLimit = 2000} = options;

  async function send(...command: readonly string[]): Promise<unknown> {
    if (!client.isReady) throw new Error('Redis is not connected');
    let limit: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      limit = setTimeout(() => reject(new Error(`Redis gave no answer in ${timeLimit} ms`)), timeLimit);
    });
    try {
      // The client's own limit takes the command out of its queue, but ends once it is written.
      return await Promise.race([client.sendCommand(command, {timeout: timeLimit}), tooLate]);
    } finally {
      clearTimeout(limit);
    }
  }

  return {
    claim: async (key, value, lifetime) =>
      textOf(await send('SET', prefix + key, value, 'NX', 'GET', 'PX', String(lifetime))),
    get: async (key) => textOf(await send('GET', prefix + key)),
    put: async (key, value, lifetime) => {
      await send('SET', prefix + key, value, 'PX', String(lifetime));
    },
    replaceIf: async (key, expected, value, lifetime) =>
      (await send('EVAL', replaceScript, '1', prefix + key, expected, value, String(lifetime))) === 1,
    removeIf: async (key, expected) => (await send('EVAL', removeScript, '1', prefix + key, expected)) === 1,
  };
}

/** Clients can be told to give buffers. */
function textOf(reply: unknown): string | undefined {
  if (reply === null || reply === undefined) return undefined;
  return typeof reply === 'string' ? reply : new TextDecoder().decode(reply as Uint8Array);
}
