import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { explainCommand } from '../../../../src/cli/commands/explain/explain-command.js';
import { depth } from '../../../helpers/depth.js';
import { RFC_SEED } from '../../../sim/scenario.js';
import { fakePorts, savedWith, sessionOf } from '../ports.js';

const COMMAND = { kind: 'explain', secret: RFC_SEED, at: null, dataDir: null } as const;

describe('explain', () => {
  it('shows the whole way, byte by byte', async () => {
    const { text, exitCode } = await explainCommand({ ...COMMAND, at: '1234567890' }, fakePorts().ports);

    expect(exitCode).toBe(0);
    expect(text).toMatchInlineSnapshot(`
      "Key         given, 20 bytes
      Unix time   1234567890 s   (2009-02-13 23:31:30 UTC)
      Counter     1234567890 / 30, rounded down = 41152263
                  00 00 00 00 02 73 ef 07   (8 bytes, the highest first)
      HMAC-SHA-1  of the counter, with the key: 20 bytes
        byte       0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19
                  90 7c d1 a9 11 65 64 ec b9 d5 d1 78 03 25 f2 46 17 3f e7 03
                           == == == ==                                      ^
      Offset      last byte 03, its low four bits: 3. Four bytes from byte 3 on:
      Four bytes  a9 11 65 64
      31 bits     29 11 65 64, the top bit dropped = 689005924
      Modulo      689005924 mod 1,000,000 = 5924
      Code        005924   (six digits, zeros in front kept; the next in 30 s)

      RFC 6238 section 4.2 makes the counter, RFC 4226 section 5.3 the digits."
    `);
  });

  it.each([
    ['the first four', 0, '== == == ==                                               ^'],
    ['the last four that can be', 1020, '                                             == == == ==  ^'],
  ])('marks %s bytes', async (_case, at, marks) => {
    const { text } = await explainCommand({ ...COMMAND, at: String(at) }, fakePorts().ports);

    expect(text.split('\n')[7]).toBe(`            ${marks}`);
  });

  it('fits 80 columns, never shows the key, and ends at the right code, for any key and time', async () => {
    const { ports } = fakePorts();
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 64 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 0, max: 99_999_999_999 }), async (key, time) => {
        const secret = new Secret({ buffer: key.slice().buffer });

        const { text } = await explainCommand({ ...COMMAND, secret: secret.base32, at: String(time) }, ports);

        const code = new TOTP({ secret }).generate({ timestamp: time * 1000 });
        expect(text).toContain(`\nCode        ${code} `);
        expect(text).not.toContain(secret.base32);
        expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
      }),
      { numRuns: depth(60, 4_000) },
    );
  });

  it("is about the phone's code in the lab, by the phone's clock", async () => {
    const session = sessionOf(undefined, (world) => ({
      ...world,
      phone: { ...world.phone, clockOffset: 600 },
    }));
    const { ports } = fakePorts({ saved: savedWith(session) });

    const { text, remarks } = await explainCommand({ ...COMMAND, secret: null }, ports);

    expect(text).toContain('Key         alice-phone@lab-');
    expect(text).toContain(
      "Unix time   1800000610 s   (2027-01-15 08:10:10 UTC, the clock of the lab's phone)",
    );
    expect(remarks).toEqual(["Note: the clock of the lab's phone is 10 minutes ahead of the lab's."]);
  });

  it('is not for a phone that is lost', async () => {
    const session = sessionOf(undefined, (world) => ({
      ...world,
      phone: { ...world.phone, status: 'lost' },
    }));
    const { ports } = fakePorts({ saved: savedWith(session) });

    expect(await explainCommand({ ...COMMAND, secret: null }, ports)).toMatchObject({
      text: '',
      exitCode: 1,
    });
  });
});
