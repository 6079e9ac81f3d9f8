import path from 'node:path';
import { findLesson } from '../../lessons/catalog.js';
import { MONDAY_ID } from '../../lessons/content/monday/monday.js';
import { findStep } from '../../lessons/engine/place.js';
import type { Clock, ExecuteContext, RandomSource } from '../../sim/base/ports.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import type { Effect, Message, Model, SavedState } from '../../ui/store/model.js';
import { firstModel } from '../../ui/store/model.js';
import { NOT_SAVING, wordUnsaved } from '../../ui/store/save-words.js';
import { printable } from '../../ui/text/printable.js';
import type { Size } from '../../ui/text/sizes.js';
import type { ClassReading } from '../commands/command.js';
import { listBeside } from '../storage/data-ports.js';
import { reasonOf } from '../storage/document-file.js';
import { dataDirectory, type SaveFailure } from '../storage/document-store.js';
import { forgetClosedDoors } from '../storage/door-folders.js';
import { wordNotice, wordSaveFailure } from '../storage/notices.js';
import type { WrittenFile } from '../storage/private-file.js';
import { writePrivateFile } from '../storage/private-file.js';
import { decodeSavedState, encodeSavedState } from '../storage/saved-state.js';
import { openSavedStore } from '../storage/saved-store.js';
import { p256 } from '../system/p256.js';
import type { Timer } from '../system/timer.js';
import type { DoorKeeper } from './door-keeper.js';
import { createDoorKeeper } from './door-keeper.js';
import { FatalError } from './fatal-error.js';
import { classNotice, idMaker, joinedClass } from './lab-class.js';
import { readAskedFile } from './read-asked-file.js';
import { createSaver } from './saver.js';

/** The learner's plan, in the folder of the data. */
const PLAN_FILE = 'recovery-plan.md';

const SECONDS_A_MINUTE = 60;

/** What a run of the lab is opened with. */
export interface OpenLabOptions {
  /** Id or number of a lesson to open, with a step or without; or null for where the learner left off. */
  readonly lesson: string | null;
  readonly dataDir: string | undefined;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** For the id of a learner: a source of its own, so that the worlds of a seed are the same with an id and without. */
  readonly ids: RandomSource;
  /** The class that was joined. */
  readonly joined: ClassReading;
  /** For what may wait before it is saved. */
  readonly timer: Timer;
}

/** The data and the outside of a run, the same for the full screen and for the plain mode. */
export interface OpenLab {
  readonly saved: SavedState;
  readonly clock: Clock;
  /** The model before anything has happened. */
  firstModel(size: Size): Model;
  /** What begins the run: the lesson asked for, or the place where the learner left off. */
  readonly firstMessage: Message;
  /** Time and randomness for one update. */
  context(): ExecuteContext;
  /** Does what the store asks for outside, but for leaving. Resolves when it is done. */
  runEffect(effect: Effect, model: Model, dispatch: (message: Message) => void): Promise<void>;
  /** Opens the account of a lesson to programs of the learner's own; null where that is never offered. */
  readonly door: DoorKeeper | null;
  /** Saves what waits for a rest: before the program ends or stands still. */
  saveNow(): void;
  /** Saves what waits, and gives the data back to other labs. */
  release(): void;
  /** Whether all of this run is on disk: the result of the last save. */
  isSaved(): boolean;
  /** The sentence to leave with. */
  goodbye(): string;
}

/**
 * Opens the learner's data. Whatever is wrong with them becomes a sentence on the screen.
 *
 * @throws FatalError when there is no such lesson.
 */
