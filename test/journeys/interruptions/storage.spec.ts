import type {BrowserContext, Page} from '@playwright/test';
import {interruptions} from '../support/interruption.ts';
import type {Interruption, Scene} from '../support/interruption.ts';
import {buyButton, checkoutOn, comeBack, notice, problem} from '../support/shopper.ts';
import {pressTogether, seeStorageLate} from '../support/tabs.ts';
import {expect} from '../support/test.ts';

interface Lack {
  readonly lack: string;
  readonly take: (context: BrowserContext) => Promise<void>;
  /** What was typed does not outlive the page. */
  readonly forgets: boolean;
}

const lacks: readonly Lack[] = [
  {lack: 'storage is denied', forgets: true, take: denyStorage},
  {lack: 'storage is full', forgets: true, take: fillStorage},
  {lack: 'Web Locks are missing', forgets: false, take: hideLocks},
];

async function denyStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    for (const kind of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, kind, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
}

async function fillStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
}

async function hideLocks(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => Object.defineProperty(navigator, 'locks', {value: undefined, configurable: true}));
}

const clear = (page: Page) =>
  page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

const called = ({sandbox}: Scene, path: string) =>
  expect.poll(async () => (await sandbox.calls()).some((call) => call.endsWith(path))).toBe(true);

for (const {lack, take, forgets} of lacks) {
  const row: Omit<Interruption, 'name'> = {keeps: !forgets, before: ({context}) => take(context)};
  interruptions(lack, [
    {...row, name: 'a purchase'},
    {...row, name: 'a double click', act: ({page}) => buyButton(page).dblclick()},
    {
      ...row,
      name: 'an order without an answer',
      orphans: 1,
      async act({sandbox, press}) {
        await sandbox.fault({match: 'createOrder', when: 'after', action: 'malformed'});
        await press();
      },
    },
    {
      ...row,
      name: 'a payment without an answer',
      ends: 'unknown',
      async act({sandbox, press}) {
        await sandbox.fault({match: 'pay', when: 'after', action: 'malformed'});
        await press();
      },
    },
    {
      ...row,
      name: 'the checkout is moved while it is paid',
      async act(scene) {
        await scene.sandbox.fault({match: 'pay', action: 'delay', delayMs: 600});
        await scene.press();
        await called(scene, '/signup/pay');
        await checkoutOn(scene.page).evaluate((checkout) => document.body.prepend(checkout));
      },
    },
    {
      ...row,
      name: 'a return from the provider',
      by: 'PayPal',
      async act({page, press}) {
        await press();
        await page.getByRole('button', {name: 'Pay', exact: true}).click();
      },
    },
  ]);
}

interruptions(
  'storage is full, and a second tab',
  (['two-step', 'subscribe'] as const).flatMap((flow): Interruption[] => {
    const row = {flow, keeps: false, before: ({context}: Scene) => fillStorage(context)};
    const how = flow === 'two-step' ? 'to order, and then to pay' : 'to order and pay in one call';
    return [
      {
        ...row,
        name: `presses at the same moment ${how}`,
        async act({page, anotherTab}) {
          await pressTogether(page, await anotherTab());
        },
      },
      {
        ...row,
        name: `presses while the first one waits for the answer, ${how}`,
        async act(scene) {
          const other = await scene.anotherTab();
          await scene.sandbox.fault({match: 'pay', action: 'delay', delayMs: 700});
          await scene.press();
          await called(scene, flow === 'two-step' ? '/signup/pay' : '/signup/order');
          await buyButton(other).click();
        },
      },
      {
        ...row,
        name: `and a reload while nobody knows of the payment, ${how}`,
        ends: 'unknown',
        async act({page, sandbox, press, anotherTab}) {
          const other = await anotherTab();
          await sandbox.fault({match: 'pay', when: 'after', action: 'malformed'});
          await press();
          await expect(notice(page)).toContainText('We are waiting to hear');
          await page.reload();
          await buyButton(other).click();
        },
      },
    ];
  }),
);

/** Without a lease, both tabs would find nothing under way, and both would order and pay. */
interruptions(
  'Web Locks are missing, and two tabs press at the same moment',
  (['two-step', 'subscribe'] as const).map((flow): Interruption => ({
    name: flow === 'two-step' ? 'to order, and then to pay' : 'to order and pay in one call',
    flow,
    async before({context}) {
      await hideLocks(context);
      await seeStorageLate(context);
    },
    async act({page, sandbox, anotherTab}) {
      const other = await anotherTab();
      // A first order of each is refused, so that the lease is loaded by both.
      for (const tab of [page, other]) {
        await sandbox.fault({match: 'createOrder', action: 'error', errorCode: ['InvalidData']});
        await buyButton(tab).click();
        await expect(problem(tab).first()).toBeVisible();
      }
      await pressTogether(page, other);
    },
  })),
);

interruptions('the site’s data are cleared', [
  {
    name: 'while choosing',
    async act({page, press}) {
      await clear(page);
      await press();
    },
  },
  {
    name: 'while the order is made',
    orphans: 1,
    async act(scene) {
      await scene.sandbox.fault({match: 'createOrder', action: 'delay', delayMs: 600});
      await scene.press();
      await called(scene, '/signup/order');
      await clear(scene.page);
    },
  },
  {
    name: 'while it is paid',
    async act(scene) {
      await scene.sandbox.fault({match: 'pay', action: 'delay', delayMs: 600});
      await scene.press();
      await called(scene, '/signup/pay');
      await clear(scene.page);
    },
  },
  {
    name: 'while the payment is unknown',
    ends: 'unknown',
    async act({page, sandbox, press}) {
      await sandbox.fault({match: 'pay', when: 'after', action: 'malformed'});
      await press();
      await expect(notice(page)).toContainText('We are waiting to hear');
      await clear(page);
    },
  },
  {
    name: 'at the provider’s page',
    by: 'PayPal',
    keeps: false,
    async act({page, press}) {
      await press();
      const pay = page.getByRole('button', {name: 'Pay', exact: true});
      await expect(pay).toBeVisible();
      const [provider] = [page.url()];
      await comeBack(page);
      await expect(notice(page)).toContainText('Your payment continues');
      await clear(page);
      await page.goto(provider);
      await pay.click();
    },
  },
]);
