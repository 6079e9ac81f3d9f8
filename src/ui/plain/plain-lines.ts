/** A line of the plain mode, and what it is: nobody has to find that out from its words. */
export type PlainLine =
  | { readonly kind: 'text'; readonly text: string }
  /** Tells a code. */
  | { readonly kind: 'code'; readonly text: string }
  /** Stands on the terminal: it is said when it is printed, and when the whole page is asked for. */
  | { readonly kind: 'printed'; readonly text: string }
  /** Something that can be chosen by its number. */
  | {
      readonly kind: 'choice';
      readonly text: string;
      /** Number and name, without the value. */
      readonly label: string;
      /** The name alone, as it stands on the page. */
      readonly bare: string;
      /** The element that is chosen. */
      readonly id: string;
    }
  /** The head of a table, or a line of it. */
  | { readonly kind: 'table-head' | 'table'; readonly text: string }
  /** Lists what can be typed here. */
  | { readonly kind: 'ways'; readonly text: string };

/** A line that is only told. */
export function textLine(text: string): PlainLine {
  return { kind: 'text', text };
}

/** The words of lines. */
export function textsOf(lines: readonly PlainLine[]): readonly string[] {
  return lines.map(({ text }) => text);
}

/** Whether a line tells a code. */
export function isCode({ kind }: PlainLine): boolean {
  return kind === 'code';
}
