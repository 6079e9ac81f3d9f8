/** Stands in front of what has the focus. */
export const HERE_MARK = '▸';
