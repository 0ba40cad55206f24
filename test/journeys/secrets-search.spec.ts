// The search for payment data must find them wherever they are, and nothing else.
import {IBANS} from '../../demo/sandbox/test-data.ts';
import {watchSecrets} from './support/secrets.ts';
import {cvc, notice} from './support/shopper.ts';
import {findIn, spellingsOf} from './support/spellings.ts';
import {expect, test} from './support/test.ts';

const card = '5274576394259961';
const expiry = '0934';

test('the search finds a number in every kind of place', async ({page, context, demo}) => {
  const watch = await watchSecrets(context, demo);
  watch.keep(card, cvc, expiry, IBANS.success);
  await page.goto('/demo/return.html');
  await expect(notice(page)).toBeVisible();
  expect(await watch.leaks()).toEqual([]);
  await page.evaluate(
    async ({number, iban, code, sandboxUrl}) => {
      const host = document.body.appendChild(document.createElement('div'));
      const inner = host.attachShadow({mode: 'open'}).appendChild(document.createElement('div'));
      const deep = inner.attachShadow({mode: 'open'}).appendChild(document.createElement('p'));
      deep.title = '5274-5763-9425-9961';
      deep.textContent = `ends with ${number.slice(-4)}`;
      const input = document.body.appendChild(document.createElement('input'));
      input.value = number.slice(0, 9);
      input.dispatchEvent(new InputEvent('input', {data: code, bubbles: true}));
      deep.dispatchEvent(new CustomEvent('sjs-inner', {detail: {payment: [{cvc: Number(code)}]}}));
      localStorage.setItem('draft', btoa(`{"number":"${number}"}`));
      sessionStorage.setItem('draft', JSON.stringify({iban: 'de89 3704 0044 0532 0130 00'}));
      document.cookie = `iban=${iban.slice(0, 12)}; path=/`;
      window.name = number;
      document.title = `09/34`;
      console.warn('failed', {cause: new Error(`no such card: ${number}`)});
      performance.mark('paid', {detail: {iban}});
      history.replaceState({code: `cvc=${code}`}, '', `?card=${encodeURIComponent('5274 5763 9425 9961')}`);
      const options = {method: 'POST', headers: {'content-type': 'application/json'}};
      const body = JSON.stringify({number});
      await fetch(`/billing/catalog?iban=${encodeURIComponent(iban)}`);
      await fetch('/billing/orders', {...options, body, headers: {...options.headers, 'x-card': number}});
      await fetch(`${sandboxUrl}/api/v1/CustomerSelfService/signup/preview`, {...options, body});
    },
    {number: card, iban: IBANS.success, code: cvc, sandboxUrl: demo.sandboxUrl},
  );
  const places = new Set((await watch.leaks()).map((leak) => leak.replace(/( to http\S+)?: \.\.\..*/s, '')));
  expect([...places].sort()).toEqual([
    'address',
    'address of a request',
    'attribute title of div > div > p',
    'body of a request',
    'body of a request to billwerk',
    'console',
    'cookie',
    'event input',
    'event sjs-inner',
    'header cookie of a request',
    'header x-card of a request',
    'history',
    'localStorage',
    'name of the window',
    'performance entry',
    'sessionStorage',
    'text of div > div > p',
    'text of title',
    'value of input',
  ]);
});

test('the search knows every spelling, and takes no id for a number', () => {
  const spellings = [
    '5274576394259961',
    '5274 5763 9425 9961',
    '5274-5763-9425-9961',
    '27457639',
    '9961',
    '52 74 57 63 94',
  ];
  const address = '?card=5274%205763%209425%209961';
  const encoded = ['', 'a', 'ab'].map((before) => Buffer.from(`${before}${card}`).toString('base64'));
  for (const text of [...spellings, address, ...encoded])
    expect(findIn(`<${text}>`, spellingsOf(card)), text).toContain('');
  for (const text of ['cvc=917', '{"cvc":917}', 'code 917, name', '(917)', '9 1 7']) {
    expect(findIn(text, spellingsOf(cvc)), text).toBeDefined();
  }
  for (const text of [
    '6b01d4f1ba716298c4009961',
    'localhost:19961',
    '1795282289961',
    '2026-11-20T09:00:00.917Z',
    '3.917',
  ]) {
    expect(findIn(text, spellingsOf(card)) ?? findIn(text, spellingsOf(cvc)), text).toBeUndefined();
  }
});
