/** `POST /webhooks/{secret}` or, with HTTP Basic, `POST /webhooks`: where billwerk tells what happened. It signs nothing. */
import type {HookApp} from '../context.ts';
import {allowOnly} from '../context.ts';
import {digest} from '../digest.ts';
import {limitBody} from '../guards.ts';
import type {HookLogger} from '../logger.ts';
import {Problem} from '../problem.ts';
import {isUnknown, readEvent} from '../webhook-events.ts';
import type {Webhooks} from '../webhooks.ts';

/** How billwerk shows that it is billwerk: the end of the address, or what is entered as HTTP Basic there. */
export type WebhookAccess =
  | {/** At least 16 characters of `A-Z a-z 0-9 _ -`. */ readonly secret: string}
  | {readonly username: string; readonly password: string};

const maxEventBytes = 64 * 1024;

/** @throws TypeError when the secret could be guessed */
export function webhookRoutes(app: HookApp, access: WebhookAccess, webhooks: Webhooks, logger: HookLogger): void {
  if ('secret' in access && !/^[\w-]{16,}$/.test(access.secret)) {
    throw new TypeError('createOrderHook: webhooks.secret needs 16 or more of A-Z a-z 0-9 _ -');
  }
  const path = 'secret' in access ? '/webhooks/:secret' : '/webhooks';

  app.post(path, async (context, next) => {
    await check(access, context.req.param('secret'), context.req.header('authorization'));
    await next();
  });
  app.post(path, limitBody(maxEventBytes), async (context) => {
    const event = await parse(context.req);
    if (isUnknown(event)) logger.warn('order-hook: an unknown event', {event: event.unknown});
    else await webhooks.deliver(event, Number(context.req.header('x-retry-count')) >= 1);
    return context.body(null, 204, {'cache-control': 'no-store'});
  });
  allowOnly(app, {[path]: 'POST'});
}

/** Compared as digests, which take the same time whatever they are of. */
async function check(access: WebhookAccess, secret = '', authorization = ''): Promise<void> {
  if ('secret' in access) {
    if ((await digest(secret)) !== (await digest(access.secret))) throw new Problem('RouteUnknown');
    return;
  }
  const credentials = new TextEncoder().encode(`${access.username}:${access.password}`);
  const expected = btoa(String.fromCharCode(...credentials));
  const given = /^Basic +(.+)$/i.exec(authorization)?.[1] ?? '';
  if ((await digest(given)) !== (await digest(expected))) {
    throw new Problem('WebhookRefused', {headers: {'www-authenticate': 'Basic realm="webhooks"'}});
  }
}

async function parse(request: {text(): Promise<string>}) {
  const text = await request.text();
  try {
    return readEvent(JSON.parse(text));
  } catch (error) {
    // Without its cause, which would be logged: the parser's message quotes the body.
    throw new Problem(error instanceof TypeError ? 'RequestInvalid' : 'BodyInvalid');
  }
}
