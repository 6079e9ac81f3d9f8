import { describe, expect, it } from 'vitest';
import { asciiLine, asciiText } from '../../../src/ui/text/ascii.js';
import { lineWidth, span } from '../../../src/ui/text/spans.js';
import { textOf } from '../screens/course.js';

describe('a text in ASCII', () => {
  it.each([
    ['plain text stays: [x] 12 s', 'plain text stays: [x] 12 s'],
    ['“so” ‘so’ «so»', '"so" \'so\' "so"'],
    ['a – b — c … d', 'a - b - c ... d'],
    ['• one → two', '* one -> two'],
    ['▸Browser · alice ●◐○', '>Browser - alice */o'],
    ['████▎░', '####..'],
    ['╔═║╌┆', '+=|-|'],
    ['─│┌┘', '-|++'],
    ['no\u00A0break', 'no break'],
    ['Zoë Ångström, naïve, straße', 'Zoe Angstrom, naive, strasse'],
    ['e\u0301', 'e'],
    ['ＡＢ１', 'AB1'],
    ['日本', '????'],
    ['😀', '??'],
    ['½', '1/2'],
  ])('%s', (text, expected) => {
    expect(asciiText(text)).toBe(expected);
  });
});

describe('a line in ASCII', () => {
  it('keeps its columns where a gap can give them back', () => {
    const line = [span('a… b→c'), span('        '), span(' │ ', 'muted'), span('phone')];

    expect(textOf(asciiLine(line))).toBe('a... b->c      | phone');
    expect(lineWidth(asciiLine(line))).toBe(lineWidth(line));
  });

  it('fills up where the equivalent is narrower', () => {
    const line = [span('Ａ'), span('   '), span('│')];

    expect(textOf(asciiLine(line))).toBe('A    |');
  });

  it('leaves what the learner types, and pictures, as they are', () => {
    const field = { fieldId: 'f', value: 'é', isMasked: false, isFocused: true, version: 0, columns: 9 };
    const picture = { raw: '\u001B[40m \u001B[0m', width: 1 };

    expect(asciiLine([field, picture])).toEqual([field, picture]);
  });

  it('keeps roles', () => {
    expect(asciiLine([span('─', 'muted')])).toEqual([span('-', 'muted')]);
  });
});
