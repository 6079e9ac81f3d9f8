import { LESSONS } from '../../../src/lessons/catalog.js';
import type { Lesson, Step } from '../../../src/lessons/engine/lesson.js';
import type { LessonSession } from '../../../src/lessons/engine/session.js';
import { enterStep, solveStep, startLesson } from '../../../src/lessons/engine/session.js';
import { screenView } from '../../../src/ui/screens/screen-view.js';
import type { Key, Model } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { update } from '../../../src/ui/store/update.js';
import type { Display } from '../../../src/ui/text/display.js';
import type { Size } from '../../../src/ui/text/sizes.js';
import type { Line } from '../../../src/ui/text/spans.js';
import { lineWidth } from '../../../src/ui/text/spans.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { FULL_DISPLAY } from '../text/displays.js';

/** A moment of the course: a step as it is entered, or a task once it is solved. */
export interface Moment {
  readonly lesson: Lesson;
  readonly step: Step;
  readonly session: LessonSession;
  readonly isSolvedTask: boolean;
  /** `link-the-phone / scan, solved, own phone` */
  readonly title: string;
}

/** Every moment of the course, reached by the stored solutions of the tasks before it. */
export function courseMoments(): readonly Moment[] {
  return LESSONS.flatMap((lesson) => [false, true].flatMap((own) => lessonMoments(lesson, own)));
}

function lessonMoments(lesson: Lesson, own: boolean): readonly Moment[] {
  const context = fakeContext();
  let session = startLesson(lesson, null, own, context);
  return lesson.steps.flatMap((step): readonly Moment[] => {
    const title = `${lesson.id} / ${step.id}, ${own ? 'own' : "lab's"} phone`;
    session = enterStep(lesson.id, step, session.world, context);
    const entered = { lesson, step, session, isSolvedTask: false, title };
    if (step.kind !== 'task') return [entered];
    session = solveStep(lesson, session, context);
    return [entered, { ...entered, session, isSolvedTask: true, title: `${title}, solved` }];
  });
}

/** The screen at a session. */
export function modelWith(session: LessonSession, size: Size): Model {
  const context = fakeContext();
  const phone = session.world.usesOwnPhone ? 'own' : 'lab';
  const saved = {
    ...NOTHING_SAVED,
    settings: { ...NOTHING_SAVED.settings, phone } as const,
    sessions: { [session.lessonId]: session },
  };
  const { now } = context;
  const model = firstModel(saved, now, size, []);
  return update(model, { kind: 'lesson-asked-for', lessonId: session.lessonId, now }, context).model;
}

/** Presses keys: names of keys, or characters. */
export function pressed(model: Model, ...keys: readonly (Key['name'] | { readonly text: string })[]): Model {
  const context = fakeContext(model.now);
  return keys.reduce((before, key) => {
    const pressedKey = typeof key === 'string' ? { name: key, text: '' } : { name: 'text' as const, ...key };
    return update(before, { kind: 'key', key: pressedKey, now: model.now }, context).model;
  }, model);
}

/** The words of a line. A picture has none. */
export function textOf(line: Line): string {
  return line.map((piece) => ('raw' in piece ? '' : 'fieldId' in piece ? piece.value : piece.text)).join('');
}

/** What is on the screen. */
export function frameOf(model: Model, display: Display = FULL_DISPLAY) {
  const drawn = screenView(model, display);
  const lines = drawn.map(textOf);
  return {
    drawn,
    height: drawn.length,
    width: Math.max(...drawn.map(lineWidth)),
    lines,
    text: lines.join('\n'),
    hasQr: drawn.some((line) => line.some((piece) => 'raw' in piece)),
  };
}
