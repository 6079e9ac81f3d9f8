import type { Line } from '../text/spans.js';
import { span, wrapText } from '../text/spans.js';

/** The most columns that a line is moved in: what is deeper still has room beside it. */
const DEEPEST = 16;

/** A document line by line. What has no room goes on below, as far in as it began. */
export function documentLines(document: string, width: number): readonly Line[] {
  return document.split('\n').flatMap((written) => {
    const text = written.replaceAll('\t', '  ');
    const inside = Math.min(DEEPEST, text.length - text.trimStart().length);
    const indent = span(' '.repeat(1 + inside));
    return wrapText(text.trim(), width - 1 - inside, 'code').map((line): Line => [indent, ...line]);
  });
}
