import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { codeCommand } from '../../../../src/cli/commands/code/code-command.js';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import { codeAt } from '../../../../src/sim/codes/totp.js';
import { depth } from '../../../helpers/depth.js';
import { SOME_TIME } from '../../../helpers/fake-ports.js';
import { RFC_SEED } from '../../../sim/scenario.js';
import { fakePorts, savedForChecking, savedWith, sessionOf } from '../ports.js';

const COMMAND = { kind: 'code', secret: RFC_SEED, at: null, dataDir: null, json: false } as const;

const entrySeed = (session = sessionOf()) => session.world.phone.entries[0]?.secret ?? '';

describe('code', () => {
  // RFC 6238 Appendix B, SHA-1, and the leading zeros of the same key.
  it.each([
    ['59', '287082'],
    ['1111111109', '081804'],
    ['1111111111', '050471'],
    ['1234567890', '005924'],
    ['2000000000', '279037'],
    ['20000000000', '353130'],
    ['1320', '000152'],
    ['755790', '000039'],
    ['27322110', '911617'],
    ['27322140', '911617'],
  ])('at %s is %s', async (at, text) => {
    expect(await codeCommand({ ...COMMAND, at }, fakePorts().ports)).toEqual({
      text,
      remarks: [],
      exitCode: 0,
    });
  });

  it('agrees with another library, and with HMAC done by hand, for any key and time', async () => {
    const { ports } = fakePorts();
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 64 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 0, max: 99_999_999_999 }), async (key, time) => {
        const secret = new Secret({ buffer: key.slice().buffer });

        const { text } = await codeCommand({ ...COMMAND, secret: secret.base32, at: String(time) }, ports);

        expect(text).toBe(new TOTP({ secret }).generate({ timestamp: time * 1000 }));
        const counter = Buffer.alloc(8);
        counter.writeBigUInt64BE(BigInt(Math.floor(time / 30)));
        const hmac = createHmac('sha1', key).update(counter).digest();
        const number = hmac.readUInt32BE(hmac.readUInt8(19) & 15) & 0x7fffffff;
        expect(text).toBe(String(number % 1_000_000).padStart(6, '0'));
      }),
      { numRuns: depth(60, 4_000) },
    );
  });

  it('has everything a script wants in JSON, on one line', async () => {
    const { ports } = fakePorts({ now: 1_234_567_899.9 });

    const { text } = await codeCommand({ ...COMMAND, json: true }, ports);

    expect(text).not.toContain('\n');
    expect(JSON.parse(text)).toEqual({
      code: '005924',
      step: 41_152_263,
      secondsLeft: 21,
      time: 1_234_567_899,
      clock: 'computer',
      key: 'given',
      account: null,
      algorithm: 'SHA1',
      period: 30,
    });
  });

  it('reads the key from the input', async () => {
    const { ports } = fakePorts({ line: 'gezd gnbv gy3t qojq gezd gnbv gy3t qojq\r' });

    expect(await codeCommand({ ...COMMAND, secret: '-', at: '59' }, ports)).toMatchObject({ text: '287082' });
  });

  it('works with a short key, and says so beside the code', async () => {
    const output = await codeCommand({ ...COMMAND, secret: 'JBSWY3DPEHPK3PXP', at: '59' }, fakePorts().ports);

    expect(output).toEqual({
      text: new TOTP({ secret: 'JBSWY3DPEHPK3PXP' }).generate({ timestamp: 59_000 }),
      remarks: [
        'Note: this key has 80 bits (10 bytes). RFC 4226 wants at least 128. It is used all the same.',
      ],
      exitCode: 0,
    });
  });

  it('works with a key that lacks a character, and says so', async () => {
    const output = await codeCommand(
      { ...COMMAND, secret: RFC_SEED.slice(0, -1), at: '59' },
      fakePorts().ports,
    );

    expect(output.exitCode).toBe(0);
    expect(output.remarks).toEqual([
      expect.stringContaining('the key ends within a byte, so a character may be missing'),
    ]);
  });
});

