import stringWidth from 'string-width';

/**
 * Characters that take one column each and join no neighbour: narrow letters, punctuation, arrows, box drawing, blocks and
 * the lab's signs. Nearly all that the lab draws is of these, and string-width takes all but ASCII through an expression of every
 * emoji, which is half of what a frame costs.
 */
export const ONE_COLUMN =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E\u2190-\u21FF\u2500-\u25FC\u2713\u2717]*$/;

const ESCAPE = '\u001B';

/** A colour or another look, as Ink has it in a text that it measures. */
const LOOK = new RegExp(`${ESCAPE}\\[(?:\\d{1,3}(?:;\\d{1,3})*)?m`, 'g');

/** Columns that a text takes on a terminal. Escape sequences take none. As string-width counts, only sooner. */
export function textWidthOf(text: string): number {
  if (ONE_COLUMN.test(text)) return text.length;
  const bare = text.includes(ESCAPE) ? text.replace(LOOK, '') : text;
  return ONE_COLUMN.test(bare) ? bare.length : stringWidth(text);
}
