import type { Role } from './roles.js';
import type { Line } from './spans.js';
import { fitTo, span } from './spans.js';
import { textWidthOf } from './widths.js';

/**
 * Frames round panes, cards and windows. `round` is the usual one; `double` is somebody else's, who is not to be trusted;
 * `dashed` is round what is not there any more.
 */
export type Border = 'round' | 'double' | 'dashed';

/** How a frame looks, and what stands in it. */
export interface FrameLook {
  /** Whose it is: it stands in the upper border. */
  readonly title: string;
  readonly border?: Border;
  /** The focus is inside. */
  readonly isFocused?: boolean;
  /** Of a frame without the focus; `frame` where nothing is said. */
  readonly role?: Role;
  /** A word in the lower border, at its right end, such as what ails a phone. */
  readonly note?: string;
  readonly noteRole?: Role;
}

/** The corners from the upper left on, clockwise, and the lines: across, and down. */
const BORDERS: { readonly [border in Border]: readonly [string, string, string, string, string, string] } = {
  round: ['╭', '╮', '╯', '╰', '─', '│'],
  double: ['╔', '╗', '╝', '╚', '═', '║'],
  dashed: ['╭', '╮', '╯', '╰', '╌', '┆'],
};

/** Columns that a frame takes from what is inside. */
export const FRAME_COLUMNS = 2;

/** Lines that a frame takes from what is inside. */
export const FRAME_ROWS = 2;

/** Lines in a frame that is `width` columns wide, borders and all. What is inside is cut or filled to the width. */
export function framedIn(lines: readonly Line[], width: number, look: FrameLook): readonly Line[] {
  const [upperLeft, upperRight, lowerRight, lowerLeft, across, down] = BORDERS[look.border ?? 'round'];
  const role = look.isFocused === true ? 'here' : (look.role ?? 'frame');
  const inside = Math.max(0, width - FRAME_COLUMNS);
  const side = span(down, role);
  const title = cutWord(look.title, inside - 3);
  const note = look.note === undefined ? '' : cutWord(look.note, inside - 3);
  const before = title === '' ? '' : across;
  const above = Math.max(0, inside - before.length - textWidthOf(title));
  const below = Math.max(0, inside - textWidthOf(note) - (note === '' ? 0 : 1));
  return [
    [
      span(`${upperLeft}${before}`, role),
      ...(title === '' ? [] : [span(title, look.isFocused === true ? 'here' : (look.role ?? 'muted'))]),
      span(`${across.repeat(above)}${upperRight}`, role),
    ],
    ...lines.map((line): Line => [side, ...fitTo(line, inside), side]),
    [
      span(`${lowerLeft}${across.repeat(below)}`, role),
      ...(note === '' ? [] : [span(note, look.noteRole ?? 'muted')]),
      span(`${note === '' ? '' : across}${lowerRight}`, role),
    ],
  ];
}

/** A word in a border, with a blank at either side; less of it where there is no room. */
function cutWord(text: string, room: number): string {
  if (text === '' || room < 3) return '';
  const word = textWidthOf(text) <= room - 2 ? text : `${text.slice(0, Math.max(0, room - 3))}…`;
  return ` ${word} `;
}

/** Frames side by side, `gap` columns apart. All of them are as high as the first. */
export function framesBeside(frames: readonly (readonly Line[])[], gap = 1): readonly Line[] {
  const [first = []] = frames;
  const air = span(' '.repeat(gap));
  return first.map((_line, row) =>
    frames.flatMap((lines, index) => [...(index === 0 || gap === 0 ? [] : [air]), ...(lines[row] ?? [])]),
  );
}
