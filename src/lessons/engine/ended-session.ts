import type { Goal, Moves } from './lesson.js';
import { endWaiting, exportUnlessThere, getSessionUnlessThere, sessionsAge } from './moves/terminal-moves.js';
import { hasListedWithMfa, wasCallRefused } from './terminal-events.js';

// A session at the command line that has ended, as alice finds it the next morning.

/** Longer than a session lasts for which nobody asked a length. */
const A_NIGHT = 13;

/** alice works in a session, and a night goes by. A real phone's clock stays as it is, and so does the lab's. */
export const endSession: Moves = () => [
  endWaiting,
  getSessionUnlessThere,
  ...exportUnlessThere,
  sessionsAge(A_NIGHT),
];

/** What is true once somebody has met the session that has ended, and is back at work in a new one. */
export const NEW_SESSION_GOALS: readonly Goal[] = [
  {
    id: 'old-session-met',
    text: 'AWS was asked in the session of yesterday',
    isMet: (view) => wasCallRefused(view, 'ListBuckets', 'credentials-expired'),
  },
  {
    id: 'back-at-work',
    text: 'the buckets were listed in a session with MFA',
    isMet: hasListedWithMfa,
  },
];
