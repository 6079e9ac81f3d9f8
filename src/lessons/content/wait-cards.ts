import type { WaitCard } from '../engine/lesson.js';

/**
 * What is told while the next code of a real phone is waited for, where a task has no cards of its own. Facts about codes
 * (RFC 6238, sections 4.2 and 5.2), which give no task away.
 */
export const CARDS_OF_ANY_WAIT: readonly WaitCard[] = [
  {
    kind: 'look-inside',
    text: 'Both sides count half minutes since 1970, and nobody sends anything. At the next half minute the sum is another one.',
  },
  {
    kind: 'look-inside',
    text: 'By a right clock the code changes at :00 and at :30, in every app and on every phone at the same moment.',
  },
  {
    kind: 'connect',
    text: 'A code that comes late is a clock that is slow, or a typist who is. How would you tell the two apart?',
  },
  {
    kind: 'look-inside',
    text: 'Some apps draw the time left as a ring, some as a bar, and some only change colour. The half minute is the same.',
  },
];
