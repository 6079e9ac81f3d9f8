import { deviceTypeById, personById } from '../sim/equipment.js';
import { cardById, factorCount } from '../sim/factors.js';
import { LAB_ISSUER } from '../sim/otpauth-uri.js';
import type { BareReason, CodeOrigin, Reason } from '../sim/reasons.js';
import { unreachable } from '../sim/result.js';
import type { EpochSeconds, Seconds } from '../sim/time.js';
import { secondsToNextStep, TIME_STEP_SECONDS } from '../sim/time.js';
import { CODE_DIGITS } from '../sim/totp.js';
import type { TypedCodeProblem } from '../sim/typed-code.js';
import type { World } from '../sim/world.js';

/**
 * What the lab says where AWS stays mute: what happened, why, with the number, and what to do now. Two lines at most,
 * no blame.
 */
export function explainReason(reason: Reason, world: World, now: EpochSeconds): string {
  switch (reason.code) {
    case 'not-adjacent':
      return `Those codes are ${apart(reason.stepsApart)}. AWS wants neighbours. Type the code of now as code 1; ${nextCode(now)}.`;
    case 'pair-out-of-range':
      return `Both codes are right for a moment ${offset(reason.stepsOff)}. AWS looks about 8.3 hours either way. One of the two clocks is off: set phone and computer to automatic time, then type two new codes.`;
    case 'other-device':
      return `This code comes from ${describeOrigin(reason.origin)}. Each device has codes of its own. Read the entry ${entryNames(world)}.`;
    case 'code-already-used':
      return `This code already signed you in, ${ago(reason.usedAt, now)}. Each works once. Wait for another one; ${nextCode(now)}.`;
    case 'drift':
      return explainDrift(reason.stepsOff, reason.storedDrift);
    case 'removed-device':
      return `This code comes from ${reason.deviceName}, which was removed ${ago(reason.removedAt, now)}. Its codes open nothing any more. Delete that entry from the phone.`;
    case 'other-factor':
      return `${cardById(reason.card).because} Try another tray.`;
    case 'other-count':
      return explainCount(reason.first, reason.second);
    case 'unfit-device':
      return explainUnfit(reason.person, reason.device);
    case 'too-many-attempts':
      return `Nine codes of this device were checked in three minutes; AWS checks no more for now. In ${secondsUntil(reason.until, now)} s it starts anew. Then type the code of that moment.`;
    case 'unknown-user':
      return reason.looksLikeEmail
        ? 'An e-mail address means root. IAM users sign in with a user name: alice.'
        : 'This account has no user of that name. Yours is alice, as on the card.';
    case 'not-allowed':
      return reason.isForWantOfMfa
        ? `${reason.action} is allowed only in a session with MFA. Sign out, and sign in with a code.`
        : `No policy gives this user ${reason.action}, and that is meant so. Take the menu under your own name instead.`;
    case 'name-taken':
      return reason.owner === null
        ? `A device ${reason.deviceName} exists but belongs to nobody: a set-up was cut short. Take another name, such as ${reason.deviceName}-2.`
        : `${reason.deviceName} is a device of ${reason.owner} already. Take another name.`;
    case 'invalid-name':
      return 'A name has letters, digits and _ + = , . @ - only. No spaces: write alice-phone, for example.';
    case 'name-too-long':
      return `That name has ${reason.length} characters; ${reason.limit} is the most. Shorten it.`;
    case 'too-many-devices':
      return `A user has at most ${reason.limit} devices. Remove one first.`;
    case 'password-policy':
      return `${reason.message}. Choose another one.`;
    default:
      return BARE_EXPLANATIONS[reason.code](world, now);
  }
}

