import { EventEmitter } from 'node:events';

import { AnswerFilter } from './answer-filter.js';
import { CTRL_Z, goesOn, mayGoOn, PASTE_END, PASTE_START, splitKeys } from './key-pieces.js';
import type { Answer } from './terminal-answers.js';

/** How long a sequence that has begun may wait for its end, in milliseconds: an Esc is a key only after that. */
const UNFINISHED_MS = 100;

/** The same of a paste that stands still. */
const PASTE_MS = 1000;

/** What PacedStdin needs of `process.stdin`. */
export interface TerminalInput {
  readonly isTTY?: boolean;
  read(): string | Buffer | null;
  setEncoding(encoding: 'utf8'): unknown;
  setRawMode?(isRaw: boolean): unknown;
  ref?(): unknown;
  unref?(): unknown;
  on(event: 'readable', listener: () => void): unknown;
  off(event: 'readable', listener: () => void): unknown;
}

/**
 * Hands Ink what the learner types one key at a time, however fast it comes. Ink takes all that one read brings for
 * one key press, so `123456` + Enter would end up as text, and two keys of one read would meet the same old state.
 */
export class PacedStdin extends EventEmitter {
  readonly #inner: TerminalInput;
  readonly #onSuspend: () => void;
  readonly #pieces: string[] = [];
  #offered: string | null = null;
  #unfinished = '';
  /** What came of a paste behind that, read by read: joined once, at its end. */
  readonly #pasted: string[] = [];
  /** As much of the end of them as an end of a paste is long. */
  #pastedLast = '';
  #giveUp: ReturnType<typeof setTimeout> | undefined;
  #isPausing = false;
  readonly #filter: AnswerFilter | null;
  /** A paste was given up; its end may still come. */
  #hasLostPaste = false;

  /**
   * `onSuspend` is called when Ctrl+Z has its turn; to Ink it is no key. `onAnswer`, where the terminal was asked
   * something, hears what it answers, if it ever does; nothing of that is a key.
   */
  constructor(
    inner: TerminalInput,
    onSuspend: () => void = () => {},
    onAnswer: ((answer: Answer) => void) | null = null,
  ) {
    super();
    this.#inner = inner;
    this.#onSuspend = onSuspend;
    this.#filter =
      onAnswer === null ? null : new AnswerFilter({ onAnswer, onKeys: (text) => this.#take(text) });
    // From here on the stream joins characters whose bytes come in two reads.
    inner.setEncoding('utf8');
    // Ink stops listening while no component takes input; keys then wait, as they would in a real stream.
    this.on('newListener', (event) => {
      if (event !== 'readable' || this.listenerCount('readable') > 0) return;
      inner.on('readable', this.#collect);
      setImmediate(this.#give);
    });
    this.on('removeListener', (event) => {
      if (event === 'readable' && this.listenerCount('readable') === 0) inner.off('readable', this.#collect);
    });
  }

  get isTTY(): boolean {
    return this.#inner.isTTY === true;
  }

  read(): string | null {
    const piece = this.#offered;
    this.#offered = null;
    return piece;
  }

  /** Ink asks for UTF-8 each time it listens; a second decoder would forget half a character. */
  setEncoding(): this {
    return this;
  }

  setRawMode(isRaw: boolean): this {
    this.#inner.setRawMode?.(isRaw);
    return this;
  }

  ref(): this {
    this.#inner.ref?.();
    return this;
  }

  unref(): this {
    this.#inner.unref?.();
    return this;
  }

  readonly #collect = (): void => {
    let read = '';
    for (let chunk = this.#inner.read(); chunk !== null; chunk = this.#inner.read()) read += chunk;
    if (read === '') return;
    for (const text of this.#filter?.take(read) ?? [read]) this.#take(text);
  };

  #take(read: string): void {
    clearTimeout(this.#giveUp);
    const text = this.#withoutLost(read);
    if (this.#isWithinPaste(text)) {
      this.#pasted.push(text);
      this.#wait();
      return;
    }
    const held = this.#takeHeld(text);
    this.#pieces.push(...splitKeys(held + text));
    const last = this.#pieces.at(-1) ?? '';
    if (mayGoOn(last)) {
      this.#unfinished = this.#pieces.pop() ?? '';
      this.#pastedLast = last;
      this.#wait();
    }
    this.#give();
  }

  /** More of a paste, and not its end. */
  #isWithinPaste(text: string): boolean {
    if (!this.#unfinished.startsWith(PASTE_START) || !goesOn(this.#unfinished, text)) return false;
    this.#pastedLast = this.#pastedLast.slice(-PASTE_END.length) + text;
    return !this.#pastedLast.includes(PASTE_END);
  }

  /** What was held, which is not held any more. */
  #release(): string {
    const held = this.#unfinished + this.#pasted.splice(0).join('');
    this.#unfinished = '';
    this.#pastedLast = '';
    return held;
  }

  /** What was held, if this goes on with it; else an Esc is a key by itself, and anything else is forgotten. */
  #takeHeld(text: string): string {
    const held = this.#release();
    if (held === '' || goesOn(held, text)) return held;
    if (isEsc(held)) this.#pieces.push(held);
    return '';
  }

  #wait(): void {
    const patience = this.#unfinished.startsWith(PASTE_START) ? PASTE_MS : UNFINISHED_MS;
    this.#giveUp = setTimeout(() => this.#giveUpWaiting(), patience).unref();
  }

  /** The rest never comes: the next key must not be taken for a part of it, and what was pasted counts. */
  #giveUpWaiting(): void {
    const held = this.#release();
    if (held.startsWith(PASTE_START)) {
      this.#hasLostPaste = true;
      this.#pieces.push(held + PASTE_END);
    } else if (isEsc(held)) this.#pieces.push(held);
    this.#give();
  }

  /** Without the late end of a paste that was given up. */
  #withoutLost(read: string): string {
    const end = this.#hasLostPaste ? read.indexOf(PASTE_END) : -1;
    // Else it is the end of another paste, which begins here.
    const isLate = end >= 0 && !read.slice(0, end).includes(PASTE_START) && this.#unfinished === '';
    if (isLate) this.#hasLostPaste = false;
    return isLate ? read.slice(end + PASTE_END.length) : read;
  }

  readonly #give = (): void => {
    if (this.#isPausing || this.listenerCount('readable') === 0) return;
    // A piece that nobody read is offered again, to whoever listens next.
    this.#offered ??= this.#pieces.shift() ?? null;
    if (this.#offered === null) return;
    this.#isPausing = true;
    if (this.#offered === CTRL_Z) {
      this.#offered = null;
      this.#onSuspend();
    } else {
      this.emit('readable');
    }
    // One turn of the event loop is what React needs to commit a key press and run its effects. Measured with Ink
    // 7.1.1, light and heavy trees, state and store, concurrent or not: 448 of 448 bursts right,
    // against 8 of 48 without a turn.
    setImmediate(() => {
      this.#isPausing = false;
      if (this.#offered === null) this.#give();
    });
  };
}

function isEsc(held: string): boolean {
  return held === '\u001B' || held === '\u001B\u001B';
}

/** Ink's `render` asks for a whole ReadStream, but uses only what PacedStdin has (not with its `kittyKeyboard` option). */
export function asReadStream(paced: PacedStdin): NodeJS.ReadStream {
  return paced as unknown as NodeJS.ReadStream;
}
