import { SANDBOX } from '../../../lessons/content/sandbox.js';
import type { RealTime } from '../../../sim/base/time.js';
import type { KeyPress } from '../../store/key-press.js';
import type { Effect, Message, Model } from '../../store/model.js';
import { isAtPrompt, isQrShown, isTypingText } from '../../store/screen-elements.js';
import { update } from '../../store/update.js';
import { layoutOf } from '../../text/sizes.js';
import { keyHints } from '../keymap.js';
import { keyOver, typeOver } from './over-keys.js';
import { stageNow } from './stage-clock.js';
import { END_OF_PLAN, isTaken, stageHints, stageKey } from './stage-keys.js';
import type { StageMoment } from './stage-moves.js';
import { contextOn, goToStep, lessonOnStage, stepBeside, tell, withLab } from './stage-moves.js';
import type { StageModel } from './stage-state.js';
import { isReasonWithheld } from './withheld.js';

/** The next model, and what to do outside. */
export interface StageUpdated {
  readonly model: StageModel;
  readonly effects: readonly Effect[];
}

/** The next stage. It looks for keys of its own first; all else is the learner's. Pure, as the learner's `update` is. */
export function updateStage(before: StageModel, message: Message, moment: StageMoment): StageUpdated {
  const model = { ...before, stage: { ...before.stage, real: moment.real } };
  const now = stageNow(model.stage, moment.real);
  switch (message.kind) {
    case 'key':
      return pressOnStage(model, message.key, now, moment);
    case 'pasted':
      if (model.stage.isBlank) return only(withBlank(model, false));
      return model.stage.over === null
        ? learner(model, { ...message, now }, moment)
        : only(typeOver(model, message.text));
    default:
      return learner(model, 'now' in message ? { ...message, now } : message, moment);
  }
}

function pressOnStage(model: StageModel, key: KeyPress, now: RealTime, moment: StageMoment): StageUpdated {
  const { lab, stage } = model;
  if (stage.isBlank) return only(withBlank(model, false));
  const asLearner = () => learner(model, { kind: 'key', key, now }, moment);
  // What nobody sees is not done; and the way out is always the same.
  if (layoutOf(lab.size) === 'too-small' || key.name === 'ctrl-c') return asLearner();
  const over = stage.over === null ? null : keyOver(model, stage.over, key, moment);
  if (over !== null) return only(over);
  const isText = key.name === 'text' && (isTypingText(lab) || isAtPrompt(lab));
  const done = isText ? null : stageKey(model, key, moment);
  if (done !== null) return only(done);
  if (key.name === 'enter' && isReasonWithheld(model)) return only(revealed(model));
  if ((stage.big !== null || stage.over !== null) && key.text !== 'q') return only(model);
  return isHelp(lab, key) && !isText ? only(withHelp(model)) : asLearner();
}

function revealed(model: StageModel): StageModel {
  return { ...model, stage: { ...model.stage, isRevealed: true } };
}

function isHelp(lab: Model, { name, text }: KeyPress): boolean {
  return lab.overlay === null && (name === 'f1' || text === '?');
}

/** All keys: those of the stage, and the learner's. */
function withHelp(model: StageModel): StageModel {
  const keys = [...stageHints(model, true), ...keyHints(model.lab, true).filter((hint) => !isTaken(hint))];
  return withLab(model, { ...model.lab, overlay: { kind: 'help', keys }, textPage: 0 });
}

/** The stage dark, or lit again. */
export function withBlank(model: StageModel, isBlank: boolean): StageModel {
  return { ...model, stage: { ...model.stage, isBlank } };
}

function only(model: StageModel): StageUpdated {
  return { model, effects: [] };
}

/** What a learner would see of it, in the folder and with the clock of the stage. */
function learner(model: StageModel, message: Message, moment: StageMoment): StageUpdated {
  const { model: lab, effects } = update(model.lab, message, contextOn(model, moment));
  return { model: settled(model, lab, message, moment), effects: effects.filter(isOfStage) };
}

/** The stage saves by itself, and keeps nobody's plan. */
function isOfStage({ kind }: Effect): boolean {
  return kind !== 'save' && kind !== 'write-plan' && kind !== 'look-what-is-left';
}

/** A stage shows lessons, and nothing else; and it stays with the phone that it was opened with. */
function settled(before: StageModel, lab: Model, { kind }: Message, moment: StageMoment): StageModel {
  const { stage } = before;
  if (lab.screen !== 'lesson' && lab.screen !== 'check') return leftLesson(before, moment);
  const after: StageModel = { lab, stage };
  const world = lessonOnStage(after)?.session.world;
  if (world !== undefined && world.usesOwnPhone !== stage.usesOwnPhone)
    return tell(before, 'The phone of a stage stays: mfa-lab present --phone own, or --phone lab.');
  if (kind === 'ticked' && hasJustSolved(before.lab, lab))
    return { lab, stage: { ...stage, isRevealed: false } };
  if (kind === 'ticked' || kind === 'resized') return after;
  const isNews = lab.notice !== before.lab.notice;
  const isTyped = lab.saved !== before.lab.saved;
  const isQrLeft = isQrShown(before.lab) && !isQrShown(lab);
  return {
    lab,
    stage: {
      ...stage,
      drawn: stage.drawn + (lab.saved === before.lab.saved ? 0 : 1),
      // Who types on has stopped asking the room.
      isRevealed: isNews || hasJustSolved(before.lab, lab) ? false : stage.isRevealed || isTyped,
      shown: isNews ? null : stage.shown,
      areSecretsShown: stage.areSecretsShown && !isQrLeft,
    },
  };
}

function hasJustSolved(before: Model, after: Model): boolean {
  const isSolved = (lab: Model) => lab.saved.sessions[lab.saved.current ?? '']?.isSolved === true;
  return isSolved(after) && !isSolved(before);
}

/** Behind the last step of a lesson comes the next lesson. */
function leftLesson(before: StageModel, moment: StageMoment): StageModel {
  const open = lessonOnStage(before);
  const next = open === null || open.lesson === SANDBOX ? null : stepBeside(before, open, 1);
  return next === null ? tell(before, END_OF_PLAN) : goToStep(before, next, moment);
}
