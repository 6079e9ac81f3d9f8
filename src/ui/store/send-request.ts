import type { Drafts } from '../../lessons/engine/fields.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import { act } from '../../lessons/engine/session.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import { runningServers } from '../../sim/console/servers.js';
import type { Request } from '../../sim/requests.js';
import type { RequestResult } from '../../sim/responses.js';
import { activeBrowser } from '../../sim/world/world.js';
import { settleFocus } from '../console/focus.js';
import { NO_SECRETS, UNDO_LIMIT } from '../screens/lesson/lesson-state.js';
import type { Model } from './model.js';
import { newCodeText } from './new-code.js';
import { nightIn } from './night.js';
import type { Notice } from './notice.js';
import { openLesson } from './open-lesson.js';
import { leftNotice, withLack } from './policy-notice.js';
import { requestNotice } from './request-notice.js';
import { changeSession, countRefusal, noteWrongTurns, solvedNow } from './session.js';

/** Sends a request to the simulated world: the one way in which the learner's actions reach it. */
export function sendRequest(model: Model, request: Request, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const before = open.session;
  const { session, result } = act(open.lesson, before, request, context);
  // A bookmark opens the page anew, with the account of its address.
  const isNewPage = request.kind === 'open-bookmark' || !isSamePage(before, session);
  const sent: Model = {
    ...changeSession(model, () => ({
      ...session,
      drafts: isNewPage ? {} : keptDrafts(session.drafts, result),
    })),
    secrets: isNewPage ? NO_SECRETS : model.secrets,
    undo: before.world === session.world ? model.undo : [...model.undo, before.world].slice(-UNDO_LIMIT),
    notice: noticeOf(result, request, session, before, context.now),
  };
  const refused = result.ok ? null : result.failure.reason.code;
  const counted = refused === null ? withNight(sent, before, request) : countRefusal(before, sent, refused);
  const noted = noteWrongTurns(before, counted, refused);
  return solvedNow(before, settleFocus(noted, before));
}

/** A night in which servers run is seen to pass, unless nothing shall move. */
function withNight(model: Model, { world }: LessonSession, request: Request): Model {
  if (request.kind !== 'let-hours-pass' || model.drawing.isStill || runningServers(world) === 0) return model;
  return { ...model, overlay: { kind: 'night', night: nightIn(world, request.hours) } };
}

/** A jump to the next code says what to do with it, where one is waited for. */
function noticeOf(
  result: RequestResult,
  request: Request,
  session: LessonSession,
  before: LessonSession,
  realTime: EpochSeconds,
): Notice | null {
  const left = result.ok ? leftNotice(request, before) : null;
  const notice =
    left ?? withLack(requestNotice(result, request, session, before), request, session, realTime);
  const isJump = request.kind === 'warp-to-next-step' && notice?.kind === 'ok';
  if (!isJump || before.drafts['waiting-step'] === undefined) return notice;
  return { kind: 'ok', text: newCodeText({ ...session, drafts: before.drafts }, realTime) };
}

function isSamePage(before: LessonSession, after: LessonSession): boolean {
  const [old, browser] = [activeBrowser(before.world), activeBrowser(after.world)];
  return old.page.name === browser.page.name && old.id === browser.id;
}

/**
 * Typed text stays while the page stays. Of two codes the first stays when it was right; after a refusal the others go,
 * because a code that was refused will be refused again.
 */
function keptDrafts(drafts: Drafts, result: RequestResult): Drafts {
  if (result.ok) return drafts;
  const reason = result.failure.reason.code;
  const { 'code-2': _second, code: _code, compare: _compare, ...kept } = drafts;
  if (reason === 'same-step' || reason === 'second-code-unknown') return kept;
  const { 'code-1': _first, 'waiting-since': _since, 'waiting-step': _step, ...rest } = kept;
  return isCodeReason(reason) ? rest : kept;
}

function isCodeReason(reason: string): boolean {
  return !['name-taken', 'invalid-name', 'nothing-to-scan', 'warp-locked', 'clock-locked'].includes(reason);
}
