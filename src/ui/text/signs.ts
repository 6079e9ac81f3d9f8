import type { Role } from './roles.js';
import type { TextSpan } from './spans.js';

// One sign for one state, wherever it is drawn: in the header, beside a goal, in a list, on a page.

/** How far something is: a step, a goal, a lesson. */
export type State = 'done' | 'here' | 'skipped' | 'to-come';

/** What came of something: of a request, or of an answer. */
export type Outcome = 'ok' | 'problem';

interface Sign {
  readonly sign: string;
  /** The same in ASCII; of a state also where there are no colours. */
  readonly typed: string;
  readonly role: Role;
}

/** The sign of each state. What has the focus has a mark of its own, which is no state. */
export const STATES: { readonly [state in State]: Sign } = {
  done: { sign: '✓', typed: '[x]', role: 'ok' },
  here: { sign: '◐', typed: '[/]', role: 'here' },
  skipped: { sign: '–', typed: '[-]', role: 'muted' },
  'to-come': { sign: '○', typed: '[ ]', role: 'muted' },
};

/** The sign of each outcome. */
export const OUTCOMES: { readonly [outcome in Outcome]: Sign } = {
  ok: { sign: '✓', typed: '+', role: 'ok' },
  problem: { sign: '✗', typed: '!', role: 'problem' },
};

/** A state in front of what it is of, in three columns: a box to check where signs are not drawn. */
export function stateSign(state: State, role: Role = STATES[state].role): TextSpan {
  const { sign, typed } = STATES[state];
  return { text: `${sign}  `, words: typed, role };
}

/** An outcome, in one column. It is a sign as long as there are such characters. */
export function outcomeSign(outcome: Outcome): TextSpan {
  const { sign, role } = OUTCOMES[outcome];
  return { text: sign, role };
}
