/** The connection of customers who change their contract breaks, at every call to the order hook and at the payment. */
import {accountInterruptions} from '../support/account-interruption.ts';
import type {AccountInterruption, AccountScene} from '../support/account-interruption.ts';
import {breakages, breakNext, changeNext, hadEffect} from '../support/breakage.ts';
import type {Breakage, Broken} from '../support/breakage.ts';
import {distortions} from '../support/distortion.ts';

interface Request {
  /** As in “the connection breaks at the contracts”. */
  readonly at: string;
  readonly path: RegExp;
  /** `open`: with the page. `choose`: when a plan is chosen. `press`: with the button. */
  readonly sent: 'open' | 'choose' | 'press';
  readonly row?: (breakage: Breakage) => Partial<AccountInterruption>;
}

const orderStatus = /\/billing\/orders\/(?!preview)[^/]+$/;

const requests: readonly Request[] = [
  {at: 'the catalog of an account', path: /\/billing\/catalog/, sent: 'open'},
  {at: 'the contracts', path: /\/billing\/contracts$/, sent: 'open'},
  {at: 'the price of a change', path: /\/billing\/orders\/preview/, sent: 'choose'},
  // One key, one order: repeated, the hook answers with the order that it made.
  {at: 'the order of a change', path: /\/billing\/orders$/, sent: 'press'},
  {at: 'the commit of a change', path: /\/commit$/, sent: 'press', row: () => ({plan: 'Hobby'})},
  {
    at: 'the token for the payment of a change',
    path: /\/self-service-token$/,
    sent: 'press',
    // It may still come, and pay.
    row: (breakage) => ({ends: breakage === 'never answered' ? 'unknown' : 'bought'}),
  },
  {
    at: 'the payment of a change',
    path: /\/upgradePaySync/i,
    sent: 'press',
    // The shop says what became of it, but of what never arrived there is nothing to say.
    row: (breakage) => ({ends: hadEffect(breakage) || breakage === 'too many requests' ? 'bought' : 'unknown'}),
  },
  {
    at: 'the token for another way to pay',
    path: /\/self-service-token$/,
    sent: 'press',
    row: () => ({element: 'sjs-payment-change'}),
  },
];

for (const {at, path, sent, row = () => ({})} of requests) {
  accountInterruptions(
    `the connection breaks at ${at}`,
    breakages.map((breakage): AccountInterruption => {
      let broken: Broken | undefined;
      const strike = async ({page}: AccountScene) => {
        broken = await breakNext(page, path, breakage);
      };
      return {
        element: 'sjs-plan-change',
        ...row(breakage),
        name: breakage,
        async before(scene) {
          if (sent !== 'open') return;
          await strike(scene);
        },
        waited: () => broken!.wait(),
        ...(sent === 'choose' && {opened: strike}),
        async act(scene) {
          if (sent === 'press') {
            await strike(scene);
            await scene.press();
          }
          if (sent !== 'open') await broken!.wait();
        },
      };
    }),
  );
}

accountInterruptions('what became of the payment of a change is asked, and', [
  ...breakages.map((breakage): AccountInterruption => ({
    name: breakage,
    element: 'sjs-plan-change',
    async act({page, press}) {
      await breakNext(page, /\/upgradePaySync/i, 'its answer lost');
      const broken = await breakNext(page, orderStatus, breakage);
      await press();
      await broken.wait();
    },
  })),
]);

accountInterruptions('the answer to the contracts has', [
  ...distortions.map(([name, change]): AccountInterruption => ({
    name,
    element: 'sjs-plan-change',
    before: ({page}) => changeNext(page, /\/billing\/contracts$/, change),
  })),
]);

accountInterruptions('the answer to the price of a change has', [
  ...distortions.map(([name, change]): AccountInterruption => ({
    name,
    element: 'sjs-plan-change',
    opened: ({page}) => changeNext(page, /\/billing\/orders\/preview/, change),
  })),
]);
