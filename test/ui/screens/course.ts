import { LESSONS } from '../../../src/lessons/catalog.js';
import type { Lesson, Step } from '../../../src/lessons/engine/lesson.js';
import { UNSURE } from '../../../src/lessons/engine/predicting.js';
import type { LessonSession } from '../../../src/lessons/engine/session.js';
import { enterStep, solveStep, startLesson } from '../../../src/lessons/engine/session.js';
import { screenView } from '../../../src/ui/screens/screen-view.js';
import type { KeyPress } from '../../../src/ui/store/key-press.js';
import type { Model } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { isQrShown } from '../../../src/ui/store/screen-elements.js';
import { update } from '../../../src/ui/store/update.js';
import type { Display } from '../../../src/ui/text/display.js';
import type { Size } from '../../../src/ui/text/sizes.js';
import type { Line, Span } from '../../../src/ui/text/spans.js';
import { lineWidth } from '../../../src/ui/text/spans.js';
import { IS_DEEP } from '../../helpers/depth.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { readable } from '../../helpers/readable.js';
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

/**
 * Every moment of the course, reached by the stored solutions of the tasks before it. With one's own phone those in which
 * it is there; the deep run has the others as well, which look as they do with the lab's.
 */
export const MOMENTS: readonly Moment[] = LESSONS.flatMap((lesson) => [
  ...lessonMoments(lesson, false),
  ...lessonMoments(lesson, true).filter((moment) => IS_DEEP || showsPhone(moment)),
]);

/** Where each lesson begins: enough for what is the same in all of its steps. */
export const BEGINNINGS = MOMENTS.filter(({ lesson, step }) => lesson.steps[0] === step);

/** A solved task shows the phone as the open one does. */
function showsPhone({ step, isSolvedTask }: Moment): boolean {
  if (step.kind === 'read') return step.blocks.some(({ kind }) => kind === 'figure');
  return step.kind === 'task' && !isSolvedTask;
}

function lessonMoments(lesson: Lesson, own: boolean): readonly Moment[] {
  const context = fakeContext();
  let session = startLesson(lesson, null, own, context);
  return lesson.steps.flatMap((step): readonly Moment[] => {
    const title = `${lesson.id} / ${step.id}, ${own ? 'own' : "lab's"} phone`;
    session = withPredictions(step, enterStep(lesson.id, step, session.world, context));
    const entered = { lesson, step, session, isSolvedTask: false, title };
    if (step.kind !== 'task') return [entered];
    session = solveStep(lesson, session, context);
    return [entered, { ...entered, session, isSolvedTask: true, title: `${title}, solved` }];
  });
}

/** A session in which everything that is asked before the task was answered, so that the task is open. */
export function withPredictions(step: Step, session: LessonSession): LessonSession {
  const count = step.kind === 'task' ? (step.predictions ?? []).length : 0;
  return { ...session, predicted: Array<string>(count).fill(UNSURE) };
}

/** Models are values, and many tests look at the same ones. */
const models = new WeakMap<LessonSession, Map<string, Model>>();

/** The screen at a session. */
export function modelWith(session: LessonSession, size: Size): Model {
  const known = models.get(session) ?? new Map<string, Model>();
  models.set(session, known);
  const name = `${size.columns}x${size.rows}`;
  const model = known.get(name) ?? openedAt(session, size);
  known.set(name, model);
  return model;
}

function openedAt(session: LessonSession, size: Size): Model {
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
export function pressed(
  model: Model,
  ...keys: readonly (KeyPress['name'] | { readonly text: string })[]
): Model {
  const context = fakeContext(model.now);
  return keys.reduce((before, key) => {
    const pressedKey = typeof key === 'string' ? { name: key, text: '' } : { name: 'text' as const, ...key };
    return update(before, { kind: 'key', key: pressedKey, now: model.now }, context).model;
  }, model);
}

/** The words of a line. A picture has none; a link is read with the brackets that it has where there is no colour. */
export function textOf(line: Line): string {
  return line.map(wordsOf).join('');
}

function wordsOf(piece: Span): string {
  if ('raw' in piece) return '';
  if ('fieldId' in piece) return piece.value;
  return piece.role === undefined ? (piece.words ?? piece.text) : piece.text;
}

type Frame = ReturnType<typeof draw>;

/** Frames are values as well. */
const frames = new WeakMap<Display, WeakMap<Model, Frame>>();

/** What is on the screen. */
export function frameOf(model: Model, display: Display = FULL_DISPLAY): Frame {
  const known = frames.get(display) ?? new WeakMap<Model, Frame>();
  frames.set(display, known);
  const frame = known.get(model) ?? draw(model, display);
  known.set(model, frame);
  return frame;
}

/** In a wide window the way through the lesson stands beside a page of text. */
const BESIDE = /^(.{74})[│╭╰].*$/;

function draw(model: Model, display: Display) {
  const drawn = screenView(model, display);
  const lines = readable(drawn.map(textOf).join('\n')).split('\n');
  return {
    drawn,
    height: drawn.length,
    width: Math.max(...drawn.map(lineWidth)),
    lines,
    text: lines.join('\n'),
    /** The same of a page of text without what stands beside it. */
    own: lines.map((line) => line.replace(BESIDE, '$1').trimEnd()).join('\n'),
    hasQr: drawn.some((line) => line.some((piece) => 'raw' in piece)),
    /** The code has the whole screen, or what it would need is said there. */
    isQrPage: isQrShown(model),
  };
}
