import type { JsonObject } from '../../src/cli/storage/document-store.js';
import { encodeSavedState } from '../../src/cli/storage/saved-state.js';
import { LESSONS } from '../../src/lessons/catalog.js';
import { openLesson } from '../../src/ui/store/open-lesson.js';
import { isPredicting } from '../../src/ui/store/shown-question.js';
import { drive } from '../helpers/drive.js';

type Driven = ReturnType<typeof drive>;

/** What one learner's file looked like at each task of the course, refusals and half-typed codes included. */
export function halfFinishedDocuments(): readonly JsonObject[] {
  const documents: JsonObject[] = [];
  for (const phone of ['a', 'b']) {
    const lab = drive();
    lab.press(phone);
    for (const { id } of LESSONS) {
      lab.open(id);
      while (openLesson(lab.model) !== null) {
        if (openLesson(lab.model)?.step.kind === 'task') {
          tryInVain(lab);
          documents.push(stored(lab));
        }
        goOn(lab);
      }
    }
  }
  return documents;
}

/** A learner's file at steps of some lessons; the last one named is where it opens. */
export function documentAt(...places: readonly (readonly [lessonId: string, stepId: string])[]): JsonObject {
  const lab = drive();
  lab.press('a');
  for (const [lessonId, stepId] of places) {
    lab.open(lessonId);
    while (openLesson(lab.model)?.step.id !== stepId) {
      if (openLesson(lab.model) === null) throw new Error(`no step ${stepId} on the way through ${lessonId}`);
      goOn(lab);
    }
    // The task is open: what it will lead to was passed over.
    while (isPredicting(lab.model)) lab.press('enter');
  }
  return stored(lab);
}

/** Wrong codes and half a code, so that the file has refusals, counts and drafts. */
function tryInVain(lab: Driven): void {
  lab.press('000000', 'enter', '111111', 'enter', 'h', 'tab', 'enter', '123');
}

/** Does what the step asks, or has it done, and goes to the next. */
function goOn(lab: Driven): void {
  const here = openLesson(lab.model)?.step;
  lab.press('escape');
  if (here?.kind === 'quiz') lab.press('a', 'b', 'c', 'd');
  if (here?.kind === 'task') lab.press('h', 'h', 'h');
  for (let pages = 0; pages < 20 && openLesson(lab.model)?.step === here; pages += 1) lab.press('enter');
  if (openLesson(lab.model)?.step === here) lab.press('escape', 's');
}

function stored(lab: Driven): JsonObject {
  const document: JsonObject = JSON.parse(JSON.stringify(encodeSavedState(lab.model.saved)));
  return document;
}
