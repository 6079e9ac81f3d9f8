import { randomBytes } from 'node:crypto';
import { openDocumentStore } from '../../src/cli/storage/document-store.js';
import { encodeSavedState, isSavedState, SCHEMA_VERSION } from '../../src/cli/storage/saved-state.js';
import { p256 } from '../../src/cli/system/p256.js';
import { LESSONS } from '../../src/lessons/catalog.js';
import type { ExecuteContext } from '../../src/sim/base/ports.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import { skip } from '../../src/ui/screens/lesson/help-out.js';
import type { Message, Model } from '../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../src/ui/store/model.js';
import { isPredicting } from '../../src/ui/store/shown-question.js';
import { update } from '../../src/ui/store/update.js';

/** Learners with a past, for what depends on it. Their lessons are solved by the stored solutions. */

const NOW = epochSeconds(1_800_000_003);

/** More steps than any lesson has. */
const MANY = 60;

function context(): ExecuteContext {
  return { now: NOW, random: { bytes: (count) => randomBytes(count) }, signatures: p256 };
}

function tell(model: Model, message: Message): Model {
  return update(model, message, context()).model;
}

function open(model: Model, lessonId: string): Model {
  return tell(model, { kind: 'lesson-asked-for', lessonId, now: NOW });
}

function withPhone(): Model {
  const model = firstModel(NOTHING_SAVED, NOW, { columns: 80, rows: 24 }, []);
  return tell(model, { kind: 'key', key: { name: 'text', text: 'a' }, now: NOW });
}

/** Somebody who has been through every step of every lesson. */
export function finishedCourse(): Model {
  return LESSONS.reduce((before, { id }) => {
    let model = open(before, id);
    const isOpen = () => (model.saved.progress.lessons[id]?.status ?? 'open') === 'open';
    for (let step = 0; step < MANY && isOpen(); step += 1) model = skip(model, context());
    if (isOpen()) throw new Error(`${id} was not finished by skipping its steps`);
    return model;
  }, withPhone());
}

/** Somebody in the middle of lesson 6, at a task where the codes count down; on the first day, or after the whole course. */
export function atACountdown(before: Model = withPhone()): Model {
  const lesson = LESSONS.find(({ id }) => id === 'two-consecutive-codes');
  if (lesson === undefined) throw new Error('Lesson 6 has another name');
  let model = open(before, lesson.id);
  const kind = () => lesson.steps.find(({ id }) => id === model.saved.sessions[lesson.id]?.stepId)?.kind;
  for (let step = 0; step < MANY && kind() !== 'task'; step += 1) model = skip(model, context());
  if (kind() !== 'task') throw new Error('Lesson 6 has no task');
  // What is expected of it is asked first, and needs no answer.
  const enter: Message = { kind: 'key', key: { name: 'enter', text: '' }, now: NOW };
  for (let asked = 0; asked < MANY && isPredicting(model); asked += 1) model = tell(model, enter);
  return model;
}

/** Opens the data of a learner in a folder. */
export function documentsIn(folder: string) {
  return openDocumentStore({
    directory: folder,
    version: SCHEMA_VERSION,
    validate: isSavedState,
    now: () => new Date(),
  });
}

/** Puts a learner's data where the program finds them. */
export function saveIn(folder: string, model: Model): void {
  const documents = documentsIn(folder);
  const result = documents.save(encodeSavedState(model.saved));
  documents.release();
  if (!result.ok) throw new Error(`The learner could not be saved: ${result.reason}`);
}