export function openLab({ lesson, dataDir, clock, random, ids, joined, timer }: OpenLabOptions): OpenLab {
  // Which Monday it is to be, only the lab can say: one may be under way.
  const asked = lesson === null ? null : placeAskedFor(lesson);
  const documents = openSavedStore(dataDir);
  const withId = idMaker(ids);
  const saved = withId(decodeSavedState(documents.document));
  let unsavedFrom: EpochSeconds | null = null;
  let failure: SaveFailure | null = null;
  const saver = createSaver({
    stored: saved,
    timer,
    write(state) {
      const result = documents.save(encodeSavedState(withId(state)));
      failure = result.ok ? null : result;
      unsavedFrom = result.ok ? null : (unsavedFrom ?? clock.now());
      return wordFailure('now');
    },
  });
  const wordFailure = (when: 'now' | 'end') =>
    failure === null ? null : printable(wordSaveFailure(failure, documents.path, when));
  const unsavedSince = (now: EpochSeconds): string => {
    const minutes = Math.ceil((now - (unsavedFrom ?? now)) / SECONDS_A_MINUTE);
    return minutes <= 1 ? 'The last minute' : `The last ${minutes} minutes`;
  };
  const context = (): ExecuteContext => ({ now: clock.now(), random, signatures: p256 });
  const door = createDoorKeeper({
    dataDir,
    context,
    problem: () => (documents.isSaving ? null : 'this window saves nothing, not even that a code was used'),
  });
  const release = () => {
    process.off('exit', release);
    door.close();
    saver.saveNow();
    documents.release();
  };
  process.once('exit', release);

  async function runEffect(effect: Effect, model: Model, dispatch: (message: Message) => void) {
    switch (effect.kind) {
      case 'save':
        if (!documents.isSaving) return;
        saver.save(model.saved, effect.when, (problem) => dispatch({ kind: 'saved', problem }));
        return;
      case 'write-qr-file': {
        const { writeQrFile } = await import('../storage/qr-file.js');
        const { deviceName, uri } = effect;
        return writeBeside(
          () => writeQrFile(dataDirectory(dataDir), deviceName, uri, model.saved.written),
          (path) => ({ kind: 'qr-file-written', path }),
          (reason) => ({ kind: 'qr-file-failed', reason }),
          dispatch,
        );
      }
      case 'write-plan':
        return writeBeside(
          () => writePrivateFile(dataDirectory(dataDir), PLAN_FILE, effect.text, model.saved.written),
          (path) => ({ kind: 'plan-written', path }),
          (reason) => ({ kind: 'plan-failed', reason }),
          dispatch,
        );
      case 'write-export': {
        const { writeExportHere } = await import('./write-export.js');
        return dispatch(await writeExportHere({ saved: withId(model.saved), now: clock.now(), joined }));
      }
      case 'look-what-is-left':
        forgetClosedDoors(dataDir);
        return dispatch({ kind: 'files-left', folder: dataDirectory(dataDir), names: listBeside(dataDir) });
      case 'read-file':
        return dispatch(await readAskedFile(effect.path, clock));
      // Whoever has a terminal to lend opens it without asking here.
      case 'open-editor':
        return dispatch({ kind: 'editor-failed', reason: 'there is no terminal for it here' });
      // Whoever can answer while the lab goes on has a door kept.
      case 'open-door':
      case 'close-door':
      case 'renew-door':
      case 'exit':
    }
  }

  /** Puts a file for the learner beside the progress. A window that saves nothing writes nothing there either. */
  async function writeBeside(
    write: () => Promise<WrittenFile>,
    done: (path: string) => Message,
    failed: (reason: string) => Message,
    dispatch: (message: Message) => void,
  ): Promise<void> {
    if (!documents.isSaving) return dispatch(failed('this window saves nothing'));
    try {
      const { path: file, digest } = await write();
      dispatch({ kind: 'file-written', name: path.basename(file), digest });
      dispatch(done(file));
    } catch (error) {
      dispatch(failed(reasonOf(error)));
    }
  }

  const now = clock.now();
  return {
    saved,
    clock,
    firstModel(size) {
      const notices = [...documents.notices.map(wordNotice), ...classNotice(joined)].map(printable);
      const first = { ...firstModel(saved, now, size, notices), joined: joinedClass(joined) };
      return documents.isSaving ? first : { ...first, saveProblem: NOT_SAVING };
    },
    firstMessage: asked === null ? { kind: 'resumed', now } : { kind: 'lesson-asked-for', ...asked, now },
    context,
    runEffect,
    door,
    saveNow: () => saver.saveNow(),
    release,
    isSaved: () => documents.isSaving && saver.problem() === null,
    goodbye() {
      if (!documents.isSaving) return 'Nothing of this run was saved.';
      const problem = wordFailure('end');
      if (problem !== null) {
        return `${wordUnsaved(unsavedSince(clock.now()), problem)} What was saved before is in ${documents.path}.`;
      }
      return `Your place is saved in ${documents.path}. Run the same command again to go on.`;
    },
  };
}

/** The lesson that is asked for, and the step where one is named. */
function placeAskedFor(lesson: string): { readonly lessonId: string; readonly stepId?: string } {
  if (lesson === MONDAY_ID) return { lessonId: MONDAY_ID };
  const found = findLesson(lesson);
  if (found !== undefined) return { lessonId: found.id };
  const place = findStep(lesson);
  if (place?.ok === true) return { lessonId: place.value.lesson.id, stepId: place.value.step.id };
  throw new FatalError(`There is no lesson "${lesson}" yet.`, 'mfa-lab --help lists them.', { exitCode: 2 });
}
