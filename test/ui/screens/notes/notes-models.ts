import { refusalsByLesson } from '../../../../src/lessons/engine/expected-refusals.js';
import { ALL_NOTES } from '../../../../src/lessons/notes/all-notes.js';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import type { NotesModel, NotesMoment } from '../../../../src/ui/screens/notes/notes-state.js';
import { firstPlace, NOTHING_ASKED } from '../../../../src/ui/screens/notes/notes-state.js';
import { updateNotes } from '../../../../src/ui/screens/notes/notes-update.js';
import type { KeyPress } from '../../../../src/ui/store/key-press.js';
import type { StageFile } from '../../../../src/ui/store/stage-file.js';
import { STAGE_TIME, stageAt } from '../../../cli/stage/stage-files.js';
import { fakeContext } from '../../../helpers/fake-ports.js';

/** A moment some seconds after the stage's own. */
export function momentAt(seconds: number): NotesMoment {
  return { now: epochSeconds(STAGE_TIME + seconds), steady: 1000 + seconds };
}

/** Each lesson is played once for all tests of a file. */
const REFUSALS = refusalsByLesson(false, fakeContext());

/** Notes that have heard nothing. */
export function freshNotes(columns = 80, rows = 24): NotesModel {
  return {
    notes: ALL_NOTES,
    refusals: REFUSALS,
    plan: null,
    place: firstPlace(),
    news: { kind: 'missing' },
    heard: null,
    session: 'q7k2',
    ...NOTHING_ASKED,
    ...momentAt(0),
    ahead: 0,
    size: { columns, rows },
  };
}

/** The same once a stage has said this. */
export function told(model: NotesModel, changes: Partial<StageFile> = {}, seconds = 0): NotesModel {
  const news = { kind: 'stage', stage: stageAt(changes) } as const;
  return updateNotes(model, { kind: 'news', news, at: momentAt(seconds) }).model;
}

/** The place of the stage with another step. */
export function placed(number: string, lesson: string, step: string): StageFile['at'] {
  return { ...stageAt().at, number, lesson, step };
}

/** Keys, one after the other, and what came of them. */
export function typed(model: NotesModel, keys: readonly (string | KeyPress)[], seconds = 0) {
  let [current, effects] = [model, [] as ReturnType<typeof updateNotes>['effects']];
  for (const one of keys) {
    const key: KeyPress = typeof one === 'string' ? { name: 'text', text: one } : one;
    const updated = updateNotes(current, { kind: 'key', key, at: momentAt(seconds) });
    [current, effects] = [updated.model, [...effects, ...updated.effects]];
  }
  return { model: current, effects };
}

export const PAGE_DOWN: KeyPress = { name: 'page-down', text: '' };
export const ENTER: KeyPress = { name: 'enter', text: '' };
export const TAB: KeyPress = { name: 'tab', text: '' };
export const RIGHT: KeyPress = { name: 'right', text: '' };
export const ESCAPE: KeyPress = { name: 'escape', text: '' };
