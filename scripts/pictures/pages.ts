import type { Visit } from './visit.js';
import { ENTER } from './visit.js';

/** A kind of page, and how it is come to with keys that older versions of the lab have as well. */
export interface Page {
  readonly name: string;
  readonly args: readonly string[];
  /** A learner who has seen some of the course already. */
  readonly kept?: 'half' | 'whole';
  readonly walk?: (visit: Visit) => Promise<void>;
}

const TAB = '\t';

/** A step, with what is expected of it left open, and keys that are pressed there. */
function atStep(name: string, lesson: number, step: number, ...keys: readonly string[]): Page {
  return {
    name,
    args: [String(lesson)],
    async walk(visit) {
      await visit.skipToStep(step);
      if (/not sure/i.test(visit.screen())) await visit.tap([ENTER]);
      await visit.tap(keys);
    },
  };
}

const from = (name: string, ...keys: readonly string[]): Page => ({
  name,
  args: [],
  walk: async (visit) => {
    await visit.seen('Which phone will you use?');
    await visit.tap(keys);
  },
});

const WRONG_PAIR = ['111111', ENTER, '222222', ENTER];

/** One of each kind, in the order in which a learner meets them. */
export const PAGES: readonly Page[] = [
  from('welcome'),
  from('list', 'a'),
  { name: 'list-half-done', args: [], kept: 'half', walk: (visit) => visit.tap(['l']) },
  atStep('text', 1, 1),
  atStep('text-with-drawing', 6, 2),
  atStep('question', 6, 1),
  atStep('question-answered', 6, 1, 'a'),
  {
    name: 'expectation',
    args: ['7'],
    walk: (visit) => visit.skipToStep(4),
  },
  atStep('thief', 2, 2),
  atStep('sign-in', 7, 3),
  atStep('task', 6, 3),
  atStep('refused', 6, 3, ...WRONG_PAIR),
  atStep('solved', 7, 3, 'h', 'h', 'h'),
  atStep('qr-code', 5, 5, ENTER),
  atStep('desk', 9, 4),
  atStep('clock', 8, 4),
  atStep('relay', 10, 3),
  atStep('policy', 11, 4),
  atStep('terminal', 12, 3),
  atStep('lesson-end', 7, 7, ENTER),
  { name: 'list-all-done', args: [], kept: 'whole' },
  { name: 'course-end', args: [], kept: 'whole', walk: (visit) => visit.tap(['f']) },
  atStep('keys', 6, 3, '?'),
  atStep('words', 6, 3, 'g'),
  atStep('events', 11, 4, TAB, ENTER),
  atStep('inside-the-code', 6, 3, 'i'),
  from('check', 'b', 'c', ENTER, ENTER),
  from('erase', 'a', 'X'),
];
