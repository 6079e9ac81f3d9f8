import type { Lesson, Step } from '../../../lessons/engine/lesson.js';
import { askedPrediction, NOT_ASKED, predict } from '../../../lessons/engine/predicting.js';
import { preparedOnStage, stageContext } from '../../../lessons/engine/prepared.js';
import { NO_PROGRESS } from '../../../lessons/engine/progress.js';
import { stepAfter, stepIndex } from '../../../lessons/engine/session.js';
import { lessonsAround } from '../../../lessons/notes/plan-block.js';
import type { ExecuteContext, SignaturePort } from '../../../sim/base/ports.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { epochSeconds } from '../../../sim/base/time.js';
import { settleFocus } from '../../console/focus.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeSession } from '../../store/session.js';
import type { StepPlace } from '../../store/stage-file.js';
import { freshStep } from '../lesson/enter-lesson.js';
import { waiting } from '../lesson/next-step.js';
import { shownCode } from '../lesson/shown-code.js';
import { textPageCount } from '../overlays/text-pages.js';
import { hasPageAfter, turnPage } from '../overlays/turn-page.js';
import { atStep } from './diary.js';
import { stageNow, withClock } from './stage-clock.js';
import type { StageModel } from './stage-state.js';

/** The moment of a key on the stage. */
export interface StageMoment {
  readonly real: EpochSeconds;
  /** The hour of a moment by the clock on the wall: `11:20`. */
  readonly hourOf: (time: EpochSeconds) => string;
  readonly signatures: SignaturePort;
}

/** The lesson on the stage, also while something else has the screen. */
export function lessonOnStage({ lab }: StageModel): OpenLesson | null {
  return openLesson({ ...lab, screen: 'lesson', check: null });
}

/** What a request on the stage is executed with. */
export function contextOn(model: StageModel, { real }: StageMoment): ExecuteContext {
  const { stage, lab } = model;
  const now = stageNow(stage, real);
  return stageContext(stage, lab.saved.current ?? '', now, stage.drawn + 1);
}

/** The step on the stage, by its ids. */
export function placeOn(model: StageModel): StepPlace | null {
  const open = lessonOnStage(model);
  return open === null ? null : { lesson: open.lesson.id, step: open.step.id };
}

/** Goes to a step in its prepared world: to its beginning, or where one comes from behind to its end. */
export function goToStep(
  { lab, stage }: StageModel,
  { lesson, step }: { readonly lesson: Lesson; readonly step: Step },
  { real }: StageMoment,
  end: 'beginning' | 'end' = 'beginning',
): StageModel {
  const { session, now } = preparedOnStage(lesson, step, stage, epochSeconds(real));
  const saved = {
    ...lab.saved,
    current: lesson.id,
    progress: NO_PROGRESS,
    sessions: { [lesson.id]: waiting(session, step, now) },
    finished: {},
  };
  const entered: Model = { ...freshStep(lab, now), now, screen: 'lesson', check: null, saved };
  const settled = atKeys(settleFocus(entered, null));
  const isSameLesson = lab.saved.current === lesson.id;
  const to = { lesson: lesson.id, step: step.id };
  // Beside a text or a question stands no phone.
  const firstCode = step.kind === 'task' ? shownCode(session, now) : null;
  return {
    lab: end === 'end' ? atEnd(settled) : settled,
    stage: {
      ...withClock(stage, now, real),
      diary: atStep(stage.diary, { from: placeOn({ lab, stage }), to, firstCode }, real),
      areSecretsShown: isSameLesson && stage.areSecretsShown,
      isBlank: false,
      isRevealed: false,
      big: null,
      over: null,
      shown: null,
      mistake: 0,
      acted: null,
      drawn: 0,
    },
  };
}

/** Letters are keys of the stage, until Enter opens the field that has the focus. */
export function atKeys(lab: Model): Model {
  return lab.isTyping ? { ...lab, isTyping: false } : lab;
}

/** The last page of a text; a task, open. */
function atEnd(lab: Model): Model {
  return withoutPredictions({ ...lab, textPage: Math.max(0, textPageCount(lab) - 1) });
}

/** The task behind its predictions. */
export function withoutPredictions(lab: Model): Model {
  let here = lab;
  for (let open = openLesson(here); open !== null && askedPrediction(open.step, open.session) !== null; ) {
    here = unasked(here);
    open = openLesson(here);
  }
  return here;
}

function unasked(lab: Model): Model {
  const told = changeSession({ ...lab, optionAt: null, notice: null }, (session) =>
    predict(session, NOT_ASKED),
  );
  return atKeys(settleFocus(told, null));
}

/** The next page, question or step; null at the end of the plan. */
export function goOn(model: StageModel, moment: StageMoment): StageModel | null {
  const { lab } = model;
  if (lab.screen === 'lesson' && hasPageAfter(lab)) return withLab(model, turnPage(lab, 1) ?? lab);
  const open = lessonOnStage(model);
  if (open === null) return null;
  if (lab.overlay === null && lab.screen === 'lesson' && askedPrediction(open.step, open.session) !== null)
    return withLab(model, unasked(lab));
  const next = stepBeside(model, open, 1);
  return next === null ? null : goToStep(model, next, moment);
}

/** What was before: the mirror of `goOn`. Null at the beginning of the plan. */
export function goBack(model: StageModel, moment: StageMoment): StageModel | null {
  const { lab } = model;
  if (lab.screen === 'lesson' && lab.textPage > 0 && textPageCount(lab) > 1)
    return withLab(model, turnPage(lab, -1) ?? lab);
  const open = lessonOnStage(model);
  if (open === null) return null;
  const said = open.session.predicted.length;
  if (said > 0) {
    const anew = goToStep(model, open, moment);
    const again = changeSession(anew.lab, (session) => ({
      ...session,
      predicted: Array.from({ length: said - 1 }, () => NOT_ASKED),
    }));
    return withLab(anew, again);
  }
  const before = stepBeside(model, open, -1);
  return before === null ? null : goToStep(model, before, moment, 'end');
}

/** The step after or before one, also across lessons, which stand in the order of the plan. */
export function stepBeside(
  { stage }: StageModel,
  { lesson, step }: Pick<OpenLesson, 'lesson' | 'step'>,
  by: 1 | -1,
): { readonly lesson: Lesson; readonly step: Step } | null {
  const beside = by === 1 ? stepAfter(lesson, step.id) : lesson.steps[stepIndex(lesson, step.id) - 1];
  if (beside !== undefined) return { lesson, step: beside };
  const lessons = lessonsAround(stage.diary.plan.blocks, lesson);
  const other = lessons.includes(lesson) ? lessons[lessons.indexOf(lesson) + by] : undefined;
  const first = other?.steps.at(by === 1 ? 0 : -1);
  return other === undefined || first === undefined ? null : { lesson: other, step: first };
}

/** This step anew. */
export function again(model: StageModel, moment: StageMoment): StageModel {
  const open = lessonOnStage(model);
  return open === null ? model : goToStep(model, open, moment);
}

/** The model with another state of the learner's, and nothing else changed. */
export function withLab(model: StageModel, lab: Model): StageModel {
  return { ...model, lab };
}

/** Says something to who presses the keys. */
export function tell(model: StageModel, text: string): StageModel {
  return { ...model, lab: { ...model.lab, notice: { kind: 'info', text } } };
}
