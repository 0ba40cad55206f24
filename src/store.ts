/** A value that changes by one pure transition and tells its listeners. */
export interface Store<State, Event> {
  get(): State;
  /** Calls back after each change, never for an event that changed nothing. Returns the way to stop. */
  subscribe(listener: (state: State) => void): () => void;
  send(event: Event): void;
}

export function createStore<State, Event>(
  transition: (state: State, event: Event) => State,
  initial: State,
): Store<State, Event> {
  let state = initial;
  const listeners = new Set<(state: State) => void>();
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    send(event) {
      const next = transition(state, event);
      if (next === state) return;
      state = next;
      // A copy, so that a listener may unsubscribe while being told.
      for (const listener of [...listeners]) listener(state);
    },
  };
}
