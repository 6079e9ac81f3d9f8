import type { Model } from '../store/model.js';
import { NOT_SAVING, wordSaveProblem } from '../store/save-words.js';
import type { Line } from '../text/spans.js';
import { span, wrapText } from '../text/spans.js';

/** What there is to be told about the data on disk, above everything else. */
export function storageLines(model: Model, width: number): readonly Line[] {
  const { saveProblem, storageNotices } = model;
  const isTold = saveProblem === null || saveProblem === NOT_SAVING;
  const lines = [...storageNotices, ...(isTold ? [] : [wordSaveProblem(saveProblem)])].flatMap((notice) =>
    wrapText(notice, width - 2).map((line, index) => [span(index === 0 ? '! ' : '  ', 'problem'), ...line]),
  );
  return lines.length === 0 ? [] : [...lines, []];
}
