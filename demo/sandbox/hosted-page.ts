import {Hono} from 'hono';
import {html} from 'hono/html';
import type {Account} from './account.ts';
import {dueNow} from './bookkeeping.ts';
import {requireContract, requireCustomer, requireOrder} from './orders.ts';
import type {Transaction} from './payment-types.ts';
import {BANK_NOTE, providerPage} from './provider-page.ts';
import {Refusal} from './refusal.ts';
import {answerOnProviderPage, returnAddress} from './transactions.ts';
import type {ProviderAnswer} from './transactions.ts';

const PROVIDER_NOTE = 'A stand-in for the provider’s own page. No account is asked for and no money moves.';

const PAGES = {
  challenge: {
    payment: {title: 'Confirm this card payment', pay: 'Confirm payment', fail: 'Fail the check', note: BANK_NOTE},
    method: {title: 'Confirm this card', pay: 'Confirm card', fail: 'Fail the check', note: BANK_NOTE},
  },
  provider: {
    payment: {title: 'Pay for your order', pay: 'Pay', fail: 'Let the payment fail', note: PROVIDER_NOTE},
    method: {title: 'Agree to later payments', pay: 'Agree', fail: 'Let it fail', note: PROVIDER_NOTE},
  },
} as const;

/** The page a provider would show: the black-label payment and the 3-D Secure challenge. */
export function hostedPageRoutes(account: () => Account): Hono {
  const routes = new Hono();

  routes.use('/:id', async (context, next) => {
    const {returnUrl} = requireTransaction(account(), context.req.param('id'));
    await next();
    // Browsers apply form-action to the redirect that follows the form, too.
    const form = `form-action 'self' ${new URL(returnUrl).origin}`;
    context.header(
      'content-security-policy',
      `default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; ${form}`,
    );
    context.header('referrer-policy', 'no-referrer');
    context.header('x-content-type-options', 'nosniff');
    context.header('cache-control', 'no-store');
  });

  routes.get('/:id', (context) => {
    const transaction = requireTransaction(account(), context.req.param('id'));
    return context.html(
      transaction.status === 'open' ? openPage(account(), transaction) : closedPage(account(), transaction),
    );
  });

  routes.post('/:id', async (context) => {
    const transaction = requireTransaction(account(), context.req.param('id'));
    const answer = new URLSearchParams(await context.req.text()).get('answer');
    if (!isAnswer(answer)) throw new Refusal('InvalidData', 'answer: pay, cancel or fail');
    answerOnProviderPage(account(), transaction, answer);
    return context.redirect(returnAddress(transaction, localeOf(account(), transaction)), 303);
  });
  return routes;
}

function requireTransaction(account: Account, id: string): Transaction {
  const transaction = account.transactions.find((candidate) => candidate.id === id);
  if (!transaction) throw new Refusal('InvalidTransaction', 'Unknown transaction', 404);
  return transaction;
}

function isAnswer(value: string | null): value is ProviderAnswer {
  return value === 'pay' || value === 'cancel' || value === 'fail';
}

function customerOf(account: Account, {purpose}: Transaction) {
  return purpose.kind === 'payment'
    ? requireOrder(account, purpose.orderId).customer
    : requireCustomer(account, requireContract(account, purpose.contractId).CustomerId);
}

function localeOf(account: Account, transaction: Transaction): string {
  const {Locale, Language} = customerOf(account, transaction);
  return Locale ?? Language ?? 'de-DE';
}

/** `FakePSP · 3-D Secure`, `PayPal double`, `iDEAL double`. */
function providerName({page, method}: Transaction): string {
  const [role = '', provider = role] = method.bearer.split(':');
  if (page === 'challenge') return `${provider} · 3-D Secure`;
  return `${role === 'Debit' ? provider : role} double`;
}

function openPage(account: Account, transaction: Transaction) {
  const {purpose, method} = transaction;
  const texts = PAGES[transaction.page][purpose.kind];
  return providerPage(
    texts.title,
    html`<p class="provider">${providerName(transaction)} <span class="test">Sandbox</span></p>
      <h1>${texts.title}</h1>
      ${purpose.kind === 'payment' ? html`<p class="amount">${amountOf(account, purpose.orderId)}</p>` : ''}
      <dl>
        <dt>To</dt>
        <dd>${new URL(transaction.returnUrl).host}</dd>
        ${
          purpose.kind === 'payment'
            ? html`<dt>Order</dt>
                <dd>${purpose.orderId}</dd>`
            : html`<dt>Contract</dt>
                <dd>${requireContract(account, purpose.contractId).ReferenceCode}</dd>`
        }
        ${
          method.details.Last4
            ? html`<dt>Card</dt>
                <dd>•••• ${method.details.Last4}</dd>`
            : ''
        }
      </dl>
      <form method="post">
        <button name="answer" value="pay">${texts.pay}</button>
        <button name="answer" value="cancel">Cancel and go back</button>
        <button name="answer" value="fail">${texts.fail}</button>
      </form>
      <p class="note">${texts.note}</p>`,
  );
}

function amountOf(account: Account, orderId: string): string {
  const order = requireOrder(account, orderId);
  const {Currency: currency} = order.priced;
  return new Intl.NumberFormat('en', {style: 'currency', currency}).format(dueNow(account, order));
}

/** Somebody came back to a page that was answered already: nothing to press twice, one way on. */
function closedPage(account: Account, transaction: Transaction) {
  return providerPage(
    'This payment page is closed',
    html`<p class="provider">${providerName(transaction)} <span class="test">Sandbox</span></p>
      <h1>This payment page is closed</h1>
      <p>It was answered before, or you chose another way.</p>
      <a class="back" href="${returnAddress(transaction, localeOf(account, transaction))}">Back to the shop</a>`,
  );
}
