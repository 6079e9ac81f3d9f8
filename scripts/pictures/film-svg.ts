import type { Cell, CellTheme } from '../../test/helpers/cells.js';
import { CELL } from './cell-size.js';
import { elementsOf, withoutEnd } from './svg.js';
import { captionElement, commandElement, widthOf, windowOf } from './window.js';

/** What is on the screen for a while. */
export interface Shot {
  readonly cells: readonly (readonly Cell[])[];
  readonly milliseconds: number;
  /** What was typed in the shell, and what is going on: both stand in the frame. */
  readonly command: string;
  readonly caption: string;
}

/** What a moving picture of the screen is made of. All shots are of one size. */
export interface Film {
  readonly title: string;
  readonly description: string;
  readonly shots: readonly Shot[];
  /** The shot that is shown where nothing moves, and at the end. */
  readonly poster: number;
  readonly theme: CellTheme;
}

/** How often it is seen before it rests: nobody should have to read beside something that never stops. */
const ROUNDS = 3;

/**
 * The shots as one drawing. Each row is a strip with all that it ever shows, side by side, which jumps to what it shows
 * next: so a key that is typed costs the row that it changes. Without CSS, or for people who want less motion, the strips
 * stand where the poster has them.
 */
export function filmOf({ title, description, shots, poster, theme }: Film): string {
  const columns = shots[0]?.cells[0]?.length ?? 0;
  const rows = Math.max(...shots.map(({ cells }) => withoutEnd(cells, theme).length));
  const clock = clockOf(shots);
  const bar = stripOf(
    shots.map(({ command, caption }) => commandElement(command) + captionElement(caption, columns)),
    { name: 'bar', y: 0, step: widthOf(columns), clock, poster },
  );
  const strips = Array.from({ length: rows }, (_row, y) =>
    stripOf(
      shots.map(({ cells }) => elementsOf([cells[y] ?? []], theme).join('')),
      // Not edge to edge: where the picture is scaled, the edge of the next one would shine through.
      { name: `row${y}`, y: CELL.height * y, step: CELL.width * (columns + 1), clock, poster },
    ),
  );
  const moves = [bar, ...strips].flatMap((strip) => strip.rules);
  return windowOf({
    title,
    description,
    columns,
    rows,
    theme,
    head: [
      '<style>',
      `@media (prefers-reduced-motion:no-preference){${moves.map(({ use }) => use).join('')}}`,
      ...moves.map(({ frames }) => frames),
      '</style>',
    ],
    // An svg of its own cuts off what is beside it. Its words are in the description.
    bar: [`<svg width="${widthOf(columns)}" height="${MOST}" aria-hidden="true">`, ...bar.elements, '</svg>'],
    screen: [
      `<svg width="${CELL.width * columns}" height="${CELL.height * rows}" aria-hidden="true">`,
      ...strips.flatMap(({ elements }) => elements),
      '</svg>',
    ],
  });
}

/** Higher than the bar. */
const MOST = 40;

interface Clock {
  /** When each shot begins, in parts of a hundred. */
  readonly starts: readonly number[];
  readonly seconds: number;
}

function clockOf(shots: readonly Shot[]): Clock {
  const total = shots.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  let passed = 0;
  const starts = shots.map(({ milliseconds }) => {
    const start = Number(((100 * passed) / total).toFixed(3));
    passed += milliseconds;
    return start;
  });
  return { starts, seconds: total / 1000 };
}

interface Place {
  readonly name: string;
  readonly y: number;
  /** From one state to the next. */
  readonly step: number;
  readonly clock: Clock;
  readonly poster: number;
}

interface Strip {
  readonly elements: readonly string[];
  /** How it moves; nothing where it never changes. */
  readonly rules: readonly { readonly use: string; readonly frames: string }[];
}

/** A strip of the different ones of `contents`, which has one for each shot. */
function stripOf(contents: readonly string[], { name, y, step, clock, poster }: Place): Strip {
  const states = [...new Set(contents)];
  const offsets = contents.map((content) => -step * states.indexOf(content));
  if (states.length === 1) return { elements: placed(states[0] ?? '', 0, y), rules: [] };
  const jumps = offsets.flatMap((offset, shot) =>
    offset === offsets[shot - 1] ? [] : [`${clock.starts[shot]}%{transform:translateX(${offset}px)}`],
  );
  return {
    elements: [
      ...(y === 0 ? [] : [`<g transform="translate(0 ${y})">`]),
      `<g class="${name}" transform="translate(${offsets[poster]})">`,
      ...states.flatMap((content, index) => placed(content, step * index, 0)),
      '</g>',
      ...(y === 0 ? [] : ['</g>']),
    ],
    rules: [
      {
        use: `.${name}{animation:${name} ${clock.seconds}s step-end ${ROUNDS}}`,
        frames: `@keyframes ${name}{${jumps.join('')}}`,
      },
    ],
  };
}

function placed(content: string, x: number, y: number): readonly string[] {
  if (content === '') return [];
  return [x === 0 && y === 0 ? content : `<g transform="translate(${x} ${y})">${content}</g>`];
}
