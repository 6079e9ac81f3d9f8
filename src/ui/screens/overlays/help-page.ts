import type { Model } from '../../store/model.js';
import { savingNow } from '../../store/save-words.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, wrapText } from '../../text/spans.js';
import type { KeyHint } from './overlay.js';

/** Columns of the left half of the keys, at most, and the least window that has two halves. */
const HALF = 36;
const TWO_HALVES = 80;

/** Columns of the keys in front of what they do. */
const KEY = 10;

const DIGITS = 'Digits go to the code field by themselves. Esc closes; it never quits.';

const RULES =
  'The rules are those that a third party measured on AWS in 2026. Some words, the addresses, and that a session lasts as long as you like are the choice of this lab.';

/** All keys that work on the screen below, side by side where there is room. */
export function helpLines(keys: readonly KeyHint[], model: Model): readonly Line[] {
  const { size } = model;
  const cells = keys.map(({ shown, help }): Line => [span(shown.padEnd(KEY), 'strong'), span(` ${help}`)]);
  const half = size.columns < TWO_HALVES ? cells.length : Math.ceil(cells.length / 2);
  const left = cells.slice(0, half);
  const column = Math.min(HALF, Math.max(...left.map(lineWidth)) + 3);
  const rows = left.map((cell, index): Line => {
    const right = cells[index + half];
    return right === undefined ? cell : [...fitTo(cell, column), ...right];
  });
  const notes = [DIGITS, savingNow(model), RULES].flatMap((note) => wrapText(note, textWidth(size), 'muted'));
  return [...rows, [], ...notes];
}
