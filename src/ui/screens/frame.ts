import { CATALOG } from '../../lessons/catalog.js';
import type { Model } from '../store/model.js';
import type { LabelledText } from '../store/notice-words.js';
import { NOTE, noticeWords } from '../store/notice-words.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { openLesson, shownStep } from '../store/open-lesson.js';
import { isPredicting } from '../store/shown-question.js';
import { dots } from '../text/dots.js';
import { beginning } from '../text/fitting.js';
import { frameRows, layoutOf } from '../text/sizes.js';
import type { Line, Span } from '../text/spans.js';
import { fitTo, lineWidth, span } from '../text/spans.js';
import { textWidthOf } from '../text/widths.js';
import { hintLine } from './hint-line.js';
import { keyHints } from './keymap.js';
import { stepStates } from './step-states.js';
import { voiceLines } from './voice-lines.js';

/** What the screen must never hide: none of this is real. */
const SIMULATED = 'SIMULATED, no real AWS';

/** The same where room is short. */
export const SIMULATED_SHORT = 'SIMULATED';
const FULL_HEADER_COLUMNS = 80;

const NAME: Line = [span('mfa-lab', 'header-strong')];

/** Beside it, where no lesson is open. */
const PROMISE = span('  Learn AWS MFA by doing it', 'header');

/** Columns that a title keeps before anything else is left out. */
const LEAST_TITLE = 12;

/** The first line of the screen, on a ground of its own. */
export function header(model: Model, open: OpenLesson | null): Line {
  const { columns } = model.size;
  const isNarrow = columns < FULL_HEADER_COLUMNS;
  const saved = model.saveProblem === null ? '' : 'NOT SAVED  ';
  const simulated = (words: string): Line => [span(`  ${saved}${words} `, 'header-strong')];
  if (open === null) {
    const right = simulated(isNarrow ? SIMULATED_SHORT : SIMULATED);
    const name: Line = [span(marginOf(model), 'header'), ...NAME];
    const isRoomy = lineWidth([...name, PROMISE, ...right]) <= columns;
    return barOf(isRoomy ? [...name, PROMISE] : name, right, columns);
  }
  const entry = CATALOG.find(({ id }) => id === open.lesson.id);
  const number: Line = [span(entry === undefined ? '  ' : `  ${entry.number}  `, 'header')];
  const title: Line = [span(shortTitle(open.lesson.title), 'header-strong')];
  const left: Line = [span(marginOf(model), 'header'), ...NAME, ...number];
  const [roomy, tight] = [placeDots(model, open), placeWords(model, open)].map((place) =>
    (isNarrow ? [SIMULATED_SHORT] : [SIMULATED, SIMULATED_SHORT]).map((words) => [
      ...place,
      ...simulated(words),
    ]),
  );
  const fits = (right: Line, least: number) => lineWidth(left) + least + lineWidth(right) <= columns;
  // The signs give way before the title does, and the longer words before the signs. Which step it is, is always told.
  const whole = lineWidth(title);
  const drafts = [...(roomy ?? []), ...(tight ?? [])];
  const right =
    drafts.find((draft) => fits(draft, whole)) ??
    drafts.find((draft) => fits(draft, Math.min(whole, LEAST_TITLE))) ??
    drafts.at(-1) ??
    [];
  const room = columns - lineWidth(left) - lineWidth(right);
  const shown: Line = whole > room ? [...fitTo(title, room - 3), span('...', 'header-strong')] : title;
  return barOf([...left, ...shown], right, columns);
}

/** Two texts at the ends of the line, and the ground between them. */
function barOf(left: Line, right: Line, columns: number): Line {
  const gap = Math.max(0, columns - lineWidth(left) - lineWidth(right));
  return [...left, span(' '.repeat(gap), 'header'), ...right];
}

/** Which step it is, in words, and a sign for each. What has one step only has no way to go. */
function placeDots(model: Model, open: OpenLesson): Line {
  if (open.lesson.steps.length === 1) return [];
  return [...placeWords(model, open), span('  ', 'header'), ...dots(stepStates(model, open))];
}

function placeWords(model: Model, open: OpenLesson): Line {
  return open.lesson.steps.length === 1 ? [] : [span(`  ${stepWords(model, open)}`, 'header')];
}

