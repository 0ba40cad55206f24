/** Sends a change of the payment method and says what its answer, or its absence, means. */
import {answerTimeLimit} from '../checkout/context.ts';
import type {finalizeReturn} from '../checkout/finalizing.ts';
import type {ContractPayer, Finalizer, MethodChangeAnswer, PaymentInput} from '../checkout/gateway.ts';
import {isDefinite, toCheckoutError} from '../errors.ts';
import type {CheckoutError} from '../errors.ts';
import type {Bearer} from '../model.ts';
import type {Platform} from '../platform.ts';
import {createStore} from '../store.ts';
import {transition} from './state.ts';
import type {MethodChange} from './state.ts';

export interface MethodChanging {
  readonly state: MethodChange;
  /** Calls back after each change. Returns the way to stop. */
  subscribe(listener: (state: MethodChange) => void): () => void;
  /** Replaces the method. A further call while one is under way does nothing. */
  submit(input: PaymentInput): Promise<void>;
  /** From a page of the provider that was left, or from a change without an answer: back to entering it. */
  again(): void;
  /** The form that was sent is gone: its answer may not come any more. */
  formLost(): void;
  /** This page is the return from the provider. */
  returned(transactionId: string): Promise<void>;
  /** Stops listening to other tabs. */
  dispose(): void;
}

export interface MethodChangingOptions {
  readonly contractId: string;
  readonly payer: Pick<ContractPayer, 'changeMethod'>;
  readonly finalizer: Finalizer;
  /** That of `checkout/finalizing.ts`. */
  readonly finalizeReturn: typeof finalizeReturn;
  readonly platform: Platform;
  /** What the page hears; nothing of it carries payment data. */
  readonly page: {
    /** Once per change, also after a reload. */
    changed(how: {readonly bearer?: Bearer; readonly returned: boolean}): void;
    failed(error: CheckoutError): void;
    /** The address bar may lose the provider's parameters now: the answer is definite. */
    returnSettled(): void;
  };
}

export function createMethodChanging(options: MethodChangingOptions): MethodChanging {
  const {payer, finalizer, page, platform} = options;
  const {clock, sessionStorage: storage, localStorage: shared} = platform;
  /** What a reload of this tab must not forget: that a change is open. No payment data. */
  const key = `sjs-payment-change:${options.contractId}`;
  const store = createStore(transition, reloaded(storage.getItem(key)));
  /** Of the change sent last everything counts; of those before it only that one went through. */
  let sent = 0;
  /** What was replaced by one of those, while the last one is under way: it counts if that one is refused. */
  let replaced: Bearer | undefined;

  /** A banking app may come back in another tab, which has told its page. */
  function hear(): void {
    const waits = ['redirected', 'unknown'].includes(store.get().phase);
    if (waits && shared.getItem(key) !== null) finish({returned: true}, true);
  }

  function finish(how: {readonly bearer?: Bearer; readonly returned: boolean}, told = false): void {
    if (store.get().phase === 'changed') return;
    storage.removeItem(key);
    // Nothing but that it is done; until the next change.
    if (how.returned) shared.setItem(key, 'changed');
    store.send({type: 'changed'});
    if (!told) page.changed(how);
  }

  function fail(error: CheckoutError): void {
    page.failed(error);
    if (!isDefinite(error)) return store.send({type: 'unanswered', reference: error.reference});
    if (replaced) return finish({bearer: replaced, returned: false});
    storage.removeItem(key);
    store.send({type: 'refused', problem: error});
  }

  async function submit(input: PaymentInput): Promise<void> {
    if (store.get().phase !== 'editing') return;
    const {bearer} = input;
    const run = ++sent;
    // Written before sent.
    shared.removeItem(key);
    storage.setItem(key, 'sending');
    store.send({type: 'submit'});
    const limit = clock.setTimeout(
      () => store.send({type: bearer.startsWith('CreditCard') ? 'slow' : 'unanswered'}),
      answerTimeLimit,
    );
    const take = (answer: MethodChangeAnswer) => {
      const {phase} = store.get();
      if (answer.kind === 'changed') {
        if (run === sent || phase !== 'sending') finish({bearer, returned: false});
        else replaced = bearer;
      } else if (run === sent && (phase === 'sending' || phase === 'unknown')) {
        storage.setItem(key, 'redirected');
        store.send({type: 'redirect', url: answer.url});
      }
    };
    try {
      take(await payer.changeMethod(input, take));
    } catch (cause) {
      if (run === sent) fail(toCheckoutError(cause));
    } finally {
      clock.clearTimeout(limit);
    }
  }

  const dispose = platform.onStorageChange((changed) => (changed === null || changed === key) && hear());
  hear();

  return {
    dispose,
    get state() {
      return store.get();
    },
    subscribe: (listener) => store.subscribe(listener),
    submit,
    formLost: () => store.send({type: 'unanswered'}),
    again() {
      storage.removeItem(key);
      store.send({type: 'again'});
    },
    async returned(transactionId) {
      store.send({type: 'returned'});
      const accept = (told = false) => {
        page.returnSettled();
        finish({returned: true}, told);
      };
      const decline = (error: CheckoutError) => {
        page.returnSettled();
        fail(error);
      };
      const answer = await options.finalizeReturn({
        finalizer,
        transactionId,
        platform,
        onLateAnswer(late) {
          if (late.kind === 'accepted') accept();
          // Whoever enters it again meanwhile is not disturbed.
          else if (store.get().phase === 'unknown') decline(late.error);
        },
      });
      if (answer.kind === 'accepted') return accept(answer.known);
      if (answer.kind === 'declined') return decline(answer.error);
      fail(answer.error);
    },
  };
}

function reloaded(record: string | null): MethodChange {
  if (record === 'redirected') return {phase: 'redirected'};
  return record ? {phase: 'unknown'} : {phase: 'editing'};
}
