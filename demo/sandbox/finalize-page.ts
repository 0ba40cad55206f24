import {Hono} from 'hono';
import {html} from 'hono/html';
import type {Account} from './account.ts';
import type {Completed} from './completion.ts';
import {providerPage} from './provider-page.ts';
import {Refusal} from './refusal.ts';
import {finalizeReturn} from './transactions.ts';

/**
 * billwerk's own page to come back to from a provider: completes the order and sends the shopper on to a page of the
 * merchant's, where one is named (`POST /__sandbox/result-pages`; billwerk's way of naming them is unknown).
 */
export function finalizePageRoutes(account: () => Account): Hono {
  const routes = new Hono();
  routes.get('/finalize.html', (context) => {
    context.header('content-security-policy', "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'");
    context.header('referrer-policy', 'no-referrer');
    context.header('cache-control', 'no-store');
    const contractId = completed(account(), context.req.url);
    const title = contractId === undefined ? 'The payment did not go through' : 'The payment went through';
    const next = nextPage(account(), contractId);
    // As a script would, and not by a redirect: those that follow a form may only lead where that form's page allows.
    if (next) context.header('refresh', `0; url=${next}`);
    const back = next ? html`<a class="back" href="${next}">Back to the shop</a>` : '';
    return context.html(
      providerPage(
        title,
        html`<h1>${title}</h1>
          ${back}`,
      ),
    );
  });
  return routes;
}

/** The contract that was paid; undefined where the payment failed, or was completed before. */
function completed(account: Account, returnUrl: string): string | undefined {
  let done: Completed;
  try {
    done = finalizeReturn(account, returnUrl);
  } catch (refusal) {
    if (refusal instanceof Refusal) return undefined;
    throw refusal;
  }
  return 'order' in done ? done.order.contractId : done.contract.Id;
}

function nextPage({resultPages}: Account, contractId: string | undefined): string | undefined {
  if (!resultPages) return undefined;
  const url = new URL(contractId === undefined ? resultPages.error : resultPages.success);
  if (contractId !== undefined) url.searchParams.set('contractId', contractId);
  url.searchParams.set('trigger', contractId === undefined ? 'PaymentError' : 'Payment');
  return url.href;
}
