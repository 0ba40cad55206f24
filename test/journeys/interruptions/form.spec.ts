/** Cards typed into billwerk's own payment form, an iframe of another origin: the way that shops have by default. */
import type {FrameLocator} from '@playwright/test';
import {CARDS, COUPONS, PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {breakNext} from '../support/breakage.ts';
import type {Breakage} from '../support/breakage.ts';
import {interruptions, soloByLink} from '../support/interruption.ts';
import type {Interruption, Scene} from '../support/interruption.ts';
import {buyButton, checkoutOn, choosePlan, notice, paymentForm, problem, reload} from '../support/shopper.ts';
import {expect} from '../support/test.ts';

const number = (form: FrameLocator) => form.getByLabel('Card number');
const called = ({sandbox}: Scene, path: string) =>
  expect.poll(async () => (await sandbox.calls()).some((call) => call.endsWith(path))).toBe(true);

/** Breaks what the form, or the page on its behalf, asks for next. */
const broken = (at: string, path: RegExp, breakage: Breakage, row: Partial<Interruption> = {}): Interruption => ({
  ...row,
  name: `${at} has ${breakage}`,
  async act({page, press}) {
    const request = await breakNext(page, path, breakage);
    await press();
    await request.wait();
  },
});

const rows: readonly Interruption[] = [
  {name: 'a double click', act: ({page}) => buyButton(page).dblclick()},
  {
    name: 'a reload while it is paid',
    ends: 'unknown',
    completes: true,
    async act(scene) {
      await scene.sandbox.fault({match: 'pay', when: 'after', action: 'delay', delayMs: 600});
      await scene.press();
      await called(scene, '/signup/pay');
      await reload(scene.page);
    },
  },
  broken('the payment', /\/signup\/pay/, 'its answer lost', {ends: 'unknown', completes: true}),
  broken('the payment', /\/signup\/pay/, 'lost before it arrives', {ends: 'unknown'}),
  {
    name: 'a payment that is never answered, and a reload after long waiting',
    ends: 'unknown',
    completes: true,
    async act({page, sandbox, press}) {
      await sandbox.fault({match: 'pay', when: 'after', action: 'never'});
      const asked = page.waitForResponse(/\/signup\/pay/);
      await press();
      await asked;
      await page.clock.fastForward(31_000);
      // The bank may be asking in the page, so there is no limit.
      await expect(checkoutOn(page)).toContainText('Still waiting for your bank');
      await reload(page);
    },
  },
  {
    name: 'a decline, and then a good card',
    async act({page, press}) {
      await number(paymentForm(page)).fill(CARDS.declined);
      await press();
      await expect(problem(page)).toContainText('declined');
      await number(paymentForm(page)).fill(CARDS.success);
      await press();
    },
  },
  {
    name: 'the plan becomes dearer',
    totals: [17.85],
    async act({sandbox, press}) {
      await sandbox.changeCatalog({planVariantId: PLAN_VARIANTS.soloMonthly, price: 15});
      await press();
    },
  },
  {
    name: 'the coupon is used up',
    path: `${soloByLink}&sjs-coupon=${COUPONS.twentyPercent}`,
    async act({sandbox, press}) {
      await sandbox.changeCatalog({coupon: COUPONS.twentyPercent, used: true});
      await press();
    },
  },
  {
    name: 'another plan is chosen when the card has been typed',
    plan: PLAN_VARIANTS.teamMonthly,
    // Its setup fee; the first month is a trial.
    totals: [58.31],
    async act({page, press}) {
      await choosePlan(page, 'Team');
      await expect(buyButton(page)).not.toHaveText(/14\.28/);
      await expect(buyButton(page)).toHaveText(/€[\d.]+/);
      await press();
    },
  },
  // Nothing was paid, but billwerk's script does not say which of its requests it was.
  broken('the card at the provider', /\/psp\/tokenize/, 'lost before it arrives', {ends: 'unknown'}),
  broken('the card at the provider', /\/psp\/tokenize/, 'its answer lost', {ends: 'unknown'}),
  broken('the card at the provider', /\/psp\/tokenize/, 'a server error', {ends: 'unknown'}),
  {
    name: 'another tab buys meanwhile',
    async act(scene) {
      const other = await scene.anotherTab();
      await scene.sandbox.fault({match: 'pay', action: 'delay', delayMs: 700});
      await buyButton(other).click();
      await called(scene, '/signup/pay');
      await buyButton(scene.page)
        .click({force: true, timeout: 2000})
        .catch(() => undefined);
    },
  },
  {
    name: 'back from 3-D Secure, twice with the same address',
    keeps: false,
    async act({page, press}) {
      await number(paymentForm(page)).fill(CARDS.threeDSecure);
      await press();
      await page.getByRole('button', {name: 'Confirm payment'}).click();
      await expect(notice(page)).toContainText('Thank you for your order');
      await page.goBack();
      await page.goForward();
    },
  },
];

interruptions(
  'a card in billwerk’s form, and',
  rows.map((row) => ({...row, by: 'Card in billwerk’s form'})),
);
