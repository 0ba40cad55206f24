/** `GET /catalog`: what anybody may see of what is on sale. */
import type {Context} from 'hono';
import {etag, RETAINED_304_HEADERS} from 'hono/etag';
import {allowOnly} from '../context.ts';
import type {HookApp, HookContext} from '../context.ts';

// "Not modified" must say to other origins, too, that they may read it.
const retainedHeaders = [...RETAINED_304_HEADERS, 'access-control-allow-origin', 'access-control-allow-credentials'];

export function catalogRoutes(app: HookApp, {products}: HookContext): void {
  app.get('/catalog', etag({retainedHeaders}), async (context) => {
    const catalog = await products.catalog(localeOf(context));
    context.header('cache-control', 'public, max-age=60, stale-while-revalidate=600');
    context.header('vary', 'accept-language', {append: true});
    return context.json(catalog);
  });
  allowOnly(app, {'/catalog': 'GET'});
}

/** The locale that was asked for, else the first the browser prefers. */
function localeOf(context: Context): string {
  const asked = context.req.query('locale') ?? context.req.header('accept-language')?.split(/[,;]/)[0] ?? '';
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(asked.trim()) ? asked.trim() : '';
}
