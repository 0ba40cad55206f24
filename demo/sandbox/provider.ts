/** The payment provider, which in real life is another company on another host: it alone sees card numbers. */
import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {html} from 'hono/html';
import type {Account} from './account.ts';
import {pascalBody} from './http.ts';
import {tokenize} from './instruments.ts';
import type {Challenge, Instrument} from './payment-types.ts';
import {BANK_NOTE, PROVIDER_STYLES, providerPage} from './provider-page.ts';
import {Refusal} from './refusal.ts';

type Challenged = Instrument & {challenge: Challenge};

const ANSWERS = new Map<string | null, Challenge['status']>([
  ['pay', 'passed'],
  ['cancel', 'aborted'],
  ['fail', 'failed'],
]);

export function providerRoutes(account: () => Account): Hono {
  const routes = new Hono();
  routes.use(cors({origin: '*', maxAge: 600}));

  routes.get('/styles.css', (context) =>
    context.body(PROVIDER_STYLES, 200, {'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache'}),
  );

  routes.post('/tokenize', async (context) => {
    const {token, challenge} = tokenize(account(), await pascalBody(context));
    const ChallengeUrl = challenge && new URL(`/psp/challenges/${challenge.id}`, context.req.url).href;
    return context.json({Success: {Token: token, ChallengeUrl}});
  });

  // In a frame of the shop or of billwerk's form, and providers cannot know of either, so any page may show it.
  routes.use('/challenges/:id', async (context, next) => {
    await next();
    context.header(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'",
    );
    context.header('referrer-policy', 'no-referrer');
    context.header('x-content-type-options', 'nosniff');
    context.header('cache-control', 'no-store');
  });

  routes.get('/challenges/:id', (context) => {
    const instrument = requireChallenge(account(), context.req.param('id'));
    return context.html(instrument.challenge.status === 'open' ? question(instrument) : answered());
  });

  routes.post('/challenges/:id', async (context) => {
    const {challenge} = requireChallenge(account(), context.req.param('id'));
    const status = ANSWERS.get(new URLSearchParams(await context.req.text()).get('answer'));
    if (!status) throw new Refusal('InvalidData', 'answer: pay, cancel or fail');
    if (challenge.status === 'open') challenge.status = status;
    return context.redirect(context.req.path, 303);
  });

  routes.get('/challenges/:id/status', (context) => {
    const {challenge} = requireChallenge(account(), context.req.param('id'));
    return context.json({Status: challenge.status});
  });
  return routes;
}

function requireChallenge(account: Account, id: string): Challenged {
  const instrument = account.instruments.find((known): known is Challenged => known.challenge?.id === id);
  if (!instrument) throw new Refusal('InvalidTransaction', 'Unknown challenge', 404);
  return instrument;
}

/** What the bank asks while the shop's page stays open around it. */
function question({method}: Instrument) {
  const [, provider = ''] = method.bearer.split(':');
  return providerPage(
    'Confirm this card',
    html`<p class="provider">${provider} · 3-D Secure <span class="test">Sandbox</span></p>
      <h1>Confirm this card</h1>
      <dl>
        <dt>Card</dt>
        <dd>•••• ${method.details.Last4 ?? ''}</dd>
      </dl>
      <form method="post">
        <button name="answer" value="pay">Confirm card</button>
        <button name="answer" value="cancel">Cancel</button>
        <button name="answer" value="fail">Fail the check</button>
      </form>
      <p class="note">${BANK_NOTE}</p>`,
  );
}

/** For the moment until the shop's page closes the frame. */
function answered() {
  return providerPage('Thank you', html`<h1>Thank you, one moment please</h1>`);
}
