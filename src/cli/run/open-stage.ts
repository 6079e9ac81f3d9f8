import type { StepPlace } from '../../lessons/engine/place.js';
import type { Clock, ExecuteContext } from '../../sim/base/ports.js';
import type { EpochSeconds, RealTime } from '../../sim/base/time.js';
import { firstStage } from '../../ui/screens/stage/first-stage.js';
import { placeMeant } from '../../ui/screens/stage/go-to.js';
import { stageClassOf } from '../../ui/screens/stage/stage-class.js';
import { stageNow } from '../../ui/screens/stage/stage-clock.js';
import type { StageMoment } from '../../ui/screens/stage/stage-moves.js';
import { contextOn } from '../../ui/screens/stage/stage-moves.js';
import { readSavedStage, savedOf } from '../../ui/screens/stage/stage-saved.js';
import type { StageModel } from '../../ui/screens/stage/stage-state.js';
import type { StageStore } from '../../ui/screens/stage/stage-store.js';
import { createStageStore } from '../../ui/screens/stage/stage-store.js';
import type { Model } from '../../ui/store/model.js';
import { NOT_SAVING } from '../../ui/store/save-words.js';
import { NOTHING_SET } from '../../ui/store/settings.js';
import { printable } from '../../ui/text/printable.js';
import type { Size } from '../../ui/text/sizes.js';
import type { FacilitatorsClass } from '../commands/class-file.js';
import { wordHolder } from '../commands/lock-holder.js';
import type { PresentCommand } from '../commands/present/present.js';
import { stageFolder } from '../stage/mailbox.js';
import type { DocumentStore } from '../storage/document-store.js';
import { wordNotice, wordSaveFailure } from '../storage/notices.js';
import { readSavedFile } from '../storage/saved-file.js';
import { decodeSavedState, encodeSavedState } from '../storage/saved-state.js';
import { openSavedStore } from '../storage/saved-store.js';
import { p256 } from '../system/p256.js';
import type { Timer } from '../system/timer.js';
import { FatalError } from './fatal-error.js';
import type { OpenLab } from './open-lab.js';
import { runStageEffect } from './stage-effects.js';

/** Milliseconds for which typed text waits before it is saved. */
const REST_MS = 300;

/** Seeds that can be told apart, and typed. */
const SEEDS = 1_000_000;

/** What a stage is opened with. */
export interface OpenStageOptions {
  readonly command: Pick<PresentCommand, 'place' | 'phone' | 'again'>;
  /** The class that was named, if any. */
  readonly named?: FacilitatorsClass | null;
  readonly dataDir: string | undefined;
  /** The real one. */
  readonly clock: Clock;
  /** Draws the seed of a new stage. */
  readonly freshSeed: (limit: number) => number;
  readonly timer: Timer;
}

/** A stage that is open: for who runs it, a lab. */
export interface OpenStage extends OpenLab {
  /** The store, which is made with the first model. */
  readonly folder: string;
  createStore(first: Model, ports: Pick<Parameters<typeof createStageStore>[1], 'runEffect'>): StageStore;
  stage(): StageModel;
}

/** The step that is asked for. Throws where there is none. */
function placeAskedFor(typed: string | null): StepPlace | null {
  const place = typed === null ? null : placeMeant(typed);
  if (typeof place === 'string')
    throw new FatalError(place, 'mfa-lab list shows the lessons.', { exitCode: 2 });
  return place;
}

