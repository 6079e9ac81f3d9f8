/** When to give up on what only happens when nothing is broken: no machine is ever so busy. In milliseconds. */
export const PATIENCE_MILLISECONDS = 60_000;
