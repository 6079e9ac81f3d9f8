import type { Figure } from './figures/figure.js';

/**
 * A paragraph as people write and translate it: one string, with `` `code` `` for something literal (typed, shown or
 * clicked) and `**strong**` for what must not be overlooked. Marks come in pairs and not inside each other. A backslash
 * in front of a backtick, an asterisk or a backslash makes it mean itself; one asterisk alone does so anyhow.
 */
export type RichText = string;

/** A piece of a text: plain, strong, or literal. */
export type Inline = string | { readonly strong: string } | { readonly code: string };

/** A paragraph with marks, or in the pieces that they stand for. */
export type Paragraph = RichText | readonly Inline[];

/** Whom a part of a page is for, where it is not for everybody. */
export type Audience = 'screen' | 'own-phone';

/** A part of a page of text. */
export type Block =
  | { readonly kind: 'text'; readonly text: RichText; readonly only?: Audience }
  | { readonly kind: 'list'; readonly items: readonly RichText[]; readonly only?: Audience }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  /** What the tutorials from before December 2022 say, and what the console says today. */
  | { readonly kind: 'today'; readonly older: string; readonly today: string }
  /** A drawing that explains something; where it has no room, its words stand there. */
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** A few lines of ASCII to show to somebody, which are never broken; a picture of a phone stands beside them. */
  | { readonly kind: 'card'; readonly lines: readonly string[] }
  /** The text inside the QR code of the learner's own device, taken apart. */
  | { readonly kind: 'own-uri' };

/** A paragraph. */
export function text(words: RichText): Block {
  return { kind: 'text', text: words };
}

/** A list; each item is one paragraph. */
export function list(...items: readonly RichText[]): Block {
  return { kind: 'list', items };
}

/** A part of a page for some: keys are for who sees the screen, a real phone is tidied up by who used one. */
export function onlyFor(only: Audience, block: Block): Block {
  return block.kind === 'text' || block.kind === 'list' ? { ...block, only } : block;
}

/** Whether a part of a page is for these, and for nobody else. */
export function isOnlyFor(only: Audience, block: Block): boolean {
  return 'only' in block && block.only === only;
}

/** A piece of a line that is literal. */
export function code(literal: string): Inline {
  return { code: literal };
}

/** A piece of a line that must not be overlooked. */
export function strong(words: string): Inline {
  return { strong: words };
}

/** A live value, such as a path, for the inside of a rich text: whatever is in it means itself. */
export function verbatim(words: string): RichText {
  return words.replace(/[\\`*]/g, '\\$&');
}

/** What came of reading a text: its pieces, or what is wrong with its marks. */
type Reading =
  | { readonly inlines: readonly Inline[]; readonly problem: null }
  | { readonly inlines: null; readonly problem: string };

/** How many texts to remember: the whole course is about 600, and few have live values in them. */
const REMEMBERED_TEXTS = 2000;

const remembered = new Map<RichText, Reading>();

/** The pieces of a paragraph. A text whose marks do not fit is shown as it is written; no text of the course may be one. */
export function inlines(rich: Paragraph): readonly Inline[] {
  return typeof rich === 'string' ? (read(rich).inlines ?? [rich]) : rich;
}

/** What is wrong with the marks of a text, or null. */
export function markProblem(rich: RichText): string | null {
  return read(rich).problem;
}

/** The words alone. */
export function plainText(rich: Paragraph): string {
  return inlines(rich)
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      return 'code' in inline ? inline.code : inline.strong;
    })
    .join('');
}

/** Reading is asked for in every frame, so it is done once a text. */
function read(rich: RichText): Reading {
  const known = remembered.get(rich);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_TEXTS) remembered.clear();
  const reading = parse(rich);
  remembered.set(rich, reading);
  return reading;
}

/** A mark, an escaped character, or as much as has neither in it. A single asterisk or backslash is a plain character. */
const TOKEN = /\*\*|`|\\[\\`*]|[^*`\\]+|[*\\]/g;

type Mark = '**' | '`';

function parse(rich: RichText): Reading {
  const pieces: Inline[] = [];
  let open: Mark | null = null;
  let words = '';
  for (const [token] of rich.matchAll(TOKEN)) {
    const isMark = token === '`' || token === '**';
    if (!isMark || (open === '`' && token === '**')) {
      words += /^\\./.test(token) ? token.slice(1) : token;
    } else if (open === null) {
      if (words !== '') pieces.push(words);
      open = token;
      words = '';
    } else if (open !== token) {
      return { inlines: null, problem: `a ${NAMES[token]} between two ${NAMES[open]}s: ${rich}` };
    } else if (words === '') {
      return { inlines: null, problem: `nothing between two ${NAMES[token]}s: ${rich}` };
    } else {
      pieces.push(open === '`' ? { code: words } : { strong: words });
      open = null;
      words = '';
    }
  }
  if (open !== null) {
    const where = words.slice(0, 20);
    return { inlines: null, problem: `no second ${NAMES[open]} behind "${where}": ${rich}` };
  }
  return { inlines: words === '' ? pieces : [...pieces, words], problem: null };
}

const NAMES = { '`': 'backtick', '**': 'double asterisk' } as const;
