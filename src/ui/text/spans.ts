import type { Inline, Paragraph } from '../../lessons/words/rich-text.js';
import { inlines } from '../../lessons/words/rich-text.js';
import type { Role } from './roles.js';
import { textWidthOf } from './widths.js';

/** A text field on a line. */
export interface FieldSpan {
  readonly fieldId: string;
  readonly value: string;
  readonly isMasked: boolean;
  readonly isFocused: boolean;
  /** Changes when the field was changed from outside, so that its cursor goes to the end. */
  readonly version: number;
  /** What it is drawn as. */
  readonly role?: Role;
  /** The most columns it may take, if there is a limit. Of a longer text the end is shown. */
  readonly columns?: number;
}

/** A piece of text, all of it with one look. */
export interface TextSpan {
  readonly text: string;
  readonly role?: Role;
  /** The place in `text` where the next character goes: in a field for a code that is not full, or at a prompt. */
  readonly nextAt?: number;
  /** It is part of a drawing, which stays on one page. */
  readonly isDrawn?: true;
  /** It gives away why something was refused, which a room is asked first. */
  readonly isReason?: true;
  /** What stands in its place where there are no grounds and signs: as wide as the text. */
  readonly words?: string;
}

/** A piece of a line. `raw` already has its colours in it, and `width` columns. */
export type Span = TextSpan | { readonly raw: string; readonly width: number } | FieldSpan;

/** One line of the screen. */
export type Line = readonly Span[];

/** A plain piece. */
export function span(text: string, role?: Role): Span {
  return role === undefined ? { text } : { text, role };
}

/** Columns a line takes. A focused field has its cursor behind the last character. */
export function lineWidth(line: Line): number {
  return line.reduce((width, piece) => width + spanWidth(piece), 0);
}

function spanWidth(piece: Span): number {
  if ('raw' in piece) return piece.width;
  if ('fieldId' in piece) return widthBehind(piece, fieldStart(piece));
  return textWidthOf(piece.text);
}

/** The text moves along under a field by this many characters at once. */
const FIELD_JUMP = 8;

/** Where the part of a field's text that is shown begins: all of it is shown where there is room. */
export function fieldStart(field: FieldSpan): number {
  const { value, columns = Number.POSITIVE_INFINITY } = field;
  let start = 0;
  while (start < value.length && widthBehind(field, start) > columns) {
    start = wholeCharacter(value, Math.min(value.length, start + FIELD_JUMP));
  }
  return start;
}

/** Columns of a field's text from a place on, with the cursor behind it. */
function widthBehind({ value, isMasked, isFocused }: FieldSpan, start: number): number {
  const width = isMasked ? value.length - start : textWidthOf(value.slice(start));
  return width + (isFocused ? 1 : 0);
}

/** The next place that is not inside a character: no low half of a pair, and no mark on the one before. */
function wholeCharacter(value: string, start: number): number {
  let place = start;
  while (place < value.length && /^[\uDC00-\uDFFF\p{M}\p{Cf}]/u.test(value.slice(place))) place += 1;
  return place;
}

/** The line at exactly this width: filled with spaces, or cut. */
export function fitTo(line: Line, columns: number): Line {
  const width = Math.max(0, columns);
  const missing = width - lineWidth(line);
  if (missing >= 0) return missing === 0 ? line : [...line, { text: ' '.repeat(missing) }];
  const kept: Span[] = [];
  let left = width;
  for (const piece of line) {
    const wide = spanWidth(piece);
    if (wide <= left) {
      kept.push(piece);
      left -= wide;
    } else {
      if ('text' in piece) kept.push({ ...piece, text: cut(piece.text, left) });
      else if ('fieldId' in piece) kept.push(cutField(piece, left));
      break;
    }
  }
  return fitTo(kept, width);
}

/** Cut to a text, a field that is being typed into would be gone, and letters would go nowhere. */
function cutField(field: FieldSpan, columns: number): Span {
  if (field.isFocused && columns > 0) return { ...field, columns };
  return { text: cut(field.isMasked ? '*'.repeat(field.value.length) : field.value, columns) };
}

