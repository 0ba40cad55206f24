const id = '[^/]+';
const routes = [
  'catalog',
  `orders(?:/${id}(?:/commit)?)?`,
  `contracts(?:/${id}(?:/(?:self-service-token|component-subscriptions))?)?`,
  'signup-orders',
  `webhooks(?:/${id})?`,
  'health',
];
const route = new RegExp(`^.*(/(?:${routes.join('|')}))$`);

/**
 * The part of the address behind the place where the hook is mounted. Node and Express (`originalUrl`) show the whole path,
 * Hono's `mount` cuts the prefix off; without `basePath` the route is recognised by its end, which suits both.
 */
export function routePath(request: Request, basePath: string | undefined): string {
  const pathname = pathOf(request.url);
  // The shortest end that is a route, so that a hook mounted at `/orders` finds its own `/orders/orders`.
  if (basePath === undefined) return route.exec(pathname)?.[1] ?? pathname;
  const base = basePath.replace(/^\/*(.*?)\/*$/, '/$1').replace(/^\/$/, '');
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : '/';
}

/** Requests have their address in its normal form, so that it need not be read as a whole again. */
function pathOf(url: string): string {
  const [address = ''] = url.split(/[?#]/, 1);
  return address.slice(address.indexOf('/', address.indexOf('//') + 2));
}
