import type { EpochSeconds } from '../../sim/base/time.js';
import { TIME_STEP_SECONDS } from '../../sim/base/time.js';
import { NEAR_STEPS } from '../../sim/codes/limits.js';
import { CODE_DIGITS } from '../../sim/codes/totp.js';
import { seenOffset } from '../../sim/things/compare-code.js';
import type { BareReason } from '../../sim/world/reasons.js';
import type { World } from '../../sim/world/world.js';
import { callerWasAStranger } from './call-text.js';
import { duration } from './duration.js';
import type { Explained } from './explained.js';
import { SERVICE_EXPLANATIONS } from './service-explanations.js';
import { endedCredentials, needsACodeDevice } from './sts-text.js';
import {
  askedDevice,
  codeShower,
  farClock,
  isThief,
  nextCode,
  paper,
  readsRealPhone,
  wayFromOutside,
  wrongCode,
  wrongPair,
} from './window-words.js';

/** How far about now a code is looked for. */
const NEAR = duration(NEAR_STEPS * TIME_STEP_SECONDS);

/** Explanations that depend on no number or name in the reason itself. */
export const BARE_EXPLANATIONS: {
  readonly [reason in BareReason]: (world: World, now: EpochSeconds) => Explained;
} = {
  'credentials-expired': endedCredentials,
  'same-step': sameStep,
  'same-unknown-code': sameUnknownCode,
  swapped: (world, now) => ({
    why: 'Those two are neighbours, but the newer one came first.',
    todo: `Type the current code as code 1; ${nextCode(world, now)}.`,
  }),
  'pair-already-used': (world, now) => ({
    why: "These codes, or newer ones, have set this device's clock before. A pair counts once.",
    todo: `Type the current code; ${nextCode(world, now)}.`,
  }),
  'first-code-unknown': (world, now) => ({
    why: 'Code 2 fits, code 1 does not: a typo, an old code, or one of another entry.',
    todo: `Type the current code as code 1; ${nextCode(world, now)}.`,
  }),
  'second-code-unknown': (world, now) => ({
    why: 'Code 1 fits, code 2 does not: a typo, an old code, or one of another entry.',
    todo: `Check the digits, and type code 2 again; ${nextCode(world, now)}.`,
  }),
  'unknown-pair': (world) => ({
    why: 'Neither is a code of this device around now, and together they are no pair of it, even hours off.',
    todo: wrongPair(world),
  }),
  'used-long-ago': () => ({
    why: 'The lab no longer knows which codes of that time were used, so it takes none of them.',
    todo: 'Look whether the clock of this computer went back.',
  }),
  'unknown-code': (world, now) => ({
    why: `No moment within ${NEAR} of now gives this code.`,
    todo: wrongCode(world, now),
  }),
  'malformed-code': (world) => ({
    why: `A code is exactly ${CODE_DIGITS} digits.`,
    todo: `Type the ${CODE_DIGITS} digits that ${codeShower(world)} shows now.`,
  }),
  'wrong-password': (world) => ({
    why: 'That is not the password. AWS says the same for an unknown user, so that nobody can find out who there is.',
    todo: `The ${paper(world)} has it.`,
  }),
  'wrong-account': (world) => ({
    why: 'That account is not in this lab.',
    todo: `The ${paper(world)} has the alias; the 12-digit number works as well.`,
  }),
  'not-the-accounts-page': () => ({
    why: "Nothing was sent, but this page is not AWS's: the host in its address does not end in .amazon.com, with the dot. For real, its owner would have the password now.",
    todo: 'u takes it back. For real: change that password at once.',
  }),
  'session-denied': (world) => ({
    why: 'This session began before the moment that the policy names, so everything is denied to it.',
    ...(isThief(world) ? {} : { todo: 'Sign out, and in again: a new session is not denied.' }),
  }),
  'session-expired': (world) => ({
    why: 'A session of the console ends after twelve hours.',
    todo: `Sign in again; the ${paper(world)} has the password.`,
  }),
  ...SERVICE_EXPLANATIONS,
  'no-password': () => ({
    why: 'This user has no password, so no console sign-in. An administrator can give one.',
  }),
  'no-other-device': (world) => ({
    why: `There is no other device: this one was the only one. ${wayFromOutside(world)}`,
  }),
  'needs-a-code-device': needsACodeDevice,
  'needs-the-security-key': () => ({
    why: 'A security key gives no codes: it signs.',
    todo: 'Touch it instead, or try another method.',
  }),
  'origin-mismatch': () => ({
    why: 'The key has nothing for this address, so it signed nothing. This is the protection.',
    todo: 'Go to the real page.',
  }),
  'no-credential': () => ({
    why: 'This key was not registered for this user.',
    todo: 'Try another method, or register it first.',
  }),
  'wrong-challenge': () => ({
    why: 'That was signed for another sign-in.',
    todo: 'Start again with the password.',
  }),
  'bad-signature': () => ({ why: 'The signature does not fit.', todo: 'Start again with the password.' }),
  'wrong-number': () => ({
    why: 'That is not the number on the page.',
    todo: 'Key in the six digits that the page shows during the call.',
  }),
  'clock-locked': () => ({
    why: 'Only the company that manages this phone sets its clock; you cannot.',
    todo: 'So tell AWS instead: resync.',
  }),
  'no-other-phone': () => ({ why: 'There is no other phone here.' }),
  'same-card-twice': () => ({ why: 'That is the same card twice.', todo: 'Choose two different ones.' }),
  'pair-tried-before': () => ({
    why: 'You have tried these two, and what you say first counts.',
    todo: 'Choose another pair.',
  }),
  'sms-not-offered': () => ({
    why: "AWS has ended SMS for IAM users, and root never had it. A number can be moved to a thief's SIM.",
    todo: 'Choose another.',
  }),
  'plan-has-gaps': () => ({
    why: 'A plan with a gap will let you down when you need it.',
    todo: 'Fill in every line, in your own words.',
  }),
  'no-device-chosen': () => ({
    why: 'Several devices are registered, and none is chosen yet.',
    todo: 'Choose the one that is at hand, then type its code.',
  }),
  'asked-device-removed': () => ({
    why: 'The device that this sign-in asked for was removed after the password was typed, so none of its codes will do.',
    todo: 'Choose a device that is left, or start again with the password.',
  }),
  'no-challenge': () => ({
    why: 'Nobody is waiting for a code here.',
    todo: 'Start with the password.',
  }),
  'not-signed-in': () => ({ why: 'Nobody is signed in in this window.', todo: 'Sign in first.' }),
  'not-in-this-hand': (world) => ({
    why: isThief(world)
      ? 'The thief does not have that in hand, so nothing happens. That is the protection.'
      : "That is in alice's hand, not in omar's.",
    todo: "Go to alice's browser.",
  }),
  'caller-was-a-stranger': callerWasAStranger,
  'caller-knows-the-password': () => ({
    why: 'The voice says it, and it is right: the password is in a list on the web. Now omar knows it too, and still not who is calling.',
    todo: 'Find a way to reach alice herself.',
  }),
  'needs-mfa-session': () => ({
    why: 'This user has a device, but the session began without it.',
    todo: 'Sign out, sign in with a code, then try again.',
  }),
  'needs-mfa-credentials': () => ({
    why: 'This user has a device, but the call was signed with credentials that know of no code.',
    todo: 'Get a session token with a code, and sign the call with that.',
  }),
  'invalid-path': () => ({ why: 'A path begins and ends with /, and has no spaces or accents between.' }),
  'device-in-use': () => ({ why: 'This device is assigned already. One device belongs to one user.' }),
  'no-such-device': () => ({
    why: 'There is no such device any more.',
    todo: 'Start again with Assign MFA device.',
  }),
  'not-their-device': () => ({ why: 'This device is not assigned to this user.' }),
  'device-assigned': () => ({ why: 'Somebody still uses this device. It has to be deactivated first.' }),
  'no-such-user': () => ({ why: 'There is no user of that name in this account.' }),
  'user-exists': () => ({
    why: 'A user of that name exists already; upper and lower case count as the same.',
  }),
  'login-profile-exists': () => ({ why: 'This user has a password already.', todo: 'Update it instead.' }),
  'no-login-profile': () => ({ why: 'This user has no password yet.', todo: 'Create one first.' }),
  'wrong-old-password': () => ({ why: 'The old password is not right.', todo: 'Type the current one.' }),
  'root-user': () => ({ why: 'This is for IAM users. Root has its own page.' }),
  'phone-lost': () => ({ why: 'That phone is gone, and the secret with it.' }),
  'nothing-to-scan': () => ({
    why: 'There is nothing to scan on the screen.',
    todo: 'Choose Show QR code first.',
  }),
  'no-such-entry': () => ({ why: 'The phone has no such entry.' }),
  'warp-locked': () => ({
    why: 'Your own phone is chosen, so the lab keeps real time and cannot jump.',
    todo: 'Wait for the next code.',
  }),
  'time-was-warped': () => ({
    why: 'The clock of this lab was moved ahead, and your own phone cannot follow.',
    todo: 'Restart the lesson to use it.',
  }),
  'not-on-this-page': () => ({ why: 'That does not work on this page.' }),
};

function sameStep(world: World, now: EpochSeconds): Explained {
  return {
    why: 'That is code 1 again. Code 2 must come from the next 30 seconds.',
    todo: `${capital(nextCode(world, now))}. Type that as code 2.`,
  };
}

/** Of a phone that was seen to be far off, one code alone cannot be told from a typo. */
function sameUnknownCode(world: World, now: EpochSeconds): Explained {
  const asked = askedDevice(world);
  const offset = asked === undefined ? null : seenOffset(world, asked);
  if (readsRealPhone(world) && offset !== null && Math.abs(offset) > NEAR_STEPS) return sameStep(world, now);
  return {
    why: `That is one code twice, but none of ${codeShower(world)}: no moment within ${NEAR} of now gives it.`,
    todo: `Type the ${CODE_DIGITS} digits that ${codeShower(world)} shows now.${farClock(world, now)}`,
  };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
