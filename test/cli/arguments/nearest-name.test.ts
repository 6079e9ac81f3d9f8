import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../src/cli/arguments/nearest-name.js';
import { COMMAND_NAMES } from '../../../src/cli/commands/commands.js';
import { LESSONS } from '../../../src/lessons/catalog.js';

const LESSON_IDS = LESSONS.map(({ id }) => id);

describe('nearestName', () => {
  it.each([
    ['chekc', 'check'],
    ['chck', 'check'],
    ['cheeck', 'check'],
    ['stauts', 'status'],
    ['q', 'qr'],
    ['LIST', 'list'],
    ['doc', 'doctor'],
    ['setting', 'settings'],
  ])('takes %s for %s', (typed, name) => {
    expect(nearestName(typed, COMMAND_NAMES)).toBe(name);
  });

  it.each([
    ['Choose a device', 'choose-a-device'],
    ['two_consecutive_code', 'two-consecutive-codes'],
    ['the-phone-is', 'the-phone-is-gone'],
  ])('takes %s for %s', (typed, name) => {
    expect(nearestName(typed, LESSON_IDS)).toBe(name);
  });

  it.each(['foo', '', 'zz', 'banana', '123456'])('takes %j for no command', (typed) => {
    expect(nearestName(typed, COMMAND_NAMES)).toBeNull();
  });

  it('does not guess between several with the same beginning', () => {
    expect(nearestName('the', LESSON_IDS)).toBeNull();
  });

  it('knows every name itself', () => {
    for (const name of [...COMMAND_NAMES, ...LESSON_IDS]) {
      expect(nearestName(name, [...COMMAND_NAMES, ...LESSON_IDS])).toBe(name);
    }
  });

  it('is soon done with a word of any length', () => {
    const began = performance.now();

    expect(nearestName('a-b'.repeat(100_000), ['two-consecutive-codes', 'code'])).toBeNull();
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
