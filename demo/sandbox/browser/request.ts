import {failure, Failure, isFields, member} from './failure.ts';
import type {Fields} from './failure.ts';

export type Callback = (value: unknown) => void;

/** What a test wants to happen to the callbacks, as the sandbox's answer says. */
export interface CallbackFault {
  action: 'callback-twice' | 'callback-both' | 'callback-error-first' | 'callback-late' | 'never';
  /** Before the only callback, or between the two. */
  delayMs: number;
  /** Of the error beside a success; default one of ours. */
  errorData?: unknown;
}

export interface Answer {
  data: Fields;
  fault: CallbackFault | undefined;
}

export interface Ask {
  /** Without one it is a GET. */
  body?: Fields;
  /** A self-service token. */
  token?: string;
}

/** One request. Resolves with billwerk's answer, rejects with a `Failure`; a fault `never` does neither. */
export async function request(url: string, {body, token}: Ask = {}): Promise<Answer> {
  const headers = {
    ...(body ? {'content-type': 'application/json'} : {}),
    ...(token === undefined ? {} : {authorization: `Bearer ${token}`}),
  };
  let response: Response;
  try {
    response = await window.fetch(url, body ? {method: 'POST', headers, body: JSON.stringify(body)} : {headers});
  } catch {
    throw failure('UnmappedError', 'The request failed');
  }
  const fault = callbackFault(response.headers.get('x-sandbox-callback'));
  if (fault?.action === 'never') return new Promise(() => undefined);
  const data: unknown = await response.json().catch(() => undefined);
  if (isFields(data) && 'ErrorData' in data) throw new Failure(data['ErrorData']);
  const refused = member(data, 'Error');
  if (isFields(refused)) throw failure(String(refused['Code']), String(refused['Message']));
  if (response.status === 429) throw failure('RateLimit', 'Too many requests');
  if (!response.ok) throw failure('IteroServerError', `HTTP ${response.status}`, randomReference());
  if (!isFields(data)) throw failure('UnmappedError', 'The answer is not JSON');
  return {data, fault};
}

function callbackFault(header: string | null): CallbackFault | undefined {
  return header === null ? undefined : (JSON.parse(decodeURIComponent(header)) as CallbackFault);
}

function randomReference(): string {
  return Math.random().toString(16).slice(2, 14);
}
