import {Hono} from 'hono';
import type {Context} from 'hono';
import {readScript} from './script.ts';

/** Only what billwerk's own would bring along; the merchant's style groups come after it. No colour scheme: it stays light. */
const STYLES = `
* { box-sizing: border-box; }
body { margin: 0; padding: 2px; font: 16px/1.4 sans-serif; color: #222; }
form { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
.field { grid-column: 1 / -1; display: grid; align-content: end; gap: 4px; }
.field.half { grid-column: auto; }
input, select { width: 100%; min-width: 0; padding: 8px; border: 1px solid #888; font: inherit; color: inherit; background-color: #fff; }
:focus-visible { outline: 2px solid #1f5fd6; outline-offset: 0; }
[aria-invalid=true] { border-color: #b3261e; }
p { grid-column: 1 / -1; margin: 0; }
`;

// No html`` literal: bundlers that see `</script>` in one lower it with a helper of their own.
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Payment form</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/portal/payment-form.css" />
    <script src="/portal/payment-form.js" defer></script>
  </head>
  <body></body>
</html>
`;

const IFRAME_PATH = '/signup_payment_iframe.html';

/** What the payment form's origin serves: the page, and what the page itself asks for. */
const OWN_PATHS =
  /^\/psp\/|^\/portal\/(signup_)?payment|^\/api\/v1\/customerselfservice\/(configuration|paymentform\/)/i;

export function belongsToPaymentForm(request: Request): boolean {
  return OWN_PATHS.test(new URL(request.url).pathname);
}

/** The page in the payment form's iframe, by the name that billwerk's had around 2019. */
export function paymentFormRoutes(): Hono {
  const routes = new Hono();
  routes.get(IFRAME_PATH, (context) => {
    context.header('content-security-policy', policyFor(context.req.query('xdm_e')));
    context.header('referrer-policy', 'no-referrer');
    context.header('x-content-type-options', 'nosniff');
    context.header('cross-origin-resource-policy', 'cross-origin');
    context.header('cache-control', 'no-store');
    return context.html(PAGE);
  });
  routes.get('/payment-form.js', async (context) =>
    asset(context, await readScript('payment-form'), 'text/javascript'),
  );
  routes.get('/payment-form.css', (context) => asset(context, STYLES, 'text/css'));
  return routes;
}

function asset(context: Context, text: string, type: string) {
  const headers = {'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache'};
  return context.body(text, 200, {...headers, 'x-content-type-options': 'nosniff'});
}

/** As strict as can be; only the page that the address names as its parent may show it. */
function policyFor(parent = ''): string {
  const named = URL.canParse(parent) && new URL(parent).origin === parent ? parent : "'none'";
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    // The bank's question, where it has one.
    "frame-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${named}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
