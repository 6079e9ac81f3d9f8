/** A piece of text as data: plain, strong, or literal (something typed, shown or clicked). */
export type Inline = string | { readonly strong: string } | { readonly code: string };

/** One paragraph. */
export type RichText = readonly Inline[];

/** A part of a page of text. */
export type Block =
  | { readonly kind: 'text'; readonly text: RichText }
  | { readonly kind: 'list'; readonly items: readonly RichText[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  /** What the tutorials from before December 2022 say, and what the console says today. */
  | { readonly kind: 'today'; readonly older: string; readonly today: string }
  /** The text inside the QR code of the learner's own device, taken apart. */
  | { readonly kind: 'own-uri' };

/** A paragraph. */
export function text(...inlines: Inline[]): Block {
  return { kind: 'text', text: inlines };
}

/** A list; each item is one paragraph. */
export function list(...items: (string | RichText)[]): Block {
  return { kind: 'list', items: items.map((item) => (typeof item === 'string' ? [item] : item)) };
}

/** Something literal. */
export function code(literal: string): Inline {
  return { code: literal };
}

/** Something that must not be overlooked. */
export function strong(words: string): Inline {
  return { strong: words };
}

/** The words alone. */
export function plainText(rich: RichText): string {
  return rich
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      return 'code' in inline ? inline.code : inline.strong;
    })
    .join('');
}
