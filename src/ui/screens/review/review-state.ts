/** Old questions that are asked again, and how far that is. Only what is to be asked when is saved. */
export interface ReviewRound {
  /** The questions by their ids, in the order in which they are asked. */
  readonly asked: readonly string[];
  /** The one on the screen, from 0. */
  readonly at: number;
  /** The answers that were chosen for it, the last one last. */
  readonly tries: readonly string[];
  /** How many were right at once. */
  readonly right: number;
  /** Its answers stand in an order of this review. */
  readonly seed: number;
}

/** The screen that asks old questions again. */
export interface ReviewState {
  readonly screen: 'review';
  readonly review: ReviewRound;
  readonly check: null;
}
