import { describe, expect, it } from 'vitest';
import { explainFit } from '../../../src/lessons/words/fit-text.js';
import { DEVICE_TYPES, PEOPLE } from '../../../src/sim/things/equipment.js';

const FITTING = PEOPLE.flatMap(({ id: person, name, need }) =>
  DEVICE_TYPES.filter(({ offers }) => offers.includes(need)).map(({ id }) => [name, id, person] as const),
);

describe('a device that fits', () => {
  it.each(FITTING)('has a reason: for %s, %s', (name, device, person) => {
    expect(explainFit(person, device)).toMatch(new RegExp(`^That fits ${name}: an? [a-z].{20,}\\.$`));
  });

  it('has the same reason for a passkey and a key, and another for a token', () => {
    expect(explainFit('developer', 'hardware-token')).toBe(
      'That fits Dev: a hardware token shows six digits too; only it has to be bought first, where an app is free.',
    );
  });
});
