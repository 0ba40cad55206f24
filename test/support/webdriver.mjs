// A small W3C WebDriver client (https://www.w3.org/TR/webdriver2/) for WebKitGTK, which Playwright cannot drive.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {findWebKit, required} from '../../scripts/browsers.mjs';

/** @typedef {{[elementKey]: string}} ElementReference an element as WebDriver names it; good until the page is left */
/** @typedef {(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>} Call */

/** The key under which the protocol hides an element's id. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

/**
 * Starts WebKitGTK's driver on a free port of this machine.
 * @returns {Promise<{openSession: () => Promise<WebDriverSession>, close: () => Promise<void>}>} `close` ends its sessions too
 * @throws {Error} when WebKitGTK or a display is missing, or the driver does not answer within 10 s
 */
export async function startWebKit() {
  const {driver, browser} = required(findWebKit(), 'webkit');
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error('WebKitGTK needs a display: run this under `xvfb-run --auto-servernum`, as `npm test` does.');
  }
  const port = await freePort();
  const child = spawn(driver, ['--host=127.0.0.1', `--port=${port}`], {stdio: ['ignore', 'ignore', 'pipe']});
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr = (stderr + String(chunk)).slice(-2000)));
  const gone = new AbortController();
  child.on('error', (error) => gone.abort(new Error(`${driver} did not start: ${error.message}`)));
  child.on('exit', (code, signal) =>
    gone.abort(new Error(`${driver} ended (${signal ?? `exit code ${code}`}). ${stderr}`)),
  );

  /** @type {Call} */
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.any([gone.signal, AbortSignal.timeout(60_000)]),
    });
    const {value} = /** @type {{value: unknown}} */ (await response.json());
    if (response.ok) return value;
    const {error, message} = /** @type {{error: string, message: string}} */ (value);
    throw new Error(`WebDriver ${method} ${path}: ${error}: ${message}`);
  };

  /** @type {Set<WebDriverSession>} */
  const sessions = new Set();
  const close = async () => {
    await Promise.all([...sessions].map((session) => session.close().catch(() => undefined)));
    if (gone.signal.aborted) return;
    child.kill();
    await once(child, 'exit');
  };

  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      await call('GET', '/status');
      break;
    } catch (error) {
      if (gone.signal.aborted) throw gone.signal.reason;
      if (Date.now() > deadline) {
        await close();
        throw new Error(`${driver} did not answer within 10 s.`, {cause: error});
      }
      await delay(50);
    }
  }

  return {
    async openSession() {
      const capabilities = {'webkitgtk:browserOptions': {binary: browser, args: ['--automation']}};
      const answer = await call('POST', '/session', {capabilities: {alwaysMatch: capabilities}});
      const {sessionId} = /** @type {{sessionId: string}} */ (answer);
      const session = new WebDriverSession((method, path, body) => call(method, `/session/${sessionId}${path}`, body));
      sessions.add(session);
      return session;
    },
    close,
  };
}

/** One browser window under control. */
export class WebDriverSession {
  #call;

  /** @param {Call} call speaks to this session: its paths start after `/session/{id}` */
  constructor(call) {
    this.#call = call;
  }

  /** @param {string} url */
  async goto(url) {
    await this.#call('POST', '/url', {url});
  }

