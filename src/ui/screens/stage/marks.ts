import { findLesson } from '../../../lessons/catalog.js';
import { settleFocus } from '../../console/focus.js';
import type { Model } from '../../store/model.js';
import { freshStep } from '../lesson/enter-lesson.js';
import { stageNow, withClock } from './stage-clock.js';
import type { StageMoment } from './stage-moves.js';
import { atKeys, lessonOnStage, tell } from './stage-moves.js';
import type { Mark, StageModel } from './stage-state.js';

/** Keeps the state of the lesson as it stands. */
export function keepMark(model: StageModel, { real }: StageMoment): StageModel {
  const open = lessonOnStage(model);
  if (open === null) return model;
  const { textPage, focus, notice } = model.lab;
  const mark: Mark = { session: open.session, shows: stageNow(model.stage, real), textPage, focus, notice };
  return { ...model, stage: { ...model.stage, mark, shown: 'this state is kept: J comes back to it' } };
}

/** Back to what was kept, with the clock of then. */
export function jumpToMark(model: StageModel, { real }: StageMoment): StageModel {
  const { lab, stage } = model;
  const { mark } = stage;
  if (mark === null || findLesson(mark.session.lessonId) === undefined)
    return tell(model, 'Nothing is kept: K keeps a state.');
  const { session, shows, textPage, focus, notice } = mark;
  const saved = { ...lab.saved, current: session.lessonId, sessions: { [session.lessonId]: session } };
  const entered: Model = { ...freshStep(lab, shows), now: shows, screen: 'lesson', check: null, saved };
  return {
    lab: { ...atKeys(settleFocus({ ...entered, focus }, session)), textPage, notice },
    stage: {
      ...withClock(stage, shows, real),
      areSecretsShown: stage.areSecretsShown && session.lessonId === lab.saved.current,
      isRevealed: false,
      big: null,
      over: null,
      shown: null,
      acted: null,
    },
  };
}
