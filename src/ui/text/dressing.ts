import { EMPTY } from './bar.js';
import type { Display } from './display.js';
import type { Role } from './roles.js';
import type { Line, Span, TextSpan } from './spans.js';

/** Whether there are grounds to put things on: colours of ours, and characters that go with them. */
export function hasGrounds({ colors, ascii }: Pick<Display, 'colors' | 'ascii'>): boolean {
  return !ascii && (colors === 256 || colors === 'true');
}

/** What the brackets of a thing are, where it has no ground by which it is known. */
const UNDRESSED: { readonly [role in Role]?: Role } = {
  'chip-edge': 'chip',
  'primary-edge': 'primary',
  'field-edge': 'field',
  'focus-edge': 'focus',
};

/**
 * A line as this terminal shows it. What has a ground of its own is known by it; where there are none, brackets stand
 * round a thing, words in the place of signs, and blocks where a bar is empty.
 */
export function dressed(line: Line, display: Pick<Display, 'colors' | 'ascii'>): Line {
  return line.map(hasGrounds(display) ? onGround : bare);
}

function onGround(piece: Span): Span {
  return 'text' in piece && piece.role?.startsWith('bar-') === true
    ? { ...piece, text: piece.text.replaceAll(EMPTY, ' ') }
    : piece;
}

function bare(piece: Span): Span {
  if (!('text' in piece)) return piece;
  const { words, ...rest } = piece;
  const shown: TextSpan = words === undefined ? rest : { ...rest, text: words };
  const role = shown.role === undefined ? undefined : UNDRESSED[shown.role];
  return role === undefined ? shown : { ...shown, role };
}
