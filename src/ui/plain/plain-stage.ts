import { shownCode } from '../screens/lesson/shown-code.js';
import { secretsOf, textsWithoutSecrets } from '../screens/stage/hidden.js';
import { jumpToMark, keepMark } from '../screens/stage/marks.js';
import { goWhereTyped } from '../screens/stage/over-keys.js';
import { freezeOrRun, stageNow } from '../screens/stage/stage-clock.js';
import { stageKey } from '../screens/stage/stage-keys.js';
import type { StageMoment } from '../screens/stage/stage-moves.js';
import { contextOn, lessonOnStage } from '../screens/stage/stage-moves.js';
import type { StageModel, StageState } from '../screens/stage/stage-state.js';
import { updateStage } from '../screens/stage/stage-update.js';
import type { KeyPress } from '../store/key-press.js';
import { openLesson } from '../store/open-lesson.js';
import type { PlainSession } from './plain-session.js';
import { takeLine } from './plain-session.js';
import { lastAnswer } from './plain-speech.js';
import type { StageNotes } from './stage-notes.js';
import { notesHere, paceHere } from './stage-notes.js';
import { roomWords, timer, vote, whatIf, whereWords } from './stage-room.js';
import type { StageTurn } from './stage-turn.js';
import { changed, remark, said } from './stage-turn.js';
import { inWords } from './stage-words.js';

/** Words that stand for keys of the stage. */
const WORDS: { readonly [word: string]: KeyPress } = {
  next: { name: 'page-down', text: '' },
  back: { name: 'page-up', text: '' },
  again: { name: 'text', text: 'R' },
  mistake: { name: 'text', text: 'M' },
  act: { name: 'text', text: 'A' },
};

/** What can be said on a stage besides. */
export const STAGE_WAYS =
  'stage: next, back, go 6.3, again, mistake, act, freeze, hide, show, blank, keep, jump, big, vote 3 7 1, timer 6, pause, what if, room, notes, where, last';

/** Takes one line on the stage. What is secret is not said, unless somebody has asked for it. */
export function takeStageLine(
  session: PlainSession,
  stage: StageState,
  line: string,
  moment: StageMoment,
  notes: StageNotes,
): StageTurn {
  const taken = takeWord(session, stage, line, moment, notes);
  const said = withoutSecretWords(taken.turn.lines, { lab: taken.turn.session.model, stage: taken.stage });
  const lines = said.map(inWords);
  return { ...taken, turn: { ...taken.turn, lines } };
}

/** What is said on a stage, with secrets struck out while they are hidden. */
export function withoutSecretWords(lines: readonly string[], model: StageModel): readonly string[] {
  const open = lessonOnStage(model);
  return model.stage.areSecretsShown || open === null
    ? lines
    : textsWithoutSecrets(lines, secretsOf(open.session.world));
}

/** The stage's own words first; all else is the learner's. */
function takeWord(
  session: PlainSession,
  stage: StageState,
  line: string,
  moment: StageMoment,
  notes: StageNotes,
): StageTurn {
  const model: StageModel = { lab: session.model, stage: { ...stage, real: moment.real } };
  const [word = '', ...rest] = line.trim().toLowerCase().split(/\s+/);
  const typed = rest.join(' ');
  const isFree = session.field === null;
  const key = WORDS[word];
  if (!isFree) return asLearner(session, model, line, moment);
  if (key !== undefined && typed === '')
    return changed(session, stageKey(model, key, moment) ?? model, moment);
  switch (word) {
    case 'go':
      return said(session, goWhereTyped(model, typed, moment), moment);
    case 'freeze':
      if (stage.usesOwnPhone) return remark(session, model, 'note: a real phone keeps real time.');
      return frozen(session, model, moment);
    case 'keep':
      return changed(session, keepMark(model, moment), moment);
    case 'jump':
      return changed(session, jumpToMark(model, moment), moment);
    case 'hide':
    case 'show':
      return remark(
        session,
        withSecrets(model, word === 'show'),
        `note: secrets are ${word === 'show' ? 'shown' : 'hidden'} on the stage.`,
      );
    case 'blank':
      return remark(session, model, 'note: blanked; as lines there is nothing to blank.');
    case 'big':
      return remark(session, model, bigWords(model, moment));
    case 'vote':
      return vote(session, model, typed, moment);
    case 'timer':
      return timer(session, model, typed, moment);
    case 'what':
      return whatIf(session, model, typed, moment);
    case 'room':
      return remark(session, model, ...roomWords(model, moment));
    case 'pause':
      return paused(session, model, moment, notes);
    case 'notes':
      return remark(session, model, ...notesHere(model, notes, moment.real));
    case 'where':
      return remark(
        session,
        model,
        ...whereWords(model, moment),
        paceHere(model, notes, moment.real),
        ...lastAnswer(session.said),
      );
    default:
      return asLearner(session, model, line, moment);
  }
}

function asLearner(session: PlainSession, model: StageModel, line: string, moment: StageMoment): StageTurn {
  const turn = takeLine(session, line, contextOn(model, moment));
  const { lab, stage } = updateStage(
    { ...model, lab: turn.session.model },
    { kind: 'ticked', now: stageNow(model.stage, moment.real) },
    moment,
  ).model;
  const isHelp = /^(help|\?)$/i.test(line.trim());
  const lines = isHelp ? [...turn.lines, STAGE_WAYS] : turn.lines;
  const isOut = lab.saved.current !== turn.session.model.saved.current;
  if (!isOut) return { turn: { ...turn, lines }, stage: { ...stage, drawn: stage.drawn + 1 } };
  return changed({ ...turn.session, model: lab }, { lab, stage }, moment);
}

function withSecrets(model: StageModel, areSecretsShown: boolean): StageModel {
  return { ...model, stage: { ...model.stage, areSecretsShown } };
}

function frozen(session: PlainSession, model: StageModel, { real }: StageMoment): StageTurn {
  const stage = freezeOrRun(model.stage, real);
  return remark(
    session,
    { ...model, stage },
    `note: the stage's clock ${stage.clock.isFrozen ? 'stands still' : 'runs'}.`,
  );
}

/** Starts the clock of the day, lets it stand still, or go on. */
function paused(session: PlainSession, model: StageModel, moment: StageMoment, notes: StageNotes): StageTurn {
  const before = model.stage.diary.plan;
  const next = stageKey(model, { name: 'text', text: 'P' }, moment) ?? model;
  const does =
    before.startedAt === null ? 'is started' : before.pausedAt === null ? 'stands still' : 'goes on';
  return remark(
    session,
    next,
    `note: the clock of the day ${does}.`,
    ...(before.startedAt === null ? [] : [paceHere(next, notes, moment.real)]),
  );
}

function bigWords({ lab, stage }: StageModel, { real }: StageMoment): string {
  const open = openLesson(lab);
  const code = open === null ? null : shownCode(open.session, stageNow(stage, real));
  return code === null ? 'note: no code is shown here.' : `code: ${code}`;
}
