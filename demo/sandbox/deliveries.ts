import type {Account} from './account.ts';
import {timestamp} from './time.ts';
import type {Delivery, Webhook} from './webhook-types.ts';

const TIME_LIMIT = 10_000;
const SUCCESS = [200, 201, 202, 204];
/** About a dozen retries with doubling delays, the last of them within two days. The first delay is a guess. */
const MOST_RETRIES = 12;
const FIRST_DELAY = 40_000;

/** Sends what is due by the clock of the sandbox, without keeping anybody waiting for it. */
export function sendDue(account: Account, send: typeof fetch): void {
  for (const delivery of account.deliveries) {
    if (delivery.status !== 'waiting' || delivery.dueAt > account.now()) continue;
    const webhook = account.webhooks.find(({Id}) => Id === delivery.webhookId);
    if (!webhook) delivery.status = 'given up';
    else void attempt(account, delivery, webhook, send);
  }
}

async function attempt(account: Account, delivery: Delivery, webhook: Webhook, send: typeof fetch): Promise<void> {
  const retries = delivery.attempts.length;
  const record: Delivery['attempts'][number] = {at: timestamp(account.now())};
  delivery.attempts.push(record);
  delivery.status = 'sending';
  try {
    const response = await send(request(webhook, delivery, retries));
    record.status = response.status;
    await response.body?.cancel();
  } catch {
    // No connection, or no answer in time: both count as a failure.
    record.status = 0;
  }
  if (SUCCESS.includes(record.status)) {
    delivery.status = 'delivered';
    return;
  }
  delivery.status = retries < MOST_RETRIES ? 'waiting' : 'given up';
  delivery.dueAt = new Date(delivery.dueAt.getTime() + FIRST_DELAY * 2 ** retries);
  // The clock may have jumped over several retries.
  sendDue(account, send);
}

/** User and password of the address become HTTP Basic, as no `fetch` sends them otherwise. */
function request({Url}: Webhook, {payload}: Delivery, retries: number): Request {
  const url = new URL(Url);
  const {username, password} = url;
  url.username = url.password = '';
  const credentials = btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  return new Request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(username || password ? {authorization: `Basic ${credentials}`} : {}),
      ...(retries > 0 ? {'x-retry-count': String(retries)} : {}),
    },
    body: JSON.stringify(payload),
    signal: AbortSignal.timeout(TIME_LIMIT),
  });
}
