import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asciiText } from '../../../src/ui/text/ascii.js';
import { OUTCOMES, STATES, stateSign } from '../../../src/ui/text/signs.js';
import { ONE_COLUMN } from '../../../src/ui/text/widths.js';

const ALL = [...Object.values(STATES), ...Object.values(OUTCOMES)];

describe('the signs of states', () => {
  it('are told apart without any colour, drawn or typed', () => {
    const states = Object.values(STATES);

    expect(new Set(states.map(({ sign }) => sign)).size).toBe(states.length);
    expect(new Set(states.map(({ typed }) => typed)).size).toBe(states.length);
    expect(ALL.every(({ typed }) => asciiText(typed) === typed)).toBe(true);
  });

  it('take the same columns drawn and typed', () => {
    for (const state of ['done', 'here', 'skipped', 'to-come'] as const) {
      expect(stateSign(state).words).toHaveLength(stateSign(state).text.length);
    }
    for (const { sign, typed } of Object.values(OUTCOMES)) expect(asciiText(sign)).toBe(typed);
  });

  it('are measured without string-width, which takes longer to load than a first frame to draw', () => {
    for (const { sign, typed } of ALL) expect(sign + typed).toMatch(ONE_COLUMN);
  });

  it('stand in one table, and are written out nowhere else on the screens', () => {
    const folder = new URL('../../../src/ui/', import.meta.url);
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/text\/(signs|ascii)\.ts$/.test(file))
      .filter((file) => /'[^'\n]*[✓✔✗✘◐◉○][^'\n]*'/.test(readFileSync(new URL(file, folder), 'utf8')));

    expect(written).toEqual([]);
  });
});
