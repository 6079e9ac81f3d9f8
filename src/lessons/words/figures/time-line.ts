import { TIME_STEP_SECONDS } from '../../../sim/base/time.js';
import { SIGN_IN_STEPS } from '../../../sim/codes/limits.js';
import { CODE_DIGITS } from '../../../sim/codes/totp.js';
import type { FigureLine, FigurePiece, LiveCodes, TimeLine, TimeMark, TimeRow } from './figure.js';

/** How the steps are laid out. */
interface Layout {
  readonly from: number;
  readonly to: number;
  /** Columns of the names. */
  readonly names: number;
  /** Columns inside a step. */
  readonly cell: number;
  /** Digits in two groups, as on a phone. */
  readonly isGrouped: boolean;
}

/** Draws steps beside each other, a bar between two. Where room is short the digits of codes stand closer. */
export function drawTimeLine(
  line: TimeLine,
  width: number,
  codes: LiveCodes | null,
): readonly FigureLine[] | null {
  const { from, to, rows } = line;
  const heads = line.heads ?? Array.from({ length: to - from + 1 }, (_, place) => whenOf(from + place));
  const names = Math.max(...rows.map(({ name }) => name.length)) + 1;
  const outcomes =
    Math.max(...rows.map((row) => (row.kind === 'marks' ? (row.outcome?.text.length ?? -1) : -1))) + 1;
  const hasCodes = rows.some(({ kind }) => kind === 'codes');
  const words = [
    ...heads,
    ...rows.flatMap((row) => (row.kind === 'marks' ? row.marks.map(({ text }) => text) : [])),
  ];
  const longest = Math.max(...words.map(({ length }) => length));
  const drafts = hasCodes
    ? [
        { digits: CODE_DIGITS + 1, air: 2, isGrouped: true },
        { digits: CODE_DIGITS, air: 2, isGrouped: false },
        { digits: CODE_DIGITS, air: 0, isGrouped: false },
      ]
    : [
        { digits: 0, air: 2, isGrouped: false },
        { digits: 0, air: 0, isGrouped: false },
      ];
  const layouts = drafts.map(({ digits, air, isGrouped }): Layout => {
    const cell = Math.max(digits + air, longest + (hasCodes ? 0 : air));
    return { from, to, names, cell, isGrouped };
  });
  const fitting = layouts.find((layout) => names + stepsWidth(layout) + outcomes <= width);
  if (fitting === undefined) return null;
  return [headLine(heads, fitting), ...rows.map((row) => rowLine(row, fitting, codes))];
}

function stepsWidth({ from, to, cell }: Layout): number {
  return (to - from + 1) * (cell + 1) + 1;
}

/** How far a step is from now. */
function whenOf(step: number): string {
  const seconds = Math.abs(step) * TIME_STEP_SECONDS;
  if (step === 0) return 'now';
  return step < 0 ? `-${seconds} s` : `+${seconds} s`;
}

function headLine(heads: readonly string[], { names, cell }: Layout): FigureLine {
  const text = heads.map((head) => ` ${centred(head, cell)}`).join('');
  return [{ text: ' '.repeat(names) + text.trimEnd(), tone: 'muted' }];
}

function rowLine(row: TimeRow, layout: Layout, codes: LiveCodes | null): FigureLine {
  const name: FigurePiece = { text: row.name.padEnd(layout.names) };
  switch (row.kind) {
    case 'span':
      return [name, { text: spanText(row, layout), tone: 'strong' }];
    case 'window': {
      const centre = row.drift ?? codes?.drift ?? 0;
      const [from, to] = [centre - SIGN_IN_STEPS, centre + SIGN_IN_STEPS];
      return [name, { text: spanText({ from, to, text: row.text }, layout), tone: 'strong' }];
    }
    case 'marks':
      return [
        name,
        ...cellPieces(row.marks, layout, true),
        ...(row.outcome === undefined ? [] : [{ text: ' ' }, row.outcome]),
      ];
    case 'codes':
      return [name, ...codePieces(row.whose, layout, codes)];
  }
}

/** A brace under some steps. What lies beyond the drawn ones is not drawn, and the brace then has no end there. */
function spanText(
  { from, to, text }: { readonly from: number; readonly to: number; readonly text: string },
  layout: Layout,
): string {
  const [first, last] = [Math.max(from, layout.from), Math.min(to, layout.to)];
  if (first > last) return '';
  const before = (first - layout.from) * (layout.cell + 1);
  const inside = (last - first + 1) * (layout.cell + 1) - 1;
  const words = text.length + 4 > inside ? '' : ` ${text} `;
  const left = Math.floor((inside - words.length) / 2);
  const brace = ('─'.repeat(left) + words).padEnd(inside, '─');
  return `${' '.repeat(before)}${from < first ? '<' : '└'}${brace}${to > last ? '>' : '┘'}`;
}

function codePieces(whose: 'aws' | 'phone', layout: Layout, codes: LiveCodes | null): readonly FigurePiece[] {
  const shown = (code: string) => (layout.isGrouped ? `${code.slice(0, 3)} ${code.slice(3)}` : code);
  if (whose === 'aws') {
    const all = Array.from({ length: layout.to - layout.from + 1 }, (_, place) => layout.from + place);
    const marks = all.map((at): TimeMark => {
      const text = codes === null ? 'code' : shown(codes.ofStep(at));
      return at === 0 ? { at, text, tone: 'strong' } : { at, text };
    });
    return cellPieces(marks, layout, true);
  }
  if (codes === null) return cellPieces([{ at: 0, text: 'code', tone: 'strong' }], layout, false);
  const { onPhone } = codes;
  if (onPhone === null) return [{ text: ' shows one of these' }];
  const { step, code } = onPhone;
  if (step < layout.from)
    return [{ text: `${shown(code)}: ${steps(layout.from - step)} before these`, tone: 'strong' }];
  if (step > layout.to) {
    const text = `${shown(code)}: ${steps(step - layout.to)} after these`;
    return [{ text: text.padStart(stepsWidth(layout)), tone: 'strong' }];
  }
  return cellPieces([{ at: step, text: shown(code), tone: 'strong' }], layout, false);
}

/** Steps with what falls into them; bars between all, or only round those that have something. */
function cellPieces(marks: readonly TimeMark[], layout: Layout, hasAllBars: boolean): readonly FigurePiece[] {
  const markAt = (step: number) => marks.find(({ at }) => at === step);
  const pieces: FigurePiece[] = [];
  for (let step = layout.from; step <= layout.to + 1; step += 1) {
    const mark = markAt(step);
    const hasBar = hasAllBars || mark !== undefined || markAt(step - 1) !== undefined;
    pieces.push({ text: hasBar ? '│' : ' ', tone: 'muted' });
    if (step > layout.to) break;
    const text = centred(mark?.text ?? '', layout.cell);
    pieces.push(mark?.tone === undefined ? { text } : { text, tone: mark.tone });
  }
  return pieces;
}

function centred(text: string, columns: number): string {
  const left = Math.floor((columns - text.length) / 2);
  return (' '.repeat(Math.max(0, left)) + text).padEnd(columns);
}

function steps(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}
