import { LESSONS } from '../../../src/lessons/catalog.js';
import { addSteps, stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { linksOf } from '../../../src/sim/console/inbox.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import type { Model } from '../../../src/ui/store/model.js';
import { isTypingText } from '../../../src/ui/store/screen-elements.js';
import { isPredicting } from '../../../src/ui/store/shown-question.js';
import { drive, driveFrom } from '../../helpers/drive.js';
import { fakeContext } from '../../helpers/fake-ports.js';

export type Driven = ReturnType<typeof drive>;

/** A lesson at one of its steps; those before it are skipped. */
export function at(
  lessonId: string,
  stepId: string,
  columns = 80,
  rows = 24,
  phone: 'a' | 'b' = 'a',
): Driven {
  const lab = drive(columns, rows);
  lab.press(phone);
  lab.open(lessonId);
  for (let count = 0; count < 40 && lab.session().stepId !== stepId; count += 1) {
    lab.press('escape', lab.session().isSolved ? 'n' : 's');
  }
  return lab;
}

/** Walks the focus to an element by Tab and presses Enter on it. */
export function choose(lab: Driven, id: string) {
  if (isTypingText(lab.model)) lab.press('escape');
  for (let count = 0; count < 30 && lab.model.focus !== id; count += 1) lab.press('tab');
  if (lab.model.focus !== id) throw new Error(`Tab never comes to ${id}`);
  lab.press('enter');
}

/** Says nothing about what a task will lead to, and opens it. */
export function openTask(lab: Driven) {
  for (let count = 0; count < 5 && isPredicting(lab.model); count += 1) lab.press('enter');
}

/** Lesson 4: opens the one link of the mail that leads to the page of the account. */
export function followOwnLink(lab: Driven) {
  openTask(lab);
  choose(lab, `link-${linksOf(lab.session().world.account).indexOf('own-page') + 1}`);
}

/** Signs in from the card, in the window in front. */
export function signIn(lab: Driven) {
  choose(lab, 'fill-card');
  choose(lab, 'sign-in');
}

/** The code of the token of the administrator, typed and sent. */
export function typeTokenCode(lab: Driven) {
  const { world } = lab.session();
  const before = activeBrowser(world).session;
  for (let count = 0; count < 3 && activeBrowser(lab.session().world).session === before; count += 1) {
    lab.press(lab.shownCode(), 'enter');
  }
}

/** Skips a lesson to its end. */
export function skipThrough(lab: Driven, lessonId: string) {
  lab.open(lessonId);
  for (let count = 0; count < 80 && lab.model.screen === 'lesson'; count += 1) {
    lab.press('escape', lab.session().isSolved ? 'n' : 's');
  }
}

/** Does a lesson to its end: answers are tried out, and tasks are done by the third hint. */
export function doThrough(lab: Driven, lessonId: string, but: readonly string[] = []) {
  lab.open(lessonId);
  for (let count = 0; count < 80 && lab.model.screen === 'lesson'; count += 1) {
    if (but.includes(lab.session().stepId)) lab.press('escape', 's');
    else lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'n');
  }
}

/** Lesson 6, at the field for its two codes. */
export const TWO_CODES = 'two-consecutive-codes';

/** Lesson 6 at its first task, and the code of its device some steps from now. */
export function atTwoCodes(phone: 'a' | 'b' = 'a') {
  const lab = drive();
  lab.press(phone);
  lab.open(TWO_CODES);
  // What is expected of the task is not said.
  lab.press(lab.rightLetter(), 'enter', 'enter', 'enter');
  const seed = lab.session().world.account.mfaDevices.at(-1)?.seed ?? '';
  const code = (steps: number) => codeAtStep(seed, addSteps(stepAt(fakeContext().now), steps));
  return { lab, code };
}

/** Models are values: what leads to one is done once. */
const after = new Map<string, Model>();

/** A lab in which lessons were done, one after the other. */
export function labAfterAll(lessonIds: readonly string[], columns = 80, rows = 24): Driven {
  const name = lessonIds.join();
  const known = after.get(name) ?? modelAfter(lessonIds);
  after.set(name, known);
  const lab = driveFrom(known, 2);
  const { size } = known;
  if (size.columns !== columns || size.rows !== rows) lab.send({ kind: 'resized', size: { columns, rows } });
  return lab;
}

function modelAfter(lessonIds: readonly string[]): Model {
  const lab = drive();
  lab.press('a');
  for (const id of lessonIds) doThrough(lab, id);
  return lab.model;
}

/** A lab in which a lesson was done. */
export function labAfter(lessonId: string, columns = 80, rows = 24): Driven {
  return labAfterAll([lessonId], columns, rows);
}

/** A lab at the end of the course, all of which was done. */
export function labAtTheEnd(columns = 80, rows = 24): Driven {
  return labAfterAll(
    LESSONS.map(({ id }) => id),
    columns,
    rows,
  );
}
