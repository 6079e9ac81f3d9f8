import { lacking } from '../../lessons/engine/goal-view.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import type { Request } from '../../sim/requests.js';
import { findInlinePolicy } from '../../sim/world/account.js';
import { activeBrowser } from '../../sim/world/world.js';
import { taskOf } from './new-code.js';
import type { Notice } from './notice.js';

/** What is told of a policy that is left without saving; null of all else. */
export function leftNotice(request: Request, { world }: LessonSession): Notice | null {
  const { page } = activeBrowser(world);
  if (request.kind !== 'open-permissions' || page.name !== 'policy-editor') return null;
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

/** Moves that go well, and may still leave a goal open: what is in its way is told behind what came of them. */
const MAY_FALL_SHORT: readonly Request['kind'][] = ['save-policy', 'submit-reset-password', 'launch-servers'];

/** The same news, and what is in the way of a goal that can say so. */
export function withLack(
  notice: Notice | null,
  request: Request,
  session: LessonSession,
  realTime: EpochSeconds,
): Notice | null {
  const task = session.isSolved || !MAY_FALL_SHORT.includes(request.kind) ? undefined : taskOf(session);
  const lack = task === undefined ? null : lacking(task, session, realTime);
  if (lack === null || notice?.kind !== 'ok') return notice;
  return { kind: 'info', text: `${notice.text} Not yet there: ${lack}` };
}
