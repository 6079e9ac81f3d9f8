import { describe, expect, it } from 'vitest';
import { isSamePrincipal, principalName } from '../../../src/sim/world/principal.js';

const alice = { type: 'user', userName: 'alice' } as const;
const bea = { type: 'user', userName: 'bea' } as const;
const root = { type: 'root' } as const;

describe('isSamePrincipal', () => {
  it.each([
    [alice, alice, true],
    [root, root, true],
    [alice, bea, false],
    [alice, root, false],
    [root, alice, false],
    [{ type: 'user', userName: 'root' } as const, root, false],
  ])('of %o and %o is %s', (one, other, isSame) => {
    expect(isSamePrincipal(one, other)).toBe(isSame);
  });
});

describe('principalName', () => {
  it('is the name of a user, or root', () => {
    expect(principalName(alice)).toBe('alice');
    expect(principalName(root)).toBe('root');
  });
});
