import type { LessonFact } from '../../../lessons/words/lesson-end.js';
import { capitalised, factsText } from '../../../lessons/words/lesson-end.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, wrapText } from '../../text/spans.js';
import { textWidthOf } from '../../text/widths.js';

/** What is said beside numbers that are not of this one time. */
const IN_ALL = 'Counted over all the times that you did it.';

/** Columns between a name and what stands beside it, and between two lists. */
const GAP = 2;
const LISTS_GAP = 4;

/** What was counted: names, and what each came to, in two lists beside each other where there is room for two. */
export function factTable(facts: readonly LessonFact[], isAgain: boolean, width: number): readonly Line[] {
  if (facts.length === 0) return [];
  const half = Math.ceil(facts.length / 2);
  const [left, right] = [listOf(facts.slice(0, half)), listOf(facts.slice(half))];
  const columns = Math.max(...left.map(lineWidth)) + LISTS_GAP;
  const two = left.map((line, row): Line => {
    const beside = right[row];
    return beside === undefined ? line : [...fitTo(line, columns), ...beside];
  });
  const table = two.every((line) => lineWidth(line) <= width) ? two : listOf(facts);
  return isAgain ? [...table, ...wrapText(IN_ALL, width, 'muted')] : table;
}

function listOf(facts: readonly LessonFact[]): readonly Line[] {
  const columns = Math.max(0, ...facts.map(({ label }) => textWidthOf(label))) + GAP;
  return facts.map(({ label, value }) => [span(label.padEnd(columns), 'muted'), span(value, 'strong')]);
}

/** The same as a sentence. */
export function factLines(facts: readonly LessonFact[], isAgain: boolean, width: number): readonly Line[] {
  const words = factsText(facts);
  if (words === null) return [];
  const sentence = capitalised(words);
  return wrapText(isAgain ? `${sentence} ${IN_ALL}` : sentence, width, 'muted');
}
