import {Hono} from 'hono';
import {randomHex} from './account.ts';
import {CLIENT_ID, CLIENT_SECRET} from './test-data.ts';

/** `POST /oauth/token`: client credentials by Basic or in the form. */
export function oauthRoutes(tokens: () => Set<string>): Hono {
  const routes = new Hono();
  routes.post('/token', async (context) => {
    context.header('cache-control', 'no-store');
    const form = new URLSearchParams(await context.req.text());
    if (form.get('grant_type') !== 'client_credentials') {
      return context.json({error: 'unsupported_grant_type'}, 400);
    }
    const [id, secret] = basicCredentials(context.req.header('authorization')) ?? [
      form.get('client_id'),
      form.get('client_secret'),
    ];
    if (id !== CLIENT_ID || secret !== CLIENT_SECRET) return context.json({error: 'invalid_client'}, 401);
    const token = randomHex(24);
    tokens().add(token);
    return context.json({access_token: token, token_type: 'bearer', expires: 0});
  });
  return routes;
}

/** RFC 6749, 2.3.1: both halves are form-encoded before they are joined. What cannot be read opens nothing. */
function basicCredentials(header = ''): [string, string] | undefined {
  const encoded = /^Basic (.+)$/i.exec(header)?.[1];
  if (!encoded) return undefined;
  try {
    const [id = '', ...secret] = atob(encoded).split(':');
    return [decodeURIComponent(id), decodeURIComponent(secret.join(':'))];
  } catch {
    return ['', ''];
  }
}
