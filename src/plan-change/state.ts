/** Which contract is being changed, and into what. What becomes of the order is the checkout's, see `checkout/state.ts`. */
import type {CheckoutError} from '../errors.ts';
import type {Catalog, Contract} from '../model.ts';
import {draftOf} from './draft.ts';
import type {PlanDraft} from './draft.ts';
import {keptChoices} from './kept.ts';
import type {Dropped, Wished} from './kept.ts';

export type PlanChange =
  /** What was chosen before the contracts are read again is not forgotten. */
  | {readonly phase: 'loading'; readonly wished?: Wished}
  | {readonly phase: 'failed'; readonly error: CheckoutError; readonly wished?: Wished}
  /** Several contracts, or none. */
  | {readonly phase: 'choosing'; readonly catalog: Catalog; readonly contracts: readonly Contract[]}
  | {
      readonly phase: 'open';
      readonly catalog: Catalog;
      readonly contracts: readonly Contract[];
      readonly contract: Contract;
      readonly draft: PlanDraft;
      /** What had been chosen and is not on offer any more; until something else is chosen. */
      readonly dropped?: readonly Dropped[];
    };

type Open = Extract<PlanChange, {phase: 'open'}>;

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
      return {phase: 'loading', ...wishedIn(state)};
    case 'failed':
      return {phase: 'failed', error: event.error, ...wishedIn(state)};
    case 'loaded': {
      const {catalog, contracts, id} = event;
      const chosen =
        id === undefined ? contracts.length === 1 && contracts[0] : contracts.find((each) => each.id === id);
      const choosing = {phase: 'choosing', catalog, contracts} as const;
      return chosen ? reopened(choosing, chosen, wishedIn(state).wished) : choosing;
    }
    case 'choose': {
      const chosen = state.phase === 'choosing' && state.contracts.find(({id}) => id === event.contractId);
      return chosen ? opened(state, chosen) : state;
    }
    case 'draft':
      if (state.phase !== 'open') return state;
      return {...opened(state, state.contract), draft: event.draft};
    case 'leave':
      return state.phase === 'open' && state.contracts.length > 1
        ? {phase: 'choosing', catalog: state.catalog, contracts: state.contracts}
        : state;
  }
}

function opened({catalog, contracts}: Pick<Open, 'catalog' | 'contracts'>, contract: Contract): Open {
  return {phase: 'open', catalog, contracts, contract, draft: draftOf(contract)};
}

function reopened(all: Pick<Open, 'catalog' | 'contracts'>, contract: Contract, wished: Wished | undefined): Open {
  const begun = opened(all, contract);
  if (wished?.contract.id !== contract.id) return begun;
  const {draft, dropped} = keptChoices(wished, contract, all.catalog);
  return {...begun, draft, ...(dropped.length > 0 && {dropped})};
}

function wishedIn(state: PlanChange): {readonly wished?: Wished} {
  if (state.phase !== 'open') return 'wished' in state ? {wished: state.wished} : {};
  const {catalog, contract, draft} = state;
  return {wished: {catalog, contract, draft}};
}
