/** Something odd, and what to do about it. */
export interface Finding {
  /** Stable and kebab-case. */
  readonly id: string;
  /** A `problem` needs doing; a `note` is good to know when something looks wrong. */
  readonly level: 'problem' | 'note';
  readonly what: string;
  readonly todo: string;
}

/** Needs doing. */
export function problem(id: string, what: string, todo: string): Finding {
  return { id, level: 'problem', what, todo };
}

/** Good to know. */
export function note(id: string, what: string, todo: string): Finding {
  return { id, level: 'note', what, todo };
}
