import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono, type Context} from 'hono';
import {etag} from 'hono/etag';
import {secureHeaders} from 'hono/secure-headers';
import type {OrderReference} from '../src/model.ts';
import plans from './plans.json' with {type: 'json'};
import type {Sessions} from './sessions.ts';

export interface SiteOptions {
  /** Folder of what the build made. */
  readonly dist: URL;
  /** The other origin: script, payments and provider's pages. */
  readonly sandbox: string;
  /** The third origin: the iframe with the payment form. */
  readonly paymentForm: string;
  readonly sessions: Sessions;
  /** The customer whom `/demo/sign-in` signs in, without asking for a password. */
  readonly customerId: string;
  /** The order hook, mounted at `/billing`. */
  readonly billing: (request: Request) => Promise<Response>;
  /** Makes the order that is paid on `/demo/pay-order.html`; `origin` is the site's own. */
  readonly orderByPhone: (origin: string) => Promise<OrderReference>;
}

const REVALIDATE = {'cache-control': 'no-cache'};
const FOR_EVER = {'cache-control': 'public, max-age=31536000, immutable'};
const ANY_ORIGIN = {'access-control-allow-origin': '*'};

/** The merchant's web server: static pages, a sign-in, and the order hook. */
export function createSite({
  dist,
  sandbox,
  paymentForm,
  sessions,
  customerId,
  billing,
  orderByPhone,
}: SiteOptions): Hono {
  const pages = fileURLToPath(new URL('demo/', dist));
  const embed = fileURLToPath(new URL('embed/', dist));
  const site = new Hono();
  site.use(headersFor(sandbox, paymentForm));

  site.all('/billing/*', (context) => billing(context.req.raw));

  site.get('/demo/sign-in', (context) => {
    context.header('set-cookie', sessions.open(customerId));
    return context.redirect(`/demo/${context.req.query('to') === 'contract' ? 'contract' : 'account'}.html`);
  });
  site.get('/demo/sign-out', (context) => {
    context.header('set-cookie', sessions.close(context.req.raw));
    return context.redirect('/');
  });
  site.post('/demo/orders', async (context) => {
    const {orderId, grossTotal, currency} = await orderByPhone(new URL(context.req.url).origin);
    return context.redirect(
      `/demo/pay-order.html?${new URLSearchParams({orderId, grossTotal: `${grossTotal}`, currency})}`,
      303,
    );
  });
  for (const page of ['account', 'contract']) {
    site.get(`/demo/${page}.html`, async (context, next) => {
      if (!sessions.customerOf(context.req.raw)) return context.redirect(`/demo/sign-in?to=${page}`);
      await next();
    });
  }

  const page = async (path: string) => (await readFile(join(pages, path), 'utf8')).replaceAll('{{sandbox}}', sandbox);
  site.get('/', async (context) => context.html(await page('index.html'), 200, REVALIDATE));
  site.get('/demo/:name{[a-z-]+\\.html}', async (context, next) => {
    const html = await page(`demo/${context.req.param('name')}`).catch(() => undefined);
    return html ? context.html(html, 200, REVALIDATE) : next();
  });

  // Only what pages ask for: the folder also holds this server.
  site.use(etag());
  site.get('/plans.json', (context) => context.json(plans, 200, REVALIDATE));
  site.get('/demo/assets/*', serveStatic({root: pages, onFound: cached(REVALIDATE)}));
  site.get('/built/*', serveStatic({root: pages, onFound: cached(FOR_EVER)}));
  // The entry keeps its name from release to release, its chunks carry a hash. Pages of any origin may embed them.
  site.get('/sjs-checkout.js', serveStatic({root: embed, onFound: cached({...REVALIDATE, ...ANY_ORIGIN})}));
  site.get('/:chunk{sjs-.+\\.(?:js|map)}', serveStatic({root: embed, onFound: cached({...FOR_EVER, ...ANY_ORIGIN})}));
  return site;
}

function cached(headers: Readonly<Record<string, string>>) {
  return (_path: string, context: Context) => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  };
}

/** As strict as a page can be that talks to a billing provider on another origin. */
function headersFor(sandbox: string, paymentForm: string) {
  return secureHeaders({
    // The demo has no certificate.
    strictTransportSecurity: false,
    crossOriginResourcePolicy: false,
    referrerPolicy: 'strict-origin-when-cross-origin',
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", sandbox],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", sandbox],
      frameSrc: [sandbox, paymentForm],
      formAction: ["'self'", sandbox],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['sjs-checkout', 'lit-html'],
    },
  });
}
