import type { Line } from './spans.js';
import { textWidthOf } from './widths.js';

/** What stands for characters that ASCII lacks. What is not here loses its accents, or becomes question marks. */
const EQUIVALENTS: { readonly [character: string]: string } = {
  '─': '-',
  '━': '-',
  '═': '=',
  '│': '|',
  '┃': '|',
  '║': '|',
  '╌': '-',
  '┆': '|',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '⁄': '/',
  '…': '...',
  '•': '*',
  '·': '-',
  '●': '*',
  '◐': '/',
  '○': 'o',
  '▸': '>',
  '›': '>',
  '→': '->',
  '←': '<-',
  '↔': '<->',
  '↑': '^',
  '↓': 'v',
  '⇒': '=>',
  '✓': '+',
  '✔': 'x',
  '✗': '!',
  '✘': '-',
  '×': 'x',
  '÷': '/',
  '±': '+/-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '≈': '~',
  '°': ' deg',
  '§': 'section ',
  '€': 'EUR',
  '█': '#',
  '▉': '#',
  '▊': '#',
  '▋': '#',
  '▌': '#',
  '▍': '.',
  '▎': '.',
  '▏': '.',
  '▓': '#',
  '▒': ':',
  '░': '.',
  '▀': '"',
  '▄': '_',
  '\u00A0': ' ',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  ø: 'o',
  Ø: 'O',
};

/** Corners and crossings of boxes. */
const BOX = /[\u2500-\u257F]/u;

const ASCII = /^[\0-\x7F]*$/;

/** A text in ASCII characters alone. */
export function asciiText(text: string): string {
  return ASCII.test(text) ? text : [...text].map(asciiCharacter).join('');
}

function asciiCharacter(character: string): string {
  if (ASCII.test(character)) return character;
  const known = EQUIVALENTS[character];
  if (known !== undefined) return known;
  if (BOX.test(character)) return '+';
  const parts = [...character.normalize('NFKD').replace(/\p{M}/gu, '')];
  const bare = parts.map((part) => EQUIVALENTS[part] ?? part).join('');
  return ASCII.test(bare) ? bare : '?'.repeat(textWidthOf(character));
}

/** Runs of spaces, which can give way, and characters that ASCII lacks. */
const PIECES = / {2,}|[^\0-\x7F]/gu;

/**
 * A line of the screen in ASCII. What the learner types into a field stays as it is. Where an equivalent is longer
 * than its character, the next gap gives the columns back, so that panes stay below each other.
 */
export function asciiLine(line: Line): Line {
  let owed = 0;
  const replaced = (text: string): string =>
    text.replace(PIECES, (piece) => {
      if (piece.startsWith(' ')) {
        const columns = Math.max(1, piece.length - owed);
        owed -= piece.length - columns;
        return ' '.repeat(columns);
      }
      const ascii = asciiCharacter(piece);
      owed += ascii.length - textWidthOf(piece);
      return ascii;
    });
  return line.map((piece) => ('text' in piece ? { ...piece, text: replaced(piece.text) } : piece));
}
