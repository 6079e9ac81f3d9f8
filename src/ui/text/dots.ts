import type { Role } from './roles.js';
import type { Line } from './spans.js';
import { lineWidth } from './spans.js';

/** How far a step is; `solved` is the one that is open, and needs nothing more. */
export type Dot = 'done' | 'skipped' | 'here' | 'solved' | 'open';

const SIGNS: { readonly [dot in Dot]: string } = {
  done: '●',
  skipped: '–',
  here: '◉',
  solved: '◉',
  open: '○',
};

const ROLES: { readonly [dot in Dot]: Role } = {
  done: 'header-done',
  skipped: 'header-open',
  here: 'header-here',
  solved: 'header-done',
  open: 'header-open',
};

/** A sign for each step, with a blank between them. Where signs are not drawn, `words` stand in their place. */
export function dots(steps: readonly Dot[], words: string): Line {
  const width = Math.max(words.length, 2 * steps.length - 1);
  const signs = steps.map((dot, index) => ({
    text: `${index === 0 ? '' : ' '}${SIGNS[dot]}`,
    role: ROLES[dot],
    words: '',
  }));
  const air = ' '.repeat(width - lineWidth(signs));
  return [{ text: air, role: 'header', words: words.padStart(width) }, ...signs];
}
