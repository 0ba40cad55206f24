/** What is running, so that the hook can be stopped between two orders and not within one. */
export interface Work {
  readonly isStopping: boolean;
  track(work: Promise<unknown>): void;
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>;
}

export function createWork(): Work {
  const running = new Set<Promise<unknown>>();
  let isStopping = false;
  return {
    get isStopping() {
      return isStopping;
    },
    track: (work) => {
      running.add(work);
      const forget = () => void running.delete(work);
      work.then(forget, forget);
    },
    stop: async () => {
      isStopping = true;
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
