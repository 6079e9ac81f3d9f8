/** A refusal in words: why, and what to do about it. Once the task is solved there is nothing to do about it. */
export interface Explained {
  readonly why: string;
  readonly todo?: string;
}
