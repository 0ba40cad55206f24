import {fieldsOf, optionalText} from './input.ts';
import type {Fields} from './input.ts';
import {Refusal} from './refusal.ts';

const ACTIONS = [
  'drop',
  'delay',
  'status',
  'malformed',
  'error',
  'callback-twice',
  'callback-both',
  'callback-error-first',
  'callback-late',
  'never',
] as const;
type Action = (typeof ACTIONS)[number];

/** One planned misfortune. `before` = the request has no effect, `after` = it had its effect but the answer suffers. */
export interface Fault {
  /** An operation of the script (`OPERATIONS`), `subscribe`, or `METHOD /path`. */
  match: string;
  when: 'before' | 'after';
  action: Action;
  delayMs: number;
  status: number;
  /** What the script's error callback gets: with `error`, and where a success comes together with an error. */
  errorData?: unknown;
  /** How often it still strikes. */
  times: number;
}

/** What `POST /__sandbox/faults` takes, alone or in a list. */
export interface FaultPlan {
  match: string;
  /** Default `before`. */
  when?: Fault['when'];
  action: Action;
  /**
   * Of `delay` and `callback-late`, default 1000; of the other callback actions the pause between the first callback and
   * the second, default 0. Pauses between callbacks are made by the page's own timers.
   */
  delayMs?: number;
  /** Of `status`, default 500, and of `error`, default 422. */
  status?: number;
  /** Default 1. */
  times?: number;
  /**
   * Of `error`, `callback-both` and `callback-error-first`: what the script's error callback gets, put together from
   * these ...
   */
  errorCode?: unknown;
  errorMessage?: unknown;
  referenceId?: unknown;
  /** ... or this value as it is, which may be anything that JSON can hold. */
  errorData?: unknown;
}

/** Tells the script what is to become of its callbacks: `CallbackFault`, as JSON in the way of an address. */
export const CALLBACK_HEADER = 'x-sandbox-callback';
/** `?via=subscribe`: tells the two requests of the script's `subscribe` from single calls. */
export const VIA_PARAMETER = 'via';

const OPERATIONS: Record<string, string> = {
  '/api/v1/customerselfservice/signup/preview': 'preview',
  '/api/v1/customerselfservice/signup/order': 'createOrder',
  '/api/v1/customerselfservice/signup/pay': 'pay',
  '/api/v1/customerselfservice/finalize': 'finalize',
  '/api/v1/customerselfservice/configuration': 'configuration',
  '/api/v1/customerselfservice/paymentform/payer': 'payerDataChanged',
  '/api/v1/customerselfservice/portal/upgradepaysync': 'upgradePaySync',
  '/api/v1/customerselfservice/portal/upgradepayinteractive': 'upgradePayInteractive',
  '/api/v1/customerselfservice/portal/paymentchange': 'paymentChange',
  '/api/v1/customerselfservice/portal/contractdetails': 'contractDetails',
  '/api/v1/customerselfservice/portal/contractcancel': 'contractCancel',
  '/api/v1/customerselfservice/portal/customerchange': 'customerChange',
  '/psp/tokenize': 'tokenize',
  '/portal/signup_payment_iframe.html': 'paymentForm',
};

const NAMES = [...Object.values(OPERATIONS), 'subscribe'];

export function readFault(value: unknown): Fault {
  const fields: Fields = fieldsOf(value, 'fault');
  const match = optionalText(fields, 'match');
  const action = ACTIONS.find((known) => known === fields['action']);
  const when = fields['when'] ?? 'before';
  if (!match || (!match.includes(' ') && !NAMES.includes(match))) {
    throw new Refusal('InvalidData', `match: METHOD /path, or one of ${NAMES.join(', ')}`);
  }
  if (!action) throw new Refusal('InvalidData', `action: one of ${ACTIONS.join(', ')}`);
  if (when !== 'before' && when !== 'after') throw new Refusal('InvalidData', 'when: before or after');
  const number = (name: string, otherwise: number) => {
    const given = fields[name] ?? otherwise;
    if (typeof given !== 'number' || !(given >= 0)) throw new Refusal('InvalidData', `${name} must be a number`);
    return given;
  };
  return {
    match,
    when,
    action,
    delayMs: number('delayMs', action === 'delay' || action === 'callback-late' ? 1000 : 0),
    status: number('status', action === 'error' ? 422 : 500),
    ...(action === 'error' || givesError(fields) ? {errorData: readErrorData(fields)} : {}),
    times: number('times', 1),
  };
}

function givesError(fields: Fields): boolean {
  return ['errorData', 'errorCode', 'errorMessage', 'referenceId'].some((name) => name in fields);
}

/**
 * `errorData` is handed on as it is, whatever it is. Else it is put together from `errorCode` (a list of codes, some of
 * them perhaps empty; a lone string; or left out), `errorMessage` and `referenceId`.
 */
function readErrorData(fields: Fields): unknown {
  if ('errorData' in fields) return fields['errorData'];
  const {errorCode, errorMessage = 'Sandbox fault', referenceId} = fields;
  return {
    ...(errorCode === undefined ? {} : {errorCode}),
    errorMessage,
    ...(referenceId === undefined ? {} : {referenceId}),
  };
}

/** Takes one strike of the first fault planned for this request, if any. */
export function strike(faults: Fault[], method: string, path: string, query: URLSearchParams): Fault | undefined {
  const fault = faults.find((planned) => planned.times > 0 && matches(planned, method, path, query));
  if (fault) fault.times -= 1;
  return fault;
}

/**
 * `subscribe` is two requests: a fault `before` it strikes the first, so nothing happens at all; one `after` it
 * strikes the second, so order and payment have happened.
 */
function matches(fault: Fault, method: string, path: string, query: URLSearchParams): boolean {
  if (method === 'OPTIONS') return false;
  const operation = OPERATIONS[path.toLowerCase()];
  if (fault.match === 'subscribe') {
    return query.get(VIA_PARAMETER) === 'subscribe' && operation === (fault.when === 'before' ? 'createOrder' : 'pay');
  }
  if (!fault.match.includes(' ')) return operation === fault.match;
  const [wantedMethod = '', wantedPath = ''] = fault.match.split(' ');
  if (wantedMethod.toUpperCase() !== method) return false;
  const wanted = wantedPath.toLowerCase();
  return [wanted, `/api/v1${wanted}`].some((candidate) => samePath(candidate, path.toLowerCase()));
}

/** `:id` stands for any one segment. */
function samePath(pattern: string, path: string): boolean {
  const [wanted, segments] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === segments.length &&
    wanted.every((segment, index) => segment.startsWith(':') || segment === segments[index])
  );
}
