/**
 * The newest question wins. At most one question is in flight and one waits; typing waits until it pauses; answers are
 * remembered by key, so going back shows them at once.
 */
import {CheckoutError} from './errors.ts';
import type {Clock} from './platform.ts';

export interface LatestOptions<Question, Answer> {
  /** @param onLate takes an answer that comes after a failure */
  ask(question: Question, onLate: (answer: Answer) => void): Promise<Answer>;
  /** Questions with the same key have the same answer. */
  keyOf(question: Question): string;
  readonly clock: Clock;
  /** A question that is not remembered was raised; its answer will follow. */
  onPending(question: Question): void;
  onAnswer(answer: Answer, question: Question): void;
  onFailure(error: unknown, question: Question): void;
  /** How long typing must pause, milliseconds. Default 250. */
  readonly typingDelay?: number;
  /** How long a question may stay unanswered before it counts as failed; a later answer is still used. Default 15,000. */
  readonly timeLimit?: number;
  /** How many answers are remembered. Default 50. */
  readonly cacheEntries?: number;
  /** How long they are remembered, milliseconds. Default 5 minutes. */
  readonly cacheAge?: number;
}

export interface Latest<Question> {
  /** Raises a question; the same one as before asks nothing. `typing` lets it wait for a pause. */
  want(question: Question, options?: {readonly typing?: boolean}): void;
  /** Asks the current question again, remembered or not. */
  again(): void;
  /** Sends what waits for a pause in typing now. */
  flush(): void;
  /** Stops timers; nothing is called back afterwards. */
  dispose(): void;
}

export function createLatest<Question, Answer>(options: LatestOptions<Question, Answer>): Latest<Question> {
  const {ask, keyOf, clock, onPending, onAnswer, onFailure} = options;
  const {typingDelay = 250, timeLimit = 15_000, cacheEntries = 50, cacheAge = 300_000} = options;

  const cache = new Map<string, {readonly answer: Answer; readonly at: number}>();
  let wanted: {readonly question: Question; readonly key: string; settledBy: number} | undefined;
  let inFlight: {readonly key: string; readonly call: number} | undefined;
  let waiting = false;
  let typingTimer: unknown;
  let calls = 0;
  let disposed = false;

  function remembered(key: string): Answer | undefined {
    const entry = cache.get(key);
    return entry && clock.now() - entry.at < cacheAge ? entry.answer : undefined;
  }

  function remember(key: string, answer: Answer): void {
    // Deleted first, so that the oldest answer is the first of the map.
    cache.delete(key);
    cache.set(key, {answer, at: clock.now()});
    if (cache.size > cacheEntries) cache.delete(cache.keys().next().value!);
  }

  function send(): void {
    if (!wanted) return;
    if (inFlight) {
      waiting = inFlight.key !== wanted.key;
      return;
    }
    waiting = false;
    const {question, key} = wanted;
    const call = ++calls;
    inFlight = {key, call};
    const limit = clock.setTimeout(() => fail(new CheckoutError('Unanswered', {audience: 'network'})), timeLimit);

    const release = () => {
      clock.clearTimeout(limit);
      if (inFlight?.call === call) inFlight = undefined;
    };
    const fail = (error: unknown) => {
      release();
      if (disposed) return;
      // A newer call for the same question may still be answered.
      const overtaken = inFlight?.key === key;
      if (wanted?.key === key && wanted.settledBy < call && !overtaken) onFailure(error, question);
      if (waiting) send();
    };
    const take = (answer: Answer) => {
      release();
      if (disposed) return;
      remember(key, answer);
      // An older call may answer late: it counts, unless a newer one has answered the same question.
      if (wanted?.key === key && wanted.settledBy < call) {
        wanted.settledBy = call;
        waiting = false;
        onAnswer(answer, question);
      }
      if (waiting) send();
    };
    // Asked at once; a throw becomes a failure.
    new Promise<Answer>((resolve) => resolve(ask(question, take))).then(take, fail);
  }

  function stopTyping(): void {
    clock.clearTimeout(typingTimer);
    typingTimer = undefined;
  }

  function raise(question: Question, typing: boolean): void {
    wanted = {question, key: keyOf(question), settledBy: 0};
    stopTyping();
    onPending(question);
    if (typing && calls > 0) {
      // What waited was an earlier state of the same typing.
      waiting = false;
      typingTimer = clock.setTimeout(() => {
        typingTimer = undefined;
        send();
      }, typingDelay);
    } else {
      send();
    }
  }

  return {
    want(question, {typing = false} = {}) {
      const key = keyOf(question);
      if (wanted?.key === key) {
        // A click elsewhere must not wait for a pause in typing.
        if (!typing && typingTimer !== undefined) this.flush();
        return;
      }
      const answer = remembered(key);
      if (answer === undefined) return raise(question, typing);
      stopTyping();
      waiting = false;
      wanted = {question, key, settledBy: calls};
      onAnswer(answer, question);
    },
    again() {
      if (wanted) raise(wanted.question, false);
    },
    flush() {
      if (typingTimer === undefined) return;
      stopTyping();
      send();
    },
    dispose() {
      disposed = true;
      stopTyping();
    },
  };
}
