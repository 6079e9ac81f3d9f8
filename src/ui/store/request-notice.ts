import type { LessonSession } from '../../lessons/engine/session.js';
import { explainCallBack } from '../../lessons/words/call-text.js';
import { explainFit } from '../../lessons/words/fit-text.js';
import { plainText } from '../../lessons/words/rich-text.js';
import { wordTerminated } from '../../lessons/words/server-text.js';
import { explainTakenCode } from '../../lessons/words/taken-code-text.js';
import { attackersBrowser } from '../../sim/console/relay.js';
import { runningServers } from '../../sim/console/servers.js';
import type { Request } from '../../sim/requests.js';
import type { RequestResult } from '../../sim/responses.js';
import { cardById } from '../../sim/things/cards.js';
import { allDevicesOf } from '../../sim/world/account.js';
import { givesCodes } from '../../sim/world/devices.js';
import { activeBrowser } from '../../sim/world/world.js';
import { bindingNotice, comparisonNotice } from './clock-notice.js';
import { measuredNotice } from './measured-notice.js';
import { taskOf } from './new-code.js';
import { nightNotice } from './night.js';
import type { Notice } from './notice.js';
import { refusedNotice } from './refused-notice.js';
import { removedNotice } from './removed-notice.js';

/** What the learner is told of a request, beside what the page says: AWS's refusal, or what came of it. */
export function requestNotice(
  result: RequestResult,
  request: Request,
  session: LessonSession,
  before: LessonSession,
): Notice | null {
  if (!result.ok) return refusedNotice(request, result.failure);
  switch (request.kind) {
    case 'submit-set-up-codes':
    case 'submit-resync-codes':
      return bindingNotice(session);
    case 'phone-scan':
      return { kind: 'ok', text: 'Scanned. The phone shows codes for this device now.' };
    case 'photograph-screen':
      return {
        kind: 'ok',
        text: 'The colleague took a photo of the screen, and scanned it with another phone.',
      };
    case 'answer-caller':
      return { kind: 'ok', text: explainCallBack(session.world) };
    case 'compare-code':
      return comparisonNotice(result, request.serialNumber, session);
    case 'submit-device-name':
      return { kind: 'ok', text: 'The device is made, and belongs to nobody yet.' };
    case 'sign-out':
      return astrayNotice(session) ?? { kind: 'ok', text: 'Signed out.' };
    case 'sign-in-as-user':
    case 'sign-in-as-root':
      return result.value.kind === 'mfa-needed'
        ? { kind: 'ok', text: `The password is right. ${secondQuestion(session)}` }
        : { kind: 'ok', text: 'Signed in. AWS asked for nothing but the password.' };
    case 'relay-password':
      return { kind: 'info', text: relayedPassword(session) };
    case 'relay-code':
      return {
        kind: 'info',
        text: "The page took the code. What became of it? The thief's browser shows it.",
      };
    case 'submit-mfa-code':
      return { kind: 'ok', text: explainTakenCode(session.world) };
    case 'touch-security-key':
      return result.value.kind === 'signed-in'
        ? { kind: 'ok', text: 'Signed in with MFA: the key signed for this very site.' }
        : { kind: 'ok', text: 'The key made a pair for this site. AWS has the public half.' };
    case 'try-another-method':
      return { kind: 'info', text: 'Choose the device that is at hand.' };
    case 'confirm-remove':
      return astrayNotice(session) ?? removedNotice(before);
    case 'submit-reset-password':
    case 'submit-change-password':
      return { kind: 'ok', text: 'The password is changed. The card has the new one.' };
    case 'sort-card':
      return { kind: 'ok', text: cardById(request.card).because };
    case 'pair-cards':
      return {
        kind: 'ok',
        text: `${cardById(request.first).label} + ${cardById(request.second).label}: ${request.predicted === 1 ? 'one factor' : 'two factors'}, as you said.`,
      };
    case 'equip':
      return { kind: 'ok', text: explainFit(request.person, request.device) };
    case 'create-access-key':
      return {
        kind: 'ok',
        text: 'The access key is made: a password for programs.',
      };
    case 'delete-access-key':
      return { kind: 'ok', text: 'The access key is deleted. Nothing signs in with it any more.' };
    case 'deny-older-sessions':
      return {
        kind: 'ok',
        text: `A policy denies everything to sessions of ${request.userName} that began before now.${ownToo(session, request.userName)}`,
      };
    case 'save-policy':
      return { kind: 'ok', text: 'Saved. AWS goes by it from now on, for every request.' };
    case 'write-policy':
      return { kind: 'info', text: 'What you wrote stands on the page. AWS hears of it when you save.' };
    case 'launch-servers':
      return {
        kind: 'ok',
        text: `${runningServers(session.world)} large servers run, on the bill of the account.`,
      };
    case 'stop-servers':
      return { kind: 'ok', text: wordTerminated(session.world) };
    case 'let-hours-pass':
      return nightNotice(before.world, request.hours);
    case 'measure-clock':
      return measuredNotice(result, session);
    case 'phone-replace':
      return {
        kind: 'info',
        text: 'A new phone, with an empty app. Codes come back only from a cloud copy, and alice had none.',
      };
    case 'phone-set-clock':
      return { kind: 'info', text: "The phone's clock is set. Its codes follow its clock." };
    case 'phone-swap':
      return { kind: 'info', text: 'The other phone is in her hand now.' };
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
    // The page that comes says enough; or nobody at the console asked for it.
    case 'iam':
    case 'sts':
    case 's3':
    case 'open-permissions':
    case 'open-managed-policy':
    case 'run-command':
    case 'interrupt-command':
    case 'age-sessions':
    case 'open-policy':
    case 'open-policy-part':
    case 'edit-policy':
    case 'choose-mfa-device':
    case 'open-root-recovery':
    case 'send-recovery-mail':
    case 'follow-recovery-mail':
    case 'ask-for-call':
    case 'open-sign-in':
    case 'open-inbox':
    case 'follow-link':
    case 'submit-to-look-alike':
    case 'open-relay':
    case 'copy-session':
    case 'open-bookmark':
    case 'open-page':
    case 'open-user':
    case 'open-remove':
    case 'open-reset-password':
    case 'open-change-password':
    case 'submit-key-name':
    case 'open-token-form':
    case 'submit-token':
    case 'open-assign-mfa':
    case 'reveal':
    case 'cancel-wizard':
    case 'open-resync':
    case 'open-window':
    case 'open-private-window':
    case 'close-private-window':
    case 'switch-window':
    case 'phone-delete-entry':
    case 'phone-lock-clock':
    case 'phone-lose':
    case 'use-own-phone':
    case 'lend-phone':
    case 'take-devices':
    case 'hand-out-token':
    case 'hand-out-phone':
    case 'set-up-terminal':
    case 'collect-phones':
    case 'ask-administrators-for-mfa':
    case 'leak-password':
    case 'clear-equipment':
      return null;
  }
}

/** Whoever leaves where the task cannot be done from outside, or removes too early, is told the way back. */
function astrayNotice(session: LessonSession): Notice | null {
  const astray = session.isSolved ? null : (taskOf(session)?.astray?.(session.world) ?? null);
  return astray === null ? null : { kind: 'problem', text: plainText(astray) };
}

/** Who denies older sessions to themselves has one. */
function ownToo({ world }: LessonSession, userName: string): string {
  const principal = activeBrowser(world).session?.principal;
  return principal?.type === 'user' && principal.userName === userName ? ' Your own is one of them.' : '';
}

/** What the attacker's page makes of a password that is right. */
function relayedPassword({ world }: LessonSession): string {
  if (activeBrowser(world).page.name !== 'relay-challenge') {
    return 'The page took the password, and asks for nothing more.';
  }
  return attackersBrowser(world)?.challenge?.serialNumber === null
    ? "The page took the password, and lets alice wait. It is the thief's turn."
    : 'The page took the password, and goes on as the real one does.';
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
