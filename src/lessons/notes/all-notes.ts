import { twoSecretsNotes } from './01-two-secrets-are-not-two-factors.js';
import { passwordLeaksNotes } from './02-the-night-a-password-leaks.js';
import { chooseADeviceNotes } from './03-choose-a-device.js';
import { rightPersonNotes } from './04-sign-in-as-the-right-person.js';
import { linkThePhoneNotes } from './05-link-the-phone.js';
import { twoCodesNotes } from './06-two-consecutive-codes.js';
import { signInWithCodeNotes } from './07-sign-in-with-a-code.js';
import { wrongClockNotes } from './08-the-phones-clock-is-wrong.js';
import { phoneIsGoneNotes } from './09-the-phone-is-gone.js';
import { theRelayNotes } from './10-the-relay.js';
import { mfaTheRuleNotes } from './11-make-mfa-the-rule.js';
import { commandLineNotes } from './12-mfa-on-the-command-line.js';
import { freePlayNotes } from './free-play.js';
import type { LessonNotes } from './notes.js';

/**
 * The notes of every lesson, in the order of the course, and those of free play. Nobody needs them but who gives a workshop,
 * so they are loaded by themselves, with `import()`, and handed on as a value.
 */
export const ALL_NOTES: readonly LessonNotes[] = [
  twoSecretsNotes,
  passwordLeaksNotes,
  chooseADeviceNotes,
  rightPersonNotes,
  linkThePhoneNotes,
  twoCodesNotes,
  signInWithCodeNotes,
  wrongClockNotes,
  phoneIsGoneNotes,
  theRelayNotes,
  mfaTheRuleNotes,
  commandLineNotes,
  freePlayNotes,
];
