import { stringify } from 'csv-stringify/sync';

/** What stands in a cell. */
export type Cell = string | number;

/** Says to a spreadsheet that the text is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as CSV (RFC 4180), as a spreadsheet wants it: what somebody typed is text there, and never a formula. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  const text = stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows', escape_formulas: true },
  );
  return BYTE_ORDER_MARK + text;
}
