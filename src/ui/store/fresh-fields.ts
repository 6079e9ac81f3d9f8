import type { Drafts } from '../../lessons/engine/fields.js';
import { withoutCodes } from '../../lessons/engine/fields.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import type { EpochSeconds, Seconds } from '../../sim/base/time.js';

/** What of the saved state this looks at. */
interface Opened {
  readonly sessions: { readonly [lessonId: string]: LessonSession };
}

/** How long the first of two codes that was noted is still of use: the second comes within seconds. */
const NOTED_CODE_SECONDS: Seconds = 600;

/** A code that was typed in a run before is dead by now, unless it was noted just before and its neighbour is awaited. */
export function withFreshFields<State extends Opened>(saved: State, now: EpochSeconds): State {
  const isAwaited = (drafts: Drafts) => {
    const since = now - Number(drafts['waiting-since'] ?? Number.NaN);
    return since >= 0 && since <= NOTED_CODE_SECONDS;
  };
  const fresh = (drafts: Drafts) => (isAwaited(drafts) ? drafts : withoutCodes(drafts));
  const sessions = Object.entries(saved.sessions);
  if (sessions.every(([, { drafts }]) => fresh(drafts) === drafts)) return saved;
  const changed = sessions.map(([id, session]) => [id, { ...session, drafts: fresh(session.drafts) }]);
  return { ...saved, sessions: Object.fromEntries(changed) };
}
