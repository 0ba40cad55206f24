import type {Locator, Page} from '@playwright/test';
import type {FaultPlan} from '../../../demo/sandbox/faults.ts';
import {PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {interruptions} from '../support/interruption.ts';
import type {Interruption, Scene} from '../support/interruption.ts';
import {buyButton, checkoutOn, field} from '../support/shopper.ts';
import {expect} from '../support/test.ts';

interface Doubling {
  readonly name: string;
  /** Presses once, and however else. `second` waits until it is time for the second press. */
  readonly act: (scene: Scene, second: () => Promise<void>) => Promise<void>;
}

const doublings: readonly Doubling[] = [
  {
    name: 'a second click',
    async act({page, press}, second) {
      await press();
      await second();
      await pressAgain(buyButton(page));
    },
  },
  {
    name: 'Enter, then a click',
    async act({page}, second) {
      await field(page, 'City').press('Enter');
      await second();
      await pressAgain(buyButton(page));
    },
  },
  {
    name: 'submit() ten times',
    async act({page, press}, second) {
      await press();
      await second();
      await submitTenTimes(page);
    },
  },
  {
    name: 'a second tab with the same cart',
    async act(scene, second) {
      const other = await scene.anotherTab();
      await pressInTwo(scene, other, second);
    },
  },
  {
    name: 'a second tab with another cart',
    async act(scene, second) {
      const other = await scene.anotherTab(`/?sjs-plan=${PLAN_VARIANTS.soloMonthly}&sjs-coupon=WELCOME20`);
      await pressInTwo(scene, other, second);
    },
  },
  {
    name: 'a second checkout on the page',
    async act({page, press}, second) {
      await page.evaluate(() => {
        const [first] = document.getElementsByTagName('sjs-checkout');
        first!.after(first!.cloneNode(true));
      });
      const another = checkoutOn(page).nth(1);
      await another.getByRole('radio', {name: 'Invoice', exact: true}).check();
      await another.locator('[slot="terms"] input').check();
      const button = another.locator('[part~="submit"]');
      await expect(button).toHaveText(/14\.28/);
      await press();
      await second();
      await pressAgain(button);
    },
  },
];

async function pressInTwo({press}: Scene, other: Page, second: () => Promise<void>): Promise<void> {
  await press();
  await second();
  await pressAgain(buyButton(other));
}

/** There may be nothing left to press. */
async function pressAgain(button: Locator): Promise<void> {
  await button.click({force: true, timeout: 2000}).catch(() => undefined);
}

async function submitTenTimes(page: Page): Promise<void> {
  await checkoutOn(page).evaluate((checkout) => {
    const {submit} = checkout as unknown as {submit(): Promise<void>};
    for (let times = 0; times < 10; times += 1) void submit.call(checkout);
  });
}

const at = (match: string): FaultPlan => ({match, action: 'delay', delayMs: 700});
const reached =
  (path: string) =>
  async ({sandbox}: Scene) => {
    await expect.poll(async () => (await sandbox.calls()).some((call) => call.endsWith(path))).toBe(true);
  };

const moments = [
  {when: 'at once', flow: 'two-step', fault: undefined, wait: () => Promise.resolve()},
  {when: 'while the order is made', flow: 'two-step', fault: at('createOrder'), wait: reached('/signup/order')},
  {when: 'while it is paid', flow: 'two-step', fault: at('pay'), wait: reached('/signup/pay')},
  {when: 'while both are done in one call', flow: 'subscribe', fault: at('pay'), wait: reached('/signup/order')},
] as const;

for (const {when, flow, fault, wait} of moments) {
  interruptions(
    `pressing twice, ${when}`,
    doublings.map(({name, act}): Interruption => ({
      name,
      flow,
      async act(scene) {
        if (fault) await scene.sandbox.fault(fault);
        await act(scene, () => wait(scene));
      },
    })),
  );
}
