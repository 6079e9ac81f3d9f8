import type { Model } from '../../store/model.js';
import type { LabelledText } from '../../store/notice.js';
import { labSays, noticeWords } from '../../store/notice-words.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeSession } from '../../store/session.js';
import { isPredicting } from '../../store/shown-question.js';
import type { Line } from '../../text/spans.js';
import { textWidthOf } from '../../text/widths.js';
import { DONE } from '../lesson/task-words.js';
import type { StageModel } from './stage-state.js';

/** What stands in the place of the lab's reason until somebody asks for it: the question to the room comes first. */
const REASON_WAITS = "Enter shows the lab's reason.";

/** The same for what a task has taught. */
const DONE_WAITS = labSays(DONE, 'Enter shows why it worked.', 'ok');

/** In front of what a key of the stage did. */
export const SHOWN = 'Shown';

/** A task that is solved tells what it taught. */
function isDone({ step, session }: OpenLesson): boolean {
  return step.kind === 'task' && session.isSolved && step.goals.length > 0;
}

/** The lab has a reason to tell, and nobody has asked for it. */
export function isReasonWithheld({ lab, stage }: StageModel): boolean {
  const open = openLesson(lab);
  if (stage.ofClass?.reveal === 'at-once') return false;
  if (stage.isRevealed || open === null || lab.overlay !== null || isPredicting(lab)) return false;
  return lab.notice?.kind === 'refused' || isDone(open);
}

/** The learner's model as it is drawn on the stage: what was done is named, and the lab's reason may wait. */
export function asShown({ lab, stage }: StageModel): Model {
  const open = openLesson(lab);
  if (open === null || lab.overlay !== null) return lab;
  const waits = isReasonWithheld({ lab, stage });
  const shown: readonly LabelledText[] = stage.shown === null ? [] : [labSays(SHOWN, stage.shown, 'here')];
  const words = noticeWords(lab, open);
  const isReason = waits && lab.notice?.kind === 'refused';
  // Of a refusal what is said by the lab is its reason.
  const said = isReason
    ? words.map((word) => (word.role === 'lab' ? { ...word, text: REASON_WAITS } : word))
    : words;
  if (!waits && shown.length === 0) return lab;
  const done = waits && isDone(open) ? [DONE_WAITS] : [];
  const told: Model = { ...lab, notice: { kind: 'said', words: [...shown, ...said, ...done] } };
  return done.length === 0 ? told : changeSession(told, (session) => ({ ...session, isSolved: false }));
}

/**
 * A frame without what else gives the lab's reason away: the words behind an event, which say of themselves what they are,
 * and the picture of where codes fell. That begins with "lab:", and ends at the edge of its pane.
 */
export function withoutReason(lines: readonly Line[]): readonly Line[] {
  let isBegun = false;
  return lines.map((line) => {
    let isHidden = false;
    return line.map((piece) => {
      if (!('text' in piece)) return piece;
      if (piece.isReason === true) return { ...piece, text: ' '.repeat(textWidthOf(piece.text)) };
      const word = piece.text.trim();
      if (/[\u2502|]/.test(word)) isHidden = false;
      else if (/^\u2503?\(?lab:/.test(word)) isHidden = true;
      // The word in brackets may have come to a line of its own.
      const isEnd = isBegun && /^[a-z-]+\)$/.test(word);
      if (word === '(lab:') isBegun = true;
      else if (isEnd) isBegun = false;
      return isHidden || isEnd ? { ...piece, text: ' '.repeat(textWidthOf(piece.text)) } : piece;
    });
  });
}
