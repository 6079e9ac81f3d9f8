/** Letters and digits of the keys in old tutorials; a code has fewer, and so have most names. */
const SHORT_KEY = 16;

/** Whether a word may be a key that was typed in the wrong place. Keys are not repeated: logs keep what is printed. */
export function mayBeKey(word: string): boolean {
  const characters = word.replaceAll(/[\s=-]/g, '');
  return /^otpauth/i.test(word) || (characters.length >= SHORT_KEY && /^[a-z0-9]+$/i.test(characters));
}

/** The most characters of a word that are repeated. */
const LONGEST = 100;

/** A word as it was typed, in quotes; without its letters when it may be a key. */
export function quoted(word: string): string {
  return mayBeKey(word) ? '"..."' : JSON.stringify(cut(word));
}

/** A word as it was typed; in quotes where it is not plainly one word. */
export function asTyped(word: string): string {
  return /^[\w.+/-]+$/.test(word) ? cut(word) : JSON.stringify(cut(word));
}

function cut(word: string): string {
  return word.length > LONGEST ? `${word.slice(0, LONGEST)}...` : word;
}

/** Words as they were typed; without those that may be a key. */
export function shown(words: readonly string[]): string {
  return words.map((word) => (mayBeKey(word) ? '...' : word)).join(' ');
}
