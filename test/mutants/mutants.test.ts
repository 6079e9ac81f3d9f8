import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from '../../scripts/mutants/mutants.js';

describe('a rule that is broken on purpose', () => {
  it.each(MUTANTS)('stands once in the code as it is: $name', ({ file, from, to }) => {
    const code = readFileSync(file, 'utf8');

    expect(code.split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });

  it('has a name of its own', () => {
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  });
});
