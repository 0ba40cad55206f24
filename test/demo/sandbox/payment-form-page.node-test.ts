import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startSandbox} from '../../../demo/sandbox/index.ts';
import type {RunningSandbox} from '../../../demo/sandbox/index.ts';
import {PUBLIC_API_KEY} from '../../../demo/sandbox/test-data.ts';
import {json, setUp} from './helpers.ts';

const PAGE = '/portal/signup_payment_iframe.html';

describe('the page in the iframe', () => {
  const policy = async (parent: string) =>
    (await setUp().send(`${PAGE}?xdm_e=${encodeURIComponent(parent)}`)).headers.get('content-security-policy') ?? '';

  test('runs nothing but its own script, and no style from texts', async () => {
    const text = await policy('https://shop.example');
    for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'none'"]) {
      expect(text).toContain(rule);
    }
    expect(text).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  });

  test('is shown by the page that its address names, and by no other', async () => {
    expect(await policy('https://shop.example')).toContain('frame-ancestors https://shop.example;');
    for (const parent of ['', '*', 'null', 'https://shop.example/', 'https://a.example https://b.example', "'self'"]) {
      expect(await policy(parent), parent).toContain("frame-ancestors 'none';");
    }
  });

  test('holds no script and no style of its own', async () => {
    const text = await (await setUp().send(PAGE)).text();
    expect(text).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=/);
    const {send} = setUp();
    expect((await send('/portal/payment-form.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
    expect((await send('/portal/payment-form.css')).headers.get('content-type')).toMatch(/^text\/css/);
  });
});

describe('the third origin', () => {
  let running: RunningSandbox;

  beforeAll(async () => {
    running = await startSandbox();
  });
  afterAll(() => running.close());

  test('is named in the script', async () => {
    const script = await (await fetch(`${running.url}/subscription.js`)).text();
    expect(script).toContain(running.paymentFormUrl);
    expect(script).not.toContain('{{');
    expect(running.paymentFormUrl).not.toBe(running.url);
  });

  test('serves the form and what the form asks for', async () => {
    const configuration = `/api/v1/CustomerSelfService/configuration?publicApiKey=${PUBLIC_API_KEY}`;
    for (const path of [PAGE, '/portal/payment-form.js', '/portal/payment-form.css', configuration]) {
      expect((await fetch(running.paymentFormUrl + path)).status, path).toBe(200);
    }
  });

  test('serves nothing else', async () => {
    for (const path of ['/', '/subscription.js', '/__sandbox/state', '/api/v1/productInfo', '/oauth/token']) {
      expect((await fetch(running.paymentFormUrl + path)).status, path).toBe(404);
    }
    expect((await fetch(`${running.paymentFormUrl}/__sandbox/reset`, {method: 'POST'})).status).toBe(404);
  });

  test('is the port after the sandbox’s where that is chosen', async () => {
    const {port, sandbox} = await startOnFreePort();
    expect(sandbox.paymentFormUrl).toBe(`http://localhost:${port + 1}`);
    await sandbox.close();
  });

  test('suffers faults and shows in the log like the first', async () => {
    await fetch(`${running.url}/__sandbox/faults`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({match: 'paymentForm', action: 'drop'}),
    });
    await expect(fetch(running.paymentFormUrl + PAGE)).rejects.toThrow(TypeError);
    const {calls} = (await json(fetch(`${running.url}/__sandbox/state`))) as {calls: {path: string; status: number}[]};
    expect(calls.at(-1)).toMatchObject({path: PAGE, status: 0});
  });
});

/** Two neighbours that nobody else took. */
async function startOnFreePort(): Promise<{port: number; sandbox: RunningSandbox}> {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  return startSandbox({port}).then(
    (sandbox) => ({port, sandbox}),
    () => startOnFreePort(),
  );
}
