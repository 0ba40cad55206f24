/** Which contract is being changed, and into what. What becomes of the order is the checkout's, see `checkout/state.ts`. */
import type {CheckoutError} from '../errors.ts';
import type {Catalog, Contract} from '../model.ts';
import {draftOf} from './draft.ts';
import type {PlanDraft} from './draft.ts';

export type PlanChange =
  | {readonly phase: 'loading'}
  | {readonly phase: 'failed'; readonly error: CheckoutError}
  /** Several contracts, or none. */
  | {readonly phase: 'choosing'; readonly catalog: Catalog; readonly contracts: readonly Contract[]}
  | {
      readonly phase: 'open';
      readonly catalog: Catalog;
      readonly contracts: readonly Contract[];
      readonly contract: Contract;
      readonly draft: PlanDraft;
    };

export type PlanChangeEvent =
  | {readonly type: 'load'}
  | {readonly type: 'loaded'; readonly catalog: Catalog; readonly contracts: readonly Contract[]; readonly id?: string}
  | {readonly type: 'failed'; readonly error: CheckoutError}
  | {readonly type: 'choose'; readonly contractId: string}
  | {readonly type: 'draft'; readonly draft: PlanDraft}
  | {readonly type: 'leave'};

/** Pure. An event that makes no sense in the current phase changes nothing. */
export function transition(state: PlanChange, event: PlanChangeEvent): PlanChange {
  switch (event.type) {
    case 'load':
      return {phase: 'loading'};
    case 'failed':
      return {phase: 'failed', error: event.error};
    case 'loaded': {
      const {catalog, contracts, id} = event;
      const chosen =
        id === undefined ? contracts.length === 1 && contracts[0] : contracts.find((each) => each.id === id);
      const choosing = {phase: 'choosing', catalog, contracts} as const;
      return chosen ? opened(choosing, chosen) : choosing;
    }
    case 'choose': {
      const chosen = state.phase === 'choosing' && state.contracts.find(({id}) => id === event.contractId);
      return chosen ? opened(state, chosen) : state;
    }
    case 'draft':
      return state.phase === 'open' ? {...state, draft: event.draft} : state;
    case 'leave':
      return state.phase === 'open' && state.contracts.length > 1
        ? {phase: 'choosing', catalog: state.catalog, contracts: state.contracts}
        : state;
  }
}

function opened({catalog, contracts}: Extract<PlanChange, {phase: 'choosing'}>, contract: Contract): PlanChange {
  return {phase: 'open', catalog, contracts, contract, draft: draftOf(contract)};
}
