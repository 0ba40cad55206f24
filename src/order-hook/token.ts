/**
 * The account's access token: in memory, one request for all who wait. Its lifetime is not published, so it is used until
 * `expires_in` says otherwise (when it is there) or billwerk answers 401.
 */
import {
  allowInsecureRequests,
  clientCredentialsGrantRequest,
  customFetch,
  processClientCredentialsResponse,
  type ClientAuth,
} from 'oauth4webapi';
import type {Clock} from '../platform.ts';
import {BillwerkFailure} from './failure.ts';

export interface TokenOptions {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Milliseconds. */
  readonly timeLimit: number;
}

export interface TokenSource {
  /** A token other than `rejected`. Fails as `unavailable`: without a token no request leaves. */
  get(rejected?: string): Promise<string>;
}

/** Renewed this long before it expires, so that no request travels with a token that dies on the way. */
const marginMilliseconds = 30_000;

export function createTokenSource(options: TokenOptions): TokenSource {
  let current: {readonly value: string; readonly until: number} | undefined;
  let pending: {readonly token: Promise<string>; readonly since: number} | undefined;

  async function request(): Promise<string> {
    try {
      const {value, lifetime} = await requestToken(options);
      current = {value, until: lifetime === undefined ? Infinity : options.clock.now() + lifetime};
      return value;
    } finally {
      pending = undefined;
    }
  }

  return {
    get(rejected) {
      if (current && current.value !== rejected && options.clock.now() < current.until) {
        return Promise.resolve(current.value);
      }
      const now = options.clock.now();
      // workerd ends what a request began when its client hangs up, and tells nobody: such a promise stays open forever.
      if (!pending || now - pending.since > 2 * options.timeLimit) pending = {token: request(), since: now};
      return pending.token;
    },
  };
}

async function requestToken(options: TokenOptions): Promise<{value: string; lifetime?: number}> {
  const server = {issuer: new URL(options.tokenUrl).origin, token_endpoint: options.tokenUrl};
  const client = {client_id: options.clientId};
  const controller = new AbortController();
  const limit = options.clock.setTimeout(() => controller.abort(), options.timeLimit);
  try {
    const response = await clientCredentialsGrantRequest(
      server,
      client,
      basic(options.clientSecret),
      {},
      {
        signal: controller.signal,
        [customFetch]: async (url, init) => withoutNothings(await options.fetch(url, init)),
        // Only ever true for this machine: `createBillwerkClient` refuses http elsewhere.
        [allowInsecureRequests]: options.tokenUrl.startsWith('http:'),
      },
    );
    const token = await processClientCredentialsResponse(server, client, response);
    if (!token.expires_in) return {value: token.access_token};
    const lifetime = token.expires_in * 1000;
    return {value: token.access_token, lifetime: Math.max(lifetime - marginMilliseconds, lifetime / 2)};
  } catch (cause) {
    throw new BillwerkFailure('unavailable', 'No access token', {cause});
  } finally {
    options.clock.clearTimeout(limit);
  }
}

/**
 * The library is strict where billwerk is not documented: null may stand for absent [I], and an `expires_in` that is not
 * positive would mean never usable, so it is taken for "not said".
 */
async function withoutNothings(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const fields = Object.entries((await response.json()) as Readonly<Record<string, unknown>>);
  const said = fields.filter(([name, value]) => value !== null && (name !== 'expires_in' || Number(value) > 0));
  return Response.json(Object.fromEntries(said));
}

/**
 * RFC 6749 wants both parts form-encoded first; billwerk's own samples send them as they are [V], which is the same
 * for hexadecimal ids and secrets.
 */
function basic(clientSecret: string): ClientAuth {
  return (_server, client, _body, headers) => {
    headers.set('authorization', `Basic ${btoa(`${client.client_id}:${clientSecret}`)}`);
  };
}
