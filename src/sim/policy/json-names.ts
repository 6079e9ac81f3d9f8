/** Texts, brackets, and what stands between them. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gs;

/**
 * The first name that an object of a JSON text has twice, where the reader would keep the last and nobody would notice;
 * null for none. The text is taken to be JSON.
 *
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language": elements must not contain a key twice.
 */
export function repeatedName(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [token] of json.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const name = nameOf(last);
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
    last = token;
  }
  return null;
}

/** The same name may be spelt in two ways: `"Sid"` and `"\u0053id"`. */
function nameOf(token: string): string {
  const name: unknown = JSON.parse(token);
  return typeof name === 'string' ? name : token;
}
