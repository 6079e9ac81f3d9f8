import { describe, expect, it } from 'vitest';
import { lookUp, memberOf } from '../../../src/sim/base/table.js';

const TABLE = { here: 1, there: undefined };

describe('memberOf', () => {
  it('finds what is under a name', () => {
    expect(memberOf(TABLE, 'here')).toBe(1);
    expect(memberOf(TABLE, 'there')).toBeUndefined();
  });

  // Names from outside the compiler's sight, as a saved file has them.
  it.each(['nowhere', 'constructor', 'toString', '__proto__'])('throws at %s', (name) => {
    const written: typeof TABLE = JSON.parse('{"here":1}');

    expect(() => memberOf(written, JSON.parse(JSON.stringify(name)))).toThrow(`Unreachable: ${name}`);
  });
});

describe('lookUp', () => {
  it('finds what is under a name', () => {
    expect(lookUp({ here: 1 }, 'here')).toBe(1);
  });

  it.each(['nowhere', ...Object.getOwnPropertyNames(Object.prototype)])('finds nothing under %s', (name) => {
    expect(lookUp({ here: 1 }, name)).toBeUndefined();
  });
});
