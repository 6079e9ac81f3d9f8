import type { Json, JsonObject } from '../../../aws/json.js';
import { isObject } from '../../../aws/json.js';
import { formatTable } from './table.js';
import { formatText } from './text.js';

/** How an answer can be printed. The AWS CLI has YAML, too, which the lab leaves out. */
export const OUTPUT_FORMATS = ['json', 'text', 'table'] as const;

/** One of them. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** Prints what an operation answered; nothing where it answers nothing. `title` is the operation's name. */
export function formatAnswer(answer: Json, format: OutputFormat, title: string): string {
  switch (format) {
    case 'json':
      return isEmpty(answer) ? '' : `${JSON.stringify(answer, null, 4)}\n`;
    case 'text':
      return formatText(answer);
    case 'table':
      return formatTable(answer, title);
  }
}

function isEmpty(answer: Json): boolean {
  return isObject(answer) && Object.keys(answer as JsonObject).length === 0;
}
