import type { KeyPress } from '../../store/key-press.js';
import { placeMeant } from './go-to.js';
import type { StageMoment } from './stage-moves.js';
import { contextOn, goToStep, lessonOnStage, tell, withLab, withoutPredictions } from './stage-moves.js';
import { withOver } from './stage-over.js';
import { sent } from './stage-play.js';
import type { StageModel, StageOver } from './stage-state.js';
import { readTimer } from './timer.js';
import { countVote, voteOn } from './vote-update.js';
import { happen, readNumber, WHAT_IFS } from './what-if.js';

/** The most characters of what is typed over a lesson. */
const MOST_TYPED = 60;

type Typed = Exclude<StageOver, { readonly kind: 'room' }>;

/** A key while something lies over the lesson; null where it is none of its own. */
export function keyOver(
  model: StageModel,
  over: StageOver,
  key: KeyPress,
  moment: StageMoment,
): StageModel | null {
  if (key.name === 'escape') return withOver(model, null);
  if (over.kind === 'room') return keyInRoom(model, over, key);
  if (over.kind === 'vote' && over.phase !== 'count') return voteOn(model, over, key);
  switch (key.name) {
    case 'enter':
      return submit(model, over, moment);
    case 'backspace':
      return withOver(model, { ...over, typed: over.typed.slice(0, -1), problem: null });
    case 'text':
      return typeOver(model, key.text);
    default:
      return null;
  }
}

/** Types at what lies over the lesson. */
export function typeOver(model: StageModel, text: string): StageModel {
  const { over } = model.stage;
  if (over === null || over.kind === 'room') return model;
  const typed = `${over.typed}${text.replaceAll(/\p{C}/gu, '')}`.slice(0, MOST_TYPED);
  return withOver(model, { ...over, typed, problem: null });
}

function keyInRoom(
  model: StageModel,
  { isCode }: { readonly isCode: boolean },
  key: KeyPress,
): StageModel | null {
  if (key.name === 'enter') return withOver(model, { kind: 'room', isCode: true });
  if (key.text === 'd') {
    const { drawing } = model.lab;
    return withLab(model, { ...model.lab, drawing: { ...drawing, qrTurns: drawing.qrTurns + 1 } });
  }
  return key.text === 'Q' ? withOver(model, { kind: 'room', isCode: !isCode }) : null;
}

function submit(model: StageModel, over: Typed, moment: StageMoment): StageModel {
  switch (over.kind) {
    case 'go-to':
      return goWhereTyped(model, over.typed, moment);
    case 'timer': {
      const timer = readTimer(over.typed, model.stage.timer, lessonOnStage(model), moment);
      if (typeof timer === 'string') return withOver(model, { ...over, problem: timer });
      return { ...withOver(model, null), stage: { ...model.stage, over: null, timer } };
    }
    case 'what-if':
      return letHappen(model, over, moment);
    case 'vote':
      return countVote(model, over, moment.real);
  }
}

/** Goes to what was typed, or says what is wrong with it. */
export function goWhereTyped(model: StageModel, typed: string, moment: StageMoment): StageModel {
  if (typed.trim() === '') return withOver(model, null);
  const place = placeMeant(typed);
  return typeof place === 'string'
    ? withOver(model, { kind: 'go-to', typed, problem: place })
    : goToStep(model, place, moment);
}

function letHappen(
  model: StageModel,
  over: Extract<StageOver, { readonly kind: 'what-if' }>,
  moment: StageMoment,
): StageModel {
  if (over.chosen === null) {
    const chosen = /^\d$/.test(over.typed.trim()) ? Number(over.typed) - 1 : -1;
    const whatIf = WHAT_IFS[chosen];
    if (whatIf === undefined)
      return withOver(model, { ...over, typed: '', problem: `Type a number from 1 to ${WHAT_IFS.length}.` });
    if (whatIf.movesTime === true && model.stage.usesOwnPhone)
      return withOver(model, { ...over, typed: '', problem: REAL_TIME });
    if (whatIf.number !== undefined)
      return withOver(model, { ...over, chosen, typed: whatIf.number.prefilled, problem: null });
    return happened(model, chosen, 0, moment);
  }
  const whatIf = WHAT_IFS[over.chosen];
  const number = whatIf === undefined ? '' : readNumber(over.typed, whatIf);
  return typeof number === 'string'
    ? withOver(model, { ...over, problem: number })
    : happened(model, over.chosen, number, moment);
}

/** Said where time would have to move beside a real phone. */
export const REAL_TIME = 'A real phone keeps real time.';

function happened(model: StageModel, chosen: number, number: number, moment: StageMoment): StageModel {
  const whatIf = WHAT_IFS[chosen];
  const isTask = lessonOnStage(model)?.step.kind === 'task';
  if (whatIf === undefined || !isTask)
    return tell(withOver(model, null), 'That needs a task: G goes to one, and G 0 to free play.');
  const open = withLab(withOver(model, null), withoutPredictions(model.lab));
  const next = sent(open, happen(open.lab, whatIf.requests(number), contextOn(open, moment)));
  const shown = `what if ${whatIf.text}${whatIf.number === undefined ? '' : `: ${number}`} (u takes it back, R begins anew)`;
  return { ...next, stage: { ...next.stage, shown } };
}
