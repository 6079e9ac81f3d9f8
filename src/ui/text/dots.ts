import type { Role } from './roles.js';
import type { State } from './signs.js';
import { STATES } from './signs.js';
import type { Line } from './spans.js';

/** The signs on the ground of the header. */
const ROLES: { readonly [state in State]: Role } = {
  done: 'header-done',
  skipped: 'header-open',
  here: 'header-here',
  'to-come': 'header-open',
};

/** A sign for each step, with a blank between them. Where signs are not drawn, the words beside them say enough. */
export function dots(steps: readonly State[]): Line {
  return steps.map((state, index) => {
    const text = `${index === 0 ? '' : ' '}${STATES[state].sign}`;
    return { text, role: ROLES[state], words: ' '.repeat(text.length) };
  });
}
