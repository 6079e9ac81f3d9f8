import type { ChoiceGroup } from '../console/pages/elements.js';
import type { Model } from '../store/model.js';
import { fitTo, lineWidth, span } from '../text/spans.js';
import type { FocusLine } from './element-line.js';
import { drawElement, isSoughtIn } from './element-line.js';

/** Columns between two lists, whose lines begin with two that are free. */
const GAP = 1;

/** Lists to choose from: side by side as aligned columns, and below each other where they do not fit. */
export function groupLines(
  groups: readonly ChoiceGroup[],
  model: Model,
  width: number,
): readonly FocusLine[] {
  const lists = groups.map((group) => listLines(group, model, width));
  const columns = lists.map((list) => Math.max(...list.map(({ line }) => lineWidth(line))));
  const needed = columns.reduce((sum, column) => sum + column + GAP, -GAP);
  if (needed > width) return lists.flat();
  const rows = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: rows }, (_, row) => {
    const cells = lists.map((list, index) => fitTo(list[row]?.line ?? [], (columns[index] ?? 0) + GAP));
    return { line: fitTo(cells.flat(), width), isSought: lists.some((list) => list[row]?.isSought === true) };
  });
}

function listLines({ name, choices }: ChoiceGroup, model: Model, width: number): readonly FocusLine[] {
  return [
    { line: [span(` ${name}:`)], isSought: false },
    ...choices.map((element) => ({
      line: drawElement(element, model, width),
      isSought: isSoughtIn(model, element),
    })),
  ];
}