/** As much of a text as fits. */
function cut(text: string, width: number): string {
  let taken = '';
  for (const character of text) {
    if (textWidthOf(taken + character) > width) break;
    taken += character;
  }
  return taken;
}

/** Two texts at the ends of a line. Where there is no room for both, the left one is cut. */
export function spread(left: Line, right: Line, width: number): Line {
  const room = width - lineWidth(right) - 1;
  return room < 0 ? fitTo(left, width) : [...fitTo(left, room), { text: ' ' }, ...right];
}

interface Word {
  readonly text: string;
  readonly role?: Role;
  /** A space stood before it. */
  readonly isApart: boolean;
}

/** Breaks a paragraph into lines of at most `width` columns, between words. Later lines are indented. */
export function wrapRich(rich: Paragraph, width: number, indent = 0): readonly Line[] {
  const lines: Span[][] = [[]];
  let used = 0;
  for (const group of groups(inlines(rich).flatMap(wordsOf)).flatMap((words) =>
    breakLong(words, width - indent),
  )) {
    const wide = group.reduce((sum, { text }) => sum + textWidthOf(text), 0);
    const isStart = used === (lines.length > 1 ? indent : 0);
    if (!isStart && used + 1 + wide > width) {
      lines.push(indent > 0 ? [{ text: ' '.repeat(indent) }] : []);
      used = indent;
    } else if (!isStart) {
      lines.at(-1)?.push({ text: ' ' });
      used += 1;
    }
    for (const { text, role } of group) lines.at(-1)?.push(role === undefined ? { text } : { text, role });
    used += wide;
  }
  return lines;
}

/** Words with no space between them, such as a strong one and its comma, stay together. */
function groups(words: readonly Word[]): readonly (readonly Word[])[] {
  const grouped: Word[][] = [];
  let isApart = true;
  for (const word of words) {
    isApart ||= word.isApart;
    if (word.text === '') continue;
    if (isApart) grouped.push([word]);
    else grouped.at(-1)?.push(word);
    isApart = false;
  }
  return grouped;
}

/** `wrapRich` for a plain text. */
export function wrapText(text: string, width: number, role?: Role): readonly Line[] {
  return wrapRich([text], width).map((line) =>
    role === undefined ? line : line.map((piece) => ('text' in piece ? { text: piece.text, role } : piece)),
  );
}

function wordsOf(inline: Inline): readonly Word[] {
  const { text, role } = partsOf(inline);
  const words: Word[] = [];
  let isApart = false;
  for (const part of text.split(/([ \n]+)/)) {
    if (part === '') continue;
    if (/^[ \n]+$/.test(part)) isApart = true;
    else {
      words.push(role === undefined ? { text: part, isApart } : { text: part, role, isApart });
      isApart = false;
    }
  }
  // A space at the end belongs to the word of the next piece; an empty word carries it there.
  if (isApart) words.push({ text: '', isApart: true });
  return words;
}

function partsOf(inline: Inline): { readonly text: string; readonly role?: Role } {
  if (typeof inline === 'string') return { text: inline };
  return 'code' in inline ? { text: inline.code, role: 'code' } : { text: inline.strong, role: 'strong' };
}

/** As much of a long word as fits, up to the end of one of its parts: a path or an ARN is broken between its names. */
function cutAtPart(word: string, width: number): string {
  const piece = cut(word, width);
  if (piece === word) return piece;
  const end = Math.max(...['/', '\\', ':'].map((sign) => piece.lastIndexOf(sign))) + 1;
  return end > piece.length / 2 ? piece.slice(0, end) : piece;
}

/** A word longer than a whole line, such as an ARN, is broken where the line ends. */
function breakLong(words: readonly Word[], width: number): readonly (readonly Word[])[] {
  const wide = words.reduce((sum, { text }) => sum + textWidthOf(text), 0);
  if (wide <= width) return [words];
  const [first, ...others] = words;
  if (first === undefined) return [];
  const piece = cutAtPart(first.text, width);
  const rest = first.text.slice(piece.length);
  // Nothing fits a column that is narrower than one character; give it whole rather than for ever nothing.
  if (piece === '' || rest === '') return [[first], ...breakLong(others, width)];
  return [[{ ...first, text: piece }], ...breakLong([{ ...first, text: rest }, ...others], width)];
}
