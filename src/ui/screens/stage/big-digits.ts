/** Ten digits of five rows, drawn by hand: `#` is a cell. */
const DIGITS: readonly (readonly string[])[] = [
  ['########', '##    ##', '##    ##', '##    ##', '########'],
  ['   ##   ', ' ####   ', '   ##   ', '   ##   ', ' ###### '],
  ['########', '      ##', '########', '##      ', '########'],
  ['########', '      ##', '########', '      ##', '########'],
  ['##    ##', '##    ##', '########', '      ##', '      ##'],
  ['########', '##      ', '########', '      ##', '########'],
  ['########', '##      ', '########', '##    ##', '########'],
  ['########', '      ##', '      ##', '      ##', '      ##'],
  ['########', '##    ##', '########', '##    ##', '########'],
  ['########', '##    ##', '########', '      ##', '########'],
];

/** Between minutes and seconds. */
const COLON: readonly string[] = ['  ', '##', '  ', '##', '  '];

/** Rows of a digit. */
const ROWS = 5;

/** A digit with half the columns, for a small window. */
function narrow(row: string): string {
  return row.replaceAll(/(.)\1/g, '$1');
}

function glyphOf(character: string): readonly string[] {
  if (character === ':') return COLON;
  return DIGITS[Number(character.trim() || Number.NaN)] ?? [];
}

/** Digits as rows of cells, as large as there is room for; other characters are a gap. */
export function bigDigits(text: string, columns: number, cell: string): readonly string[] {
  const rows = (gap: string, draw: (row: string) => string) =>
    Array.from({ length: ROWS }, (_, row) =>
      [...text].map((digit) => draw(glyphOf(digit)[row] ?? '')).join(gap),
    );
  const wide = rows('  ', (row) => row);
  const fits = (wide[0] ?? '').length <= columns;
  return (fits ? wide : rows(' ', narrow)).map((row) => row.replaceAll('#', cell));
}
