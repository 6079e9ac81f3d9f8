import { findLesson } from '../../../lessons/catalog.js';
import type { StepPlace } from '../../../lessons/engine/place.js';
import type { StageChance } from '../../../lessons/engine/prepared.js';
import { lessonsIn } from '../../../lessons/notes/plan-block.js';
import { settleFocus } from '../../console/focus.js';
import type { Model, SavedState } from '../../store/model.js';
import { firstModel, NOTHING_SAVED } from '../../store/model.js';
import type { Settings } from '../../store/settings.js';
import type { Size } from '../../text/sizes.js';
import { readDiary } from './saved-diary.js';
import type { StageClass } from './stage-class.js';
import { stageNow } from './stage-clock.js';
import type { StageMoment } from './stage-moves.js';
import { atKeys, goToStep } from './stage-moves.js';
import type { SavedStage } from './stage-saved.js';
import { markIn } from './stage-saved.js';
import type { StageModel, StageState } from './stage-state.js';
import { newStage } from './stage-state.js';

/** What a stage is opened with. */
export interface StageOpening {
  /** What was saved of it; null for a new one. */
  readonly before: { readonly saved: SavedState; readonly stage: SavedStage } | null;
  /** Where it is to begin; null for where it was left. */
  readonly place: StepPlace | null;
  readonly seed: number;
  readonly phone: 'lab' | 'own' | null;
  /** The class whose day it is to be; null for that of before, at first the half day of the course. */
  readonly ofClass?: StageClass | null;
  /** How the terminal is to be used: of the learner's settings, the look. */
  readonly settings: Settings;
  readonly size: Size;
  /** What is to be told of the folder. */
  readonly notices: readonly string[];
}

/** The first model of a stage: where it was left with its clock, or at a step in its prepared world. */
export function firstStage(opening: StageOpening, moment: StageMoment): StageModel {
  const { before, seed, notices } = opening;
  const phone = opening.phone ?? before?.stage.phone ?? 'lab';
  const chance: StageChance = { seed, usesOwnPhone: phone === 'own', signatures: moment.signatures };
  const ofClass = opening.ofClass ?? before?.stage.ofClass ?? null;
  const fresh = newStage(chance, moment.real, ofClass);
  const stage =
    before === null
      ? fresh
      : {
          ...fresh,
          mistake: before.stage.mistake,
          votes: before.stage.votes,
          timer: before.stage.timer,
          diary: readDiary(before.stage.diary, moment.real, fresh.diary),
          mark: markIn(before.saved, before.stage),
          clock: { shows: before.stage.shows, since: moment.real, isFrozen: before.stage.isFrozen },
        };
  const saved: SavedState = {
    ...NOTHING_SAVED,
    settings: { ...opening.settings, phone, route: 'full' },
    learner: seed,
    sessions: before?.saved.sessions ?? {},
    current: before?.saved.current ?? null,
  };
  const now = stageNow(stage, moment.real);
  const first = firstModel(saved, now, opening.size, []);
  // What a room does comes from its hands, and not from a port.
  const lab: Model = { ...first, screen: 'lesson', check: null, door: { kind: 'none' } };
  const model = { lab, stage };
  const opened = isToGoOn(opening, phone, lab)
    ? { lab: atKeys(settleFocus(lab, null)), stage }
    : goToStep(model, opening.place ?? leftAt(lab.saved) ?? beginning(stage), moment);
  const [told] = notices;
  return told === undefined
    ? opened
    : { ...opened, lab: { ...opened.lab, notice: { kind: 'problem', text: told } } };
}

/** The stage was left in a lesson, with this phone, and nobody wants it elsewhere. */
function isToGoOn({ place, before }: StageOpening, phone: 'lab' | 'own', { saved }: Model): boolean {
  return place === null && before?.stage.phone === phone && leftAt(saved) !== null;
}

function leftAt({ current, sessions }: SavedState): StepPlace | null {
  const lesson = current === null ? undefined : findLesson(current);
  const step = lesson?.steps.find(({ id }) => id === sessions[lesson.id]?.stepId);
  return lesson === undefined || step === undefined ? null : { lesson, step };
}

function beginning({ diary }: StageState): StepPlace {
  const [lesson] = lessonsIn(diary.plan.blocks);
  const step = lesson?.steps[0];
  if (lesson === undefined || step === undefined) throw new Error('the plan has no steps');
  return { lesson, step };
}
