import {CALLBACK_HEADER} from './faults.ts';
import type {Fault} from './faults.ts';
import {isFields} from './input.ts';

export const DROP_HEADER = 'x-sandbox-drop';

/** The answer that a fault leaves over. A dropped connection is marked here and made real by the server. */
export function spoiled(fault: Fault, answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set('access-control-allow-origin', '*');
  headers.set('access-control-expose-headers', CALLBACK_HEADER);
  switch (fault.action) {
    case 'delay':
      return answer;
    case 'drop':
      return new Response(null, {status: 502, headers: {[DROP_HEADER]: 'yes'}});
    case 'status':
      headers.set('content-type', 'text/html');
      return new Response('<h1>Sandbox fault</h1>', {status: fault.status, headers});
    case 'malformed':
      headers.set('content-type', 'application/json');
      return new Response('{"Order": {"Total": 1', {status: 200, headers});
    case 'error':
      headers.set('content-type', 'application/json');
      return new Response(JSON.stringify(errorBody(fault.errorData)), {status: fault.status, headers});
    case 'never':
      headers.set(CALLBACK_HEADER, callbacksOf(fault));
      return new Response('{}', {status: 200, headers});
    case 'callback-twice':
    case 'callback-both':
    case 'callback-error-first':
    case 'callback-late':
      headers.set(CALLBACK_HEADER, callbacksOf(fault));
      return new Response(answer.body, {status: answer.status, headers});
  }
}

/** A header holds ASCII only. */
function callbacksOf({action, delayMs, errorData}: Fault): string {
  return encodeURIComponent(JSON.stringify({action, delayMs, errorData}));
}

/** Whoever reads it finds an error: REST clients `Message`, the script `ErrorData`, which it hands on untouched. */
function errorBody(errorData: unknown) {
  const message = isFields(errorData) ? errorData['errorMessage'] : errorData;
  return {Message: typeof message === 'string' ? message : 'Sandbox fault', ErrorData: errorData ?? null};
}
