import {expect} from 'vitest';
import {createSandbox} from '../../../demo/sandbox/index.ts';
import type {Sandbox, SandboxOptions} from '../../../demo/sandbox/index.ts';
import {CLIENT_ID, CLIENT_SECRET} from '../../../demo/sandbox/test-data.ts';

export const ORIGIN = 'http://sandbox.test';
export const NOW = '2026-11-20T09:00:00.000Z';

/** What a test does not care to know exactly. */
export const anyText: unknown = expect.any(String);
export const anyId = textLike(/^[0-9a-f]{24}$/);

export function textLike(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

export type Json = Record<string, unknown>;

/** A sandbox whose clock stands still, and small verbs to talk to it. */
export function setUp(options: SandboxOptions = {}) {
  const sandbox = createSandbox({now: NOW, readyDelayMs: 0, ...options});
  const send = (path: string, init?: RequestInit) => sandbox.fetch(new Request(ORIGIN + path, init));
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, {method: 'POST', headers: {'content-type': 'application/json', ...headers}, body: JSON.stringify(body)});
  return {sandbox, send, post, control: (path: string, body: unknown = {}) => post(`/__sandbox/${path}`, body)};
}

/** A REST client with a token. */
export async function signIn({sandbox}: {sandbox: Sandbox}) {
  const answer = await sandbox.fetch(
    new Request(`${ORIGIN}/oauth/token`, {
      method: 'POST',
      headers: {authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}`},
      body: new URLSearchParams({grant_type: 'client_credentials'}),
    }),
  );
  const {access_token: token} = (await answer.json()) as {access_token: string};
  const call = (method: string, path: string, body?: unknown) =>
    sandbox.fetch(
      new Request(`${ORIGIN}/api/v1${path}`, {
        method,
        headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      }),
    );
  return {
    token,
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown = {}) => call('POST', path, body),
    put: (path: string, body: unknown) => call('PUT', path, body),
    patch: (path: string, body: unknown) => call('PATCH', path, body),
    delete: (path: string) => call('DELETE', path),
  };
}

/** The answer's JSON object. */
export async function json(answer: Response | Promise<Response>): Promise<Json> {
  return (await (await answer).json()) as Json;
}

/** Names and types of a documented sample, whose values contradict each other. */
export function expectNamesAndTypes(actual: unknown, documented: unknown, path = 'order'): void {
  if (Array.isArray(documented)) {
    expect(Array.isArray(actual), path).toBe(true);
    documented.forEach((item, index) => expectNamesAndTypes((actual as unknown[])[index], item, `${path}[${index}]`));
  } else if (typeof documented === 'object' && documented !== null) {
    for (const [name, value] of Object.entries(documented)) {
      expectNamesAndTypes((actual as Json)?.[name], value, `${path}.${name}`);
    }
  } else expect(typeof actual, path).toBe(typeof documented);
}
