import { letterAt } from '../../../lessons/engine/questions.js';
import type { KeyPress } from '../../store/key-press.js';
import { noticeWords } from '../../store/notice-words.js';
import { openLesson } from '../../store/open-lesson.js';
import { shownQuestion } from '../../store/shown-question.js';
import { choose } from '../lesson/answer.js';
import { isSolved } from '../lesson/lesson-facts.js';
import { shownCode } from '../lesson/shown-code.js';
import type { KeyHint } from '../overlays/overlay.js';
import { breakNow } from './break-view.js';
import { pauseDiary } from './diary.js';
import { jumpToMark, keepMark } from './marks.js';
import { REAL_TIME } from './over-keys.js';
import { freezeOrRun, stageNow } from './stage-clock.js';
import type { StageMoment } from './stage-moves.js';
import { again, goBack, goOn, lessonOnStage, placeOn, tell, withLab } from './stage-moves.js';
import { withOver } from './stage-over.js';
import { actNext, hasMistake, showMistake } from './stage-play.js';
import type { StageModel } from './stage-state.js';
import { hasVote, openVote } from './vote-update.js';

/** One line of the keys of a stage: it matches keys, does what they stand for, and prints the footer and the help. */
interface StageBinding {
  readonly keys: readonly string[];
  readonly shown: string;
  readonly help: string;
  readonly when?: (model: StageModel) => boolean;
  /** Left out of the footer, not of the help. */
  readonly isQuiet?: true;
  readonly does: (model: StageModel, moment: StageMoment) => StageModel;
}

/** Said behind the last step of all. */
export const END_OF_PLAN = 'This is the end of the plan. G goes anywhere.';

const BEGINNING = 'This is the beginning of the plan.';

/** The keys of a stage. Capitals: lower case belongs to the lesson. */
const STAGE_KEYS: readonly StageBinding[] = [
  {
    keys: ['escape'],
    shown: 'Esc',
    help: 'back',
    when: ({ stage }) => stage.big !== null,
    does: ({ lab, stage }) => ({ lab, stage: { ...stage, big: null } }),
  },
  {
    keys: ['escape', 'page-down', 'page-up'],
    shown: 'Esc',
    help: 'end the break',
    when: (model) => breakNow(model) !== null,
    does: ({ lab, stage }) => ({ lab, stage: { ...stage, timer: null } }),
  },
  {
    keys: ['page-down'],
    shown: 'PgDn',
    help: 'next',
    does: (model, moment) => goOn(withOver(model, null), moment) ?? tell(withOver(model, null), END_OF_PLAN),
  },
  {
    keys: ['page-up'],
    shown: 'PgUp',
    help: 'back',
    does: (model, moment) => goBack(withOver(model, null), moment) ?? tell(withOver(model, null), BEGINNING),
  },
  { keys: ['V'], shown: 'V', help: 'vote', when: hasVote, does: openVote },
  {
    keys: ['s'],
    shown: 's',
    help: 'next',
    isQuiet: true,
    when: ({ lab }) => lab.overlay === null && lab.screen === 'lesson',
    does: (model, moment) => goOn(model, moment) ?? tell(model, END_OF_PLAN),
  },
  {
    keys: ['G', 'l'],
    shown: 'G',
    help: 'go to',
    when: ({ lab }) => lab.overlay?.kind !== 'erase',
    does: (model) => withOver(model, { kind: 'go-to', typed: '', problem: null }),
  },
  { keys: ['M'], shown: 'M', help: 'mistake', when: hasMistake, does: showMistake },
  // It says why there is none.
  { keys: ['M'], shown: 'M', help: 'mistake', isQuiet: true, does: showMistake },
  { keys: ['A'], shown: 'A', help: 'act', isQuiet: true, does: act },
  { keys: ['R'], shown: 'R', help: 'again', does: again },
  {
    keys: ['H'],
    shown: 'H',
    help: 'hide',
    when: ({ stage }) => stage.areSecretsShown,
    does: toggleSecrets,
  },
  { keys: ['H'], shown: 'H', help: 'show', does: toggleSecrets },
  { keys: ['Z'], shown: 'Z', help: 'big', does: nextBig },
  {
    keys: ['T'],
    shown: 'T',
    help: 'room timer',
    isQuiet: true,
    does: (model) => withOver(model, { kind: 'timer', typed: '', problem: null }),
  },
  { keys: ['F'], shown: 'F', help: 'freeze or run the clock', isQuiet: true, does: freeze },
  { keys: ['K'], shown: 'K', help: 'keep this state', isQuiet: true, does: keepMark },
  { keys: ['J'], shown: 'J', help: 'jump to what was kept', isQuiet: true, does: jumpToMark },
  {
    keys: ['E'],
    shown: 'E',
    help: 'what if',
    isQuiet: true,
    does: (model) => withOver(model, { kind: 'what-if', chosen: null, typed: '', problem: null }),
  },
  {
    keys: ['Q'],
    shown: 'Q',
    help: 'a code for the room',
    isQuiet: true,
    does: (model) => withOver(model, { kind: 'room', isCode: false }),
  },
  {
    keys: ['P'],
    shown: 'P',
    help: "start or pause the plan's clock",
    isQuiet: true,
    does: (model, { real }) => ({
      ...model,
      stage: { ...model.stage, diary: pauseDiary(model.stage.diary, placeOn(model), real) },
    }),
  },
  {
    keys: ['.'],
    shown: '.',
    help: 'dark, until any key',
    isQuiet: true,
    does: ({ lab, stage }) => ({ lab, stage: { ...stage, isBlank: true } }),
  },
];

