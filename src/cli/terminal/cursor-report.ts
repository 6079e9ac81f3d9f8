/**
 * How wide a terminal draws the characters that Unicode calls ambiguous (UAX 11): one column, or two, as with the code
 * pages of Chinese, Japanese and Korean. Some are written, and the terminal is asked where its cursor is now (CPR).
 */

const CSI = '\u001B[';

/** Of those that the screen is made of, one of each block. */
const PROBE = '─▄│';

/** Not the first row: in an answer from there, F3 with a modifier would look the same. */
const ROW = 2;

/** Written before the first frame, which is drawn over it. What follows the question takes the characters away again. */
export const ASK_WIDTH = `${CSI}${ROW};1H${PROBE}${CSI}6n${CSI}${ROW};1H${CSI}2K`;

const REPORT = new RegExp(`\\u001B\\[${ROW};(\\d+)R`);

/** How much of an answer a read may end with. */
const REPORT_BEGUN = new RegExp(`^\\u001B\\[(?:${ROW}(?:;\\d*)?)?$`);

/** The end of an answer whose beginning came so much earlier that it was given up. */
const REPORT_REST = new RegExp(`^(?:${ROW};\\d+|;?\\d*)R`);

/** Whether the answer is in what was read: `isWide` when the characters took other than a column each. */
export function readReport(text: string): { readonly isWide: boolean } | null {
  const column = REPORT.exec(text)?.[1];
  return column === undefined ? null : { isWide: Number(column) !== PROBE.length + 1 };
}

/** Whether a sequence that is held may become the answer. */
export function mayBecomeReport(held: string): boolean {
  return REPORT_BEGUN.test(held);
}

/** Whether what was read can only be more of an answer, after some time in which no key has so many parts. */
export function goesOnAsReport(text: string): boolean {
  return /^[\d;]*(?:R|$)/.test(text);
}

/** What was read without the late end of an answer in front of it. */
export function withoutRest(text: string): string {
  return text.replace(REPORT_REST, '');
}
