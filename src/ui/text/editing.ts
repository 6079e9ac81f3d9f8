/** A text and the place in it where the next character goes. */
export interface Edited {
  readonly value: string;
  readonly cursor: number;
}

/** What a key does to a text, beside what it types. */
export type Edit =
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'backspace'
  | 'delete'
  | 'erase-before'
  | 'erase-behind'
  | 'erase-word';

/** A text after a key, as readline edits it. Nothing stops inside a character that is made of several. */
export function edit({ value, cursor }: Edited, what: Edit): Edited {
  const before = value.slice(0, cursor);
  const behind = value.slice(cursor);
  const back = SEGMENTER.segment(before).containing(before.length - 1)?.index ?? 0;
  const on = SEGMENTER.segment(behind).containing(0)?.segment.length ?? 0;
  switch (what) {
    case 'left':
      return { value, cursor: back };
    case 'right':
      return { value, cursor: cursor + on };
    case 'home':
      return { value, cursor: 0 };
    case 'end':
      return { value, cursor: value.length };
    case 'backspace':
      return { value: before.slice(0, back) + behind, cursor: back };
    case 'delete':
      return { value: before + behind.slice(on), cursor };
    case 'erase-before':
      return { value: behind, cursor: 0 };
    case 'erase-behind':
      return { value: before, cursor };
    case 'erase-word': {
      const kept = before.replace(/\S*\s*$/, '');
      return { value: kept + behind, cursor: kept.length };
    }
  }
}

/** A text with something typed into it. */
export function insert({ value, cursor }: Edited, text: string): Edited {
  return { value: value.slice(0, cursor) + text + value.slice(cursor), cursor: cursor + text.length };
}

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The characters of a text, as people count them: some are made of several. */
export function characters(text: string): readonly string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}
