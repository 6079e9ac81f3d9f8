import fc from 'fast-check';
import { TOTP, URI } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { groupKey, labEnrolment, otpauthUri } from '../../../src/sim/codes/otpauth-uri.js';
import { RFC_SEED } from '../scenario.js';

const uri = otpauthUri(labEnrolment('alice-phone', 'lab-x7k2q', RFC_SEED));

/** Names as CreateVirtualMFADevice takes them. */
const deviceName = () =>
  fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,64}$/).filter((name) => !/aws|amazon/i.test(name));

describe('otpauthUri', () => {
  it('is the Key URI of the device', () => {
    expect(uri).toBe(
      'otpauth://totp/MFA%20Lab:alice-phone@lab-x7k2q?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=MFA%20Lab',
    );
  });

  it('reads back, whatever the device is called', () => {
    fc.assert(
      fc.property(deviceName(), (name) => {
        const parsed = URI.parse(otpauthUri(labEnrolment(name, 'lab-x7k2q', RFC_SEED)));

        expect(parsed).toBeInstanceOf(TOTP);
        expect(parsed).toMatchObject({
          issuer: 'MFA Lab',
          label: `${name}@lab-x7k2q`,
          algorithm: 'SHA1',
          digits: 6,
          period: 30,
        });
        expect(parsed.secret.base32).toBe(RFC_SEED);
      }),
    );
  });

  it('has the secret first, never last, and none of the default parameters', () => {
    fc.assert(
      fc.property(deviceName(), (name) => {
        const [, query] = otpauthUri(labEnrolment(name, 'lab-x7k2q', RFC_SEED)).split('?');

        expect(query).toBe(`secret=${RFC_SEED}&issuer=MFA%20Lab`);
      }),
    );
  });

  it('writes a space as %20 and a plus sign as %2B', () => {
    const withPlus = otpauthUri(labEnrolment('alice+phone', 'lab-x7k2q', RFC_SEED));

    expect(withPlus).toContain('MFA%20Lab:alice%2Bphone@');
    expect(withPlus).not.toContain('+');
    expect(withPlus).not.toContain(' ');
  });

  it('has one colon in the label, and no other question mark', () => {
    fc.assert(
      fc.property(deviceName(), (name) => {
        const written = otpauthUri(labEnrolment(name, 'lab-x7k2q', RFC_SEED));

        expect(written.slice('otpauth://totp/'.length).split(':')).toHaveLength(2);
        expect(written.split('?')).toHaveLength(2);
      }),
    );
  });

  it('cannot be taken for an entry of AWS', () => {
    expect(uri).not.toMatch(/aws|amazon/i);
  });
});

describe('groupKey', () => {
  it('groups the key by four', () => {
    expect(groupKey(RFC_SEED)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  });

  it('shows a short last group', () => {
    expect(groupKey('ABCDEF')).toBe('ABCD EF');
  });

  it('of nothing is nothing', () => {
    expect(groupKey('')).toBe('');
  });
});