describe('code of the lab', () => {
  const lab = { ...COMMAND, secret: null };

  it("is what the lab's phone shows", async () => {
    const { ports } = fakePorts({ saved: savedWith(sessionOf()) });

    const { text, remarks } = await codeCommand({ ...lab, json: true }, ports);

    expect(JSON.parse(text)).toMatchObject({
      code: codeAt(entrySeed(), epochSeconds(SOME_TIME)),
      clock: 'phone',
      key: 'lab',
      account: expect.stringMatching(/^alice-phone@lab-/),
    });
    expect(remarks).toEqual([]);
  });

  it("counts the phone's clock and the lab's", async () => {
    const session = sessionOf(undefined, (world) => ({
      ...world,
      clockOffset: 7200,
      phone: { ...world.phone, clockOffset: -300 },
    }));
    const { ports } = fakePorts({ saved: savedWith(session) });

    const { text, remarks } = await codeCommand(lab, ports);

    expect(text).toBe(codeAt(entrySeed(session), epochSeconds(SOME_TIME + 6900)));
    expect(remarks).toEqual([
      "Note: the lab's clock is 2 hours ahead of this computer's.",
      "Note: the clock of the lab's phone is 5 minutes behind the lab's.",
    ]);
  });

  it('is of the very time that was asked for, whatever the clocks say', async () => {
    const session = sessionOf(undefined, (world) => ({ ...world, clockOffset: 7200 }));
    const { ports } = fakePorts({ saved: savedWith(session) });

    const { text, remarks } = await codeCommand({ ...lab, at: '1800000000' }, ports);

    expect(text).toBe(codeAt(entrySeed(session), epochSeconds(1_800_000_000)));
    expect(remarks).toEqual([]);
  });

  it("is the device's where the learner uses a phone of their own", async () => {
    const session = sessionOf(undefined, (world) => ({
      ...world,
      clockOffset: 60,
      usesOwnPhone: true,
      phone: { ...world.phone, entries: [], clockOffset: 999 },
    }));
    const { ports } = fakePorts({ saved: savedWith(session) });

    const { text } = await codeCommand({ ...lab, json: true }, ports);

    expect(JSON.parse(text)).toMatchObject({
      code: codeAt(entrySeed(), epochSeconds(SOME_TIME + 60)),
      clock: 'lab',
    });
  });

  it("is the lab's own where a lesson put its entry on the lab's phone, but a phone of their own is used", async () => {
    const session = sessionOf(undefined, (world) => ({
      ...world,
      usesOwnPhone: true,
      phone: { ...world.phone, clockOffset: 999 },
    }));
    const { ports } = fakePorts({ saved: savedWith(session) });

    const { text, remarks } = await codeCommand({ ...lab, json: true }, ports);

    expect(JSON.parse(text)).toMatchObject({
      code: codeAt(entrySeed(), epochSeconds(SOME_TIME)),
      clock: 'lab',
      account: expect.stringMatching(/^alice-phone@lab-/),
    });
    expect(remarks).toEqual([]);
  });

  it("is the lent phone's where a lesson lends the lab's", async () => {
    const session = sessionOf('the-phones-clock-is-wrong', (world) => ({ ...world, usesOwnPhone: true }));
    const { ports } = fakePorts({ saved: savedWith(session) });

    const { text } = await codeCommand({ ...lab, json: true }, ports);

    expect(JSON.parse(text)).toMatchObject({ clock: 'phone' });
  });

  it('is of the entry for checking only where no lesson has one, and says so beside the code', async () => {
    const { ports } = fakePorts({ saved: savedForChecking() });

    const { text, remarks, exitCode } = await codeCommand({ ...lab, json: true }, ports);

    expect(exitCode).toBe(0);
    expect(JSON.parse(text)).toMatchObject({
      code: codeAt(RFC_SEED, epochSeconds(SOME_TIME)),
      clock: 'computer',
      key: 'check-entry',
      account: 'check@lab-abcde',
    });
    expect(remarks).toEqual([
      'Note: no lesson has an MFA device yet; this is check@lab-abcde, for checking only.',
    ]);
  });

  it('is not shown when the phone is lost', async () => {
    const session = sessionOf(undefined, (world) => ({
      ...world,
      phone: { ...world.phone, status: 'lost' },
    }));
    const { ports } = fakePorts({ saved: savedWith(session) });

    const output = await codeCommand(lab, ports);

    expect(output).toMatchObject({
      text: '',
      exitCode: 1,
      remarks: [expect.stringMatching(/phone is lost.*mfa-lab/)],
    });
  });

  it.each([
    [
      { kind: 'missing', file: '/d/progress.json' },
      /^The lab has no MFA device yet\. Run mfa-lab link-the-phone .*--secret KEY\.$/,
      'no-device',
    ],
    [
      { kind: 'corrupt', file: '/d/progress.json' },
      /\/d\/progress\.json cannot be read\. Run mfa-lab: .*aside/,
      'corrupt',
    ],
    [
      { kind: 'newer-version', file: '/d/progress.json' },
      /newer mfa-lab\. Use the newer one, or another folder with --data-dir\./,
      'newer-version',
    ],
    [
      { kind: 'unreadable', file: '/d/progress.json', reason: 'EACCES: permission denied' },
      /EACCES.*--data-dir/,
      'unreadable',
    ],
  ] as const)('says what to do when there is nothing to read: %j', async (saved, sentence, error) => {
    const { ports, asked } = fakePorts({ saved });

    const output = await codeCommand({ ...lab, dataDir: '/d' }, ports);

    expect(output).toEqual({ text: '', exitCode: 1, remarks: [expect.stringMatching(sentence)], error });
    expect(asked).toEqual(['/d']);
  });
});
