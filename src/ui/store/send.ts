import { deviceInSetUp, isInStep } from '../../lessons/checks.js';
import { explainMeasurement } from '../../lessons/explanations.js';
import { changeStep } from '../../lessons/progress.js';
import type { LessonSession } from '../../lessons/session.js';
import { act } from '../../lessons/session.js';
import { personById } from '../../sim/equipment.js';
import { cardById } from '../../sim/factors.js';
import type { ExecuteContext } from '../../sim/ports.js';
import type { Request, RequestResult } from '../../sim/requests.js';
import { bill } from '../../sim/servers.js';
import { activeBrowser } from '../../sim/world.js';
import type { Model, Notice } from './model.js';
import { UNDO_LIMIT } from './model.js';
import type { Element } from './pages/elements.js';
import { elements, openLesson } from './select.js';

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
  const sent: Model = {
    ...changeSession(model, () => ({ ...session, drafts: keptDrafts(before, session, result) })),
    undo: before.world === session.world ? model.undo : [...model.undo, before.world].slice(-UNDO_LIMIT),
    notice: noticeOf(result, request, session) ?? null,
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

/**
 * Typed text stays while the page stays. Of two codes the first stays when it was right; after a refusal the others go,
 * because a code that was refused will be refused again.
 */
function keptDrafts(
  before: LessonSession,
  after: LessonSession,
  result: RequestResult,
): LessonSession['drafts'] {
  const pageBefore = activeBrowser(before.world);
  const pageAfter = activeBrowser(after.world);
  const isSamePage = pageBefore.page.name === pageAfter.page.name && pageBefore.id === pageAfter.id;
  if (!isSamePage) return {};
  if (result.ok) return after.drafts;
  const reason = result.failure.reason.code;
  const { 'code-2': _second, code: _code, compare: _compare, ...kept } = after.drafts;
  if (reason === 'same-step' || reason === 'second-code-unknown') return kept;
  const { 'code-1': _first, 'waiting-since': _since, ...rest } = kept;
  return isCodeReason(reason) ? rest : kept;
}

function isCodeReason(reason: string): boolean {
  return !['name-taken', 'invalid-name', 'nothing-to-scan', 'warp-locked'].includes(reason);
}

function noticeOf(result: RequestResult, request: Request, session: LessonSession): Notice | undefined {
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
        ? { kind: 'ok', text: 'The password is right. Now AWS wants a code.' }
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
      return { kind: 'ok', text: 'The device is removed. Sign-in does not ask for it any more.' };
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

function measuredNotice(result: Extract<RequestResult, { ok: true }>): Notice {
  if (result.value.kind !== 'measured') throw new Error('measure-clock answered something else');
  return { kind: 'ok', text: explainMeasurement(result.value.offset) };
}

function bindingNotice(session: LessonSession): Notice {
  const device = session.world.account.mfaDevices.findLast((candidate) => candidate.owner?.type === 'user');
  if (device !== undefined && !isInStep(device)) return { kind: 'out-of-step', drift: device.drift };
  return { kind: 'ok', text: 'AWS took the two codes.' };
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

/** After the page has changed, the focus goes where the learner will want to type or click first. */
export function settleFocus(model: Model, before: LessonSession | null): Model {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return { ...model, focus: null, isTyping: false };
  const list = elements(model);
  const browser = activeBrowser(open.session.world);
  const old = before === null ? null : activeBrowser(before.world);
  const isNewPage =
    old === null || old.id !== browser.id || JSON.stringify(old.page) !== JSON.stringify(browser.page);
  if (!isNewPage && list.some(({ id }) => id === model.focus)) return model;
  const first =
    list.find((element) => element.id === 'show-qr' && !isSecretOut(open.session)) ??
    // The card is quicker than typing, and letters stay free for keys.
    list.find(({ id }) => id === 'fill-card' || id === 'fill-leak') ??
    list.find((element) => element.kind === 'field' && element.id !== 'compare' && element.value === '') ??
    list.find((element) => element.id === preferredElement(browser.page.name, list)) ??
    list[0];
  return {
    ...model,
    focus: first?.id ?? null,
    isTyping: first?.kind === 'field' && first.input !== 'code',
    fieldVersion: model.fieldVersion + 1,
  };
}

/** Some phone has the secret of the device in set-up, as far as the lab can know. */
function isSecretOut({ world }: LessonSession): boolean {
  const device = deviceInSetUp(world);
  return world.usesOwnPhone
    ? world.comparisons.some(
        ({ serialNumber, step }) => serialNumber === device?.serialNumber && step !== null,
      )
    : world.phone.entries.some(({ secret }) => secret === device?.seed);
}

function preferredElement(pageName: string, list: readonly Element[]): string {
  switch (pageName) {
    case 'sign-in':
      return 'sign-in';
    case 'security-credentials':
      return 'assign-mfa';
    case 'iam-dashboard':
      return 'iam-users';
    case 'iam-users':
      return 'user-alice';
    case 'servers':
      return 'launch-servers';
    case 'remove-mfa-device':
      return 'confirm-remove';
    case 'register-security-key':
    case 'mfa-challenge':
      return 'touch-key';
    case 'root-recovery':
      return list.find(({ kind }) => kind === 'button')?.id ?? 'follow-mail';
    default:
      return 'nav-credentials';
  }
}
