import type { LabelledText } from '../../store/notice-words.js';
import type { Line } from '../../text/spans.js';
import { barOf, nameSpan, saidLines } from '../voice-lines.js';

/** Columns of a bar, and of the air behind it. */
const BAR = 2;

/** What is said, one voice below the other: who says it has a line of its own, once, and a bar in its colour. */
export function voices(said: readonly LabelledText[], width: number): readonly Line[] {
  return said.flatMap((one, place) => {
    const before = said[place - 1];
    const bar = barOf(one, ' ');
    const lines = saidLines(one, width - BAR).map((line): Line => [bar, ...line]);
    if (before?.speaker === one.speaker) return [[bar], ...lines];
    const head: Line = [bar, nameSpan(one.speaker, `${one.speaker} says`)];
    return [...(place === 0 ? [] : [[]]), head, ...lines];
  });
}