const BARE_EXPLANATIONS: {
  readonly [reason in BareReason]: (world: World, now: EpochSeconds) => string;
} = {
  'same-step': (_world, now) =>
    `That is code 1 again. Code 2 must come from the next 30 seconds; ${nextCode(now)}. Type that as code 2.`,
  swapped: (_world, now) =>
    `Those two are neighbours, but the newer one came first. Type the code of now as code 1; ${nextCode(now)}.`,
  'pair-already-used': (_world, now) =>
    `These codes, or newer ones, have set this device's clock before. A pair counts once. Type the code of now; ${nextCode(now)}.`,
  'first-code-unknown': (_world, now) =>
    `Code 2 fits, code 1 does not: a typo, or a code of another entry. Type the code of now as code 1; ${nextCode(now)}.`,
  'second-code-unknown': (_world, now) =>
    `Code 1 fits, code 2 does not: a typo, or a code of another entry. Check the digits, and type code 2 again; ${nextCode(now)}.`,
  'unknown-code': (world) =>
    `No moment in the 10 minutes around now gives this code. A typo, or another entry? On the phone it is called ${LAB_ISSUER}, ${entryNames(world)}.`,
  'malformed-code': () =>
    `A code is exactly ${CODE_DIGITS} digits. Type the ${CODE_DIGITS} digits that the phone shows now.`,
  'wrong-password': () =>
    'That is not the password. AWS says the same for an unknown user, so that nobody can find out names. The card has it.',
  'wrong-account': () =>
    'That account is not in this lab. The card has the alias; the 12-digit number works as well.',
  'no-password': () => 'This user has no password, so no console sign-in. An administrator can give one.',
  'no-other-device': () =>
    'There is no other device: this one was the only one. You cannot change that from outside. Who can? Press h.',
  'needs-a-code-device': () =>
    'This sign-in waits for a code, not for a touch. Choose the security key first, or type the code.',
  'needs-the-security-key': () =>
    'A security key gives no codes: it signs. Touch it instead, or try another method.',
  'origin-mismatch': () =>
    'The key has nothing for this address, so it signed nothing. This is the protection. Go to the real page.',
  'no-credential': () =>
    'This key was not registered for this user. Try another method, or register it first.',
  'wrong-challenge': () => 'That was signed for another sign-in. Start again with the password.',
  'bad-signature': () => 'The signature does not fit. Start again with the password.',
  'wrong-number': () =>
    'That is not the number on the page. Key in the six digits that the page shows during the call.',
  'clock-locked': () =>
    'The company that manages this phone keeps its clock. What is left is to tell AWS: resync.',
  'same-card-twice': () => 'That is one card twice. Choose two different ones.',
  'sms-not-offered': () =>
    "AWS has ended SMS for IAM users, and root never had it. A number can be moved to a thief's SIM. Choose another.",
  'plan-has-gaps': () =>
    'A plan with a gap lets you down on the day. Fill in all three lines, in your own words.',
  'no-challenge': () => 'Nobody is waiting for a code here. Start with the password.',
  'not-signed-in': () => 'Nobody is signed in in this window. Sign in first.',
  'needs-mfa-session': () =>
    'This user has a device, but the session began without it. Sign out, sign in with a code, then try again.',
  'invalid-path': () => 'A path begins and ends with / and has letters and digits between.',
  'device-in-use': () => 'This device is assigned already. One device belongs to one user.',
  'no-such-device': () => 'There is no such device any more. Start again with Assign MFA device.',
  'not-their-device': () => 'This device is not assigned to this user.',
  'device-assigned': () => 'Somebody still uses this device. It has to be deactivated first.',
  'no-such-user': () => 'There is no user of that name in this account.',
  'user-exists': () => 'A user of that name exists already; upper and lower case count as the same.',
  'login-profile-exists': () => 'This user has a password already. Update it instead.',
  'no-login-profile': () => 'This user has no password yet. Create one first.',
  'wrong-old-password': () => 'The old password is not right. Type the one of now.',
  'root-user': () => 'This is for IAM users. Root has its own page.',
  'phone-lost': () => 'That phone is gone, and the secret with it.',
  'nothing-to-scan': () => 'There is nothing to scan on the screen. Choose Show QR code first.',
  'no-such-entry': () => 'The phone has no such entry.',
  'warp-locked': () =>
    "Your own phone is in use, so the lab keeps real time. The lab's phone could jump ahead.",
  'time-was-warped': () =>
    'The clock of this lab was moved ahead, and your own phone cannot follow. Restart the lesson to use it.',
  'not-on-this-page': () => 'That does not work on this page.',
};

function nextCode(now: EpochSeconds): string {
  return `the next one comes in ${secondsToNextStep(now)} s`;
}

/** What is wrong with a typed code, in one sentence. It was sent to nobody and counts as no attempt. */
export function explainTypedCode(problem: TypedCodeProblem): string {
  switch (problem.kind) {
    case 'nothing-typed':
      return `Type the ${CODE_DIGITS} digits that the phone shows, then Enter.`;
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

/** A device that was enrolled or resynchronised, but is not in step with AWS. */
export function explainOutOfStep(drift: number): string {
  return `AWS took the pair, which was for a moment ${offset(drift)}, and now expects this phone to stay that far off. Fresh codes will fail until a resync. u takes this back.`;
}

function explainDrift(stepsOff: number, storedDrift: number): string {
  // The reason counts from where AWS expects the device; people count from now.
  const fromNow = stepsOff + storedDrift;
  if (storedDrift !== 0) {
    const moment = Math.abs(fromNow) <= 1 ? 'is right for now' : `belongs to a moment ${offset(fromNow)}`;
    return `This code ${moment}, but AWS takes this phone to be ${slowOrFast(storedDrift)}: its two codes said so. Resync it with two fresh codes.`;
  }
  return fromNow < 0
    ? `This code belongs to a moment ${offset(fromNow)}. Typed late? Then type the one shown now. Else the phone's clock is slow, or this computer's is fast.`
    : `This code belongs to a moment ${offset(fromNow)}. The phone's clock is fast, or this computer's is slow. Set both to automatic time.`;
}

function explainCount(first: string, second: string): string {
  const [one, other] = [cardById(first), cardById(second)];
  return factorCount(first, second) === 2
    ? `These are two factors: ${one.label} and ${other.label} are of different kinds. A thief needs two different tricks.`
    : `This is one factor: both are things you ${one.kind}. One trick gets both.`;
}

const NEED_WORDS = {
  'phishing-resistant': 'can be fooled by a copy of the page: what it shows can be typed in anywhere',
  'gives-codes': 'gives no six digits, and the command line asks for them',
  'no-smartphone': "needs a smartphone or a laptop of one's own",
  today: 'has to be bought and sent first',
} as const;

function explainUnfit(person: string, device: string): string {
  const { name, need } = personById(person);
  return `${deviceTypeById(device).label} ${NEED_WORDS[need]}. Choose another for ${name}.`;
}

function describeOrigin({ deviceName, owner, isSameUser }: CodeOrigin): string {
  if (owner === null) return `${deviceName}, a device assigned to nobody`;
  return isSameUser
    ? `${deviceName}, another device of the same user`
    : `${deviceName}, a device of ${owner}`;
}

function entryNames(world: World): string {
  const names = world.account.mfaDevices
    .filter(({ kind, owner }) => kind === 'virtual' && owner?.type !== 'root')
    .map((device) => `${device.name}@${world.account.alias}`);
  return names.join(' or ') || `DEVICE@${world.account.alias}`;
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
