/** Limits of quantities: what a plan or a component allows. */
import type {Component, QuantityRange} from './model.ts';

/** The largest quantity where the catalog sets none. */
export const manyUnits = 999_999;

/** Whether min, max and step allow this quantity. */
export function isWithin(quantity: number, {min, max, step}: QuantityRange): boolean {
  const steps = (quantity - min) / step;
  // 0.3 / 0.1 is 2.9999999999999996.
  return quantity >= min && quantity <= max && Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** The limits of a component: 0 to many in whole steps where the catalog says nothing; on or off is 0 or 1. */
export function rangeOf({type, min = 0, max = manyUnits, step = 1, default: preset = min}: Component): QuantityRange {
  return type === 'OnOff' ? {min: 0, max: 1, step: 1, default: preset ? 1 : 0} : {min, max, step, default: preset};
}
