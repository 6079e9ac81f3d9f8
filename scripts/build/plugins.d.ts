/** Text of characters that string-width counts as one column each. */
export const ONE_COLUMN: RegExp;
