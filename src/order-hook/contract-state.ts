/** What a contract is at a moment, by billwerk's dates and phases: over, open to changes, on which plan. */
import type {BillwerkComponentSubscription, BillwerkContract, BillwerkPhase} from './responses.ts';

/** The list is not complete [?]: `Active` is documented [D], the others were seen at integrators [C] or in the old SDK [S]. */
const changeable: readonly string[] = ['Active', 'InTrial'];
/** The last two are orders that nobody completed: contracts that never were. */
const notThere: readonly string[] = ['Ended', 'Annulled', 'Draft', 'InOrderProcess'];

/** Whether the customer's list leaves it out. */
export function isOver({LifecycleStatus, EndDate}: BillwerkContract, now: number): boolean {
  return notThere.includes(LifecycleStatus ?? '') || !isAfter(EndDate, now, true);
}

/** Careful: what it does not know is not changed. */
export function isChangeable(contract: BillwerkContract, now: number): boolean {
  const {LifecycleStatus, CustomerIsLocked} = contract;
  return changeable.includes(LifecycleStatus ?? '') && CustomerIsLocked !== true && !isOver(contract, now);
}

/** A phase ends where the next one starts [D]. */
export function phaseAt({Phases, CurrentPhase}: BillwerkContract, moment: number): BillwerkPhase | undefined {
  const begun = inOrder(Phases).filter(({StartDate}) => !isAfter(StartDate, moment));
  return begun.at(-1) ?? CurrentPhase ?? undefined;
}

/** A change that was ordered for later: another plan or quantity. The end of a trial or of the contract is none. */
export function nextChange(contract: BillwerkContract, now: number): BillwerkPhase | undefined {
  const current = phaseAt(contract, now);
  const planVariantId = current?.PlanVariantId ?? contract.PlanVariantId;
  return inOrder(contract.Phases).find(
    (phase) =>
      phase.Type === 'Normal' &&
      isAfter(phase.StartDate, now) &&
      ((phase.PlanVariantId ?? planVariantId) !== planVariantId ||
        (phase.Quantity ?? current?.Quantity) !== current?.Quantity),
  );
}

/** Not ended yet at that moment; it may still have to begin. */
export function runsOrWillRun({EndDate}: BillwerkComponentSubscription, moment: number): boolean {
  return isAfter(EndDate, moment, true);
}

/** @param open what no date at all means */
export function isAfter(date: string | null | undefined, moment: number, open = false): boolean {
  return date ? Date.parse(date) > moment : open;
}

function inOrder(phases: BillwerkContract['Phases']): BillwerkPhase[] {
  return [...(phases ?? [])].sort((one, other) => Date.parse(one.StartDate ?? '') - Date.parse(other.StartDate ?? ''));
}
