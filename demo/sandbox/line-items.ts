import Big from 'big.js';
import type {LineItem} from './order-shape.ts';
import {timestamp} from './time.ts';

/** What is charged for one product in one period. */
export interface Charge {
  description: string;
  productDescription?: string;
  productId: string;
  quantity: number;
  price: number;
  vat: number;
  start: Date;
  end: Date;
  multiplier?: number;
  scaleAmount?: number;
}

export function lineItem(charge: Charge): LineItem {
  const net = cents(new Big(charge.price).times(charge.quantity).times(charge.multiplier ?? 1));
  const vat = cents(net.times(charge.vat).div(100));
  return {
    Description: charge.description,
    ...(charge.productDescription === undefined ? {} : {ProductDescription: charge.productDescription}),
    ProductId: charge.productId,
    Quantity: charge.quantity,
    PricePerUnit: charge.price,
    VatPercentage: charge.vat,
    ...(charge.scaleAmount === undefined ? {} : {ScaleAmount: charge.scaleAmount}),
    PeriodStart: timestamp(charge.start),
    PeriodEnd: timestamp(charge.end),
    ...(charge.multiplier === undefined ? {} : {PeriodMultiplier: charge.multiplier}),
    TotalNet: net.toNumber(),
    TotalVat: vat.toNumber(),
    TotalGross: net.plus(vat).toNumber(),
  };
}

/** Adds up rounded figures, so the sum needs no rounding. */
export function total(items: LineItem[], member: 'TotalNet' | 'TotalVat' | 'TotalGross'): number {
  return items.reduce((sum, item) => sum.plus(item[member]), new Big(0)).toNumber();
}

/** Rounded half up to cents: once for the net amount of a line, once for its VAT. */
function cents(amount: Big): Big {
  return amount.round(2, Big.roundHalfUp);
}
