import {Hono} from 'hono';
import type {Account} from './account.ts';
import {pascalBody} from './http.ts';
import {optionalText, readId} from './input.ts';
import {Refusal} from './refusal.ts';
import type {Webhook} from './webhook-types.ts';

/** Who is told of events: `GET`, `POST /webhooks`, `DELETE /webhooks/{id}`. */
export function webhookRoutes(account: () => Account): Hono {
  const routes = new Hono();

  routes.get('/webhooks', (context) => context.json(account().webhooks));

  routes.post('/webhooks', async (context) => {
    const body = await pascalBody(context);
    const Url = optionalText(body, 'Url') ?? '';
    const Events = body['Events'];
    if (!URL.canParse(Url) || !/^https?:$/.test(new URL(Url).protocol)) {
      throw new Refusal('InvalidData', 'Url: an address was expected');
    }
    if (!Array.isArray(Events) || !Events.length || !Events.every((event) => typeof event === 'string')) {
      throw new Refusal('InvalidData', 'Events: a list of event names was expected');
    }
    const webhook: Webhook = {Id: account().newId(), Url, Events};
    account().webhooks.push(webhook);
    return context.json(webhook, 201);
  });

  routes.delete('/webhooks/:id', (context) => {
    const id = readId(context.req.param('id'), 'webhookId');
    const known = account().webhooks.findIndex(({Id}) => Id === id);
    if (known < 0) throw new Refusal('InvalidData', `Webhook ${id} was not found`, 404);
    account().webhooks.splice(known, 1);
    return context.body(null, 204);
  });
  return routes;
}
