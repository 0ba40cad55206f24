/**
 * Back from a provider's page: completing the order, once per transaction among all tabs (money rule 5). Used by the
 * checkout and by `<sjs-return>`.
 */
import {CheckoutError, toCheckoutError} from '../errors.ts';
import type {Platform} from '../platform.ts';
import {answerTimeLimit} from './context.ts';
import type {FinalizedOrder, Finalizer} from './gateway.ts';

export type FinalizeAnswer =
  /** `known`: this browser had been told before. */
  | {readonly kind: 'accepted'; readonly order: FinalizedOrder; readonly known: boolean}
  | {readonly kind: 'declined'; readonly error: CheckoutError}
  | {readonly kind: 'unknown'; readonly error: CheckoutError; readonly probablyDone: boolean};

/** What the tabs of this origin know of a return: that it was sent, and perhaps what came of it. */
interface ReturnNote {
  readonly transactionId: string;
  readonly accepted?: FinalizedOrder;
  /** Code of a definite decline. */
  readonly declined?: string;
}

const noteKey = 'sjs-return';

/** What this browser has been told of a return before. */
function noteOf(transactionId: string, {localStorage: storage}: Platform): ReturnNote | undefined {
  try {
    const value = JSON.parse(storage.getItem(noteKey) ?? 'null') as ReturnNote | null;
    return value?.transactionId === transactionId ? value : undefined;
  } catch {
    return undefined;
  }
}

/** An address that somebody opens again, and not the return that is awaited. */
export function isSettledReturn(transactionId: string, platform: Platform): boolean {
  const {accepted, declined} = noteOf(transactionId, platform) ?? {};
  return accepted !== undefined || declined !== undefined;
}

export function finalizeReturn(options: {
  readonly finalizer: Finalizer;
  readonly transactionId: string;
  readonly platform: Platform;
  /** The order was completed after all, or refused, by a call that had been given up as unanswered. */
  onLateAnswer?(answer: Exclude<FinalizeAnswer, {kind: 'unknown'}>): void;
}): Promise<FinalizeAnswer> {
  const {finalizer, transactionId, platform, onLateAnswer} = options;
  const {localStorage: storage, locks, clock} = platform;

  function writeNote(outcome: Pick<ReturnNote, 'accepted' | 'declined'> = {}): void {
    storage.setItem(noteKey, JSON.stringify({transactionId, ...outcome} satisfies ReturnNote));
  }

  /** Calls once, and once more when there was no answer; whichever call is answered first completes the order. */
  function call(repeated: boolean): Promise<FinalizeAnswer> {
    return new Promise((conclude) => {
      let concluded: FinalizeAnswer['kind'] | undefined;
      const settle = (answer: FinalizeAnswer) => {
        if (!concluded) conclude(answer);
        // Money that has moved counts, whatever was said before; a refusal only while nobody knows.
        else if (answer.kind === 'accepted' || (answer.kind === 'declined' && concluded === 'unknown')) {
          onLateAnswer?.(answer);
        } else return;
        concluded = answer.kind;
      };
      const send = (isRepetition: boolean) => {
        let waitedFor = true;
        const failed = (cause: unknown) => {
          clock.clearTimeout(limit);
          const answer = answerOf(toCheckoutError(cause), isRepetition);
          const isDeclined = answer !== 'repeat' && answer.kind === 'declined';
          // It was given up before, and this says no more than that.
          if (!waitedFor && !isDeclined) return;
          waitedFor = false;
          if (answer === 'repeat') return send(true);
          if (isDeclined && concluded !== 'accepted') writeNote({declined: answer.error.code});
          settle(answer);
        };
        const unanswered = () => failed(new CheckoutError('Unanswered', {audience: 'network'}));
        const limit = clock.setTimeout(unanswered, answerTimeLimit);
        writeNote();
        const accepted = (order: FinalizedOrder) => {
          clock.clearTimeout(limit);
          waitedFor = false;
          writeNote({accepted: order});
          settle({kind: 'accepted', order, known: false});
        };
        new Promise<FinalizedOrder>((resolve) => resolve(finalizer.finalize(accepted))).then(accepted, failed);
      };
      send(repeated);
    });
  }

  return locks.request(`sjs-return:${transactionId}`, () => {
    const earlier = noteOf(transactionId, platform);
    if (earlier?.accepted) {
      return Promise.resolve<FinalizeAnswer>({kind: 'accepted', order: earlier.accepted, known: true});
    }
    if (earlier?.declined !== undefined) {
      const error = new CheckoutError(earlier.declined, {audience: 'shopper', outcome: 'declined'});
      return Promise.resolve<FinalizeAnswer>({kind: 'declined', error});
    }
    return call(earlier !== undefined);
  });
}

function answerOf(error: CheckoutError, isRepetition: boolean): FinalizeAnswer | 'repeat' {
  // Refused because of its status: an earlier call of ours must have reached billwerk.
  if (error.code === 'OrderStatusInvalid') return {kind: 'unknown', error, probablyDone: isRepetition};
  if (error.outcome === 'already-done') return {kind: 'unknown', error, probablyDone: true};
  if (error.outcome !== 'unknown') return {kind: 'declined', error};
  return isRepetition ? {kind: 'unknown', error, probablyDone: false} : 'repeat';
}
