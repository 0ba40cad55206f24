/** The components of a contract: those that run, those that end and those that will begin. */
import type {ComponentQuantity, ComponentSubscription, Contract} from '../model.ts';

export interface ComponentLine {
  readonly componentId: string;
  readonly quantity: number;
  /** ISO 8601; of what is still to begin. */
  readonly from?: string;
  /** ISO 8601; of what ends. */
  readonly until?: string;
}

/** For reading: what has the same dates is one line, however often it was added. */
export function componentLines({componentSubscriptions}: Contract, now: number): readonly ComponentLine[] {
  const lines = new Map<string, ComponentLine>();
  for (const {componentId, quantity, startDate, endDate} of componentSubscriptions) {
    const from = isAfter(startDate, now) ? startDate : undefined;
    const key = [componentId, from, endDate].join(' ');
    lines.set(key, {
      componentId,
      quantity: (lines.get(key)?.quantity ?? 0) + quantity,
      ...(from && {from}),
      ...(endDate && {until: endDate}),
    });
  }
  return [...lines.values()];
}

/** Those that do not end, one entry for each component: it may have been added more than once. */
export function lastingComponents(contract: Contract): readonly ComponentQuantity[] {
  const quantities = new Map<string, number>();
  for (const {componentId, quantity} of lastingSubscriptions(contract)) {
    quantities.set(componentId, (quantities.get(componentId) ?? 0) + quantity);
  }
  return [...quantities].map(([componentId, quantity]) => ({componentId, quantity}));
}

/** Those that nobody has ended, whether they have begun or not. */
export function lastingSubscriptions({componentSubscriptions}: Contract): readonly ComponentSubscription[] {
  return componentSubscriptions.filter(({endDate}) => !endDate);
}

export function isAfter(date: string | undefined, moment: number): boolean {
  return date !== undefined && Date.parse(date) > moment;
}
