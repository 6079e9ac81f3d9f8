import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswerFilter } from '../../../src/cli/terminal/answer-filter.js';
import type { Answer } from '../../../src/cli/terminal/terminal-answers.js';

const ESC = '\u001B';
const DARK = `${ESC}]11;rgb:1e1e/1e1e/1e1e\u0007`;
const LIGHT = `${ESC}]11;rgb:ffff/ffff/ffff${ESC}\\`;
const END = `${ESC}[?62;22c`;
const WIDTH = `${ESC}[2;4R`;

/** A pause, in milliseconds, or what is read. */
type Event = number | string;

/** What comes of reads and pauses, and how long afterwards. */
function hear(events: readonly Event[]) {
  const answers: Answer[] = [];
  const keys: string[] = [];
  const filter = new AnswerFilter({
    onAnswer: (answer) => answers.push(answer),
    onKeys: (text) => keys.push(text),
  });
  for (const event of events) {
    if (typeof event === 'number') vi.advanceTimersByTime(event);
    else keys.push(...filter.take(event));
  }
  vi.advanceTimersByTime(10_000);
  return { answers: answers.map(({ kind }) => kind), keys: keys.join(''), told: answers };
}

/** Each character by itself, some milliseconds apart. */
function slowly(text: string, apart: number): readonly Event[] {
  return Array.from(text).flatMap((character) => [character, apart]);
}

describe('the terminal’s answers', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each<[what: string, events: readonly Event[], answers: readonly string[], keys: string]>([
    ['at once', [WIDTH + DARK + END], ['width', 'background', 'end'], ''],
    ['late, one by one', [4000, WIDTH, 4000, LIGHT, 4000, END], ['width', 'background', 'end'], ''],
    ['among keys of the same read', [`a${WIDTH}b${DARK}c${END}d`], ['width', 'background', 'end'], 'abcd'],
    ['among keys of other reads', ['1', DARK, '2', END, '3'], ['background', 'end'], '123'],
    ['in another order', [END, 'a', DARK], ['end', 'background'], 'a'],
    ['never', ['123456', 3000, 'q'], [], '123456q'],
    ['the end alone', [END, 'q'], ['end'], 'q'],
    ['wrong', [`${ESC}]11;nonsense\u0007q`], ['background'], 'q'],
    ['wrong, in two parts', [`${ESC}]11;non`, 300, 'sense\u0007q'], ['background'], 'q'],
    ['without an end, and the learner waits', [`${ESC}]11;rgb:1e`, 1500, 'q'], [], 'q'],
    ['given up, and then the rest', [`${ESC}]11;rgb:1e`, 1500, '1e/1e1e/1e1e\u0007q'], [], 'q'],
    [
      'given up, and the rest in two parts',
      [`${ESC}]11;rgb:1e`, 1500, '1e/1e1e', 1500, '/1e1e\u0007q'],
      [],
      'q',
    ],
    [
      'with Enter, an arrow and Ctrl+C between its parts',
      [`${ESC}]11;rgb:1e1e/`, '\r', `${ESC}[A`, `1e1e/\u00031e1e${ESC}\\`],
      ['background'],
      `\r${ESC}[A\u0003`,
    ],
    ['the end in two parts, of which the first is given up', [`${ESC}[?62`, 1500, ';22c', 'c'], [], 'c'],
    ['the kind in two parts, and a key in between', [`${ESC}[?62;`, 300, 'q'], [], 'q'],
  ])('%s', (_what, events, answers, keys) => {
    const heard = hear(events);

    expect(heard.answers).toEqual(answers);
    expect(heard.keys).toBe(keys);
  });

  it('names the colour', () => {
    expect(hear([DARK + LIGHT]).told).toEqual([
      { kind: 'background', color: [30, 30, 30] },
      { kind: 'background', color: [255, 255, 255] },
    ]);
  });

  const PIECES = [DARK, LIGHT, END, WIDTH].flatMap((answer) =>
    Array.from({ length: answer.length - 1 }, (_, at) => [answer, at + 1] as const),
  );

  it.each([20, 90, 300])('wherever they are split, %i ms apart, between keys', (apart) => {
    for (const [answer, at] of PIECES) {
      const heard = hear(['a', apart, answer.slice(0, at), apart, `${answer.slice(at)}b`, apart, 'c']);

      expect(heard.keys, `${JSON.stringify(answer)} at ${at}`).toBe('abc');
      expect(heard.answers, `${JSON.stringify(answer)} at ${at}`).toHaveLength(1);
    }
  });

  it.each([5, 60, 150])('a character at a time, %i ms apart', (apart) => {
    const heard = hear(['a', ...slowly(WIDTH + DARK, apart), 'b', ...slowly(LIGHT + END, apart), 'c']);

    expect(heard.keys).toBe('abc');
    expect(heard.answers).toEqual(['width', 'background', 'background', 'end']);
  });

  it('a wrong one, a character at a time', () => {
    expect(hear(slowly(`${ESC}]11;who knows?\u0007`, 150)).keys).toBe('');
  });

  it('leaves what is typed as it is', () => {
    for (const typed of ['123456\r', `${ESC}[A`, `${ESC}OP`, `${ESC}[2~`, `${ESC}[200~x${ESC}[201~`, 'é👍']) {
      expect(hear([typed]).keys).toBe(typed);
      for (let at = 1; at < typed.length; at += 1) {
        expect(
          hear([typed.slice(0, at), 20, typed.slice(at)]).keys,
          `${JSON.stringify(typed)} at ${at}`,
        ).toBe(typed);
      }
    }
  });

  it('makes an Esc wait until the last answer has come, and hands it on soon where none comes', () => {
    const keys: string[] = [];
    const filter = new AnswerFilter({ onAnswer: () => {}, onKeys: (text) => keys.push(text) });

    expect(filter.take(ESC)).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(keys).toEqual([ESC]);
    expect(filter.take(`${END}${ESC}`)).toEqual([ESC]);
  });

  it('takes an Esc and a key behind it for two', () => {
    const filter = new AnswerFilter({ onAnswer: () => {}, onKeys: () => {} });

    filter.take(ESC);

    expect(filter.take('q')).toEqual([ESC, 'q']);
  });

  it('waits for no Esc long after the start', () => {
    const filter = new AnswerFilter({ onAnswer: () => {}, onKeys: () => {} });
    vi.advanceTimersByTime(6000);

    expect(filter.take(ESC)).toEqual([ESC]);
    expect(filter.take(`]11;rgb:1e1e/1e1e/1e1e\u0007q`)).toEqual(['q']);
  });
});
