import fc from 'fast-check';
import { Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { readSecretKey } from '../../../src/sim/codes/secret-key.js';
import { AWS_PARAMETERS } from '../../../src/sim/codes/totp-parameters.js';
import { anyText } from '../../helpers/any-text.js';
import { RFC_SEED } from '../scenario.js';

const URI = `otpauth://totp/Amazon%20Web%20Services:alice@123456789012?secret=${RFC_SEED}&issuer=Amazon%20Web%20Services`;

describe('readSecretKey', () => {
  it.each([
    ['as it is', RFC_SEED],
    ['in lower case', RFC_SEED.toLowerCase()],
    ['in groups', 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ'],
    ['with dashes', 'gezdgnbv-gy3tqojq-gezdgnbv-gy3tqojq'],
    ['with long dashes and no-break spaces', 'GEZDGNBV–GY3TQOJQ\u00a0GEZDGNBVGY3TQOJQ'],
    ['with padding', `${RFC_SEED}======`],
    ['with a byte order mark and a line end', `\ufeff${RFC_SEED}\r\n`],
    ['in full-width letters', RFC_SEED.replace('GEZD', 'ＧＥＺＤ')],
  ])('reads a key %s', (_case, typed) => {
    expect(readSecretKey(typed)).toEqual({
      ok: true,
      value: {
        seed: RFC_SEED,
        byteCount: 20,
        isWhole: true,
        label: null,
        parameters: AWS_PARAMETERS,
        part: null,
      },
    });
  });

  it.each([
    ['of a tutorial, 10 bytes', 'JBSWY3DPEHPK3PXP', 10],
    ['of one byte', 'GE', 1],
    ['of AWS, 40 bytes', RFC_SEED + RFC_SEED, 40],
    ['of 128 bytes', 'A'.repeat(205), 128],
  ])('takes a key %s', (_case, typed, byteCount) => {
    expect(readSecretKey(typed)).toMatchObject({ ok: true, value: { byteCount } });
  });

  it('drops bits that fill no byte, as apps do', () => {
    expect(readSecretKey('GEZDGNBVGY3TQOJQGEZDGNBVGZ')).toMatchObject({
      ok: true,
      value: { seed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY', byteCount: 16, isWhole: false },
    });
    expect(readSecretKey('GEZDGNBVB')).toMatchObject({ value: { seed: 'GEZDGNBV', isWhole: false } });
  });

  it.each([
    ['', { kind: 'empty' }],
    [' - \n', { kind: 'empty' }],
    ['======', { kind: 'empty' }],
    ['123 456', { kind: 'a-code' }],
    ['23456723', { kind: 'a-code' }],
    ['A', { kind: 'too-short' }],
    ['A'.repeat(207), { kind: 'too-long', byteCount: 129 }],
    ['3132333435363738393031323334353637383930', { kind: 'hexadecimal' }],
    ['https://example.com/x?secret=GEZD', { kind: 'other-uri', scheme: 'https' }],
    ['otpauth-migration://offline?data=CjEK', { kind: 'export-uri' }],
    [`otpauth://hotp/x?secret=${RFC_SEED}&counter=1`, { kind: 'other-type', type: 'hotp' }],
    ['otpauth://totp/x', { kind: 'no-secret' }],
    ['otpauth://totp/x?issuer=y', { kind: 'no-secret' }],
    ['otpauth://totp/x?secret=', { kind: 'no-secret' }],
    [`${URI}&algorithm=MD5`, { kind: 'other-parameter', name: 'algorithm', value: 'MD5' }],
    [`${URI}&algorithm=SHA2567`, { kind: 'other-parameter', name: 'algorithm', value: 'SHA2567' }],
    [`${URI}&digits=5`, { kind: 'other-parameter', name: 'digits', value: '5' }],
    [`${URI}&digits=9`, { kind: 'other-parameter', name: 'digits', value: '9' }],
    [`${URI}&period=9`, { kind: 'other-parameter', name: 'period', value: '9' }],
    [`${URI}&period=3601`, { kind: 'other-parameter', name: 'period', value: '3601' }],
    [`${URI}&period=1e2`, { kind: 'other-parameter', name: 'period', value: '1e2' }],
    [`${URI}&encoder=steam`, { kind: 'other-type', type: 'steam' }],
  ])('names what is wrong with %j', (typed, failure) => {
    expect(readSecretKey(typed)).toEqual({ ok: false, failure });
  });

  it.each([
    ['JBSWY0DP', [{ character: '0', position: 6, meant: ['O'] }]],
    ['1BSWY3DP', [{ character: '1', position: 1, meant: ['I', 'L'] }]],
    ['jbsw-y38p', [{ character: '8', position: 7, meant: ['B'] }]],
    ['JBSW9', [{ character: '9', position: 5, meant: ['G', 'Q'] }]],
    ['JBSW!', [{ character: '!', position: 5, meant: [] }]],
    ['JB=SW', [{ character: '=', position: 3, meant: [] }]],
    ['JBSWß', [{ character: 'ß', position: 5, meant: [] }]],
    [
      '0A😀',
      [
        { character: '0', position: 1, meant: ['O'] },
        { character: '😀', position: 3, meant: [] },
      ],
    ],
    ['otpauth://totp/x?secret=JBSW0', [{ character: '0', position: 5, meant: ['O'] }]],
  ])('says what is not Base32 in %j, and what was probably meant', (typed, strangers) => {
    expect(readSecretKey(typed)).toEqual({ ok: false, failure: { kind: 'not-base32', strangers } });
  });

  it.each([
    ['', AWS_PARAMETERS],
    ['&algorithm=&digits=&period=', AWS_PARAMETERS],
    ['&algorithm=HmacSHA1&digits=06&period=030', AWS_PARAMETERS],
    ['&algorithm=SHA256', { ...AWS_PARAMETERS, algorithm: 'SHA256' }],
    ['&algorithm=sha-512&digits=8', { ...AWS_PARAMETERS, algorithm: 'SHA512', digits: 8 }],
    ['&digits=7&period=60', { ...AWS_PARAMETERS, digits: 7, period: 60 }],
  ])('takes the way of making codes from a URI that ends in "%s"', (end, parameters) => {
    expect(readSecretKey(`${URI}${end}`)).toMatchObject({ ok: true, value: { seed: RFC_SEED, parameters } });
  });

  it.each([
    ['in quotes', `"${URI}"`],
    ['in quotes, with air', ` “ ${URI} ”\n`],
    ['without one of its slashes', URI.replace('//', '/')],
    ['without both slashes', URI.replace('//', '')],
    ['of which only the end was copied', `secret=${RFC_SEED}&issuer=x`],
    ['of which only the end was copied, with its sign', `?secret=${RFC_SEED}`],
    ['with plus signs for spaces', `otpauth://totp/x?secret=GEZD+GNBV+${RFC_SEED.slice(8)}`],
  ])('takes a URI %s', (_case, typed) => {
    expect(readSecretKey(typed)).toMatchObject({ ok: true, value: { seed: RFC_SEED } });
  });

  it('takes a key in quotes, and an export without a slash', () => {
    expect(readSecretKey(`'${RFC_SEED}'`)).toMatchObject({
      ok: true,
      value: { seed: RFC_SEED, label: null },
    });
    expect(readSecretKey('otpauth-migration:/offline?data=CjEK')).toMatchObject({
      failure: { kind: 'export-uri' },
    });
    expect(readSecretKey('"')).toMatchObject({ failure: { kind: 'not-base32' } });
  });

  it("takes Apple's own kind of address", () => {
    expect(readSecretKey(`apple-otpauth://totp/AWS:alice?secret=${RFC_SEED}&digits=8`)).toMatchObject({
      ok: true,
      value: { seed: RFC_SEED, label: { account: 'alice' }, parameters: { digits: 8 } },
    });
  });

  it.each([
    [URI, { issuer: 'Amazon Web Services', account: 'alice@123456789012' }],
    [`  ${URI}\n`, { issuer: 'Amazon Web Services', account: 'alice@123456789012' }],
    [`otpauth://totp/alice@1?secret=${RFC_SEED}`, { issuer: null, account: 'alice@1' }],
    [`otpauth://totp/MFA%20Lab%3A%20a@b?secret=${RFC_SEED}`, { issuer: 'MFA Lab', account: 'a@b' }],
    [
      `OTPAUTH://TOTP/x:100%?Secret=${RFC_SEED.toLowerCase()}&digits=6&period=30&algorithm=SHA1`,
      { issuer: 'x', account: '100%' },
    ],
    [`otpauth://totp?secret=${RFC_SEED}`, { issuer: null, account: '' }],
  ])('takes the URI %s', (typed, label) => {
    expect(readSecretKey(typed)).toMatchObject({ ok: true, value: { seed: RFC_SEED, label } });
  });

  it('reads what another library writes, for any bytes and spelling', () => {
    const separator = fc.constantFrom('', ' ', '-', '\t');
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 64 }),
        separator,
        fc.boolean(),
        (bytes, gap, lower) => {
          const { base32 } = new Secret({ buffer: bytes.slice().buffer });
          fc.pre(!/^[0-9]{6,8}$/.test(base32));
          const spelled = (base32.match(/.{1,4}/g) ?? []).join(gap);

          const read = readSecretKey(lower ? spelled.toLowerCase() : spelled);

          expect(read).toMatchObject({
            ok: true,
            value: { seed: base32, byteCount: bytes.length, isWhole: true },
          });
        },
      ),
    );
  });

  it('answers to anything that can be typed or pasted', () => {
    fc.assert(
      fc.property(anyText(), (typed) => {
        const read = readSecretKey(typed);

        if (read.ok) expect(read.value.seed).toMatch(/^[A-Z2-7]+$/);
      }),
    );
  });

  // Quadratic, this took more than a minute.
  it.each([
    ['signs of padding', '='],
    ['spaces', ' '],
    ['dashes', '-'],
    ['letters of a scheme', 'a'],
    ['marks', '\u0301'],
  ])('is soon done with 200,000 %s', (_what, character) => {
    const began = performance.now();

    expect(readSecretKey(`${character.repeat(200_000)}1`).ok).toBe(false);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
