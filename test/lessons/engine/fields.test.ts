import { describe, expect, it } from 'vitest';
import {
  FIELD_NAMES,
  isFieldName,
  kindOfField,
  withoutCodes,
  withoutSecrets,
} from '../../../src/lessons/engine/fields.js';

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

describe('what was typed before a quit', () => {
  it('is kept, but for codes, which are dead by then', () => {
    const drafts = { account: 'lab', 'code-1': '999999', 'code-2': '12', code: '1', compare: '123456' };

    expect(withoutCodes({ ...drafts, 'waiting-since': '7', number: '5' })).toEqual({ account: 'lab' });
  });

  it('is left as it is where there is no code', () => {
    const drafts = { account: 'lab', 'device-name': 'alice-phone' };

    expect(withoutCodes(drafts)).toBe(drafts);
  });
});
