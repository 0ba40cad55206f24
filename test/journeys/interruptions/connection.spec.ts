import {PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {buyButton, choosePlan} from '../support/shopper.ts';
import {breakages, breakNext, changeNext, hadEffect} from '../support/breakage.ts';
import type {Breakage, Broken} from '../support/breakage.ts';
import {distortions} from '../support/distortion.ts';
import {interruptions} from '../support/interruption.ts';
import type {Interruption, Scene} from '../support/interruption.ts';
import {expect} from '../support/test.ts';

type Row = Omit<Interruption, 'name' | 'act' | 'before'>;

interface Request {
  /** As in “the connection breaks at the order”. */
  readonly at: string;
  readonly path: RegExp;
  /** `open`: with the page. `press`: with the button. `return`: on the way back from the provider. */
  readonly sent: 'open' | 'press' | 'return';
  readonly row?: (breakage: Breakage) => Row;
}

const customer: Row = {path: '/demo/sign-in'};

/** Unanswered, nobody knows; answered late after all, everybody does. Who is told to slow down was not heard. */
const payment = (breakage: Breakage): Row => ({
  ends: breakage === 'answered after a minute' || breakage === 'too many requests' ? 'bought' : 'unknown',
});

const requests: readonly Request[] = [
  {at: 'the catalog', path: /\/plans\.json$/, sent: 'open'},
  {at: 'the ways to pay', path: /\/configuration/, sent: 'open'},
  {at: 'the price', path: /\/signup\/preview/, sent: 'open'},
  {
    at: 'the order',
    path: /\/signup\/order/,
    sent: 'press',
    row: (breakage) => ({orphans: hadEffect(breakage) ? 1 : 0}),
  },
  {at: 'the payment', path: /\/signup\/pay/, sent: 'press', row: payment},
  {
    at: 'order and payment in one call, when it orders',
    path: /\/signup\/order/,
    sent: 'press',
    row: (breakage) => ({...payment(breakage), flow: 'subscribe', orphans: 1}),
  },
  {
    at: 'order and payment in one call, when it pays',
    path: /\/signup\/pay/,
    sent: 'press',
    row: (breakage) => ({...payment(breakage), flow: 'subscribe', orphans: 1}),
  },
  {
    at: 'the return from the provider',
    path: /\/Finalize/i,
    sent: 'return',
    // Completed by the call whose answer is gone, an order is refused to the next: it has probably gone through.
    row: (breakage) => ({
      by: 'PayPal',
      completes: true,
      ends: hadEffect(breakage) && breakage !== 'answered after a minute' ? 'unknown' : 'bought',
    }),
  },
  {at: 'the order hook’s catalog', path: /\/billing\/catalog/, sent: 'open', row: () => customer},
  {at: 'the order hook’s price', path: /\/billing\/orders\/preview/, sent: 'open', row: () => customer},
  // One key, one order: repeated, the hook answers with the order that it made.
  {at: 'the order hook’s order', path: /\/billing\/orders$/, sent: 'press', row: () => customer},
];

for (const {at, path, sent, row = () => ({})} of requests) {
  interruptions(
    `the connection breaks at ${at}`,
    breakages.map((breakage): Interruption => {
      let broken: Broken | undefined;
      const strike = async ({page}: Scene) => {
        broken = await breakNext(page, path, breakage);
      };
      return {
        ...row(breakage),
        name: breakage,
        async before(scene) {
          if (sent === 'open') await strike(scene);
        },
        opensBroken: sent === 'open',
        waited: () => broken!.wait(),
        async act(scene) {
          const {page, press} = scene;
          if (sent === 'press') await strike(scene);
          await press();
          if (sent === 'return') {
            await strike(scene);
            await page.getByRole('button', {name: 'Pay', exact: true}).click();
          }
          await broken!.wait();
        },
      };
    }),
  );
}

interruptions('what became of the payment is asked, and', [
  ...breakages.map((breakage): Interruption => ({
    ...customer,
    name: breakage,
    async act({page, press}) {
      await breakNext(page, /\/signup\/pay/, 'its answer lost');
      const broken = await breakNext(page, /\/billing\/orders\/(?!preview)[^/]+$/, breakage);
      await press();
      await broken.wait();
      // Whoever gets no answer is told so when the time limit is over; the question after that one is answered.
      await expect(async () => {
        await page.clock.fastForward(15_000);
        await page
          .getByRole('button', {name: 'Check again'})
          .click({timeout: 1000})
          .catch(() => undefined);
        await expect(page.locator('[part~="notice"].success')).toBeVisible({timeout: 1000});
      }).toPass();
    },
  })),
]);

interruptions('a free plan is ordered through the order hook, and its commit is', [
  ...breakages.map((breakage): Interruption => ({
    ...customer,
    totals: [0],
    free: true,
    plan: PLAN_VARIANTS.hobby,
    // The hook tells what became of the order; one that was not committed is, at the next press.
    name: breakage,
    async act({page}) {
      await choosePlan(page, 'Hobby');
      await expect(page.locator('sjs-price-preview')).toContainText('€0.00');
      const broken = await breakNext(page, /\/commit$/, breakage);
      await buyButton(page).click();
      await broken.wait();
    },
  })),
]);

for (const [where, path, row] of [
  ['the price', /\/signup\/preview/, {}],
  ['the order hook’s price', /\/billing\/orders\/preview/, customer],
] as const) {
  interruptions(
    `the answer to ${where} has`,
    distortions.map(([name, change]): Interruption => ({
      ...row,
      name,
      before: ({page}) => changeNext(page, path, change),
    })),
  );
}

for (const [where, path, row] of [
  ['the order', /\/signup\/order/, {orphans: 1}],
  ['the order hook’s order', /\/billing\/orders$/, {...customer, orphans: 1}],
] as const) {
  interruptions(
    `the answer to ${where} has`,
    distortions.map(([name, change]): Interruption => ({
      ...row,
      name,
      async act({page, press}) {
        await changeNext(page, path, change);
        await press();
      },
    })),
  );
}
