/** Letters of a beginning that say which name is meant. */
const MIN_BEGINNING = 3;

/** The name that was most likely meant by a word with a slip of the fingers in it, or null when none is near. */
export function nearestName(typed: string, names: readonly string[]): string | null {
  const word = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const begun = word.length < MIN_BEGINNING ? [] : names.filter((name) => name.startsWith(word));
  if (begun.length > 0) return begun.length === 1 ? (begun[0] ?? null) : null;
  // One slip in a short word, one in three letters of a long one.
  const slips = Math.max(1, Math.floor(word.length / 3));
  const [nearest] = names
    // A word of another length is too far away, and one of any length would take any time.
    .filter((name) => Math.abs(name.length - word.length) <= slips && word.length <= 2 * name.length)
    .map((name) => ({ name, distance: distanceOf(word, name) }))
    .filter(({ distance }) => distance <= slips)
    .sort((one, other) => one.distance - other.distance);
  return nearest?.name ?? null;
}

/** How many slips lie between two words: a letter too many, missing, wrong, or two neighbours swapped. */
function distanceOf(one: string, other: string): number {
  let beforeLast: readonly number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_unused, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        column > 1 && row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