  async url() {
    return /** @type {string} */ (await this.#call('GET', '/url'));
  }

  /**
   * Runs a function body in the page; element references go in as elements and come back as references, promises are awaited.
   * @param {string} body such as `return arguments[0].value`
   * @param {...unknown} parameters
   * @returns {Promise<unknown>}
   */
  execute(body, ...parameters) {
    return this.#call('POST', '/execute/sync', {script: body, args: parameters});
  }

  /**
   * Finds an element in the page or in any open shadow root below it; each further selector searches inside the one before.
   * @param {...string} selectors such as `('sjs-plan-picker', 'input[type=radio]')`
   * @returns {Promise<ElementReference | undefined>}
   */
  async query(...selectors) {
    const found = await this.execute(`return (${findDeep.toString()})(arguments[0])`, selectors);
    return /** @type {ElementReference | null} */ (found) ?? undefined;
  }

  /**
   * Like `query`, but waits for the element.
   * @param {...string} selectors
   * @returns {Promise<ElementReference>}
   */
  find(...selectors) {
    return this.waitFor(() => this.query(...selectors), {what: selectors.join(' > ')});
  }

  /**
   * A trusted click into the middle of an element, as a person's. Waits while something lies over it or it has no size yet.
   * Not WebDriver's own element click: WebKitGTK takes the host of an outer shadow tree for something that lies over the element.
   * @param {ElementReference} element
   */
  async click(element) {
    const ask = async () => {
      const point = await this.execute(`return (${visibleMiddle.toString()})(arguments[0])`, element);
      return /** @type {{x: number, y: number} | null} */ (point);
    };
    const {x, y} = await this.waitFor(ask, {what: 'an element that can be clicked'});
    const steps = [
      {type: 'pointerMove', duration: 0, origin: 'viewport', x, y},
      {type: 'pointerDown', button: 0},
      {type: 'pointerUp', button: 0},
    ];
    const mouse = {type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions: steps};
    await this.#call('POST', '/actions', {actions: [mouse]});
  }

  /**
   * Trusted key strokes into an element.
   * @param {ElementReference} element
   * @param {string} text
   */
  async type(element, text) {
    await this.#call('POST', `/element/${element[elementKey]}/value`, {text});
  }

  /**
   * The text of an element as rendered; that of its shadow tree when it has one.
   * @param {ElementReference} element
   */
  async text(element) {
    const text = await this.execute('return (arguments[0].shadowRoot ?? arguments[0]).textContent', element);
    return String(text).replace(/\s+/g, ' ').trim();
  }

  /**
   * Asks again until the answer is neither undefined, null nor false.
   * @template T
   * @param {() => Promise<T | undefined | null | false>} ask
   * @param {{timeout?: number, what?: string}} [options] milliseconds (10,000), and what is waited for, for the error
   * @returns {Promise<T>}
   */
  async waitFor(ask, {timeout = 10_000, what = 'the page'} = {}) {
    const deadline = Date.now() + timeout;
    for (;;) {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
      if (Date.now() > deadline) throw new Error(`Waited ${timeout} ms in vain for ${what} at ${await this.url()}`);
      await delay(50);
    }
  }

  /**
   * Writes a PNG of the window. Straight after navigation WebKitGTK may still paint nothing: wait for something first.
   * @param {string} path
   */
  async screenshot(path) {
    await writeFile(path, Buffer.from(String(await this.#call('GET', '/screenshot')), 'base64'));
  }

  async close() {
    await this.#call('DELETE', '');
  }
}

/**
 * Runs in the page, so it stands on its own.
 * @param {string[]} selectors
 */
function findDeep(selectors) {
  /**
   * @param {Document | Element | ShadowRoot} root
   * @param {string} selector
   * @returns {Element | null}
   */
  const within = (root, selector) => {
    const direct = root.querySelector(selector);
    if (direct) return direct;
    const hosts = root instanceof Element ? [root, ...root.querySelectorAll('*')] : [...root.querySelectorAll('*')];
    for (const {shadowRoot} of hosts) {
      const found = shadowRoot && within(shadowRoot, selector);
      if (found) return found;
    }
    return null;
  };
  /** @type {Document | Element | null} */
  let found = document;
  for (const selector of selectors) found = found && within(found, selector);
  return found;
}

/**
 * Runs in the page: brings an element into view and says where its middle is, unless a click there would hit another.
 * @param {Element} element
 */
function visibleMiddle(element) {
  // At once, also where the page scrolls smoothly.
  element.scrollIntoView({block: 'center', behavior: 'instant'});
  const {x, y, width, height} = element.getBoundingClientRect();
  const middle = {x: Math.round(x + width / 2), y: Math.round(y + height / 2)};
  /** @type {Node | null} */
  let hit = document.elementFromPoint(middle.x, middle.y);
  while (hit instanceof Element && hit.shadowRoot) {
    const inside = hit.shadowRoot.elementFromPoint(middle.x, middle.y);
    if (!inside || inside === hit) break;
    hit = inside;
  }
  while (hit && hit !== element) hit = hit instanceof ShadowRoot ? hit.host : hit.parentNode;
  return hit ? middle : null;
}
