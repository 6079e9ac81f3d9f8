import { twoSecretsAreNotTwoFactors } from './content/01-two-secrets-are-not-two-factors.js';
import { theNightAPasswordLeaks } from './content/02-the-night-a-password-leaks.js';
import { chooseADevice } from './content/03-choose-a-device.js';
import { signInAsTheRightPerson } from './content/04-sign-in-as-the-right-person.js';
import { linkThePhone } from './content/05-link-the-phone.js';
import { twoConsecutiveCodes } from './content/06-two-consecutive-codes.js';
import { signInWithACode } from './content/07-sign-in-with-a-code.js';
import { thePhonesClockIsWrong } from './content/08-the-phones-clock-is-wrong.js';
import { thePhoneIsGone } from './content/09-the-phone-is-gone.js';
import { theRelay } from './content/10-the-relay.js';
import { makeMfaTheRule } from './content/11-make-mfa-the-rule.js';
import { mfaOnTheCommandLine } from './content/12-mfa-on-the-command-line.js';
import { mondayOf } from './content/monday/monday.js';
import { SANDBOX } from './content/sandbox.js';
import type { Lesson, Step } from './engine/lesson.js';

/** One place in the course: a lesson, or the honest note that it is planned. */
export type CatalogEntry =
  | { readonly number: number; readonly id: string; readonly title: string; readonly lesson: Lesson }
  | { readonly number: number; readonly id: string; readonly title: string; readonly lesson: null };

const COURSE: readonly (Lesson | { readonly id: string; readonly title: string })[] = [
  twoSecretsAreNotTwoFactors,
  theNightAPasswordLeaks,
  chooseADevice,
  signInAsTheRightPerson,
  linkThePhone,
  twoConsecutiveCodes,
  signInWithACode,
  thePhonesClockIsWrong,
  thePhoneIsGone,
  theRelay,
  makeMfaTheRule,
  mfaOnTheCommandLine,
];

/** The course, in order. The next lesson is one file in `content/` and its name here. */
export const CATALOG: readonly CatalogEntry[] = COURSE.map((entry, index) => ({
  number: index + 1,
  id: entry.id,
  title: entry.title,
  lesson: 'steps' in entry ? entry : null,
}));

/** The lessons that exist, in order. */
export const LESSONS: readonly Lesson[] = CATALOG.flatMap(({ lesson }) => (lesson === null ? [] : [lesson]));

/** A lesson by its id, by its number in the course, or undefined. The sandbox and a Monday are opened as one, and in no list. */
export function findLesson(idOrNumber: string): Lesson | undefined {
  if (idOrNumber === SANDBOX.id) return SANDBOX;
  const entry = CATALOG.find(({ id, number }) => id === idOrNumber || String(number) === idOrNumber);
  return entry?.lesson ?? mondayOf(idOrNumber)?.lesson;
}

/** Where a lesson stands in the course, from 1. Asking for one that is not there is a bug. */
export function numberOf(lessonId: string): number {
  const entry = CATALOG.find(({ id }) => id === lessonId);
  if (entry === undefined) throw new Error(`No lesson ${lessonId}`);
  return entry.number;
}

/** A step by its id. Asking for one that is not there is a bug. */
export function stepById(lesson: Lesson, stepId: string): Step {
  const step = lesson.steps.find((candidate) => candidate.id === stepId);
  if (step === undefined) throw new Error(`Lesson ${lesson.id} has no step ${stepId}`);
  return step;
}
