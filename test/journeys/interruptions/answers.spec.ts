/** billwerk's script calls back late, twice, both ways or never: every call that buys, every way. */
import {PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {answers, answerSo, asked} from '../support/answers.ts';
import type {Answer, VendorCall} from '../support/answers.ts';
import {interruptions} from '../support/interruption.ts';
import type {Interruption} from '../support/interruption.ts';
import {buyButton, choosePlan, payButton} from '../support/shopper.ts';
import {expect} from '../support/test.ts';

type Row = Pick<Interruption, 'flow' | 'orphans' | 'ends' | 'completes'>;

const pay = {match: 'pay', path: /\/signup\/pay/};
const neverKnown: Row = {ends: 'unknown', completes: true};

const calls: readonly (VendorCall & {readonly row: (answer: Answer) => Row})[] = [
  {
    match: 'createOrder',
    path: /\/signup\/order/,
    // An error says that there is no order, or that nobody knows: another one may be made then.
    row: (answer) => ({orphans: /^refuses|^never|with an error, then/.test(answer) ? 1 : 0}),
  },
  {...pay, row: (answer) => (answer === 'never calls back' ? neverKnown : {})},
  {
    match: 'subscribe',
    path: pay.path,
    row: (answer) => ({flow: 'subscribe', ...(answer === 'never calls back' ? neverKnown : {})}),
  },
];

for (const {row, ...call} of calls) {
  interruptions(
    `the script, at ${call.match},`,
    answers.map((answer): Interruption => ({
      ...row(answer),
      name: answer,
      act: (scene) => answerSo(answer, call, scene, {press: scene.press}),
    })),
  );
}

interruptions('the script, at pay,', [
  {
    name: 'refuses, is asked again, and then tells of the first success',
    act: (scene) =>
      answerSo('refuses, and succeeds a minute later', pay, scene, {
        press: scene.press,
        meanwhile: () => asked(scene.page, pay.path, scene.press),
      }),
  },
]);

interruptions(
  'the script, at preview,',
  answers.map((answer): Interruption => ({
    name: answer,
    path: `/?sjs-plan=${PLAN_VARIANTS.teamMonthly}`,
    async act(scene) {
      const {page, press} = scene;
      // What was typed may still be asked about, and is not to be struck.
      await expect(page.locator('sjs-price-preview [aria-busy="false"]')).toBeVisible();
      await answerSo(answer, {match: 'preview', path: /\/signup\/preview/, patience: 15_000}, scene, {
        press: () => choosePlan(page, 'Solo'),
        told: () => expect(page.locator('sjs-price-preview [part~="problem"]')).toBeVisible(),
      });
      // A price is a price, whenever it comes.
      if (answer !== 'never calls back') await expect(buyButton(page)).toHaveText('Subscribe and pay €14.28');
      await press();
    },
  })),
);

interruptions(
  'the script, at finalize,',
  answers.map((answer): Interruption => ({
    ...(answer === 'never calls back' ? neverKnown : {}),
    name: answer,
    by: 'PayPal',
    async act(scene) {
      await scene.press();
      await expect(payButton(scene.page)).toBeVisible();
      await answerSo(answer, {match: 'finalize', path: /\/finalize/i}, scene, {
        press: () => payButton(scene.page).click(),
      });
    },
  })),
);
