import type { LessonFact } from '../../../lessons/words/lesson-end.js';
import { capitalised, factsText } from '../../../lessons/words/lesson-end.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, wrapText } from '../../text/spans.js';
import { textWidthOf } from '../../text/widths.js';

/** What is said beside numbers that are not of this one time. */
const IN_ALL = 'Counted over all the times that you did it.';

/** Columns between two numbers. */
const GAPS = [4, 3, 2] as const;

/** What was counted: the numbers, and below each what it is of. In sentences, where there is no room for them. */
export function factTable(facts: readonly LessonFact[], isAgain: boolean, width: number): readonly Line[] {
  if (facts.length === 0) return [];
  const table = GAPS.map((gap) => rowsOf(facts, gap)).find((rows) =>
    rows.every((row) => lineWidth(row) <= width),
  );
  if (table === undefined) return factLines(facts, isAgain, width);
  return isAgain ? [...table, ...wrapText(IN_ALL, width, 'muted')] : table;
}

function rowsOf(facts: readonly LessonFact[], gap: number): readonly Line[] {
  const columns = facts.map(({ value, label }) => Math.max(textWidthOf(value), textWidthOf(label)) + gap);
  const row = (cells: readonly Line[]): Line =>
    cells.flatMap((cell, index) => (index === cells.length - 1 ? cell : fitTo(cell, columns[index] ?? 0)));
  return [
    row(facts.map(({ value }): Line => [span(value, 'strong')])),
    row(facts.map(({ label }): Line => [span(label, 'muted')])),
  ];
}

/** The same as a sentence. */
export function factLines(facts: readonly LessonFact[], isAgain: boolean, width: number): readonly Line[] {
  const words = factsText(facts);
  if (words === null) return [];
  const sentence = capitalised(words);
  return wrapText(isAgain ? `${sentence} ${IN_ALL}` : sentence, width, 'muted');
}
