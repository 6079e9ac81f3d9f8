import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, isFieldName, kindOfField, withoutSecrets } from '../../../src/lessons/engine/fields.js';

describe('the fields', () => {
  it('are secret wherever a password goes', () => {
    for (const name of FIELD_NAMES) {
      expect(kindOfField(name) === 'secret', name).toBe(/password/.test(name));
    }
    expect(isFieldName('toString')).toBe(false);
  });

  it('come out of a file without passwords, and with what this version does not know', () => {
    const stored = { account: 'a', 'code-1': '123', password: 'b', 'old-password': 'c', later: 'd' };

    expect(withoutSecrets(stored)).toEqual({ account: 'a', 'code-1': '123', later: 'd' });
  });
});
