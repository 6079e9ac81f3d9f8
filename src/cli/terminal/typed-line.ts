import { cleanText } from '../../ui/text/printable.js';
import { textWidthOf } from '../../ui/text/widths.js';
import { CTRL_C, CTRL_Z, mayGoOn, splitKeys } from './key-pieces.js';

/** Ctrl+D, and what most terminals take for "quit", which `splitKeys` does not know. */
const CTRL_D = '\u0004';
const QUIT = '\u001C';

const SPLIT = new RegExp(`([${CTRL_D}${QUIT}])`);

const ESC = '\u001B';

/** A line as far as it was typed. */
export interface TypedLine {
  readonly text: string;
  /** The beginning of an escape sequence that came in two reads. */
  readonly held: string;
}

export const NOTHING_TYPED: TypedLine = { text: '', held: '' };

/** How a line is taken. */
export interface LineManner {
  /** The most characters. */
  readonly longest: number;
  /** A password: its letters are shown as stars. */
  readonly isHidden: boolean;
}

/** What keys make of a line. */
export interface Typing {
  readonly line: TypedLine;
  /** What the terminal shows of them: the letters themselves, no escape sequences. */
  readonly echo: string;
  /** Lines that Enter ended. */
  readonly ended: readonly string[];
  /** What is asked for beside them. */
  readonly asked: 'close' | 'suspend' | null;
}

/**
 * Takes what was read from a terminal in raw mode, and edits the line as the terminal itself does when it reads whole
 * lines: Backspace, Ctrl+U, Ctrl+W, Ctrl+D, Ctrl+C and Ctrl+Z. Other keys do nothing.
 */
export function typeIn({ text: before, held }: TypedLine, read: string, manner: LineManner): Typing {
  let text = before;
  let echo = '';
  let asked: Typing['asked'] = null;
  const ended: string[] = [];
  const pieces = (held + read)
    .split(SPLIT)
    .flatMap((part) => (part === CTRL_D || part === QUIT ? [part] : splitKeys(part)));
  const last = pieces.at(-1) ?? '';
  // An Esc alone is a key that does nothing; what follows it is typed.
  const unfinished = last !== ESC && mayGoOn(last) ? last : '';
  for (const piece of unfinished === '' ? pieces : pieces.slice(0, -1)) {
    if (piece === '\r') {
      ended.push(text);
      echo += '\n';
      text = '';
    } else if (piece === CTRL_C || piece === QUIT || (piece === CTRL_D && text === '')) {
      asked = 'close';
      break;
    } else if (piece === CTRL_Z) {
      asked = 'suspend';
    } else {
      const next = edited(text, piece, manner.longest);
      echo += difference(shownLine(text, manner), shownLine(next, manner));
      text = next;
    }
  }
  return { line: { text, held: unfinished }, echo, ended, asked };
}

function edited(text: string, piece: string, longest: number): string {
  switch (piece) {
    case '\u007F':
    case '\b':
      return [...text].slice(0, -1).join('');
    case '\u0015':
      return '';
    case '\u0017':
      return text.replace(/\S*\s*$/, '');
    case '\t':
      return cleanText(`${text} `, longest);
    default:
      return piece.startsWith(ESC) ? text : cleanText(text + piece, longest);
  }
}

/** A line as the terminal shows it. */
export function shownLine(text: string, { isHidden }: Pick<LineManner, 'isHidden'>): string {
  return isHidden ? '*'.repeat([...text].length) : text;
}

/** What changes the line on the terminal, where the cursor is at its end. */
function difference(before: string, after: string): string {
  if (after.startsWith(before)) return after.slice(before.length);
  return '\b \b'.repeat(textWidthOf(before) - textWidthOf(after));
}
