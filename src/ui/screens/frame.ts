import { CATALOG } from '../../lessons/catalog.js';
import type { Model } from '../store/model.js';
import { noticeWords } from '../store/notice-words.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { shownStep } from '../store/open-lesson.js';
import { beginning, GOES_ON } from '../text/fitting.js';
import type { Role } from '../text/roles.js';
import { frameRows } from '../text/sizes.js';
import type { Line, Span } from '../text/spans.js';
import { fitTo, lineWidth, span, spread } from '../text/spans.js';
import { textWidthOf } from '../text/widths.js';
import { keyHints } from './keymap.js';
import { labelled } from './labelled.js';

/** What the screen must never hide: none of this is real. */
const SIMULATED = 'SIMULATED, no real AWS';

/** The same where room is short. */
export const SIMULATED_SHORT = 'SIMULATED';
const FULL_HEADER_COLUMNS = 80;

const NAME = span('mfa-lab', 'lab');

/** The first line of the screen. */
export function header(model: Model, open: OpenLesson | null): Line {
  const simulated = model.size.columns < FULL_HEADER_COLUMNS ? SIMULATED_SHORT : SIMULATED;
  const right = [span(model.saveProblem === null ? simulated : `NOT SAVED  ${simulated}`, 'strong')];
  if (open === null) return spread([NAME], right, model.size.columns);
  const entry = CATALOG.find(({ id }) => id === open.lesson.id);
  const { length } = open.lesson.steps;
  // What has one step only has no way to go.
  const place = length === 1 ? '' : `  step ${shownStep(model, open) + 1}/${length}`;
  const number = entry === undefined ? '  ' : `  ${entry.number}. `;
  // Where room is short, the title gives way.
  const room = model.size.columns - lineWidth([NAME, ...right]) - number.length - place.length - 1;
  const title = [span(shortTitle(open.lesson.title), 'strong')];
  const shown = lineWidth(title) > room ? [...fitTo(title, room - 3), span('...')] : title;
  const left = [NAME, span(number), ...shown, span(place)];
  return spread(left, right, model.size.columns);
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

/** The keys that work now. Where room is short, those in the middle go first: help and quit stay. */
export function footer(model: Model): Line {
  const hints = keyHints(model).map(({ shown, help }): Line => [span(shown, 'strong'), span(` ${help}`)]);
  const gap: Line = [span('  ')];
  const width = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + lineWidth(line) + 2, -2);
  const kept = [...hints];
  while (kept.length > 2 && width(kept) > model.size.columns) kept.splice(kept.length - 3, 1);
  return kept.flatMap((line, index) => (index === 0 ? line : [...gap, ...line]));
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
  return noticeWords(model, open).flatMap(({ label: name, text, role }) =>
    (name === 'AWS' && answer === 'beginning') || model.notice?.kind === 'skipped'
      ? firstLine(name, text, width, role)
      : labelled(name, text, width, role),
  );
}

/** The beginning of a text, whole words of it; a text that goes on says so. */
function firstLine(name: string, text: string, width: number, role: Role): readonly Line[] {
  const whole = labelled(name, text, width, role);
  if (whole.length === 1) return whole;
  const [first = []] = labelled(name, text, width - GOES_ON.length, role);
  return [[...first, span(GOES_ON)]];
}

/** Columns in front of a page of text. */
export const MARGIN = '  ';

/** Lines there are for the body of a page of text. */
export function bodyRows(model: Model, open: OpenLesson | null = null): number {
  const notice = noticeLines(model, open, model.size.columns);
  return frameRows(model.size) - 2 - notice.length - 2;
}

/** Header, body, footer: what every page of text has. */
export function framed(model: Model, open: OpenLesson | null, body: readonly Line[]): readonly Line[] {
  const { columns } = model.size;
  const notice = noticeLines(model, open, columns);
  const bottom = [...notice, rule(columns), footer(model)];
  const rows = bodyRows(model, open);
  const kept = beginning(body, rows, columns - MARGIN.length);
  const shown = kept.map((line): Line => (line.length === 0 ? [] : [span(MARGIN), ...line]));
  const filled = [...shown, ...Array.from({ length: Math.max(0, rows - shown.length) }, (): Line => [])];
  return [header(model, open), rule(columns), ...filled, ...bottom];
}
