import type { FigureLine, Flow, Message } from './figure.js';

/** What an arrow needs beside its words. */
const ARROW = '──  ─>'.length;

const GAP = 2;

/** Where there is room, arrows are longer than their words by as much. */
const WIDER = 6;

/** Draws people beside each other, each over a line of their own, and an arrow for what goes from one to another. */
export function drawFlow(flow: Flow, width: number): readonly FigureLine[] | null {
  const { people, messages } = flow;
  const times = Math.max(...messages.map(({ when }) => when.length));
  const [first = '', last = ''] = [people[0], people.at(-1)];
  const start = times + GAP + Math.floor(first.length / 2);
  const end = width - 1 - Math.ceil(last.length / 2);
  const longest = Math.max(...messages.map(({ label }) => label.length));
  const apart = Math.min(Math.floor((end - start) / Math.max(1, people.length - 1)), longest + ARROW + WIDER);
  if (apart <= longest + ARROW) return null;
  const lanes = new Map(people.map((name, place) => [name, start + place * apart]));
  return [
    [{ text: namesLine(lanes), tone: 'strong' }],
    ...messages.map((message) => messageLine(message, times, lanes)),
  ];
}

function namesLine(lanes: ReadonlyMap<string, number>): string {
  let line = '';
  for (const [name, lane] of lanes) line = line.padEnd(lane - Math.floor(name.length / 2)) + name;
  return line;
}

function messageLine(
  { when, from, to, label }: Message,
  times: number,
  lanes: ReadonlyMap<string, number>,
): FigureLine {
  const [here = 0, there = 0] = [lanes.get(from), lanes.get(to)];
  const [left, right] = here < there ? [here, there] : [there, here];
  const room = right - left - 1;
  const arrow =
    here < there ? `${`── ${label} `.padEnd(room - 1, '─')}>` : `<${` ${label} ──`.padStart(room - 1, '─')}`;
  const before = barsBetween(lanes, 0, left);
  const behind = barsBetween(lanes, right + 1, Math.max(...lanes.values()) + 1);
  return [
    { text: when.padStart(times), tone: 'muted' },
    { text: before.slice(times), tone: 'muted' },
    { text: '│', tone: 'muted' },
    { text: arrow },
    { text: '│', tone: 'muted' },
    ...(behind === '' ? [] : [{ text: behind, tone: 'muted' } as const]),
  ];
}

/** The lines of those who are not concerned, from one column to before another. */
function barsBetween(lanes: ReadonlyMap<string, number>, from: number, to: number): string {
  const places = new Set(lanes.values());
  return Array.from({ length: Math.max(0, to - from) }, (_, place) =>
    places.has(from + place) ? '│' : ' ',
  ).join('');
}

/** When, who, and what they do. */
export function tellFlow({ messages }: Flow): readonly string[] {
  return messages.map(({ when, from, who = from, what }) => `${when}, ${who}: ${what}`);
}
