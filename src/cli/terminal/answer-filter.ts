import { PRINTABLE } from './key-pieces.js';
import type { Answer } from './terminal-answers.js';
import { ANSWER_BEGUN, ANSWERS, readAnswer } from './terminal-answers.js';

/** From now on what has begun is no key that a slow line brought in two parts, in milliseconds. */
const LATE_MS = 100;

/** How long the rest of an answer is waited for. */
const REST_MS = 1000;

/**
 * So long after the start, or after another answer, an Esc may be the beginning of one, and waits for what follows: until
 * the last answer has come, which takes a moment.
 */
const EARLY_MS = 5000;
const ESC_MS = 400;

/** Nothing that is longer can be an answer about a background. */
const LONGEST = 200;

const ESC = '\u001B';

/** It has begun, and is no key: nobody types that. */
const BACKGROUND_BEGUN = `${ESC}]11;`;

/** The end of the string; else a run of text, or one key. */
const WITHIN = new RegExp(
  `^(?:(\\u0007|\\u009C|${ESC}\\\\)|(${PRINTABLE}+|${ESC}$)|${ESC}(?:\\[[ -?]*[@-~]|O[@-~]|[^])|[^])`,
  'u',
);

/** Text as the rest of an answer has it, and keys have not. */
const REST = /^[[\]]?[\da-fA-FrgbR;:/?]*[;:/?][\da-fA-FrgbR;:/?]*$/;

/** What is done with what was read. */
export interface FilterPorts {
  readonly onAnswer: (answer: Answer) => void;
  /** Keys that were held, and are no answer. */
  readonly onKeys: (text: string) => void;
}

/**
 * Takes the terminal's answers out of what is read, before anything is taken for a key: whole or in pieces, late, wrong,
 * without an end, and with keys before, behind and in between.
 */
export class AnswerFilter {
  readonly #ports: FilterPorts;
  #held = '';
  #isLate = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The beginning of an answer that was given up; its end may still come. */
  #lost = '';
  /** The time in which more answers may come, or none comes any more. */
  #early: ReturnType<typeof setTimeout> | undefined;
  #isEarly = true;

  constructor(ports: FilterPorts) {
    this.#ports = ports;
    this.#waitForMore();
  }

  /** What was read, without answers. Each text is taken as if it had been read by itself. */
  take(read: string): readonly string[] {
    clearTimeout(this.#timer);
    const texts = this.#held.startsWith(BACKGROUND_BEGUN) ? this.#goOn(read) : this.#begin(read);
    if (this.#held !== '') this.#timer = setTimeout(() => this.#turnLate(), LATE_MS).unref();
    return texts.filter((text) => text !== '');
  }

  /** All that may still be in the string is taken for a part of it; keys between its parts are keys. */
  #goOn(read: string): readonly string[] {
    let [rest, keys] = [read, ''];
    if (this.#held.endsWith(ESC)) [this.#held, rest] = [this.#held.slice(0, -1), ESC + rest];
    while (rest !== '') {
      const [piece = '', end, more] = WITHIN.exec(rest) ?? [];
      rest = rest.slice(piece.length);
      if (end !== undefined) {
        this.#tell(this.#held + end);
        this.#held = '';
        return [keys, ...this.#begin(rest)];
      }
      if (more === undefined) keys += piece;
      else this.#held += more;
    }
    if (this.#held.length > LONGEST) this.#giveUp();
    return [keys];
  }

  #begin(read: string): readonly string[] {
    const held = this.#takeHeld(read);
    const before = this.#withoutLost(held + read);
    const text = before.replace(ANSWERS, (answer) => {
      this.#tell(answer);
      return '';
    });
    const [begun = ''] = ANSWER_BEGUN.exec(text) ?? [];
    if (begun === '' || (begun === ESC && !this.#isEarly)) {
      if (begun === ESC) this.#lost = ESC;
      // It was a key, and what came behind it another, unless they belong together after all.
      return text === before && held !== '' ? [held, read] : [text];
    }
    this.#held = begun;
    return [text.slice(0, -begun.length)];
  }

  /** What was held, if this may go on with it. */
  #takeHeld(read: string): string {
    const held = this.#held;
    const isLate = this.#isLate;
    this.#held = '';
    this.#isLate = false;
    if (held === '' || held === ESC || !isLate || isAnswer(held + read)) return held;
    this.#lost = held;
    return '';
  }

  /** Without the late end of an answer that was given up. */
  #withoutLost(text: string): string {
    if (this.#lost === '') return text;
    const whole = this.#lost + text;
    const [answer = ''] = whole.match(ANSWERS) ?? [];
    if (answer !== '' && whole.startsWith(answer) && answer.length > this.#lost.length) {
      this.#lost = '';
      return whole.slice(answer.length);
    }
    if (!REST.test(text) || ANSWER_BEGUN.exec(whole)?.index !== 0) return text;
    this.#lost = whole;
    return '';
  }

  #turnLate(): void {
    this.#isLate = true;
    const patience = this.#held === ESC ? ESC_MS : REST_MS;
    this.#timer = setTimeout(() => this.#giveUp(), patience - LATE_MS).unref();
  }

  #giveUp(): void {
    const held = this.#held;
    this.#held = '';
    this.#isLate = false;
    this.#lost = held;
    if (held === ESC) this.#ports.onKeys(held);
  }

  #tell(answer: string): void {
    const read = readAnswer(answer);
    if (read.kind === 'end') this.#isEarly = false;
    else this.#waitForMore();
    this.#ports.onAnswer(read);
  }

  #waitForMore(): void {
    clearTimeout(this.#early);
    this.#isEarly = true;
    this.#early = setTimeout(() => {
      this.#isEarly = false;
    }, EARLY_MS).unref();
  }
}

/** Whether a text begins with an answer, or may become one. */
function isAnswer(text: string): boolean {
  return text.search(ANSWERS) === 0 || ANSWER_BEGUN.exec(text)?.index === 0;
}
