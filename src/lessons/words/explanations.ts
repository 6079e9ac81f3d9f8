import { unreachable } from '../../sim/base/result.js';
import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { TIME_STEP_SECONDS } from '../../sim/base/time.js';
import { CODE_DIGITS } from '../../sim/codes/totp.js';
import type { TypedCodeProblem } from '../../sim/codes/typed-code.js';
import { cardById, factorCount } from '../../sim/things/cards.js';
import { deviceTypeById, personById } from '../../sim/things/equipment.js';
import { ADMINISTRATOR, LEARNER } from '../../sim/world/new-world.js';
import type { CodeOrigin, Reason } from '../../sim/world/reasons.js';
import { ADMINISTRATOR_WINDOW } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser } from '../../sim/world/world.js';
import type { Explained } from './bare-explanations.js';
import { BARE_EXPLANATIONS, codeShower, entryNames, nextCode, paper } from './bare-explanations.js';

/**
 * What the lab says where AWS stays mute: what happened, why, with the number, and what to do now. Two lines at most,
 * no blame. In a task that is solved the advice is left out: the refusal was what the task wanted.
 */
export function explainReason(reason: Reason, world: World, now: EpochSeconds, isSolved = false): string {
  const { why, todo } = explained(reason, world, now);
  return todo === undefined || isSolved ? why : `${why} ${todo}`;
}

function explained(reason: Reason, world: World, now: EpochSeconds): Explained {
  switch (reason.code) {
    case 'not-adjacent':
      return {
        why: `Those codes are ${apart(reason.stepsApart)}. AWS wants neighbours.`,
        todo: `Type the code of now as code 1; ${nextCode(world, now)}.`,
      };
    case 'pair-out-of-range':
      return {
        why: `Both codes are right for a moment ${offset(reason.stepsOff)}. AWS looks about 8.3 hours either way.`,
        todo: 'One of the two clocks is off: set phone and computer to automatic time, then type two new codes.',
      };
    case 'other-device':
      return {
        why: `This code comes from ${describeOrigin(reason.origin)}. Each device has codes of its own.`,
        todo: `Read the entry ${entryNames(world)}.`,
      };
    case 'code-already-used':
      return {
        why: `This code already signed you in, ${ago(reason.usedAt, now)}. Each works once.`,
        todo: `Wait for another one; ${nextCode(world, now)}.`,
      };
    case 'drift':
      return explainDrift(reason.stepsOff, reason.storedDrift);
    case 'removed-device':
      return {
        why: `This code comes from ${reason.deviceName}, which was removed ${ago(reason.removedAt, now)}. Its codes open nothing any more.`,
        todo: 'Delete that entry from the phone.',
      };
    case 'other-factor':
      return { why: cardById(reason.card).because, todo: 'Try another tray.' };
    case 'other-count':
      return { why: explainCount(reason.first, reason.second) };
    case 'unfit-device':
      return explainUnfit(reason.person, reason.device);
    case 'too-many-attempts':
      return {
        why: 'Nine codes of this device were checked in three minutes; AWS checks no more for now.',
        todo: `In ${secondsUntil(reason.until, now)} s it starts anew. Then type the code of that moment.`,
      };
    case 'unknown-user':
      return explainUnknownUser(reason.looksLikeEmail, world);
    case 'not-allowed':
      return explainDenial(reason.action, reason.isForWantOfMfa, world);
    case 'name-taken':
      return reason.owner === null
        ? {
            why: `A device ${reason.deviceName} exists but belongs to nobody: a set-up was cut short.`,
            todo: `Take another name, such as ${reason.deviceName}-2.`,
          }
        : { why: `${reason.deviceName} is a device of ${reason.owner} already.`, todo: 'Take another name.' };
    case 'invalid-name':
      return {
        why: 'A name has letters, digits and _ + = , . @ - only.',
        todo: 'No spaces: write alice-phone, for example.',
      };
    case 'name-too-long':
      return {
        why: `That name has ${reason.length} characters; ${reason.limit} is the most.`,
        todo: 'Shorten it.',
      };
    case 'too-many-devices':
      return { why: `A user has at most ${reason.limit} devices.`, todo: 'Remove one first.' };
    case 'password-policy':
      return { why: `${reason.message}.`, todo: 'Choose another one.' };
    default:
      return BARE_EXPLANATIONS[reason.code](world, now);
  }
}

/** What is wrong with a typed code, in one sentence. It was sent to nobody and counts as no attempt. */
export function explainTypedCode(problem: TypedCodeProblem, world?: World): string {
  switch (problem.kind) {
    case 'nothing-typed':
      return `Type the ${CODE_DIGITS} digits that ${world === undefined ? 'the phone' : codeShower(world)} shows, then Enter.`;
    case 'not-digits':
      return `"${problem.found}" is not a digit. A code is ${CODE_DIGITS} digits, 0 to 9. Nothing was sent.`;
    case 'wrong-length':
      return `That is ${problem.length === 1 ? '1 digit' : `${problem.length} digits`}; a code has ${CODE_DIGITS}. Nothing was sent.`;
    default:
      return unreachable(problem);
  }
}

/** A measured clock, in words. Which of the two clocks is wrong cannot be seen from here. */
export function explainMeasurement(offset: Seconds): string {
  const seconds = Math.round(Math.abs(offset));
  if (seconds <= 2) return 'The two clocks agree, within the second or two that a key press takes.';
  const direction = offset < 0 ? 'behind' : 'ahead of';
  return `The phone's clock is ${duration(seconds)} ${direction} this computer's. Which one is wrong cannot be seen from here.`;
}

