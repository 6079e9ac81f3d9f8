import type { Drafts } from '../../lessons/engine/fields.js';
import { boundClock } from '../../lessons/engine/goals.js';
import { changeStep } from '../../lessons/engine/progress.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import { act } from '../../lessons/engine/session.js';
import { explainKnownDrift, explainMeasurement, explainUnseenDrift } from '../../lessons/words/drift-text.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import { bill } from '../../sim/console/servers.js';
import type { Request } from '../../sim/requests.js';
import type { RequestResult } from '../../sim/responses.js';
import { cardById } from '../../sim/things/cards.js';
import { personById } from '../../sim/things/equipment.js';
import { allDevicesOf } from '../../sim/world/account.js';
import { givesCodes } from '../../sim/world/devices.js';
import { ADMINISTRATOR_WINDOW } from '../../sim/world/windows.js';
import { activeBrowser } from '../../sim/world/world.js';
import { settleFocus } from '../console/focus.js';
import type { Model, Notice } from './model.js';
import { NO_SECRETS, UNDO_LIMIT } from './model.js';
import { openLesson } from './selectors.js';

/** The model with the open lesson's session changed. */
export function changeSession(model: Model, change: (session: LessonSession) => LessonSession): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const session = change(open.session);
  if (session === open.session) return model;
  return {
    ...model,
    saved: { ...model.saved, sessions: { ...model.saved.sessions, [session.lessonId]: session } },
  };
}

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
    notice: noticeOf(result, request, session, before) ?? null,
    cardChoice: null,
  };
  const counted = result.ok ? sent : countAttempt(sent);
  return solvedNow(before, settleFocus(counted, before));
}

/** A step that has just been solved is recorded at once, so that nothing can lose it. */
export function solvedNow(before: LessonSession, model: Model): Model {
  const open = openLesson(model);
  if (open === null || before.isSolved || !open.session.isSolved) return model;
  // Enter goes on from here, so it must not be taken by a text field.
  return { ...recordStep(model, 'done'), isTyping: false };
}

/** Records the open step as done or skipped. */
export function recordStep(model: Model, status: 'done' | 'skipped'): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const progress = changeStep(model.saved.progress, open.lesson.id, open.step.id, (step) => ({
    ...step,
    status,
  }));
  return { ...model, saved: { ...model.saved, progress } };
}

function countAttempt(model: Model): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const progress = changeStep(model.saved.progress, open.lesson.id, open.step.id, (step) => ({
    ...step,
    attempts: step.attempts + 1,
  }));
  return { ...model, saved: { ...model.saved, progress } };
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
  const { 'code-1': _first, 'waiting-since': _since, ...rest } = kept;
  return isCodeReason(reason) ? rest : kept;
}

function isCodeReason(reason: string): boolean {
  return !['name-taken', 'invalid-name', 'nothing-to-scan', 'warp-locked'].includes(reason);
}

function noticeOf(
  result: RequestResult,
  request: Request,
  session: LessonSession,
  before: LessonSession,
): Notice | undefined {
  if (!result.ok) {
    return { kind: 'refused', error: result.failure.error, reason: result.failure.reason };
  }
  switch (request.kind) {
    case 'submit-set-up-codes':
    case 'submit-resync-codes':
      return bindingNotice(session);
    case 'phone-scan':
      return { kind: 'ok', text: 'Scanned. The phone shows codes for this device now.' };
    case 'compare-code':
      return comparisonNotice(result);
    case 'submit-device-name':
      return { kind: 'ok', text: 'The device is made, and belongs to nobody yet.' };
    case 'sign-out':
      return { kind: 'ok', text: 'Signed out.' };
    case 'sign-in-as-user':
    case 'sign-in-as-root':
      return result.value.kind === 'mfa-needed'
        ? { kind: 'ok', text: `The password is right. ${secondQuestion(session)}` }
        : { kind: 'ok', text: 'Signed in. AWS asked for nothing but the password.' };
    case 'submit-mfa-code':
      return { kind: 'ok', text: 'Signed in with MFA.' };
    case 'touch-security-key':
      return result.value.kind === 'signed-in'
        ? { kind: 'ok', text: 'Signed in with MFA: the key signed for this very site.' }
        : { kind: 'ok', text: 'The key made a pair for this site. AWS has the public half.' };
    case 'try-another-method':
      return { kind: 'info', text: 'Choose the device that is at hand.' };
    case 'confirm-remove':
      return removedNotice(before);
    case 'submit-reset-password':
    case 'submit-change-password':
      return { kind: 'ok', text: 'The password is changed. The card has the new one.' };
    case 'sort-card':
      return { kind: 'ok', text: cardById(request.card).because };
    case 'pair-cards':
      return {
        kind: 'ok',
        text: `As you said: ${request.predicted === 1 ? 'one factor' : 'two factors'}.`,
      };
    case 'equip':
      return { kind: 'ok', text: `${personById(request.person).name} has what fits.` };
    case 'launch-servers':
      return { kind: 'ok', text: 'Four large servers run, on the bill of the account.' };
    case 'stop-servers':
      return { kind: 'ok', text: 'All servers are stopped. The bill stays.' };
    case 'let-hours-pass':
      return { kind: 'info', text: `${request.hours} hours pass. The bill is now $${bill(session.world)}.` };
    case 'measure-clock':
      return measuredNotice(result);
    case 'phone-replace':
      return {
        kind: 'info',
        text: 'A new phone, with an empty app. Installing the app brings no codes back.',
      };
    case 'phone-set-clock':
      return { kind: 'info', text: "The phone's clock is set. Its codes follow its clock." };
    case 'write-plan':
      return { kind: 'ok', text: 'The plan is written.' };
    case 'key-in-number':
      return { kind: 'ok', text: 'Root is signed in, by mailbox and telephone.' };
    case 'warp-to-next-step':
      return { kind: 'ok', text: "New code. The lab's clock was moved to the next 30 seconds." };
    case 'phone-airplane-mode':
      return request.on
        ? { kind: 'ok', text: 'Airplane mode is on: the phone has no network. Watch its code.' }
        : { kind: 'ok', text: 'Airplane mode is off.' };
    default:
      return undefined;
  }
}

