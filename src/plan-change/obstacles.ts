/** What keeps a draft from being ordered, so that nobody is offered a change that would be refused. */
import type {Contract} from '../model.ts';
import {changedComponents} from './draft.ts';
import type {PlanDraft} from './draft.ts';
import {isAfter} from './subscriptions.ts';

/** A component that the draft changes, and that cannot be changed before that date. */
export interface Obstacle {
  readonly componentId: string;
  readonly kind: 'begins' | 'ends';
  /** ISO 8601. */
  readonly date: string;
}

/**
 * What has not begun by then cannot be ended, and what ends only after that would be there twice if it was added again. At
 * most one for each component: the one that lasts longest.
 */
export function obstaclesOf(contract: Contract, draft: PlanDraft, now: number): readonly Obstacle[] {
  const date = contract.changeDates.find(({moment}) => moment === draft.moment)?.date;
  const at = date ? Date.parse(date) : now;
  return changedComponents(contract, draft).flatMap((componentId) => {
    const own = contract.componentSubscriptions.filter((each) => each.componentId === componentId);
    const found = [
      ...own.map(({startDate}) => ({componentId, kind: 'begins' as const, date: startDate})),
      ...own.map(({endDate}) => ({componentId, kind: 'ends' as const, date: endDate})),
    ].filter((each): each is Obstacle => isAfter(each.date, at));
    return found.sort((one, other) => Date.parse(other.date) - Date.parse(one.date)).slice(0, 1);
  });
}
