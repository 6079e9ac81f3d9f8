import { describe, expect, it } from 'vitest';
import { CATALOG, LESSONS } from '../../src/lessons/catalog.js';
import type { Block } from '../../src/lessons/words/rich-text.js';
import { plainText } from '../../src/lessons/words/rich-text.js';
import { newWorld } from '../../src/sim/world/new-world.js';
import { ownUri } from '../../src/ui/console/own-uri.js';
import { layOut } from '../../src/ui/text/blocks.js';
import type { Line } from '../../src/ui/text/spans.js';
import { fitTo, lineWidth, span, spread, wrapRich, wrapText } from '../../src/ui/text/spans.js';
import { fakeContext } from '../helpers/fake-ports.js';

/** Columns of running text in the smallest terminal, and the most there ever are. */
const WIDTHS = [56, 70];

const words = (line: Line) => line.map((piece) => ('text' in piece ? piece.text : '')).join('');

const BLOCKS: readonly (readonly [string, readonly Block[]])[] = LESSONS.flatMap((lesson) =>
  lesson.steps.flatMap((step): (readonly [string, readonly Block[]])[] => [
    ...(step.kind === 'read' ? [[`${lesson.id} / ${step.id}`, step.blocks] as const] : []),
    ...(step.more === undefined ? [] : [[`${lesson.id} / ${step.id}, more`, step.more] as const]),
  ]),
);

const squeezed = (text: string) => text.replace(/\s+/g, '');

describe('the texts of the lessons', () => {
  it.each(BLOCKS)('of %s are not wider than their column', (_title, blocks) => {
    for (const width of WIDTHS) {
      const own = { uri: ownUri(newWorld(fakeContext())), codes: null };
      const lines = layOut(blocks, own, { width, rows: Number.POSITIVE_INFINITY });

      for (const line of lines) expect(lineWidth(line), words(line)).toBeLessThanOrEqual(width);
    }
  });

  it.each(BLOCKS)('of %s lose no word where they are broken', (_title, blocks) => {
    const paragraphs = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    for (const paragraph of paragraphs) {
      const lines = wrapRich(paragraph, 56);

      expect(squeezed(lines.map(words).join(' '))).toBe(squeezed(plainText(paragraph)));
    }
  });

  it('name the lessons in the list within the width of its column', () => {
    for (const { title } of CATALOG) expect(title.length).toBeLessThanOrEqual(46);
  });
});

describe('breaking a paragraph', () => {
  it('keeps a strong word and its comma together', () => {
    expect(wrapRich('one two **three**, four', 13).map(words)).toEqual(['one two', 'three, four']);
  });

  it('indents the lines after the first', () => {
    expect(wrapRich('- one two three', 9, 2).map(words)).toEqual(['- one two', '  three']);
  });

  it('breaks a path between its names where it can', () => {
    expect(wrapText('/home/alice/labs/mfa', 14).map(words)).toEqual(['/home/alice/', 'labs/mfa']);
    expect(wrapText('C:\\Users\\alice\\mfa', 11).map(words)).toEqual(['C:\\Users\\', 'alice\\mfa']);
    expect(wrapText('/a/averylongname', 8).map(words)).toEqual(['/a/avery', 'longname']);
  });

  it('breaks a word that is longer than a line', () => {
    expect(wrapText('abcdefghij', 4).map(words)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('counts wide characters as two columns', () => {
    expect(wrapText('日本語 日本', 6).map(words)).toEqual(['日本語', '日本']);
  });

  it('gives every piece of a text its role', () => {
    expect(wrapText('one two', 3, 'ok')).toEqual([
      [{ text: 'one', role: 'ok' }],
      [{ text: 'two', role: 'ok' }],
    ]);
  });
});

describe('fitting a line', () => {
  it('fills a short one with spaces', () => {
    expect(words(fitTo([span('ab')], 4))).toBe('ab  ');
  });

  it('cuts a long one', () => {
    expect(words(fitTo([span('ab'), span('cdef')], 4))).toBe('abcd');
  });

  it('never cuts a wide character in two', () => {
    expect(words(fitTo([span('日本')], 3))).toBe('日 ');
  });

  it('hides what is in a password field when it is cut', () => {
    const field = { fieldId: 'password', value: 'secret', isMasked: true, isFocused: false, version: 0 };

    expect(words(fitTo([field], 3))).toBe('***');
  });

  it('puts two texts at the ends of a line, cutting the left one', () => {
    expect(words(spread([span('left side')], [span('right')], 10))).toBe('left right');
  });

  it('leaves the right text out where there is no room for it', () => {
    expect(words(spread([span('left')], [span('right')], 5))).toBe('left ');
  });
});
