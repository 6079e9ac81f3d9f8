import { describe, expect, it } from 'vitest';
import { reasonWords } from '../../../src/lessons/words/reason-words.js';
import { REASONS } from './all-reasons.js';

describe('the reason of an event', () => {
  it('is told in words, never by its id', () => {
    for (const reason of REASONS) {
      const words = reasonWords(reason);

      expect(words).toMatch(/^[A-Za-z1-9' ,-]{4,27}$/);
      if (reason.code.includes('-')) expect(words).not.toContain(reason.code);
    }
  });

  it('of a denial says what is missing, or who denied', () => {
    const denied = { code: 'not-allowed', action: 'iam:ListUsers', isForWantOfMfa: false } as const;
    const by = { policy: 'Mine', statement: 'Statement[0]', condition: null };

    expect(reasonWords(denied)).toBe('nothing allows it');
    expect(reasonWords({ ...denied, by })).toBe('a policy denies it');
    expect(reasonWords({ ...denied, by, isForWantOfMfa: true })).toBe('needs MFA');
  });
});
