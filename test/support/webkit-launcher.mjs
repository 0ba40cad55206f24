// Runs @web/test-runner's tests in WebKitGTK, over our own WebDriver client.
import {startWebKit} from './webdriver.mjs';

/** @typedef {import('./webdriver.mjs').WebDriverSession} WebDriverSession */

/** @returns {import('@web/test-runner-core').BrowserLauncher} */
export function webKitLauncher() {
  /** @type {ReturnType<typeof startWebKit> | undefined} */
  let driver;
  /** @type {Map<string, WebDriverSession>} by the test runner's session id */
  const active = new Map();
  /** @type {WebDriverSession[]} opening a window costs half a second, so they are used again */
  const idle = [];

  /** @param {string} id */
  const session = (id) => {
    const found = active.get(id);
    if (!found) throw new Error(`WebKit runs no test session ${id}.`);
    return found;
  };

  return {
    name: 'WebKit',
    type: 'webkitgtk',
    concurrency: 1,
    async startSession(id, url) {
      const {openSession} = await (driver ??= startWebKit());
      const window = idle.pop() ?? (await openSession());
      active.set(id, window);
      await window.goto(url);
    },
    startDebugSession() {
      return Promise.reject(new Error('WebKitGTK has no debug session here; use Chromium or Firefox.'));
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: (id) => session(id).url(),
    async stopSession(id) {
      const window = session(id);
      active.delete(id);
      await window.goto('about:blank');
      idle.push(window);
      return {};
    },
    async stop() {
      await (await driver)?.close();
      driver = undefined;
    },
  };
}
