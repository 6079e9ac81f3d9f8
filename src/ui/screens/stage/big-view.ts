import { secondsToNextStep, TIME_STEP_SECONDS } from '../../../sim/base/time.js';
import { panelTime } from '../../console/phone-view.js';
import { noticeWords } from '../../store/notice-words.js';
import { openLesson } from '../../store/open-lesson.js';
import type { Display } from '../../text/display.js';
import { displayNow } from '../../text/drawing.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { shownCode } from '../lesson/shown-code.js';
import type { KeyHint } from '../overlays/overlay.js';
import { voiceLines } from '../voice-lines.js';
import { bigDigits } from './big-digits.js';
import type { StageModel } from './stage-state.js';
import { asShown, SHOWN } from './withheld.js';

/** A page of the stage: what stands on it, and its keys. */
export interface StagePage {
  readonly lines: readonly Line[];
  readonly keys: readonly KeyHint[];
}

/** The room that a page has. */
export interface PageRoom {
  readonly width: number;
  readonly columns: number;
  readonly rows: number;
}

/** Columns in front of the page and of the digits. */
const INDENT = 10;

/** The widest that an answer is drawn when it stands alone. */
const ANSWER_COLUMNS = 60;

/** The code in large digits, or what AWS and the lab said, alone. */
export function bigView(
  model: StageModel,
  big: 'code' | 'answer',
  room: PageRoom,
  display: Display,
): StagePage {
  const answer = answerLines(model, Math.min(ANSWER_COLUMNS, room.width));
  return big === 'code'
    ? { lines: codeLines(model, room, display), keys: keysFor('the answer') }
    : { lines: [[], ...answer], keys: [{ shown: 'Enter', help: 'the reason' }, ...keysFor('off')] };
}

function keysFor(next: string): readonly KeyHint[] {
  return [
    { shown: 'Z', help: next },
    { shown: '.', help: 'dark' },
    { shown: 'R', help: 'again' },
    { shown: 'PgDn', help: 'next' },
    { shown: 'Esc', help: 'back' },
  ];
}

function codeLines({ lab }: StageModel, room: PageRoom, display: Display): readonly Line[] {
  const open = openLesson(lab);
  const code = open === null ? null : shownCode(open.session, lab.now);
  if (open === null || code === null) return [[span('No code is shown here.')]];
  const { ascii } = displayNow(display, lab.drawing);
  const left = secondsToNextStep(panelTime(open.session, lab.now));
  const cells = 24;
  const filled = Math.round((left / TIME_STEP_SECONDS) * cells);
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(cells - filled)}]`;
  const digits = bigDigits(code, room.columns - INDENT, ascii ? '#' : '█');
  const indent = span(' '.repeat(Math.max(0, Math.floor((room.columns - 2 - (digits[0] ?? '').length) / 2))));
  const air: readonly Line[] = room.rows > 14 ? [[], [], []] : [[]];
  const seconds = display.reducedMotion ? `${Math.ceil(left / 5) * 5} s or less` : `${left} s`;
  return [
    ...air,
    ...digits.map((row): Line => [indent, span(row, 'code')]),
    [],
    [indent, span(`next code in ${seconds}`, 'strong'), span(display.reducedMotion ? '' : `  ${bar}`)],
  ];
}

function answerLines(model: StageModel, width: number): readonly Line[] {
  const lab = asShown(model);
  const words = noticeWords(lab, openLesson(model.lab)).filter(({ verdict }) => verdict !== SHOWN);
  const lines = words.flatMap((one) => [...voiceLines([one], width), []]);
  return lines.length > 0 ? lines : wrapText('Nothing has been said yet.', width);
}
