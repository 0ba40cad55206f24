import {interruptions} from '../support/interruption.ts';
import {test} from '../support/test.ts';
import type {Interruption} from '../support/interruption.ts';
import type {Page, Route} from '@playwright/test';

const script = /\/subscription\.js$/;

/** Something happens to the first request for the script. */
async function once(page: Page, strike: (route: Route) => Promise<void>): Promise<void> {
  let struck = false;
  await page.route(script, (route) => {
    if (struck) return route.fallback();
    struck = true;
    return strike(route);
  });
}

const starts: readonly Interruption[] = [
  {name: 'is blocked', before: ({page}) => once(page, (route) => route.abort('blockedbyclient'))},
  {name: 'is not found', before: ({page}) => once(page, (route) => route.fulfill({status: 404, body: 'Not found'}))},
  {
    name: 'is something else',
    before: ({page}) => once(page, (route) => route.fulfill({contentType: 'text/javascript', body: 'void 0;'})),
  },
  {
    name: 'is half there',
    before: ({page}) => once(page, (route) => route.fulfill({contentType: 'text/javascript', body: 'window.Subscr'})),
  },
  ...lateScript(),
];

/** After 20 seconds; the checkout waits 15. */
function lateScript(): readonly Interruption[] {
  let arrive = (): void => undefined;
  let giveUp = (): void => undefined;
  return [
    {
      name: 'comes after 20 seconds',
      async before({page}) {
        const arrived = new Promise<void>((resolve) => (arrive = resolve));
        await once(page, async (route) => {
          await arrived;
          await route.continue().catch(() => undefined);
        });
      },
      waited: () => Promise.resolve(arrive()),
    },
    {
      // Until the browser gives up.
      name: 'does not come for a minute',
      before({page}) {
        const over = new Promise<void>((resolve) => (giveUp = resolve));
        return once(page, async (route) => {
          await over;
          await route.abort('timedout').catch(() => undefined);
        });
      },
      waited: () => Promise.resolve(giveUp()),
    },
  ];
}

interruptions(
  'billwerk’s script',
  starts.map((row) => ({...row, opensBroken: true})),
);

// The demo's own pages let no script in but their own.
test.use({bypassCSP: true});

interruptions('the page loads billwerk’s script, too,', [
  {name: 'before ours', before: ({page}) => loadByPage(page, 0)},
  {name: 'after ours', before: ({page}) => loadByPage(page, 500)},
  {name: 'before ours, from another address', before: ({page}) => loadByPage(page, 0, '?version=2')},
]);

async function loadByPage(page: Page, delay: number, query = ''): Promise<void> {
  await page.addInitScript(
    ([milliseconds, suffix]) => {
      const observer = new MutationObserver(() => {
        const checkout = document.querySelector('sjs-checkout');
        if (!checkout) return;
        observer.disconnect();
        const script = document.createElement('script');
        script.src = `${checkout.getAttribute('script-src')}${suffix}`;
        setTimeout(() => document.head.append(script), milliseconds);
      });
      observer.observe(document, {childList: true, subtree: true});
    },
    [delay, query] as const,
  );
}
