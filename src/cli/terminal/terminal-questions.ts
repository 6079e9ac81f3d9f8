/** What the terminal is asked at the start, with the first frame: how wide it draws, and which background it has. */

const ESC = '\u001B';
const CSI = `${ESC}[`;

/**
 * Some characters that Unicode calls ambiguous (UAX 11): one column, or two, as with the code pages of Chinese, Japanese
 * and Korean. Of those that the screen is made of, one of each block.
 */
export const PROBE = '●▄│';

/** Not the first row: in an answer from there, F3 with a modifier would look the same. */
export const ROW = 2;

/**
 * Writes the probe and asks where the cursor is now (CPR). Written before the first frame, which is drawn over it. What
 * follows the question takes the characters away again.
 */
export const ASK_WIDTH = `${CSI}${ROW};1H${PROBE}${CSI}6n${CSI}${ROW};1H${CSI}2K`;

/**
 * Asks for the background (OSC 11), and then what kind of terminal it is (DA1), which all of them answer: when that
 * comes, nothing more will.
 */
export const ASK_BACKGROUND = `${ESC}]11;?${ESC}\\${CSI}c`;