/** What the page after the password asks for. */
function secondQuestion({ world }: LessonSession): string {
  const { challenge } = activeBrowser(world);
  if (challenge === null || challenge.serialNumber === null) return 'Now AWS asks which device you have.';
  const device = allDevicesOf(world.account, challenge.principal).find(
    ({ serialNumber }) => serialNumber === challenge.serialNumber,
  );
  return device === undefined || givesCodes(device)
    ? 'Now AWS wants a code.'
    : 'Now AWS wants a touch of the key.';
}

/** Which device is gone, and whose. An administrator who removes the own one is told so. */
function removedNotice({ world }: LessonSession): Notice {
  const { id, page, session } = activeBrowser(world);
  if (page.name !== 'remove-mfa-device') return { kind: 'ok', text: 'The device is removed.' };
  const { userName, serialNumber } = page;
  const owner = { type: 'user', userName } as const;
  const device = allDevicesOf(world.account, owner).find((one) => one.serialNumber === serialNumber);
  const name = device?.name ?? 'The device';
  const isOwn = session?.principal.type === 'user' && session.principal.userName === userName;
  if (id === ADMINISTRATOR_WINDOW && isOwn) {
    return {
      kind: 'problem',
      text: `${name} was ${userName}'s own device, and is removed. Was another one meant? u takes this back.`,
    };
  }
  return { kind: 'ok', text: `${name} is removed from ${userName}. Sign-in does not ask for it any more.` };
}

function measuredNotice(result: Extract<RequestResult, { ok: true }>): Notice {
  if (result.value.kind !== 'measured') throw new Error('measure-clock answered something else');
  return { kind: 'ok', text: explainMeasurement(result.value.offset) };
}

function bindingNotice(session: LessonSession): Notice {
  const { drift, phone } = boundClock(session.world) ?? { drift: 0, phone: 'in-step' };
  switch (phone) {
    case 'late':
      return { kind: 'out-of-step', drift };
    case 'true':
      return { kind: 'ok', text: explainKnownDrift(drift) };
    case 'unseen':
      return { kind: 'problem', text: explainUnseenDrift(drift) };
    default:
      return { kind: 'ok', text: 'AWS took the two codes.' };
  }
}

function comparisonNotice(result: Extract<RequestResult, { ok: true }>): Notice {
  if (result.value.kind !== 'compared') throw new Error('compare-code answered something else');
  const { stepsOff } = result.value;
  if (stepsOff === 0)
    return { kind: 'ok', text: 'Right: the lab comes to the same code at this moment. AWS was not asked.' };
  const side = stepsOff < 0 ? 'older' : 'newer';
  const steps = Math.abs(stepsOff) === 1 ? 'one step' : `${Math.abs(stepsOff)} steps`;
  return {
    kind: 'ok',
    text: `The secret is right. The code is ${steps} (${Math.abs(stepsOff) * 30} s) ${side} than the lab's time.`,
  };
}
