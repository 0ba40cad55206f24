import type {Discount, PlanVariant, ProductInfo} from './catalog.ts';
import {byId} from './catalog.ts';

/** What an order says about its coupon. */
export interface CouponResult {
  CouponCode: string;
  CouponId?: string;
  DiscountId?: string;
  ErrorCode?: 'InvalidCouponCode';
  ErrorMessage?: string;
}

/** billwerk compares codes by their letters and digits in upper case: `ABc*12-3` is `ABC123`. */
export function normalizeCode(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Looks a code up for this variant. A code that does not count is reported in the result, never thrown. */
export function lookUpCoupon(
  products: ProductInfo,
  typed: string,
  variant: PlanVariant,
  now: Date,
): {coupon: CouponResult; discount?: Discount} {
  const CouponCode = normalizeCode(typed);
  const invalid = (ErrorMessage: string) => ({
    coupon: {CouponCode, ErrorMessage, ErrorCode: 'InvalidCouponCode'} as const,
  });

  const found = products.Coupons.find(
    (coupon) => coupon.PlanGroupId === variant.PlanGroupId && coupon.Codes.some((code) => code === CouponCode),
  );
  if (!found?.Active || !found.Enabled) return invalid('CouponCode is invalid');
  if (found.ValidUntil && new Date(found.ValidUntil) < now) return invalid('CouponCode is expired');
  if (found.UsedCodes.includes(CouponCode)) return invalid('CouponCode is used already');

  const discount = byId(products.Discounts, found.DiscountId);
  if (discount.PlanVariantIds && !discount.PlanVariantIds.includes(variant.Id)) {
    return invalid('CouponCode is not applicable to this plan variant');
  }
  return {coupon: {CouponCode, CouponId: found.Id, DiscountId: discount.Id}, discount};
}
