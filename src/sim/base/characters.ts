/**
 * Characters that are commands, or nothing that can be seen: C0 and C1, which terminals obey, those that turn text round
 * or hide in it (bidi controls, zero width), the line ends of Unicode, and halves of characters. No name of AWS has any.
 */
const HIDDEN = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}`;

/** Each of them in a text. */
export const HIDDEN_CHARACTERS = new RegExp(`[${HIDDEN}]`, 'gu');

/** The most characters of a text from outside that an answer repeats: the lab's choice. */
const REPEATED_MAX = 200;

/** The most characters of a message. */
const MESSAGE_MAX = 1500;

/** A text from outside, fit for a sentence: no longer than one reads, and with a sign in place of what cannot be shown. */
export function cleaned(text: string): string {
  return shortened(text, REPEATED_MAX);
}

/** A message that may repeat such a text. */
export function fitForShow(message: string): string {
  return shortened(message, MESSAGE_MAX);
}

/** Where a character is cut in two, its half cannot be shown either. */
function shortened(text: string, limit: number): string {
  const shown = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return shown.replace(HIDDEN_CHARACTERS, '�');
}

/** A document that somebody wrote: its line ends and tabs stay, and a sign stands for what else cannot be shown. */
export function fitForPage(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(HIDDEN_CHARACTERS, (hidden) => (/[\n\t]/.test(hidden) ? hidden : '�'));
}

/** A text that `fitForPage` leaves as it is. */
export const PAGE_TEXT = new RegExp(`^(?:[\\n\\t]|[^${HIDDEN}])*$`, 'u');

/** A text without any of them. */
export const SHOWABLE_TEXT = new RegExp(`^[^${HIDDEN}]*$`, 'u');
