import { lacking } from '../../lessons/engine/goal-view.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import type { Request } from '../../sim/requests.js';
import { findInlinePolicy } from '../../sim/world/account.js';
import { activeBrowser } from '../../sim/world/world.js';
import { taskOf } from './new-code.js';
import type { Notice } from './notice.js';

/** What is to be told of a policy that was saved, or left unsaved, beyond what is told anyhow; null where nothing is. */
export function policyNotice(
  request: Request,
  session: LessonSession,
  before: LessonSession,
  realTime: EpochSeconds,
): Notice | null {
  if (request.kind === 'save-policy') return savedNotice(session, realTime);
  return request.kind === 'open-permissions' ? leftNotice(before) : null;
}

/** A policy that is saved, and that the goals are not met by: which place of the table is in the way. */
function savedNotice(session: LessonSession, realTime: EpochSeconds): Notice | null {
  const task = session.isSolved ? undefined : taskOf(session);
  const found = task === undefined ? null : lacking(task, session, realTime);
  return found === null ? null : { kind: 'info', text: `Saved, and AWS goes by it. Not yet there: ${found}` };
}

/** Whoever leaves a policy without saving hears so. */
function leftNotice({ world }: LessonSession): Notice | null {
  const { page } = activeBrowser(world);
  if (page.name !== 'policy-editor') return null;
  const saved = findInlinePolicy(world.account, page.userName, page.policyName);
  if (saved?.document === page.text) return null;
  return {
    kind: 'info',
    text:
      saved === undefined
        ? `Not saved: there is no ${page.policyName} yet. Undo brings the page back.`
        : `Your changes are not saved: ${page.policyName} is as it was. Undo brings them back.`,
  };
}
