import {Hono} from 'hono';
import {html} from 'hono/html';
import type {Account} from './account.ts';
import {requireContract, requireCustomer, requireOrder} from './orders.ts';
import type {Transaction} from './payment-types.ts';
import {Refusal} from './refusal.ts';
import {answerOnProviderPage, returnAddress} from './transactions.ts';
import type {ProviderAnswer} from './transactions.ts';

const STYLES = `
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #eef1f5); --paper: light-dark(#fff, #1a2029);
  --ground: light-dark(#eef1f5, #0f1319); --line: light-dark(#d5dbe3, #354050); --accent: light-dark(#1f5fd6, #7fb0ff); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--ground);
  color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 420px; padding: 32px; background: var(--paper); border: 1px solid var(--line);
  border-radius: 14px; box-shadow: 0 12px 40px #0002; }
.provider { margin: 0 0 24px; font-weight: 700; letter-spacing: .02em; display: flex; justify-content: space-between; }
.test { font-size: 12px; font-weight: 600; padding: 2px 10px; border-radius: 99px; border: 1px solid var(--line); }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.25; }
.amount { margin: 12px 0 0; font-size: 34px; font-weight: 700; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 16px 0 24px; padding-top: 16px;
  border-top: 1px solid var(--line); font-size: 14px; }
dt { opacity: .75; } dd { margin: 0; text-align: end; overflow-wrap: anywhere; }
form { display: grid; gap: 10px; margin: 0; }
button, .back { font: inherit; font-weight: 600; padding: 12px 16px; border-radius: 10px; border: 1px solid var(--line);
  background: transparent; color: inherit; cursor: pointer; text-align: center; text-decoration: none; display: block; }
button[value=pay] { background: var(--accent); border-color: var(--accent); color: light-dark(#fff, #0f1319); }
button:focus-visible, .back:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.note { margin: 20px 0 0; font-size: 13px; opacity: .8; }
`;

const BANK_NOTE = 'Your bank would now ask for a code or a tap in its app. Here you decide how it ends.';
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

  routes.get('/styles.css', (context) =>
    context.body(STYLES, 200, {'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache'}),
  );

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
  return page(
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
  const {Currency: currency, TotalGross} = requireOrder(account, orderId).priced;
  return new Intl.NumberFormat('en', {style: 'currency', currency}).format(TotalGross);
}

/** Somebody came back to a page that was answered already: nothing to press twice, one way on. */
function closedPage(account: Account, transaction: Transaction) {
  return page(
    'This payment page is closed',
    html`<p class="provider">${providerName(transaction)} <span class="test">Sandbox</span></p>
      <h1>This payment page is closed</h1>
      <p>It was answered before, or you chose another way.</p>
      <a class="back" href="${returnAddress(transaction, localeOf(account, transaction))}">Back to the shop</a>`,
  );
}

function page(title: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/hosted/styles.css" />
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`;
}
