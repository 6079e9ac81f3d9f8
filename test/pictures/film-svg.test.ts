import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filmOf, type Shot } from '../../scripts/pictures/film-svg.js';
import { type Cell, DARK } from '../helpers/cells.js';
import { readFilm } from './read-film.js';

const COLUMNS = 12;

const shot = (lines: readonly string[], milliseconds = 1000, caption = 'typing'): Shot => ({
  cells: lines.map((line) =>
    [...line.padEnd(COLUMNS)].map((glyph): Cell => ({ ...DARK, glyph, isBold: false, isDim: false })),
  ),
  milliseconds,
  command: 'mfa-lab',
  caption,
});

const film = (shots: readonly Shot[], poster = 0): string =>
  filmOf({ title: 'A film', description: 'What happens in it', shots, poster, theme: DARK });

const trimmed = (lines: readonly string[]) => lines.join('\n').trimEnd();

describe('a film of the screen', () => {
  it('shows each shot at its time', () => {
    const line = fc.constantFrom('', 'one', ' two  words', 'a < b & c', '>[ok]');
    const lines = fc.array(line, { minLength: 3, maxLength: 3 });
    const scripts = fc.array(fc.tuple(lines, fc.integer({ min: 100, max: 5000 })), {
      minLength: 2,
      maxLength: 8,
    });

    fc.assert(
      fc.property(scripts, (script) => {
        const shots = script.map(([text, milliseconds], index) => shot(text, milliseconds, `part ${index}`));
        const seen = readFilm(film(shots));

        let start = 0;
        for (const [index, [text, milliseconds]] of script.entries()) {
          const middle = (start + milliseconds / 2) / 1000;
          expect(trimmed(seen.lines(middle))).toBe(trimmed(text));
          expect(seen.bar(middle)).toEqual(['$ mfa-lab', `part ${index}`]);
          start += milliseconds;
        }
        expect(seen.seconds).toBeCloseTo(start / 1000);
      }),
    );
  });

  it('shows one of them where nothing moves', () => {
    const seen = readFilm(film([shot(['first', 'x']), shot(['second', 'x']), shot(['third', 'x'])], 1));

    expect(trimmed(seen.lines('still'))).toBe('second\nx');
  });

  it('has each row once for all that it ever shows, and lets rest what never changes', () => {
    const svg = film(['a', 'ab', 'a', 'ab'].map((typed) => shot([typed, 'the same'])));

    expect(svg.split('>a<')).toHaveLength(2);
    expect(svg.split('>the same<')).toHaveLength(2);
    expect(svg).toContain('@keyframes row0{');
    expect(svg).not.toContain('row1');
  });

  it('moves for those only who want motion, and comes to an end', () => {
    const svg = film([shot(['a']), shot(['b'])]);
    const [, welcome = '', rest = ''] =
      /<style>\n@media \(prefers-reduced-motion:no-preference\)\{(.*)\}\n(.*)\n<\/style>/s.exec(svg) ?? [];

    expect(welcome).toMatch(/\.row0\{animation:row0 2s step-end 3\}/);
    expect(rest).not.toContain('animation');
    expect(svg).not.toContain('infinite');
  });
});
