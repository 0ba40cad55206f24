import {beforeEach, expect, test} from 'vitest';
import {COUPONS, PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {loadInPage, outcome} from './browser/vendor-script.ts';
import {setUp} from './helpers.ts';
import type {Json} from './helpers.ts';

let billwerk: ReturnType<typeof setUp>;

beforeEach(() => {
  billwerk = setUp();
});

const cart = {PlanVariantId: PLAN_VARIANTS.soloMonthly};

async function priceOf(wanted: Json = cart) {
  const {SubscriptionJS} = await loadInPage(billwerk.sandbox);
  const signup = new SubscriptionJS.Signup();
  return outcome((done, fail) => signup.preview(wanted, {Address: {Country: 'DE'}}, done, fail));
}

test('a plan costs what the merchant changed it to, until the next reset', async () => {
  await billwerk.control('catalog', {planVariantId: PLAN_VARIANTS.soloMonthly, price: 15});
  expect(await priceOf()).toMatchObject({ok: {Order: {TotalGross: 17.85}}});
  billwerk.sandbox.reset();
  expect(await priceOf()).toMatchObject({ok: {Order: {TotalGross: 14.28}}});
});

test('a plan that is no longer for self-service is refused', async () => {
  await billwerk.control('catalog', {planVariantId: PLAN_VARIANTS.soloMonthly, allowSelfService: false});
  expect((await priceOf()).failed).toBeDefined();
  await billwerk.control('catalog', {planVariantId: PLAN_VARIANTS.soloMonthly, allowSelfService: true});
  expect((await priceOf()).failed).toBeUndefined();
});

test('a coupon that is used up counts no more', async () => {
  const withCoupon = {...cart, CouponCode: COUPONS.twentyPercent};
  expect(await priceOf(withCoupon)).toMatchObject({ok: {Order: {TotalGross: 11.42}}});
  await billwerk.control('catalog', {coupon: COUPONS.twentyPercent, used: true});
  expect(await priceOf(withCoupon)).toMatchObject({
    ok: {Order: {TotalGross: 14.28, Coupon: {ErrorMessage: 'CouponCode is used already'}}},
  });
});

test('what the account does not have cannot be changed', async () => {
  expect((await billwerk.control('catalog', {planVariantId: 'none', price: 1})).status).toBe(422);
});
