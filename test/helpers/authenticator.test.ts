import { describe, expect, it } from 'vitest';
import { addFromUri } from './authenticator.js';

describe('addFromUri', () => {
  it('gives the codes of RFC 6238 for its SHA-1 seed', () => {
    // RFC 6238 Appendix B, the last six of its eight digits.
    const entry = addFromUri(
      'otpauth://totp/MFA%20Lab:alice@lab?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=MFA%20Lab',
    );

    expect(entry).toMatchObject({ issuer: 'MFA Lab', account: 'alice@lab' });
    expect(entry.codeAt(59)).toBe('287082');
    expect(entry.codeAt(1_111_111_109)).toBe('081804');
  });
});
