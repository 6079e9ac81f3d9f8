/** Columns of text that fit any terminal. */
const COLUMNS = 79;

/** Breaks a paragraph into lines between words; lines after the first begin with `indent`. */
export function wrap(paragraph: string, indent = '', columns = COLUMNS): string {
  const lines: string[] = [];
  const [first = '', ...words] = paragraph.split(' ');
  let line = first;
  for (const word of words) {
    const longer = `${line} ${word}`;
    // Spaces in front of the first word are there on purpose.
    if (longer.length > columns && line.trim() !== '') {
      lines.push(line);
      line = indent + word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].join('\n');
}
