import { findLesson } from '../../lessons/catalog.js';
import type { Clock, ExecuteContext, RandomSource } from '../../sim/base/ports.js';
import type { Effect, Message, Model, SavedState } from '../../ui/store/model.js';
import { firstModel } from '../../ui/store/model.js';
import { printable } from '../../ui/text/printable.js';
import type { Size } from '../../ui/text/sizes.js';
import { dataDirectory } from '../storage/document-store.js';
import { wordNotice } from '../storage/notices.js';
import { writePrivateFile } from '../storage/private-file.js';
import { decodeSavedState, encodeSavedState } from '../storage/saved-state.js';
import { openSavedStore } from '../storage/saved-store.js';
import { p256 } from '../system/p256.js';
import type { Timer } from '../system/timer.js';
import { FatalError } from './fatal-error.js';
import { createSaver } from './saver.js';

/** What a run of the lab is opened with. */
export interface OpenLabOptions {
  /** Id or number of a lesson to open, or null for where the learner left off. */
  readonly lesson: string | null;
  readonly dataDir: string | undefined;
  readonly clock: Clock;
  readonly random: RandomSource;
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
  /** Saves what waits for a rest: before the program ends or stands still. */
  saveNow(): void;
  /** Saves what waits, and gives the data back to other labs. */
  release(): void;
  /** The sentence to leave with. */
  goodbye(): string;
}

/**
 * Opens the learner's data. Whatever is wrong with them becomes a sentence on the screen.
 *
 * @throws FatalError when there is no such lesson.
 */
export function openLab({ lesson, dataDir, clock, random, timer }: OpenLabOptions): OpenLab {
  const asked = lesson === null ? null : findLesson(lesson);
  if (asked === undefined) {
    throw new FatalError(`There is no lesson "${lesson}" yet.`, 'mfa-lab --help lists them.', {
      exitCode: 2,
    });
  }
  const documents = openSavedStore(dataDir);
  const saved = decodeSavedState(documents.document);
  const saver = createSaver({
    stored: saved,
    timer,
    write(state) {
      const result = documents.save(encodeSavedState(state));
      return result.ok ? null : result.reason;
    },
  });
  const release = () => {
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
        return writeQrFile(dataDirectory(dataDir), effect.deviceName, effect.uri).then(
          (path) => dispatch({ kind: 'qr-file-written', path }),
          (error: unknown) => dispatch({ kind: 'qr-file-failed', reason: String(error) }),
        );
      }
      case 'write-plan':
        return writePrivateFile(dataDirectory(dataDir), 'recovery-plan.md', effect.text).then(
          (path) => dispatch({ kind: 'plan-written', path }),
          (error: unknown) => dispatch({ kind: 'plan-failed', reason: String(error) }),
        );
      case 'exit':
    }
  }

  const now = clock.now();
  return {
    saved,
    clock,
    firstModel(size) {
      const first = firstModel(
        saved,
        now,
        size,
        documents.notices.map((notice) => printable(wordNotice(notice))),
      );
      return documents.isSaving ? first : { ...first, saveProblem: 'not saving' };
    },
    firstMessage:
      asked === null ? { kind: 'resumed', now } : { kind: 'lesson-asked-for', lessonId: asked.id, now },
    context: () => ({ now: clock.now(), random, signatures: p256 }),
    runEffect,
    saveNow: () => saver.saveNow(),
    release,
    goodbye() {
      if (!documents.isSaving) return 'Nothing of this run was saved.';
      const problem = saver.problem();
      return problem === null
        ? `Your place is saved in ${documents.path}. Run the same command again to go on.`
        : `The end of this run could not be saved (${problem}). What was saved before it is in ${documents.path}.`;
    },
  };
}
