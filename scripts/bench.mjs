// npm run bench: what the order hook costs. Throughput and p99 of POST /orders/preview with the memory store, beside a bare route of the
// same framework that makes the same one call to billwerk.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {Agent, request} from 'node:http';
import {join} from 'node:path';
import {ensurePackages, root} from './run.mjs';

await ensurePackages();
// Not before the packages are there.
const {build} = await import('vite');

const warmUpMilliseconds = 3000;
// Many short pairs rather than few long ones: what else the machine does changes by the second.
const rounds = 15;
const roundMilliseconds = 1200;
const connections = 32;
const aim = 0.8;

const parent = join(root, 'node_modules/.cache');
mkdirSync(parent, {recursive: true});
const directory = mkdtempSync(join(parent, 'sjs-bench-'));
/** @type {import('node:child_process').ChildProcess[]} */
const children = [];

/**
 * @param {string} role
 * @param {...string} parameters
 * @returns {Promise<string>} its origin
 */
async function start(role, ...parameters) {
  const child = spawn(process.execPath, [join(directory, 'servers.mjs'), role, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [port] = /** @type {[Buffer]} */ (await once(child.stdout, 'data'));
  return `http://127.0.0.1:${Number(port.toString())}`;
}

/**
 * @param {string} origin
 * @param {Agent} agent
 * @param {string} body
 * @returns {Promise<number | undefined>} its status
 */
function preview(origin, agent, body) {
  return new Promise((resolve, reject) => {
    const headers = {'content-type': 'application/json', 'content-length': Buffer.byteLength(body), origin};
    const sent = request(`${origin}/orders/preview`, {method: 'POST', agent, headers}, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/**
 * @param {string} origin
 * @param {number} milliseconds
 */
async function load(origin, milliseconds) {
  const agent = new Agent({keepAlive: true, maxSockets: connections});
  const body = JSON.stringify({
    cart: {
      planVariantId: '5e5361659cc9ba118cccc620',
      components: [{componentId: '5e5361659cc9ba118cccc61e', quantity: 2}],
    },
  });
  /** @type {number[]} */
  const times = [];
  const begin = performance.now();
  const end = begin + milliseconds;
  const customer = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      const status = await preview(origin, agent, body);
      if (status !== 200) throw new Error(`${origin} answered ${status}`);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({length: connections}, customer));
  agent.destroy();
  times.sort((one, other) => one - other);
  return {rate: (times.length / (performance.now() - begin)) * 1000, p99: times[Math.floor(times.length * 0.99)] ?? 0};
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * @param {string} name
 * @param {{rate: number, p99: number}[]} results
 */
function describe(name, results) {
  const rate = Math.round(median(results.map((result) => result.rate))).toLocaleString('en');
  return `${name}: ${rate} requests/s, p99 ${median(results.map(({p99}) => p99)).toFixed(1)} ms`;
}

try {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: `${root}test/bench/preview-servers.ts`,
      target: 'es2022',
      minify: false,
      outDir: directory,
      emptyOutDir: false,
      rolldownOptions: {output: {format: 'es', entryFileNames: 'servers.mjs'}},
    },
  });
  const billwerk = await start('billwerk');
  const [hook, bare] = [await start('hook', billwerk), await start('bare', billwerk)];
  for (const origin of [hook, bare]) await load(origin, warmUpMilliseconds);
  /** @type {{rate: number, p99: number}[]} */
  const ofHook = [];
  /** @type {{rate: number, p99: number}[]} */
  const ofBare = [];
  const first = {origin: hook, results: ofHook};
  const second = {origin: bare, results: ofBare};
  // In turn, and each as often before the other, so that whatever else the machine does meets both.
  for (let round = 0; round < rounds; round++) {
    for (const {origin, results} of round % 2 === 0 ? [first, second] : [second, first]) {
      results.push(await load(origin, roundMilliseconds));
    }
  }
  const ratio = median(ofHook.map(({rate}, round) => rate / (ofBare[round]?.rate ?? Infinity)));
  console.log(describe('order hook', ofHook));
  console.log(describe('bare route', ofBare));
  console.log(`ratio ${ratio.toFixed(2)} (aim: at least ${aim.toFixed(1)})`);
} finally {
  for (const child of children) child.kill();
  rmSync(directory, {recursive: true});
}
