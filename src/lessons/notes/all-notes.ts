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
import type { LessonNotes, StepNotes } from './notes.js';

/** The notes of every lesson, in the order of the course, and those of free play. Only `present` and `notes` load them. */
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

/** The notes of a lesson by its id, or undefined where it has none. */
export function notesOf(lessonId: string): LessonNotes | undefined {
  return ALL_NOTES.find((notes) => notes.lessonId === lessonId);
}

/** The notes of a step, or undefined. */
export function stepNotes(lessonId: string, stepId: string): StepNotes | undefined {
  return notesOf(lessonId)?.steps[stepId];
}

/** The steps of a lesson with the minutes that each takes in a room. */
export function stepMinutes(lessonId: string): readonly { readonly step: string; readonly minutes: number }[] {
  return Object.entries(notesOf(lessonId)?.steps ?? {}).map(([step, { minutes }]) => ({ step, minutes }));
}
