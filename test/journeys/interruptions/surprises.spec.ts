import {CARDS, COUPONS, PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {interruptions} from '../support/interruption.ts';
import {field, problem} from '../support/shopper.ts';
import {expect} from '../support/test.ts';

const withCoupon = `/?sjs-plan=${PLAN_VARIANTS.soloMonthly}&sjs-coupon=${COUPONS.twentyPercent}`;

interruptions('between the price and the order', [
  {
    name: 'the plan becomes dearer',
    totals: [17.85],
    orphans: 0,
    async act({sandbox, press}) {
      await sandbox.changeCatalog({planVariantId: PLAN_VARIANTS.soloMonthly, price: 15});
      await press();
    },
  },
  {
    name: 'the plan becomes cheaper',
    totals: [11.9],
    async act({sandbox, press}) {
      await sandbox.changeCatalog({planVariantId: PLAN_VARIANTS.soloMonthly, price: 10});
      await press();
    },
  },
  {
    name: 'the plan is taken off for a moment',
    async act({page, sandbox, press}) {
      await sandbox.changeCatalog({planVariantId: PLAN_VARIANTS.soloMonthly, allowSelfService: false});
      await press();
      await expect(problem(page).first()).toBeVisible();
      expect((await sandbox.bought()).orders).toEqual([]);
      await sandbox.changeCatalog({planVariantId: PLAN_VARIANTS.soloMonthly, allowSelfService: true});
    },
  },
  {
    name: 'the coupon is used up',
    path: withCoupon,
    // Asked about without the discount, and then bought.
    totals: [14.28],
    async act({sandbox, press}) {
      await sandbox.changeCatalog({coupon: COUPONS.twentyPercent, used: true});
      await press();
    },
  },
]);

interruptions('between the order and its payment', [
  {
    name: 'the order expires, after a decline',
    by: 'Card',
    orphans: 1,
    async act({page, sandbox, press}) {
      await field(page, 'Card number').fill(CARDS.declined);
      await press();
      await expect(problem(page)).toContainText('declined');
      await sandbox.advance(25 * 60 * 60 * 1000);
    },
  },
]);
