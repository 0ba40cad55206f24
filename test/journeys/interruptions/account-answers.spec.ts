/** billwerk's script calls back late, twice, both ways or never, to customers who change their contract. */
import {accountInterruptions} from '../support/account-interruption.ts';
import type {AccountInterruption} from '../support/account-interruption.ts';
import {answers, answerSo, asked} from '../support/answers.ts';
import type {VendorCall} from '../support/answers.ts';

const calls: readonly (VendorCall & Pick<AccountInterruption, 'element' | 'byInvoice'>)[] = [
  {match: 'upgradePaySync', path: /\/upgradePaySync/i, element: 'sjs-plan-change'},
  {match: 'upgradePayInteractive', path: /\/upgradePayInteractive/i, element: 'sjs-plan-change', byInvoice: true},
  {match: 'paymentChange', path: /\/paymentChange/i, element: 'sjs-payment-change', byInvoice: true},
];

for (const {element, byInvoice, ...call} of calls) {
  accountInterruptions(`the script, at ${call.match},`, [
    ...answers.map((answer): AccountInterruption => ({
      name: answer,
      element,
      byInvoice,
      act: (scene) => answerSo(answer, call, scene, {press: scene.press, element}),
    })),
    {
      name: 'refuses, is asked again, and then tells of the first success',
      element,
      byInvoice,
      act: (scene) =>
        answerSo('refuses, and succeeds a minute later', call, scene, {
          press: scene.press,
          element,
          meanwhile: () => asked(scene.page, call.path, scene.press),
        }),
    },
  ]);
}