/** A device that was enrolled or resynchronised with old codes, by a phone whose clock is right. */
export function explainOutOfStep(drift: number): string {
  return `AWS took the pair, which was for a moment ${offset(drift)}, and now expects this phone to stay that far off. Fresh codes will fail until a resync. u takes this back.`;
}

/** The same drift on a phone whose clock really is that far off. */
export function explainKnownDrift(drift: number): string {
  return `AWS took the two codes, and now expects this phone to be about ${slowOrFast(drift)}. It is, so its codes fit.`;
}

/** The same drift on a phone whose clock nobody here can see. */
export function explainUnseenDrift(drift: number): string {
  return `AWS took the pair, and now expects this phone to be ${slowOrFast(drift)}. If it is not, and the codes were typed late, fresh ones will fail: resync with two fresh codes, or u takes this back.`;
}

function explainDrift(stepsOff: number, storedDrift: number): Explained {
  // The reason counts from where AWS expects the device; people count from now.
  const fromNow = stepsOff + storedDrift;
  if (storedDrift !== 0) {
    const moment = Math.abs(fromNow) <= 1 ? 'is right for now' : `belongs to a moment ${offset(fromNow)}`;
    return {
      why: `This code ${moment}, but AWS takes this phone to be ${slowOrFast(storedDrift)}: its two codes said so.`,
      todo: 'Resync it with two fresh codes.',
    };
  }
  const found = `This code belongs to a moment ${offset(fromNow)}.`;
  return fromNow < 0
    ? {
        why: `${found} It was typed late, or the phone's clock is slow, or this computer's is fast.`,
        todo: 'Type the one shown now. Refused again? Set both to automatic time.',
      }
    : {
        why: `${found} The phone's clock is fast, or this computer's is slow.`,
        todo: 'Set both to automatic time.',
      };
}

function explainUnknownUser(looksLikeEmail: boolean, world: World): Explained {
  const isAdministrator = activeBrowser(world).id === ADMINISTRATOR_WINDOW;
  const name = isAdministrator ? ADMINISTRATOR : LEARNER;
  return looksLikeEmail
    ? { why: 'An e-mail address means root. IAM users sign in with a user name.', todo: `Here: ${name}.` }
    : { why: 'This account has no user of that name.', todo: `The ${paper(world)} says ${name}.` };
}

/** AWS reports an explicit deny before a missing allow; here both are told. */
function explainDenial(action: string, isForWantOfMfa: boolean, world: World): Explained {
  if (isForWantOfMfa) {
    return {
      why: `${action} is allowed only in a session with MFA.`,
      todo: 'Sign out, and sign in with a code.',
    };
  }
  const isWithMfa = activeBrowser(world).session?.mfa !== null;
  return {
    why: isWithMfa
      ? `No policy allows this user ${action}, and that is meant so.`
      : `A policy denies this user nearly everything before a sign-in with MFA, and none allows ${action} even then.`,
    todo: 'Take the menu under your own name instead.',
  };
}

function explainCount(first: string, second: string): string {
  const [one, other] = [cardById(first), cardById(second)];
  return factorCount(first, second) === 2
    ? `These are two factors: ${one.label} and ${other.label} are of different kinds. A thief needs two different tricks.`
    : `This is one factor: both are things you ${one.kind}. ${ONE_TRICK[one.kind]}`;
}

/** How one and the same trick gets two proofs of a kind. */
const ONE_TRICK = {
  know: 'One false page can ask for both.',
  have: 'Who takes your bag may have both.',
  are: 'Both belong to one body.',
} as const;

const NEED_WORDS = {
  'phishing-resistant': 'can be fooled by a copy of the page: its digits can be typed in anywhere',
  'gives-codes': 'gives no six digits, and the command line asks for them',
  'no-smartphone': "needs a phone or a computer of one's own",
  today: 'has to be bought and sent first',
} as const;

function explainUnfit(person: string, device: string): Explained {
  const { name, need } = personById(person);
  return { why: `${deviceTypeById(device).name} ${NEED_WORDS[need]}.`, todo: `Choose another for ${name}.` };
}

function describeOrigin({ deviceName, owner, isSameUser }: CodeOrigin): string {
  if (owner === null) return `${deviceName}, a device assigned to nobody`;
  return isSameUser
    ? `${deviceName}, another device of the same user`
    : `${deviceName}, a device of ${owner}`;
}

function apart(steps: number): string {
  const distance = `${Math.abs(steps)} steps apart, ${Math.abs(steps) * TIME_STEP_SECONDS} s`;
  return steps < 0 ? `${distance}, the newer one first` : distance;
}

/** A stored drift as people say it: `95 s slow`. */
function slowOrFast(steps: number): string {
  return `${duration(Math.abs(steps) * TIME_STEP_SECONDS)} ${steps < 0 ? 'slow' : 'fast'}`;
}

/** A number of steps as people say it: `95 s ago`, `2 hours ahead`. */
export function offset(steps: number): string {
  const direction = steps < 0 ? 'ago' : 'ahead';
  return `${duration(Math.abs(steps) * TIME_STEP_SECONDS)} ${direction}`;
}

/** A span as people say it. */
export function duration(seconds: Seconds): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 3570) return `${Math.round(seconds / 60)} minutes`;
  const hours = Math.round(seconds / 360) / 10;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

function ago(time: EpochSeconds, now: EpochSeconds): string {
  return now - time < 1 ? 'just now' : `${duration(now - time)} ago`;
}

function secondsUntil(time: EpochSeconds, now: EpochSeconds): Seconds {
  return Math.max(1, Math.ceil(time - now));
}
