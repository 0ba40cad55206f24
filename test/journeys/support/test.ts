import {test as base, expect} from '@playwright/test';
import {startDemo, type Demo} from '../../support/server.mjs';
import {sandboxAt, type Sandbox} from './sandbox.ts';

/** What the browser said meanwhile, over all pages of the journey. */
export interface Overheard {
  /** Everything written to the console, `error: ...` and the like. */
  readonly console: string[];
  readonly uncaught: string[];
  readonly requests: URL[];
}

interface JourneyFixtures {
  readonly emptySandbox: void;
  readonly overheard: Overheard;
  readonly sandbox: Sandbox;
}

const violation = 'policy violated:';

/**
 * Playwright's `test` with a demo and a sandbox that only this worker uses: `demo.url` (also the base of `page.goto('/')`),
 * `demo.sandboxUrl`. The sandbox is empty when a journey begins. Every journey also fails when a script threw something
 * that nobody caught, when the page's security policy was violated, or when any other host was asked for anything.
 */
export const test = base.extend<JourneyFixtures, {demo: Demo}>({
  demo: [
    async ({}, use) => {
      const demo = await startDemo();
      await use(demo);
      await demo.close();
    },
    {scope: 'worker'},
  ],
  baseURL: ({demo}, use) => use(demo.url),
  sandbox: ({demo}, use) => use(sandboxAt(demo.sandboxUrl)),
  emptySandbox: [
    async ({demo}, use) => {
      const answer = await fetch(`${demo.sandboxUrl}/__sandbox/reset`, {method: 'POST'});
      if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} when asked to reset.`);
      await use();
    },
    {auto: true},
  ],
  overheard: [
    async ({context, demo}, use) => {
      const overheard: Overheard = {console: [], uncaught: [], requests: []};
      context.on('console', (message) => overheard.console.push(`${message.type()}: ${message.text()}`));
      context.on('weberror', (error) => overheard.uncaught.push(String(error.error())));
      context.on('request', (request) => overheard.requests.push(new URL(request.url())));
      await context.addInitScript((prefix) => {
        document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sourceFile}) =>
          console.error(`${prefix} ${violatedDirective} by ${blockedURI} in ${sourceFile}`),
        );
      }, violation);
      await use(overheard);
      const hosts = new Set(overheard.requests.filter(({protocol}) => protocol !== 'data:').map(({origin}) => origin));
      expect(overheard.uncaught, 'nothing is thrown that nobody catches').toEqual([]);
      expect(
        overheard.console.filter((line) => line.includes(violation)),
        'the security policy is kept',
      ).toEqual([]);
      expect(
        [...hosts].filter((host) => ![demo.url, demo.sandboxUrl, demo.paymentFormUrl].includes(host)),
        'no other host is asked for anything',
      ).toEqual([]);
    },
    {auto: true},
  ],
});

export {expect};
