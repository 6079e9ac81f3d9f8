import type { LessonSession } from '../../../lessons/engine/session.js';
import { hidesClock, toolsOf } from '../pages/step-of.js';
import { clockName } from './phone-clock.js';

/** What is out of the ordinary about a phone. */
export interface PhoneFace {
  readonly note: string;
  /** It is not there any more. */
  readonly isGone?: true;
}

/** What alice's phone shows at a glance; null where all is well, or where it is to be found out. */
export function phoneFace(session: LessonSession): PhoneFace | null {
  const { phone } = session.world;
  if (phone.status === 'lost') return { note: 'lost', isGone: true };
  if (phone.offlineSince !== null) return { note: 'no network' };
  const isClockSeen = toolsOf(session).includes('clock') && !hidesClock(session);
  if (!isClockSeen) return null;
  if (phone.clockOffset !== 0) return { note: `clock ${clockName(phone.clockOffset)}` };
  return phone.isClockLocked ? { note: 'clock locked' } : null;
}
