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

export function finalizeReturn(options: {
  readonly finalizer: Finalizer;
  readonly transactionId: string;
  readonly platform: Platform;
  /** The order was completed after all, by a call that had been given up as unanswered. */
  onLateAnswer?(order: FinalizedOrder): void;
}): Promise<FinalizeAnswer> {
  const {finalizer, transactionId, platform, onLateAnswer} = options;
  const {localStorage: storage, locks, clock} = platform;

  function readNote(): ReturnNote | undefined {
    try {
      const value = JSON.parse(storage.getItem(noteKey) ?? 'null') as ReturnNote | null;
      return value?.transactionId === transactionId ? value : undefined;
    } catch {
      return undefined;
    }
  }

  function writeNote(outcome: Pick<ReturnNote, 'accepted' | 'declined'> = {}): void {
    storage.setItem(noteKey, JSON.stringify({transactionId, ...outcome} satisfies ReturnNote));
  }

  /** Calls once, and once more when there was no answer; whichever call is answered first completes the order. */
  function call(repeated: boolean): Promise<FinalizeAnswer> {
    return new Promise((conclude) => {
      let concluded = false;
      const settle = (answer: FinalizeAnswer) => {
        if (!concluded) conclude(answer);
        else if (answer.kind === 'accepted') onLateAnswer?.(answer.order);
        concluded = true;
      };
      const send = (isRepetition: boolean) => {
        let open = true;
        const failed = (cause: unknown) => {
          clock.clearTimeout(limit);
          if (!open) return;
          open = false;
          const answer = answerOf(toCheckoutError(cause), isRepetition);
          if (answer === 'repeat') return send(true);
          if (answer.kind === 'declined') writeNote({declined: answer.error.code});
          settle(answer);
        };
        const unanswered = () => failed(new CheckoutError('Unanswered', {audience: 'network'}));
        const limit = clock.setTimeout(unanswered, answerTimeLimit);
        writeNote();
        new Promise<FinalizedOrder>((resolve) => resolve(finalizer.finalize())).then((order) => {
          clock.clearTimeout(limit);
          open = false;
          writeNote({accepted: order});
          settle({kind: 'accepted', order, known: false});
        }, failed);
      };
      send(repeated);
    });
  }

  return locks.request(`sjs-return:${transactionId}`, () => {
    const earlier = readNote();
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
