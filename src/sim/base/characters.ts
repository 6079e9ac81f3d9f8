/**
 * Characters that are commands, or nothing that can be seen: C0 and C1, which terminals obey, those that turn text round
 * or hide in it (bidi controls, zero width), the line ends of Unicode, and halves of characters. No name of AWS has any.
 */
const HIDDEN = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}`;

/** Each of them in a text. */
export const HIDDEN_CHARACTERS = new RegExp(`[${HIDDEN}]`, 'gu');

/** A text without any of them. */
export const SHOWABLE_TEXT = new RegExp(`^[^${HIDDEN}]*$`, 'u');
