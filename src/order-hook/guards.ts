/** What a request must look like before anything in it is believed. */
import type {MiddlewareHandler} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {Problem} from './problem.ts';
import {maxBodyBytes} from './requests.ts';

/**
 * Cookies travel with requests that other sites cause, so requests that change something must say where they come from.
 * Browsers send `Origin` with every POST; `Sec-Fetch-Site` decides where it is missing. Only hosts are compared: behind a
 * proxy that ends TLS the hook sees http.
 */
export function checkOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin !== null && allowedOrigins.includes(origin)) return;
  const isSameSite = site === null || site === 'same-origin';
  // Without a proxy, at a glance.
  if (origin && isSameSite && request.url.startsWith(`${origin}/`)) return;
  const isSameHost = origin === null ? site !== null : hostOf(origin) === new URL(request.url).host;
  if (!isSameSite || !isSameHost) throw new Problem('OriginRefused');
}

/** JSON cannot be sent across origins without the browser asking first. */
export function checkContentType(request: Request): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Problem('ContentTypeUnsupported');
}

/** Also of bodies that do not say how long they are. */
export function limitBody(maxSize = maxBodyBytes): MiddlewareHandler {
  const onError = () => {
    throw new Problem('BodyTooLarge');
  };
  const countBytes = bodyLimit({maxSize, onError});
  return (context, next) => {
    const length = context.req.header('content-length');
    // Servers hold a request to the length that it names. Touching its body makes a stream of it, which costs most of the hook.
    if (length === undefined || context.req.header('transfer-encoding')) return countBytes(context, next);
    return Number(length) <= maxSize ? next() : onError();
  };
}

/** An answer that the merchant made; what it says about caches stays. */
export function uncached(answer: Response): Response {
  if (answer.headers.has('cache-control')) return answer;
  const headers = new Headers(answer.headers);
  headers.set('cache-control', 'no-store');
  return new Response(answer.body, {status: answer.status, statusText: answer.statusText, headers});
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
