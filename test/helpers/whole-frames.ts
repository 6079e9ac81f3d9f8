import { stripVTControlCharacters } from 'node:util';

/** Begins and ends a synchronised update: Ink writes each frame between the two. */
export const BEGIN_FRAME = '\u001B[?2026h';
export const END_FRAME = '\u001B[?2026l';
export const ENTER_ALTERNATE = '\u001B[?1049h';
export const LEAVE_ALTERNATE = '\u001B[?1049l';

/** Erases a line or the window, or what is left of it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for.
const ERASES = /\u001B\[\d?[JK]/;

const MARKS = [BEGIN_FRAME, END_FRAME, ENTER_ALTERNATE, LEAVE_ALTERNATE];
const MARK_LENGTH = BEGIN_FRAME.length;

/**
 * Cuts what a program writes into pieces after each of which a terminal shows something whole, wherever the bytes were
 * cut on their way. A frame between the marks of synchronised output (CSI ? 2026 h and l) is one piece. On the
 * alternate screen so is all that stands before it: what the program erases belongs to the frame that it draws next, and
 * so does the empty frame with which the lab begins to draw itself anew. The normal screen shows everything as it comes.
 */
export class WholeFrames {
  /** What is not whole yet. */
  #held = '';
  /** All marks before this place in it have been heeded. */
  #read = 0;
  #isDrawing = false;
  #isAlternate = false;

  /** Takes what has come, and answers the pieces that are whole now. */
  take(data: string): readonly string[] {
    this.#held += data;
    const pieces: string[] = [];
    const cut = (end: number): void => {
      if (end > 0) pieces.push(this.#held.slice(0, end));
      this.#held = this.#held.slice(end);
      this.#read = Math.max(0, this.#read - end);
    };
    for (let mark = this.#nextMark(); mark !== undefined; mark = this.#nextMark()) {
      if (mark === END_FRAME || mark === LEAVE_ALTERNATE) {
        this.#isDrawing = false;
        if (mark === END_FRAME && this.#isAlternate && this.#isEmpty) continue;
        if (mark === LEAVE_ALTERNATE) this.#isAlternate = false;
        cut(this.#read);
        continue;
      }
      // What stands before it on the normal screen is whole by itself.
      if (!this.#isHolding) cut(this.#read - MARK_LENGTH);
      if (mark === BEGIN_FRAME) this.#isDrawing = true;
      else this.#isAlternate = true;
    }
    if (!this.#isHolding) cut(this.#held.length - begunMark(this.#held));
    return pieces;
  }

  /** What is left when nothing more comes. */
  rest(): string {
    const held = this.#held;
    this.#held = '';
    this.#read = 0;
    return held;
  }

  get #isHolding(): boolean {
    return this.#isDrawing || this.#isAlternate;
  }

  /** Whether the frame that ends here does nothing but erase: the first half of one that is drawn anew. */
  get #isEmpty(): boolean {
    const read = this.#held.slice(0, this.#read);
    const frame = read.slice(read.lastIndexOf(BEGIN_FRAME));
    return ERASES.test(frame) && stripVTControlCharacters(frame).trim() === '';
  }

  /** Reads on to behind the next mark. */
  #nextMark(): string | undefined {
    const places = MARKS.map((mark) => this.#held.indexOf(mark, this.#read)).filter((place) => place >= 0);
    if (places.length === 0) return undefined;
    this.#read = Math.min(...places) + MARK_LENGTH;
    return this.#held.slice(this.#read - MARK_LENGTH, this.#read);
  }
}

/** How many characters at the end may be the beginning of a mark. */
function begunMark(text: string): number {
  for (let length = Math.min(MARK_LENGTH - 1, text.length); length > 0; length -= 1) {
    if (MARKS.some((mark) => mark.startsWith(text.slice(-length)))) return length;
  }
  return 0;
}

/** Whether the cursor is shown after this; undefined when nothing is said of it. */
export function isLastShown(text: string): boolean | undefined {
  const last = text.match(/\?25[hl]/g)?.at(-1);
  return last === undefined ? undefined : last.endsWith('h');
}
