import { HIDDEN_CHARACTERS } from '../../sim/base/characters.js';

/**
 * What every text passes before it reaches a terminal, whoever wrote it: a path, an option, a variable, a key, a file.
 * Only looks of our own making (colours, QR codes) do not, and are added behind it.
 */

/** Line ends are ours; the two that join letters and pictures are wanted in names. */
const LEFT_AS_THEY_ARE: readonly string[] = ['\n', '\u200C', '\u200D'];

/** ASCII and line ends: nearly all that is written, seen at one look. */
const HARMLESS = /^[\n\x20-\x7E]*$/;

/**
 * A text with its hidden characters spelt out: ESC is written `\u001b`. In JSON that is the same text, so it is also
 * how JSON is written.
 */
export function printable(text: string): string {
  return HARMLESS.test(text) ? text : text.replace(HIDDEN_CHARACTERS, spelt);
}

function spelt(character: string): string {
  if (LEFT_AS_THEY_ARE.includes(character)) return character;
  // By halves, as JSON has it.
  return Array.from(
    { length: character.length },
    (_unused, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** What may stand in a field: no hidden characters, none that could not be read, and at most so many. */
export function cleanText(value: string, longest: number): string {
  const shown = value.replace(HIDDEN_CHARACTERS, '').replaceAll('\uFFFD', '').slice(0, longest);
  // The cut may have gone through a character.
  return shown.replace(/[\uD800-\uDBFF]$/, '');
}
