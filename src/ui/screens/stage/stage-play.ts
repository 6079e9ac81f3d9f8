import type { Mistake } from '../../../lessons/engine/prepared.js';
import { mistakesOf, nextMove, requestOf } from '../../../lessons/engine/prepared.js';
import { act } from '../../../lessons/engine/session.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import type { Request } from '../../../sim/requests.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { refusedNotice } from '../../store/refused-notice.js';
import { isQrShown } from '../../store/screen-elements.js';
import { sendRequest } from '../../store/send-request.js';
import { leaveFocus } from '../../store/session.js';
import { closeQr } from '../lesson/qr-update.js';
import { requestWords } from './request-words.js';
import type { StageMoment } from './stage-moves.js';
import { again, atKeys, contextOn, lessonOnStage, tell, withLab, withoutPredictions } from './stage-moves.js';
import type { StageModel } from './stage-state.js';

// What is stored in a task, played for a room: its mistakes, and its solution move by move.

const NO_MISTAKE = {
  read: 'There is no mistake to show on a page of text: PageDown goes on.',
  quiz: 'A question has no mistake to show: V counts hands, A gives the answer.',
  task: 'No mistake is stored for this step. A acts, or type one.',
} as const;

/** Whether there is a mistake to show. */
export function hasMistake(model: StageModel): boolean {
  const step = lessonOnStage(model)?.step;
  return step?.kind === 'task' && (step.temptations?.length ?? 0) > 0;
}

/** The next stored mistake of the step, in its prepared world. */
export function showMistake(model: StageModel, moment: StageMoment): StageModel {
  const open = lessonOnStage(model);
  if (open === null) return model;
  const anew = again(model, moment);
  const start = withLab(anew, withoutPredictions(anew.lab));
  const mistakes = mistakesOf(open.step, lessonOnStage(start)?.session.world ?? open.session.world);
  const index = model.stage.mistake % Math.max(1, mistakes.length);
  const mistake = mistakes[index];
  if (mistake === undefined) return tell(model, NO_MISTAKE[open.step.kind]);
  const played = playMistake(start, mistake, moment);
  const shown = `mistake ${index + 1} of ${mistakes.length}: ${mistake.name}`;
  return { ...played, stage: { ...played.stage, shown, mistake: index + 1 } };
}

function playMistake(start: StageModel, { moves }: Mistake, moment: StageMoment): StageModel {
  return moves.reduce((model, move) => {
    const world = openLesson(model.lab)?.session.world;
    const context = contextOn(model, moment);
    const request = world === undefined ? null : requestOf(move, world, context.now);
    if (request === null) return model;
    const lab = sendRequest(model.lab, request, context);
    return sent(model, lab.notice === null ? withRefusal(model.lab, lab, request, context) : lab);
  }, start);
}

/** Some pages say themselves what is missing, and send nothing: a mistake that is sent all the same says it here. */
function withRefusal(before: Model, after: Model, request: Request, context: ExecuteContext): Model {
  const open = openLesson(before);
  const result = open === null ? null : act(open.lesson, open.session, request, context).result;
  return result === null || result.ok ? after : { ...after, notice: refusedNotice(request, result.failure) };
}

/** The next move of the stored solution. Who did something else in between begins again, in the prepared world. */
export function actNext(model: StageModel, moment: StageMoment): StageModel {
  const open = lessonOnStage(model);
  if (open === null || open.step.kind !== 'task') {
    return tell(model, 'There is nothing to do on this page: PageDown goes on.');
  }
  const goesOn = model.stage.acted?.world === open.session.world;
  const anew = goesOn ? model : again(model, moment);
  const from = { ...anew, lab: withoutPredictions(anew.lab) };
  const session = openLesson(from.lab)?.session;
  const context = contextOn(from, moment);
  const move =
    session === undefined
      ? null
      : nextMove(open.step, session, goesOn ? (model.stage.acted?.done ?? 0) : 0, context.now);
  if (move === null) return tell(model, 'The solution has been played: PageDown goes on, R begins anew.');
  const next = sent(from, behindQr(sendRequest(from.lab, move.request, context), move.request, context));
  const world = openLesson(next.lab)?.session.world ?? open.session.world;
  const shown = `move ${move.done} of ${move.of}: ${requestWords(move.request)}`;
  return { ...next, stage: { ...next.stage, shown, acted: { done: move.done, world } } };
}

/** A QR code that was scanned has done its work. */
function behindQr(lab: Model, { kind }: Request, context: ExecuteContext): Model {
  const isScanned = kind === 'phone-scan' || kind === 'photograph-screen';
  return isScanned && isQrShown(lab) ? closeQr(lab, context) : lab;
}

/** The model after something was done in the world: the lab's reason waits for its key again. */
export function sent(model: StageModel, lab: Model): StageModel {
  const { stage } = model;
  const left = atKeys(leaveFocus(model.lab, lab));
  return { lab: left, stage: { ...stage, drawn: stage.drawn + 1, isRevealed: false, shown: null } };
}