/** Opens the stage in its folder. Throws where another one has it open. */
export function openStage(options: OpenStageOptions): OpenStage {
  const { command, dataDir, clock, freshSeed, timer, named = null } = options;
  const place = placeAskedFor(command.place);
  const folder = stageFolder(dataDir);
  const documents = openSavedStore(folder);
  refuseSecond(documents);
  const before = readSavedStage(documents.document?.['stage']);
  const learners = readSavedFile(dataDir);
  const moment = () => stageMoment(clock);
  const opening = {
    before:
      before === null || command.again
        ? null
        : { saved: decodeSavedState(documents.document), stage: before },
    place,
    seed: before?.seed ?? freshSeed(SEEDS),
    phone: command.phone ?? phoneOf(named),
    ofClass: named === null ? null : stageClassOf(named.file),
    settings: learners.kind === 'saved' ? learners.state.settings : NOTHING_SET,
    notices: [
      ...documents.notices.map((notice) => printable(wordNotice(notice))),
      ...(named?.remarks ?? []).map(printable),
    ],
  };
  const model = (size: Size) => {
    const first = firstStage({ ...opening, size }, moment());
    return documents.isSaving ? first : { ...first, lab: { ...first.lab, saveProblem: NOT_SAVING } };
  };
  let current: StageModel = model({ columns: 80, rows: 24 });
  const saver = stageSaver(documents, timer, () => current);

  function createStore(
    first: Model,
    { runEffect }: Pick<Parameters<typeof createStageStore>[1], 'runEffect'>,
  ) {
    const store = createStageStore({ ...current, lab: { ...current.lab, ...first } }, { moment, runEffect });
    store.subscribe(() => {
      const last = current;
      current = store.stage();
      const problem = saver.changed(last, current);
      if (problem !== current.lab.saveProblem) store.dispatch({ kind: 'saved', problem });
    });
    return store;
  }

  const now = (): RealTime => stageNow(current.stage, clock.now());
  const release = () => {
    process.off('exit', release);
    saver.saveNow();
    documents.release();
  };
  process.once('exit', release);
  saver.saveNow();
  return {
    saved: current.lab.saved,
    clock: { now },
    firstModel(size) {
      current = { ...current, lab: { ...current.lab, size } };
      return current.lab;
    },
    firstMessage: { kind: 'ticked', now: now() },
    context: (): ExecuteContext => contextOn(current, moment()),
    runEffect: (effect, lab, dispatch) => runStageEffect(effect, lab, dispatch, folder, clock),
    door: null,
    saveNow: saver.saveNow,
    release,
    isSaved: () => documents.isSaving && saver.problem() === null,
    goodbye: () =>
      documents.isSaving && saver.problem() === null
        ? 'The stage comes back where it was: mfa-lab present.'
        : 'Nothing of the stage was saved.',
    folder,
    createStore,
    stage: () => current,
  };
}

/** The phone that a class is meant to be given with; null where everybody may choose. */
function phoneOf(named: FacilitatorsClass | null): 'lab' | 'own' | null {
  const phone = named?.file.phone ?? 'ask';
  return phone === 'ask' ? null : phone;
}

/** The moment of a key: the real time, and how this computer tells it. */
export function stageMoment(clock: Clock): StageMoment {
  return { real: clock.now(), signatures: p256, hourOf };
}

function hourOf(time: EpochSeconds): string {
  const moment = new Date(time * 1000);
  return [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

function refuseSecond(documents: DocumentStore): void {
  const inUse = documents.notices.find((notice) => notice.kind === 'in-use');
  if (inUse?.kind !== 'in-use') return;
  documents.release();
  throw new FatalError(
    `The stage is open in ${wordHolder(inUse.holder)}.`,
    'For the notes: mfa-lab notes. A second stage needs a folder of its own: --data-dir.',
  );
}

/** Saves a stage: what is done at once, what is typed after a rest, and the clock with it. */
function stageSaver(documents: DocumentStore, timer: Timer, current: () => StageModel) {
  let problem: string | null = documents.isSaving ? null : NOT_SAVING;
  let callOff: (() => void) | null = null;
  function saveNow(): void {
    callOff?.();
    callOff = null;
    if (!documents.isSaving) return;
    const { saved, stage } = savedOf(current());
    const result = documents.save({ ...encodeSavedState(saved), stage });
    problem = result.ok ? null : printable(wordSaveFailure(result, documents.path, 'now'));
  }
  return {
    saveNow,
    problem: () => problem,
    changed(before: StageModel, after: StageModel): string | null {
      const isMoved =
        before.lab.saved.current !== after.lab.saved.current ||
        before.stage.drawn !== after.stage.drawn ||
        before.stage.mark !== after.stage.mark ||
        before.stage.clock !== after.stage.clock ||
        before.stage.votes !== after.stage.votes ||
        before.stage.timer !== after.stage.timer ||
        before.stage.diary.plan !== after.stage.diary.plan;
      if (isMoved) saveNow();
      else if (before.lab.saved !== after.lab.saved) callOff ??= timer.after(REST_MS, saveNow);
      return problem;
    },
  };
}
