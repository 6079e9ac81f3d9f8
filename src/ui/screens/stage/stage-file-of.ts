import { checkedGoals } from '../../../lessons/engine/session.js';
import { secondsToNextStep } from '../../../sim/base/time.js';
import { panelTime } from '../../console/phone-view.js';
import { noticeWords } from '../../store/notice-words.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { focusedElement } from '../../store/screen-elements.js';
import type { StageFile, StageProcess, StageSummary } from '../../store/stage-file.js';
import { STAGE_VERSION } from '../../store/stage-file.js';
import type { Display } from '../../text/display.js';
import type { Line } from '../../text/spans.js';
import { isTimeOfUse } from '../lesson/shown-code.js';
import { withSpent } from './diary.js';
import { FREE_PLAY } from './go-to.js';
import { secretsOf, textsWithoutSecrets } from './hidden.js';
import { stageNumber } from './stage-frame.js';
import { lessonOnStage } from './stage-moves.js';
import type { StageModel } from './stage-state.js';
import { stageView } from './stage-view.js';
import { isTimerShown } from './timer.js';

/** What the stage tells the notes. Secrets are hidden in it, also while they are shown to the room. Null without a lesson. */
export function stageFileOf(
  model: StageModel,
  { display, ...process }: StageProcess & { readonly display: Display },
): StageFile | null {
  const told = stageToTell(model, process);
  return told === null ? null : { ...told, screen: screenOf(model, display) };
}

/** The same without the screen, for who has it before them. */
export function stageToTell(model: StageModel, { pid, now, endedAt, done }: StageProcess): StageFile | null {
  const open = lessonOnStage(model);
  if (open === null) return null;
  const { stage } = model;
  const { diary } = stage;
  const at = { lesson: open.lesson.id, step: open.step.id };
  return {
    kind: 'mfa-lab stage',
    version: STAGE_VERSION,
    pid,
    beat: now,
    endedAt,
    phone: stage.usesOwnPhone ? 'own' : 'lab',
    at: { ...at, number: numberOf(open), since: diary.since, planSeconds: diary.planSeconds },
    plan: diary.plan,
    spent: withSpent(diary, at, now).spent,
    view: {
      isBlank: stage.isBlank,
      secrets: stage.areSecretsShown ? 'shown' : 'hidden',
      isFrozen: stage.clock.isFrozen,
      big: stage.big,
      timer: stage.timer !== null && isTimerShown(stage.timer, now) ? stage.timer : null,
    },
    votes: stage.votes,
    summary: summaryOf(model),
    screen: [],
    done,
  };
}

/** What is in no course has no number: it is free play. */
function numberOf(open: OpenLesson): string {
  const number = stageNumber(open);
  return /^\d/.test(number) ? number : FREE_PLAY;
}

function summaryOf(model: StageModel): StageSummary {
  const { lab, stage } = model;
  const open = lessonOnStage(model);
  if (open === null) return { focus: null, notice: null, goals: [0, 0], secondsLeft: null, firstCode: null };
  const { session, step } = open;
  const goals = step.kind === 'task' ? checkedGoals(step, session, lab.now) : [];
  const words = noticeWords(lab, open).map(({ text }) => text);
  const [notice = null] = textsWithoutSecrets(words.slice(0, 1), secretsOf(session.world));
  return {
    focus: focusedElement(lab)?.label ?? null,
    notice: notice === null ? null : notice.replaceAll('\n', ' '),
    goals: [goals.filter(({ isMet }) => isMet).length, goals.length],
    secondsLeft:
      step.kind === 'task' && isTimeOfUse(session) ? secondsToNextStep(panelTime(session, lab.now)) : null,
    firstCode: stage.diary.firstCode,
  };
}

/** The lines of the screen as text. A QR code is none. */
function screenOf({ lab, stage }: StageModel, display: Display): readonly string[] {
  const hidden: StageModel = { lab, stage: { ...stage, areSecretsShown: false, isBlank: false } };
  return stageView(hidden, display).map((line, index) => textOf(line, index).trimEnd());
}

function textOf(line: Line, index: number): string {
  const words = line.map((piece) => {
    if ('raw' in piece) return index === 0 ? '[QR code]' : '';
    return 'fieldId' in piece ? (piece.isMasked ? '*'.repeat(piece.value.length) : piece.value) : piece.text;
  });
  return words.join('');
}
