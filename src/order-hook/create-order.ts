/** Making an order at billwerk, once. */
import type {BillwerkClient} from './billwerk.ts';
import {BillwerkFailure} from './failure.ts';
import {Problem} from './problem.ts';
import type {BillwerkOrder} from './responses.ts';

/** REST errors carry no code, so what billwerk refuses is previewed: that says when it was the coupon. */
export async function createOrder(
  billwerk: BillwerkClient,
  order: {readonly Cart: {readonly CouponCode?: string}},
): Promise<BillwerkOrder> {
  try {
    return await billwerk.createOrder(order);
  } catch (error) {
    if (!(error instanceof BillwerkFailure) || error.kind !== 'refused' || !order.Cart.CouponCode) throw error;
    const preview = await billwerk.previewOrder(order).catch(() => undefined);
    const coupon = preview?.['Coupon'] as {ErrorCode?: unknown} | null | undefined;
    if (coupon?.ErrorCode) throw new Problem('InvalidCouponCode', {field: 'cart.couponCode', cause: error});
    throw error;
  }
}
