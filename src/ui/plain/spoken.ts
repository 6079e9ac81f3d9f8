/** Six digits that stand alone: a code, or a number to key in. */
const SIX_DIGITS = /(?<![\w-])(\d{3}) ?(\d{3})(?![\w-])/g;

/** Digits one by one, as they are typed: a speech synthesizer reads `613 669` as two large numbers. */
export function spokenDigits(digits: string): string {
  const half = digits.length === 6 ? 3 : digits.length;
  return [digits.slice(0, half), digits.slice(half)]
    .filter((group) => group !== '')
    .map((group) => [...group].join(' '))
    .join(', ');
}

/** The codes in a text, digit by digit. */
export function withSpokenDigits(text: string): string {
  return text.replace(SIX_DIGITS, (_code, left: string, right: string) => spokenDigits(left + right));
}

/** Keys of the screen, and the words that stand for them here. */
const WORD_OF_KEY: { readonly [key: string]: string | undefined } = { e: 'more', i: 'inside', x: 'restart' };

/** A line for an ear: digits one by one, and keys of the screen by the words that stand for them. */
export function forEars(line: string): string {
  return withSpokenDigits(line)
    .replace(/\b([Pp])ress ([a-z])\b/g, (_keys, p: string, key: string) => {
      return `${p === 'P' ? 'Type' : 'type'} ${WORD_OF_KEY[key] ?? key}`;
    })
    .replace(/\bR asks old questions\b/, 'review asks old questions')
    .replace(/\bM in the list is\b/, 'monday, typed in the list, is');
}