function stepWords(model: Model, open: OpenLesson): string {
  return `step ${shownStep(model, open) + 1}/${open.lesson.steps.length}`;
}

/** What stands before the first colon or semicolon. */
function shortTitle(title: string): string {
  return title.split(/[;:]/)[0] ?? title;
}

/** A rule across the screen, with names of panes in it at given columns. */
export function rule(
  width: number,
  names: readonly { readonly at: number; readonly text: string; readonly isFocused?: boolean }[] = [],
): Line {
  const pieces: Span[] = [];
  let column = 0;
  for (const { at, text, isFocused } of names) {
    pieces.push(span('─'.repeat(Math.max(0, at - column)), 'frame'));
    pieces.push(span(` ${text} `, isFocused === true ? 'here' : 'muted'));
    column = at + textWidthOf(text) + 2;
  }
  return [...pieces, span('─'.repeat(Math.max(0, width - column)), 'frame')];
}

/** The keys that are likely now. Where room is short, the less likely go first: help and quit stay. */
export function footer(model: Model): Line {
  const hints = keyHints(model).map(hintLine);
  const gap: Line = [span('  ')];
  const width = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + lineWidth(line) + 2, -2);
  const kept = [...hints];
  const margin = marginOf(model);
  while (kept.length > 2 && width(kept) > model.size.columns - margin.length) kept.splice(kept.length - 3, 1);
  return kept.flatMap((line, index) => (index === 0 ? [span(margin), ...line] : [...gap, ...line]));
}

/** Where the texts of the screen begin. */
function marginOf(model: Model): string {
  const isTask = openLesson(model)?.step.kind === 'task' && model.overlay === null && !isPredicting(model);
  return isTask && layoutOf(model.size) === 'narrow' ? NARROW_MARGIN : MARGIN;
}

/** How much of AWS's answer is shown: where room is short, its beginning and its name, for searching later. */
export type AwsAnswer = 'whole' | 'beginning';

/** The last result with its reason, or the hint. */
export function noticeLines(
  model: Model,
  open: OpenLesson | null,
  width: number,
  answer: AwsAnswer = 'whole',
): readonly Line[] {
  return voiceLines(noticeWords(model, open), width, (one) => isCutShort(model, one, answer));
}

/** Of AWS's answer the beginning may do, and what was skipped has one line: the page has a text of its own. */
export function isCutShort(
  { notice }: Model,
  { speaker, verdict }: LabelledText,
  answer: AwsAnswer,
): boolean {
  return (speaker === 'AWS' && answer === 'beginning') || (notice?.kind === 'skipped' && verdict === NOTE);
}

/** Columns in front of a text: header, text and keys begin below each other, and below what stands in a frame. */
export const MARGIN = '  ';

/** The same in a small window, where a task has no frames. */
export const NARROW_MARGIN = ' ';

/** Lines there are for the body of a page of text. */
export function bodyRows(model: Model, open: OpenLesson | null = null): number {
  const notice = noticeLines(model, open, model.size.columns - MARGIN.length);
  return frameRows(model.size) - 2 - notice.length - 2;
}

/** Lines behind the margin of a page of text. */
export function indented(lines: readonly Line[]): readonly Line[] {
  return indentedBy(MARGIN, lines);
}

/** Lines behind any margin. */
export function indentedBy(margin: string, lines: readonly Line[]): readonly Line[] {
  return lines.map((line): Line => (line.length === 0 ? [] : [span(margin), ...line]));
}

/** Header, body, footer: what every page of text has. */
export function framed(model: Model, open: OpenLesson | null, body: readonly Line[]): readonly Line[] {
  return framedWide(model, open, indented(body));
}

/** The same for lines that reach from edge to edge, or have a margin of their own. */
export function framedWide(model: Model, open: OpenLesson | null, body: readonly Line[]): readonly Line[] {
  const { columns } = model.size;
  const notice = indented(noticeLines(model, open, columns - MARGIN.length));
  const rows = bodyRows(model, open);
  const shown = beginning(body, rows, columns);
  const filled = [...shown, ...Array.from({ length: Math.max(0, rows - shown.length) }, (): Line => [])];
  // The header has a ground, and the keys have their own look: nothing need be ruled off.
  return [header(model, open), [], ...filled, ...notice, [], footer(model)];
}
