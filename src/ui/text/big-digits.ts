/** Pixels of each digit, three across and five down, from the upper left on. */
const DIGITS: readonly string[] = [
  '### # # # # # # ###',
  ' #  ##   #   #  ###',
  '###   # ### #   ###',
  '###   # ###   # ###',
  '# # # # ###   #   #',
  '### #   ###   # ###',
  '### #   ### # # ###',
  '###   #   #   #   #',
  '### # # ### # # ###',
  '### # # ###   # ###',
];

const ACROSS = 3;

/** Lines that a big digit takes: two pixels to a line. */
export const BIG_ROWS = 3;

/** Columns of six digits: one between two of them, and one more in the middle. */
export const BIG_COLUMNS = 24;

/** Digits in three lines of half blocks, in two groups, for who sits far away. */
export function bigDigits(digits: string): readonly string[] {
  const middle = digits.length / 2;
  return Array.from({ length: BIG_ROWS }, (_line, row) =>
    [...digits]
      .map((digit, place) => `${place === 0 ? '' : place === middle ? '  ' : ' '}${blocks(digit, row)}`)
      .join(''),
  );
}

function blocks(digit: string, row: number): string {
  return Array.from({ length: ACROSS }, (_column, x) => {
    const upper = isSet(digit, x, 2 * row);
    const lower = isSet(digit, x, 2 * row + 1);
    if (upper && lower) return '█';
    return upper ? '▀' : lower ? '▄' : ' ';
  }).join('');
}

function isSet(digit: string, x: number, y: number): boolean {
  return DIGITS[Number(digit)]?.charAt((ACROSS + 1) * y + x) === '#';
}
