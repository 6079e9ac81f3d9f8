/** Runs something later. */
export interface Timer {
  /** Answers what calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The timer of this process. */
export const systemTimer: Timer = {
  after(milliseconds, run) {
    const timeout = setTimeout(run, milliseconds);
    return () => clearTimeout(timeout);
  },
};