/** Does what a key stands for on the stage; null where it is the lesson's. */
export function stageKey(model: StageModel, key: KeyPress, moment: StageMoment): StageModel | null {
  const wanted = key.name === 'text' ? key.text : key.name;
  const binding = STAGE_KEYS.find(({ keys, when }) => keys.includes(wanted) && when?.(model) !== false);
  return binding === undefined ? null : binding.does(model, moment);
}

/** Whether a key of the learner's is another one on a stage. */
export function isTaken({ shown }: KeyHint): boolean {
  return shown === 'PgUp/PgDn' || STAGE_KEYS.some(({ keys }) => keys.includes(shown));
}

/** The keys of the stage that work now, each for what it does first. */
export function stageHints(model: StageModel, includeQuiet = false): readonly KeyHint[] {
  const working = STAGE_KEYS.filter(({ when }) => when?.(model) !== false);
  return working
    .filter(({ isQuiet }) => includeQuiet || isQuiet !== true)
    .filter(({ keys }) => working.find((line) => line.keys.some((key) => keys.includes(key)))?.keys === keys)
    .map(({ shown, help }) => ({ shown, help }));
}

function toggleSecrets({ lab, stage }: StageModel): StageModel {
  return { lab, stage: { ...stage, areSecretsShown: !stage.areSecretsShown } };
}

/** The next move; of a question, the right answer. */
function act(model: StageModel, moment: StageMoment): StageModel {
  const asked = shownQuestion(model.lab);
  if (asked?.kind !== 'quiz' || isSolved(model.lab)) return actNext(model, moment);
  const place = asked.options.findIndex(({ isRight }) => isRight);
  return withLab(model, choose(model.lab, letterAt(place)));
}

function freeze(model: StageModel, { real }: StageMoment): StageModel {
  if (model.stage.usesOwnPhone) return tell(model, REAL_TIME);
  return { ...model, stage: freezeOrRun(model.stage, real) };
}

/** The code, then what AWS and the lab said, then the page again; what there is not is left out. */
function nextBig(model: StageModel, { real }: StageMoment): StageModel {
  const open = openLesson(model.lab);
  const hasCode = open !== null && shownCode(open.session, stageNow(model.stage, real)) !== null;
  const hasAnswer = noticeWords(model.lab, lessonOnStage(model)).length > 0;
  const rounds = [null, ...(hasCode ? ['code' as const] : []), ...(hasAnswer ? ['answer' as const] : [])];
  const big = rounds[(rounds.indexOf(model.stage.big) + 1) % rounds.length] ?? null;
  if (rounds.length === 1) return tell(model, 'There is neither a code nor an answer here to be shown big.');
  return { ...model, stage: { ...model.stage, big } };
}
