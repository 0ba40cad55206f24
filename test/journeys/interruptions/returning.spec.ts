import type {Page} from '@playwright/test';
import {look} from '../support/determined-shopper.ts';
import {interruptions} from '../support/interruption.ts';
import type {Interruption, Scene} from '../support/interruption.ts';
import {comeBack, notice, visit} from '../support/shopper.ts';
import {expect} from '../support/test.ts';

const success = (page: Page) => page.locator('[part~="notice"].success');

/** Pays at the provider, whose way back is not taken: answers the address that it leads to. */
async function payThere({page, press}: Scene): Promise<string> {
  await press();
  await expect(page.getByRole('button', {name: 'Pay', exact: true})).toBeVisible();
  const answer = await page.request.post(page.url(), {form: {answer: 'pay'}, maxRedirects: 0});
  const back = answer.headers()['location'];
  expect(back).toBeTruthy();
  return back!;
}

const rows: readonly Interruption[] = [
  {
    name: 'twice with the same address',
    async act(scene) {
      const back = await payThere(scene);
      await scene.page.goto(back);
      await expect(success(scene.page)).toBeVisible();
      await scene.page.goto(back);
    },
  },
  {
    name: 'in two tabs at once',
    async act(scene) {
      const back = await payThere(scene);
      const other = await scene.context.newPage();
      await Promise.all([scene.page.goto(back), other.goto(back)]);
      await expect(notice(other)).toBeVisible();
    },
  },
  {
    name: 'in another tab, as banking apps do',
    async act(scene) {
      const back = await payThere(scene);
      await comeBack(scene.page);
      const other = await scene.context.newPage();
      await other.goto(back);
      await expect(success(other)).toBeVisible();
    },
  },
  {
    name: 'in another browser',
    async act(scene) {
      const back = await payThere(scene);
      const browser = scene.context.browser()!;
      const elsewhere = await browser.newContext();
      const other = await elsewhere.newPage();
      await other.goto(back);
      await expect(success(other)).toBeVisible();
      await elsewhere.close();
      // This one cannot know, and billwerk refuses to take the same money twice.
      await comeBack(scene.page);
    },
    ends: 'unknown',
    completes: true,
  },
  {
    name: 'without parameters',
    async act(scene) {
      await payThere(scene);
      await scene.page.goto('/demo/return.html');
      await expect(notice(scene.page)).toBeVisible();
      await visit(scene.page).catch(() => undefined);
    },
    // The money is held. Without its return, the order is completed when billwerk does so by itself.
    ends: 'unknown',
  },
  {
    name: 'a day later',
    numberless: true,
    async act(scene) {
      const back = await payThere(scene);
      await scene.page.clock.setSystemTime(Date.now() + 25 * 60 * 60 * 1000);
      await scene.sandbox.advance(25 * 60 * 60 * 1000);
      await scene.page.goto(back);
      await expect(notice(scene.page)).toBeVisible();
    },
    // billwerk has completed it by itself meanwhile, and says no more than that it is too late to.
    ends: 'unknown',
    completes: true,
  },
  {
    name: 'never, though the payment was made',
    async act(scene) {
      await payThere(scene);
      await comeBack(scene.page);
    },
    // As above; paying once more is refused.
    ends: 'unknown',
    orphans: 1,
  },
  {
    name: 'not at all, and without having paid',
    async act({page, press}) {
      await press();
      await expect(page.getByRole('button', {name: 'Pay', exact: true})).toBeVisible();
      await comeBack(page);
    },
    orphans: 1,
  },
  {
    name: 'after cancelling there',
    async act({page, press}) {
      await press();
      await page.getByRole('button', {name: 'Cancel and go back'}).click();
      await expect(page.getByRole('heading', {name: 'Welcome back'})).toBeVisible();
      await expect.poll(async () => (await look(page)).see).not.toMatch(/nothing|busy|waiting/);
      await comeBack(page);
    },
    orphans: 1,
  },
];

interruptions(
  'back from the provider',
  rows.map((row) => ({...row, by: 'PayPal', keeps: false})),
);
