/** Time, so that a test can be its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something later; call what it gives to call that off. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
