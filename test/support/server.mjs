// Starts the built demo with its sandbox, on ports of its own, for one test worker.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {createServer} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

/**
 * @typedef {object} Demo
 * @property {string} url the demo's origin, without a slash at its end
 * @property {string} sandboxUrl the sandbox's origin: the vendor's script, REST, the hosted page, `/__sandbox/*`
 * @property {string} paymentFormUrl the origin of the payment form's iframe
 * @property {() => Promise<void>} close ends the servers
 */

const serverPath = fileURLToPath(new URL('../../dist/demo/server.js', import.meta.url));

/** @param {number} port */
async function isFree(port) {
  const server = createServer();
  const listening = once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.listen(port);
  const free = await listening;
  if (free) await once(server.close(), 'close');
  return free;
}

/** A port whose two successors are free too; below the range from which systems take ports for outgoing calls. */
async function freeBasePort() {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const free = [await isFree(port), await isFree(port + 1), await isFree(port + 2)];
    if (!free.includes(false)) return port;
  }
}

/**
 * @param {string} url
 */
async function answers(url) {
  try {
    await fetch(url, {signal: AbortSignal.timeout(2000)});
    return true;
  } catch {
    return false;
  }
}

/**
 * @returns {Promise<Demo>} once demo and sandbox answer
 * @throws {Error} with what the server printed, when it ends or does not answer within 20 s
 */
export async function startDemo() {
  if (!existsSync(serverPath)) throw new Error('There is no dist/demo/server.js: run `npm run build` first.');
  const port = await freeBasePort();
  const url = `http://localhost:${port}`;
  const sandboxUrl = `http://localhost:${port + 1}`;
  const child = spawn(process.execPath, [serverPath], {
    env: {...process.env, PORT: String(port)},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (/** @type {unknown} */ chunk) => (printed = (printed + String(chunk)).slice(-4000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);

  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill();
    await exit;
  };
  const deadline = Date.now() + 20_000;
  while (!((await answers(url)) && (await answers(sandboxUrl)))) {
    if (child.exitCode !== null) throw new Error(`The demo server ended with code ${child.exitCode}. ${printed}`);
    if (Date.now() > deadline) {
      await close();
      throw new Error(`The demo server did not answer at ${url} and ${sandboxUrl} within 20 s. ${printed}`);
    }
    await delay(50);
  }
  return {url, sandboxUrl, paymentFormUrl: `http://localhost:${port + 2}`, close};
}
