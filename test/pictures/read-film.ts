import { CELL } from '../../scripts/pictures/cell-size.js';
import { readXml, type XmlElement } from './read-xml.js';

/** A film, as whoever looks at it finds it. */
export interface SeenFilm {
  readonly seconds: number;
  /** The lines of the screen at a second, or where nothing moves; and the words in the bar above it. */
  readonly lines: (second: number | 'still') => readonly string[];
  readonly bar: (second: number | 'still') => readonly string[];
}

/** Reads a film, which must be well formed. */
export function readFilm(svg: string): SeenFilm {
  const root = readXml(svg);
  const style = textIn(find(root, 'style')[0]);
  const seconds = Number(/animation:\S+ ([\d.]+)s step-end/.exec(style)?.[1] ?? Number.NaN);
  const jumps = new Map(
    [...style.matchAll(/@keyframes (\w+)\{((?:[^{}]*\{[^{}]*\})*)\}/g)].map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/([\d.]+)%\{transform:translateX\((-?\d+)px\)\}/g)].map(([, percent, x]) => ({
        at: (Number(percent) / 100) * seconds,
        x: Number(x),
      })),
    ]),
  );
  const [bar, screen] = find(root, 'svg').slice(1);
  const shift = ({ attributes }: XmlElement, second: number | 'still') => {
    const [, x = 0, y = 0] = (
      /^translate\((-?\d+)(?: (-?\d+))?\)$/.exec(attributes['transform'] ?? '') ?? []
    ).map(Number);
    const moved = second === 'still' ? undefined : jumps.get(attributes['class'] ?? '');
    const now = moved?.findLast(({ at }) => typeof second === 'number' && at <= second);
    return { x: now?.x ?? (Number.isNaN(x) ? 0 : x), y: now !== undefined || Number.isNaN(y) ? 0 : y };
  };
  const texts = (element: XmlElement, second: number | 'still', x = 0, y = 0): readonly Placed[] => {
    const { x: right, y: down } = shift(element, second);
    if (element.name === 'text') {
      const { attributes } = element;
      return [{ x: x + Number(attributes['x']), y: y + Number(attributes['y']), text: textIn(element) }];
    }
    return element.children.flatMap((child) =>
      typeof child === 'string' ? [] : texts(child, second, x + right, y + down),
    );
  };
  const seen = (view: XmlElement | undefined, second: number | 'still') => {
    if (view === undefined) throw new Error('a film has a bar and a screen');
    const [width, height] = [Number(view.attributes['width']), Number(view.attributes['height'])];
    return texts(view, second).filter(({ x, y }) => x >= 0 && x < width && y >= 0 && y <= height);
  };
  return {
    seconds,
    bar: (second) => seen(bar, second).map(({ text }) => text),
    lines: (second) => linesOf(seen(screen, second)),
  };
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

function linesOf(texts: readonly Placed[]): readonly string[] {
  const lines: string[] = [];
  for (const { x, y, text } of texts) {
    const row = Math.floor(y / CELL.height);
    const column = x / CELL.width;
    while (lines.length <= row) lines.push('');
    lines[row] = (lines[row] ?? '').padEnd(column) + text;
  }
  return lines;
}

/** All elements of a name, from the outside in. */
function find(element: XmlElement, name: string): readonly XmlElement[] {
  const inside = element.children.flatMap((child) => (typeof child === 'string' ? [] : find(child, name)));
  return element.name === name ? [element, ...inside] : inside;
}

function textIn(element: XmlElement | undefined): string {
  return element?.children.filter((child) => typeof child === 'string').join('') ?? '';
}
