import type { Inline } from '../../lessons/words/rich-text.js';
import { code, strong } from '../../lessons/words/rich-text.js';
import { drawTime } from '../../lessons/words/time-picture-text.js';
import type { Seconds } from '../../sim/base/time.js';
import { groupKey } from '../../sim/codes/otpauth-uri.js';
import type { Element, Lead, ToldRow } from './pages/elements.js';
import type { Table } from './pages/tables.js';

/** With less time left than this, a code cannot be read and typed any more. */
const ABOUT_TO_CHANGE_SECONDS: Seconds = 5;

/** What stands in a row on the screen, in words that do not move by themselves. */
export function rowText(row: ToldRow): readonly Inline[] {
  switch (row.kind) {
    case 'text':
      return row.text;
    case 'code':
      return ['   ', strong(groupDigits(row.digits))];
    case 'secret':
      return [code(groupKey(row.seed))];
    case 'time':
      return drawTime(row.picture);
    case 'countdown':
      return [countdown(row.left)];
  }
}

/** Six digits in two groups, as apps show them. */
export function groupDigits(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}

/** The number is told now and then, and so is the most that is left. */
function countdown(left: Seconds): string {
  return left <= ABOUT_TO_CHANGE_SECONDS ? `take the next (${left} s)` : `${left} s or less`;
}

/** What an element is called, and how what it changes stands. */
export function shownLabel(element: Element): string {
  return element.kind === 'field' || element.state === undefined
    ? element.label
    : `${element.label}: ${element.state}`;
}

/** The words in front of elements, as they are drawn. */
export function leadText({ words, isName }: Lead): string {
  return isName === true ? `${words}:` : words;
}

/** A table in words, a line for each of its columns: `access key: yes for make device, see own; no, by statement 1, for list buckets`. */
export function tableText({ columns, rows }: Table): readonly string[] {
  return columns.map(({ said: column }, index) => {
    const answers = [...new Set(rows.flatMap(({ cells }) => cells[index]?.said ?? []))];
    const isAlike = answers.length === 1 && rows.every(({ cells }) => cells[index] !== undefined);
    if (isAlike) return `${column}: ${answers[0]}, for all ${rows.length}`;
    const parts = answers.map((answer) => {
      const names = rows
        .filter(({ cells }) => cells[index]?.said === answer)
        .map(({ name, said = name }) => said);
      return `${answer}${answer.includes(',') ? ',' : ''} for ${names.join(', ')}`;
    });
    return `${column}: ${parts.join('; ')}`;
  });
}
