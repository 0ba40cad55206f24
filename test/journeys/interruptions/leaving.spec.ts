import type {Page} from '@playwright/test';
import {CARDS, COUPONS, PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {interruptions} from '../support/interruption.ts';
import type {Interruption, Scene} from '../support/interruption.ts';
import {checkoutOn, comeBack, field, notice, problem} from '../support/shopper.ts';
import {expect} from '../support/test.ts';

type Row = Omit<Interruption, 'name' | 'act'>;

interface Moment extends Row {
  /** An answer is on its way that only this page could hear. */
  readonly isHeardHere?: boolean;
  readonly when: string;
  /** Brings the purchase there. */
  readonly reach: (scene: Scene) => Promise<unknown>;
}

const question = (page: Page) => page.getByRole('alertdialog');
const called = ({sandbox}: Scene, path: string) =>
  expect.poll(async () => (await sandbox.calls()).some((call) => call.endsWith(path))).toBe(true);

/** Every state that a shopper can be in. */
const moments: readonly Moment[] = [
  {when: 'while choosing and typing', reach: () => Promise.resolve()},
  {
    when: 'while the price is on its way',
    async reach({page, sandbox}) {
      await sandbox.fault({match: 'preview', action: 'delay', delayMs: 600});
      await field(page, 'Postal code').fill(' 50674');
    },
  },
  {
    when: 'while the order is made',
    orphans: 1,
    async reach(scene) {
      await scene.sandbox.fault({match: 'createOrder', when: 'after', action: 'delay', delayMs: 600});
      await scene.press();
      await called(scene, '/signup/order');
    },
  },
  {
    when: 'when the order got no answer',
    orphans: 1,
    async reach({page, sandbox, press}) {
      await sandbox.fault({match: 'createOrder', when: 'after', action: 'malformed'});
      await press();
      await expect(question(page)).toContainText('We did not hear whether your order arrived');
    },
  },
  {
    when: 'when another amount is asked about',
    async reach({page, sandbox, press}) {
      await sandbox.fault({match: 'preview', action: 'delay', delayMs: 1200});
      await page.getByRole('button', {name: 'Add a coupon code'}).click();
      await page.getByLabel('Coupon code').fill(COUPONS.twentyPercent);
      await page.getByRole('button', {name: 'Apply'}).click();
      await press();
      await expect(question(page)).toContainText('The amount has changed');
    },
    // A new window knows of no coupon.
    totals: [11.42, 14.28],
  },
  {
    when: 'while it is paid',
    isHeardHere: true,
    completes: true,
    async reach(scene) {
      // Long enough to leave before the answer, however busy the machine is.
      await scene.sandbox.fault({match: 'pay', when: 'after', action: 'delay', delayMs: 2500});
      await scene.press();
      await called(scene, '/signup/pay');
    },
  },
  {
    when: 'after a decline',
    by: 'Card',
    async reach({page, press}) {
      await field(page, 'Card number').fill(CARDS.declined);
      await press();
      await expect(problem(page)).toContainText('declined');
    },
    orphans: 1,
  },
  {
    when: 'at the provider’s page',
    by: 'PayPal',
    // Whom a new window does not know may order anew.
    orphans: 1,
    async reach({page, press}) {
      await press();
      await expect(page.getByRole('button', {name: 'Pay', exact: true})).toBeVisible();
      await comeBack(page);
      await expect(notice(page)).toContainText('Your payment continues with the payment provider');
    },
  },
  {
    when: 'when the payment got no answer',
    ends: 'unknown',
    async reach({page, sandbox, press}) {
      await sandbox.fault({match: 'pay', when: 'after', action: 'malformed'});
      await press();
      await expect(notice(page)).toContainText('We are waiting to hear about your payment');
    },
  },
  {
    when: 'after the purchase',
    async reach({page, press}) {
      await press();
      await expect(notice(page)).toContainText('Thank you for your order');
    },
  },
];

interface Leaving extends Row {
  /** The page hears nothing any more. */
  readonly endsPage?: boolean;
  readonly name: string;
  readonly leave: (scene: Scene) => Promise<Page | void>;
}

const leavings: readonly Leaving[] = [
  {
    name: 'the page is reloaded',
    endsPage: true,
    async leave({page}) {
      await page.reload();
      await checkoutOn(page).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'the window is closed and the shop opened again',
    endsPage: true,
    // Drafts are the window's.
    keeps: false,
    async leave({page, context}) {
      const again = await context.newPage();
      await page.close();
      await again.goto(`/?sjs-plan=${PLAN_VARIANTS.soloMonthly}`);
      await checkoutOn(again).scrollIntoViewIfNeeded();
      return again;
    },
  },
  {
    name: 'another page is visited, and the back button brings the shopper back',
    endsPage: true,
    async leave({page}) {
      await page.goto('/demo/return.html');
      await page.goBack();
      await checkoutOn(page).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'the checkout is moved in the page',
    async leave({page}) {
      await checkoutOn(page).evaluate((checkout) => document.body.prepend(checkout));
    },
  },
  {
    name: 'the checkout is taken out of the page, and put back',
    async leave({page}) {
      await checkoutOn(page).evaluate(async (checkout) => {
        const place = checkout.parentElement!;
        checkout.remove();
        await new Promise((resolve) => setTimeout(resolve, 200));
        place.append(checkout);
      });
    },
  },
  {
    name: 'the page edits e-mail and plan',
    keeps: false,
    async leave({page}) {
      await checkoutOn(page).evaluate((checkout, plan) => {
        Object.assign(checkout, {customer: {emailAddress: 'other@example.com'}, plan});
      }, PLAN_VARIANTS.teamMonthly);
    },
  },
];

for (const {when, reach, isHeardHere, ...state} of moments) {
  interruptions(
    when,
    leavings.map(({leave, name, endsPage, ...leaving}): Interruption => ({
      ...state,
      ...leaving,
      ...(isHeardHere && endsPage && {ends: 'unknown'}),
      name,
      async act(scene) {
        await reach(scene);
        return leave(scene);
      },
    })),
  );
}
