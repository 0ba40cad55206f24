import {parse, serialize} from 'hono/utils/cookie';

const COOKIE = 'parcelbird-session';

export interface Sessions {
  /** Signs a customer in; what to send as `set-cookie`. */
  open(customerId: string): string;
  /** Who sent this request, if they are signed in. */
  customerOf(request: Request): string | undefined;
  /** Signs out; what to send as `set-cookie`. */
  close(request: Request): string;
}

/** Opaque tokens kept in memory: as much of a sign-in as a demo needs. */
export function createSessions(): Sessions {
  const customers = new Map<string, string>();
  const tokenOf = (request: Request) => parse(request.headers.get('cookie') ?? '', COOKIE)[COOKIE] ?? '';
  const cookie = (token: string, maxAge?: number) =>
    serialize(COOKIE, token, {path: '/', httpOnly: true, sameSite: 'Lax', maxAge});

  return {
    open(customerId) {
      const token = crypto.randomUUID();
      customers.set(token, customerId);
      return cookie(token);
    },
    customerOf: (request) => customers.get(tokenOf(request)),
    close(request) {
      customers.delete(tokenOf(request));
      return cookie('', 0);
    },
  };
}
