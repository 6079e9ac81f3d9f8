/** Letters and digits of the keys in old tutorials; a code has fewer, and so have most names. */
const SHORT_KEY = 16;

/** Whether a word may be a key that was typed in the wrong place. Keys are not repeated: logs keep what is printed. */
export function mayBeKey(word: string): boolean {
  const characters = word.replaceAll(/[\s=-]/g, '');
  return /^otpauth/i.test(word) || (characters.length >= SHORT_KEY && /^[a-z0-9]+$/i.test(characters));
}

/** A word as it was typed, in quotes; without its letters when it may be a key. */
export function quoted(word: string): string {
  return mayBeKey(word) ? '"..."' : JSON.stringify(word);
}

/** Words as they were typed; without those that may be a key. */
export function shown(words: readonly string[]): string {
  return words.map((word) => (mayBeKey(word) ? '...' : word)).join(' ');
}
