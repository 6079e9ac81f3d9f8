/** Quotes around a key or URI, as it stands in a file or in a chat: the one at the beginning and the one at the end. */
const QUOTES: readonly (readonly [open: string, close: string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['<', '>'],
];

/** A URI that lost a slash or both on its way. */
const URI_START = /^((?:apple-)?otpauth(?:-migration)?):\/{0,2}(?=[^/])/i;

/** The end of a URI, from the secret on. */
const FROM_SECRET = /^[?&]?(?=secret=)/i;

/** What was copied, as whoever wrote it meant it: without quotes, with both slashes, and a URI again where it is the end of one. */
export function asMeant(copied: string): string {
  const text = withoutQuotes(copied.trim());
  return text.replace(URI_START, '$1://').replace(FROM_SECRET, 'otpauth://totp/?');
}

function withoutQuotes(text: string): string {
  const isQuoted = QUOTES.some(
    ([open, close]) => text.length > 1 && text.startsWith(open) && text.endsWith(close),
  );
  return isQuoted ? text.slice(1, -1).trim() : text;
}

/** Without the signs at the end that fill the last group. An expression would begin anew at each sign of a long text. */
export function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '=') end -= 1;
  return text.slice(0, end);
}
