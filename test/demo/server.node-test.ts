import {cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {CLIENT_SECRET, PUBLIC_API_KEY} from '../../demo/sandbox/test-data.ts';
import type {Catalog} from '../../src/model.ts';
import {startDemo, type RunningDemo} from '../../demo/server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

let folder: string;
let dist: URL;
let demo: RunningDemo;

/** What the build makes, as far as the server cares: the pages as they are, and a script for the bundle. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sjs-demo-'));
  dist = pathToFileURL(`${folder}/`);
  await mkdir(join(folder, 'demo/demo'), {recursive: true});
  await mkdir(join(folder, 'embed'));
  await cp(join(root, 'index.html'), join(folder, 'demo/index.html'));
  await cp(join(root, 'demo/assets'), join(folder, 'demo/demo/assets'), {recursive: true});
  for (const name of await pageNames()) await cp(join(root, 'demo', name), join(folder, 'demo/demo', name));
  await writeFile(join(folder, 'demo/server.js'), '// the server itself');
  await writeFile(join(folder, 'embed/sjs-checkout.js'), 'export {};');
  await writeFile(join(folder, 'embed/sjs-de-a1b2c3.js'), 'export {};');
  demo = await startDemo({port: 0, dist});
});

afterAll(async () => {
  await demo.close();
  await rm(folder, {recursive: true});
});

async function pageNames(): Promise<string[]> {
  return (await readdir(join(root, 'demo'))).filter((name) => name.endsWith('.html'));
}

async function pages(): Promise<{name: string; text: string}[]> {
  const names = ['index.html', ...(await pageNames()).map((name) => `demo/${name}`)];
  return Promise.all(names.map(async (name) => ({name, text: await readFile(join(root, name), 'utf8')})));
}

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(path, demo.url), {headers, redirect: 'manual'});
}

async function signIn(): Promise<string> {
  const answer = await get('/demo/sign-in');
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('the pages', () => {
  test('hold no script and no style of their own, so a strict policy can stand', async () => {
    for (const {name, text} of await pages()) {
      expect(text, name).not.toMatch(/<style|\sstyle="|<script(?![^>]*\ssrc=)|\son[a-z]+="|javascript:/);
    }
  });

  test('hold the public key and no secret', async () => {
    for (const {name, text} of await pages()) {
      expect(text, name).not.toContain(CLIENT_SECRET);
      for (const [, key] of text.matchAll(/public-api-key="(.*?)"/g)) expect(key, name).toBe(PUBLIC_API_KEY);
    }
  });

  test('load nothing from elsewhere', async () => {
    for (const {name, text} of await pages()) expect(text, name).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  test('link to pages and files that exist', async () => {
    const cookie = await signIn();
    for (const {name, text} of await pages()) {
      const links = [...text.matchAll(/(?:src|href|catalog)="(\/[^"#]*)/g)].map(([, link]) => link!);
      for (const link of links.filter((path) => !path.endsWith('.ts'))) {
        const answer = await get(link, {cookie});
        expect(answer.status, `${name} links to ${link}`).toBeLessThan(400);
      }
    }
  });
});

describe('the server', () => {
  test('serves the marketing page with the address of the sandbox filled in', async () => {
    const text = await (await get('/')).text();
    expect(text).toContain(`script-src="${demo.sandboxUrl}/subscription.js"`);
    expect(text).not.toContain('{{');
  });

  test('lets pages run no script but its own and the sandbox’s', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`script-src 'self' ${demo.sandboxUrl};`);
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain('trusted-types sjs-checkout lit-html');
    expect(policy).toContain(`frame-src ${demo.sandboxUrl} ${demo.paymentFormUrl};`);
    expect(policy).not.toContain('unsafe');
  });

  test('lets browsers keep the chunks of the bundle for ever and the entry not at all', async () => {
    const entry = await get('/sjs-checkout.js');
    expect(entry.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(entry.headers.get('cache-control')).toBe('no-cache');
    expect((await get('/sjs-de-a1b2c3.js')).headers.get('cache-control')).toContain('immutable');
  });

  test('serves neither itself nor anything outside its folders', async () => {
    for (const path of ['/server.js', '/demo/server.js', '/demo/assets/..%2f..%2fserver.js', '/demo/none.html']) {
      expect((await get(path)).status, path).toBe(404);
    }
  });

  test('asks strangers to sign in before it shows an account or a contract, and leads there', async () => {
    for (const page of ['account', 'contract']) {
      const answer = await get(`/demo/${page}.html`);
      expect(answer.headers.get('location')).toBe(`/demo/sign-in?to=${page}`);
      expect((await get(`/demo/sign-in?to=${page}`)).headers.get('location')).toBe(`/demo/${page}.html`);
      expect((await get(`/demo/${page}.html`, {cookie: await signIn()})).status).toBe(200);
    }
  });

  test('forgets a customer who signed out', async () => {
    const cookie = await signIn();
    await get('/demo/sign-out', {cookie});
    expect((await get('/demo/account.html', {cookie})).status).toBe(302);
  });

  test('mounts the order hook with the plans of the shop window and what it says of them', async () => {
    const catalog = (await (await get('/billing/catalog')).json()) as Catalog;
    const shopWindow = (await (await get('/plans.json')).json()) as Catalog;
    expect(catalog.plans.map(({name}) => name)).toEqual(shopWindow.plans.map(({name}) => name));
    expect(catalog.plans.map(({features}) => features)).toEqual(shopWindow.plans.map(({features}) => features));
  });

  test('refuses orders of people who are not signed in', async () => {
    const answer = await fetch(new URL('/billing/orders/preview', demo.url), {
      method: 'POST',
      headers: {'content-type': 'application/json', origin: demo.url},
      body: '{}',
    });
    expect(answer.status).toBe(401);
  });

  test('orders by phone and leads to the page that pays that order', async () => {
    const answer = await fetch(new URL('/demo/orders', demo.url), {method: 'POST', redirect: 'manual'});
    const link = new URL(answer.headers.get('location') ?? '', demo.url);
    expect(answer.status).toBe(303);
    expect(link.pathname).toBe('/demo/pay-order.html');
    expect(Object.fromEntries(link.searchParams)).toMatchObject({grossTotal: '14.28', currency: 'EUR'});
    const state = (await (await fetch(`${demo.sandboxUrl}/__sandbox/state`)).json()) as {orders: {id: string}[]};
    expect(JSON.stringify(state.orders)).toContain(link.searchParams.get('orderId'));
  });

  test('says so when its port is taken, and leaves no sandbox behind', async () => {
    const blocker = createServer().listen(0, 'localhost');
    await once(blocker, 'listening');
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(startDemo({port, dist})).rejects.toMatchObject({code: 'EADDRINUSE'});
    for (const next of [port + 1, port + 2]) await expect(fetch(`http://localhost:${next}/`)).rejects.toThrow();
    blocker.close();
  });
});
