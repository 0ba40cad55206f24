import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {expect, test} from 'vitest';

test('a developer without an account sees the catalog and the contracts of the example’s customer', async () => {
  process.env['PORT'] = '0';
  const {sandbox, server} = await import('./offline.ts');
  try {
    if (!server.listening) await once(server, 'listening');
    const billing = `http://localhost:${(server.address() as AddressInfo).port}/billing`;
    expect((await fetch(`${billing}/catalog`)).status).toBe(200);
    expect((await fetch(`${billing}/contracts`)).status).toBe(401);
    const answer = await fetch(`${billing}/contracts`, {headers: {cookie: 'session=s-1'}});
    const {contracts} = (await answer.json()) as {contracts: object[]};
    expect(contracts.length).toBeGreaterThan(0);
  } finally {
    server.close();
    await sandbox.close();
  }
});
