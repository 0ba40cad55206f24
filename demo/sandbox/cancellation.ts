import type {Account, Contract} from './account.ts';
import {byId} from './catalog.ts';
import {billedPhase, standingOf} from './standing.ts';
import {addPeriod, later, timestamp} from './time.ts';
import type {Period} from './time.ts';

/**
 * What a regular cancellation of now would bring about: the first end of a term whose notice is still possible, and the
 * last moment for that notice. A term begins with the plan, a trial lies before it, and later terms may be shorter.
 */
export function cancellationPreview(account: Account, contract: Contract) {
  const now = account.now();
  const {phases} = standingOf(account, contract);
  const phase = billedPhase(phases, now) ?? contract.CurrentPhase;
  const terms = byId(account.products.PlanVariants, phase.PlanVariantId);
  const start = new Date(phase.StartDate);
  const first = addPeriod(start, terms.ContractPeriod);
  let [end, notice] = [first, lastNotice(start, first, terms.CancellationPeriod)];
  for (let count = 1; notice < now; count += 1) {
    const begin = end;
    end = addPeriod(first, terms.LaterContractPeriod, count);
    notice = lastNotice(begin, end, terms.LaterCancellationPeriod);
  }
  const EndDate = timestamp(end);
  const Inactive = {...phase, Type: 'Inactive' as const, StartDate: EndDate};
  return {
    NextPossibleCancellationDate: timestamp(notice),
    EndDate,
    ContractAfter: {...contract, EndDate, Phases: [...phases.filter(({StartDate}) => StartDate < EndDate), Inactive]},
  };
}

/** A notice period that is longer than the term lets nobody in for ever: the term's first moment is in time. */
function lastNotice(begin: Date, end: Date, {Unit, Quantity}: Period): Date {
  return later(begin, addPeriod(end, {Unit, Quantity: -Quantity}));
}
