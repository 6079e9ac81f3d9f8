import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../../../src/cli/commands/check/check-command.js';
import type { SavedReading } from '../../../../src/cli/commands/command.js';
import type { Command } from '../../../../src/cli/commands/commands.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { addSteps, epochSeconds, stepAt } from '../../../../src/sim/base/time.js';
import { PAIR_STEPS_BACK, PAIR_STEPS_FORWARD } from '../../../../src/sim/codes/limits.js';
import { codeAtStep } from '../../../../src/sim/codes/totp.js';
import type { MfaDevice } from '../../../../src/sim/world/devices.js';
import type { World } from '../../../../src/sim/world/world.js';
import { depth } from '../../../helpers/depth.js';
import { SOME_TIME } from '../../../helpers/fake-ports.js';
import { deepFreeze, RFC_SEED } from '../../../sim/scenario.js';
import { FILE, fakePorts, savedForChecking, savedWith, sessionOf } from '../ports.js';

const STEP = stepAt(epochSeconds(SOME_TIME));
const codeOf = (stepsOff: number, seed = RFC_SEED) => codeAtStep(seed, addSteps(STEP, stepsOff));
const pairOf = (stepsOff: number, seed = RFC_SEED) => [codeOf(stepsOff - 1, seed), codeOf(stepsOff, seed)];

const command = (codes: readonly string[], change: Partial<Extract<Command, { kind: 'check' }>> = {}) =>
  ({ kind: 'check', codes, secret: RFC_SEED, at: null, dataDir: null, json: false, ...change }) as const;

/** The text, its lines joined, so that a test need not know where they break. */
async function textOf(codes: readonly string[]) {
  const { text, exitCode } = await checkCommand(command(codes), fakePorts().ports);
  return { text: text.replaceAll(/\s+/g, ' '), exitCode };
}

async function reportOf(codes: readonly string[], machine = {}, secret: string | null = RFC_SEED) {
  const { text, exitCode } = await checkCommand(
    command(codes, { json: true, secret }),
    fakePorts(machine).ports,
  );
  return { ...JSON.parse(text), exitCode };
}

describe('check of one code', () => {
  it('prints what it found, why, how sure it is, and what it looked at', async () => {
    const { text, exitCode } = await checkCommand(command([codeOf(10)]), fakePorts().ports);

    expect(exitCode).toBe(1);
    const [headline, gap, ...rest] = text.split(/(?<=\.)\n(?=\n)|\n(?=At sign-in)/);
    expect(headline?.replace('\n', ' ')).toBe(
      `${codeOf(10).slice(0, 3)} ${codeOf(10).slice(3)} is a code of this key, but of a moment 5 minutes ahead (10 steps). AWS would refuse it now.`,
    );
    expect(gap).toBe('');
    const said = rest.join(' ').replaceAll('\n', ' ');
    expect(said).toMatch(
      /^At sign-in AWS takes 2 steps \(60 s\) either way\..*about 5 minutes ahead of this computer's\..*Set the phone and the computer to automatic time\..*How sure: .* once in about 24,000 tries\. Checked against the given key \(20 bytes\) at 2027-01-15 08:00:10 UTC, by this computer's clock\.$/,
    );
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(79);
  });

  it.each([
    [
      0,
      'is right: it is the code of this moment. AWS would accept it now.',
      "The phone's clock and this computer's agree to 30 s",
    ],
    [
      -1,
      'the code of a moment 30 s ago (1 step). AWS would accept',
      "its clock is 10 to 40 s behind this computer's; either may be wrong",
    ],
    [
      2,
      'the code of a moment 60 s ahead (2 steps). AWS would accept',
      "its clock is 50 to 80 s ahead of this computer's",
    ],
  ])('accepts the one %i steps from now', async (stepsOff, headline, advice) => {
    const { text, exitCode } = await textOf([codeOf(stepsOff)]);

    expect(text).toContain(headline);
    expect(text).toContain(advice);
    expect(exitCode).toBe(0);
  });

  it.each([
    [-3, 'Either the code was read 90 s ago, or', "the phone's clock is 70 to 100 s behind this computer's"],
    [
      -20,
      'Either the code was read 10 minutes ago, or',
      "the phone's clock is about 10 minutes behind this computer's",
    ],
    [3, "The phone's clock is 80 to 110 s ahead of", "The phone's may be fast or this computer's slow"],
  ])('measures the one %i steps from now', async (stepsOff, late, clock) => {
    const { text, exitCode } = await textOf([codeOf(stepsOff)]);

    expect(text).toContain(late);
    expect(text).toContain(clock);
    expect(exitCode).toBe(1);
  });

  it('names the causes in order, each with what to do, when nothing fits', async () => {
    const { text, exitCode } = await textOf(['000000']);

    expect(exitCode).toBe(1);
    expect(text).toMatch(/^000 000 is no code of this key within 10 minutes of now\. AWS would refuse it\./);
    expect(text).toMatch(
      /1\. You are reading another entry.*2\. The key was mistyped.*3\. .*another account.*4\. A typo.*\d\. A clock/,
    );
    expect(text).not.toContain('How sure');
    expect(text).not.toMatch(/hours/);
  });

  it('keeps leading zeros', async () => {
    const { ports } = fakePorts({ now: 1_234_567_890 });

    const output = await checkCommand(command(['005-924'], { json: true }), ports);

    expect(JSON.parse(output.text)).toMatchObject({
      accepted: true,
      message: expect.stringMatching(/^005 924/),
    });
  });

  it('says that two neighbours have the same digits', async () => {
    const { ports } = fakePorts({ now: 910_737 * 30 });

    const { text, exitCode } = await checkCommand(command(['911617']), ports);

    expect(exitCode).toBe(0);
    expect(text).toContain('Another step near by happens to have the same digits.');
  });

  it('agrees with another library for any key and time', async () => {
    const { ports } = fakePorts();
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 64 });
    const seconds = fc.integer({ min: 600, max: 20_000_000_000 });
    await fc.assert(
      fc.asyncProperty(bytes, seconds, fc.integer({ min: -4, max: 4 }), async (key, time, stepsOff) => {
        const secret = new Secret({ buffer: key.slice().buffer });
        const totp = new TOTP({ secret });
        const token = totp.generate({ timestamp: (time + stepsOff * 30) * 1000 });

        const { exitCode } = await checkCommand(
          command([token], { secret: secret.base32, at: String(time) }),
          ports,
        );

        const delta = totp.validate({ token, timestamp: time * 1000, window: 2 });
        expect(exitCode).toBe(delta === null ? 1 : 0);
      }),
      { numRuns: depth(60, 4_000) },
    );
  });
});

describe('check of two codes', () => {
  it('speaks of hours, and of time zones', async () => {
    const { text, exitCode } = await textOf(pairOf(-720));

    // The phone is wrong, whatever else the two are good for.
    expect(exitCode).toBe(1);
    expect(text).toMatch(
      /^\d{3} \d{3} is a code of this key, but of a moment 6 hours ago \(720 steps\)\. AWS would refuse it now\./,
    );
    expect(text).toContain('To enrol or to resynchronise a device, AWS would take the two codes.');
    expect(text).toContain('wrong time zone, or without summer time');
    expect(text).toContain('once in about 170 million tries');
  });

  it('says when AWS would not even resynchronise', async () => {
    const { text, exitCode } = await textOf(pairOf(1500));

    expect(text).toContain('12.5 hours ahead');
    expect(text).toContain(
      'To enrol or to resynchronise, AWS would not take the two: it looks about 8.3 hours',
    );
    expect(exitCode).toBe(1);
  });

  it('speaks of half hours where it is one', async () => {
    const { text } = await textOf(pairOf(660));

    expect(text).toContain('of a moment 5.5 hours ahead');
    expect(text).toContain('Whole or half hours');
  });

  it('does not speak of time zones where it is no round offset', async () => {
    expect((await textOf(pairOf(-760))).text).not.toContain('time zone');
  });

  it('accepts neighbours of now', async () => {
    const { text, exitCode } = await textOf(pairOf(0));

    expect(text).toMatch(/^\d{3} \d{3} is right: it is the code of this moment\. AWS would accept it now\./);
    expect(text).toContain('To enrol or to resynchronise a device, AWS would take the two codes.');
    expect(exitCode).toBe(0);
  });

  it.each([
    [
      'same, foreign',
      ['000000', '000000'],
      'That is one code twice. It is no code of this key within 10 minutes',
    ],
    [
      'first',
      ['000000', codeOf(0)],
      'Code 2 is a code of this key, of this moment; code 1 (000 000) does not belong beside it.',
    ],
    [
      'second',
      [codeOf(-1), '000000'],
      'Code 1 is a code of this key, of a moment 30 s ago (1 step); code 2 (000 000) does not belong beside it.',
    ],
    [
      'none',
      ['000000', '000001'],
      'Nowhere within 25 hours of now does this key give these two codes in a row.',
    ],
  ])('does not take the phone for right: %s', async (_case, codes, sentence) => {
    const { text, exitCode } = await textOf(codes);

    expect(text).toContain(sentence);
    expect(exitCode).toBe(1);
  });
});

describe('check of two codes of the key that are no pair', () => {
  it.each([
    ['swapped', [codeOf(0), codeOf(-1)], 'the newer one came first. Give them in the order'],
    ['a gap', [codeOf(-3), codeOf(0)], 'they are 3 steps (90 s) apart. Read the current code'],
    ['a gap, swapped', [codeOf(0), codeOf(-3)], 'they are 3 steps (90 s) apart, the newer one first.'],
    ['same', [codeOf(0), codeOf(0)], 'that is one code twice. The second code is the one that'],
  ])(
    'says first that the phone is right, and then what AWS makes of the two: %s',
    async (_case, codes, problem) => {
      const { text, exitCode } = await textOf(codes);

      const code = codeOf(0);
      expect(text).toMatch(
        new RegExp(
          `^${code.slice(0, 3)} ${code.slice(3)} is right: it is the code of this moment\\. AWS would accept it now\\.`,
        ),
      );
      expect(text).toContain(`To enrol or to resynchronise, AWS would refuse the two: ${problem}`);
      expect(exitCode).toBe(0);
    },
  );

  it.each([
    ['swapped', [codeOf(120), codeOf(119)]],
    ['a gap', [codeOf(118), codeOf(120)]],
    ['same', [codeOf(10), codeOf(10)]],
  ])('says first that it is wrong, where it is: %s', async (_case, codes) => {
    const { text, exitCode } = await textOf(codes);

    expect(text).toMatch(
      /^\d{3} \d{3} is a code of this key, but of a moment .* ahead .*\. AWS would refuse it now\./,
    );
    expect(text).toContain('To enrol or to resynchronise, AWS would refuse the two');
    expect(exitCode).toBe(1);
  });
});

describe('check --json', () => {
  it('has this shape for one code', async () => {
    expect(await reportOf([codeOf(-3)])).toEqual({
      accepted: false,
      acceptedAtSignIn: false,
      acceptedAsPair: null,
      reason: 'out-of-window',
      pairReason: null,
      message: expect.stringContaining('of a moment 90 s ago (3 steps). AWS would refuse it now.'),
      offsetSteps: -3,
      offsetSeconds: -90,
      offsetSecondsRange: [-100, -70],
      stepsApart: null,
      step: STEP - 3,
      nowStep: STEP,
      time: SOME_TIME,
      clock: 'computer',
      key: 'given',
      device: null,
      account: null,
      falseAlarmOneIn: 24_390,
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      exitCode: 1,
    });
  });

  it.each([
    [[codeOf(0)], { accepted: true, reason: 'accepted', acceptedAsPair: null, offsetSteps: 0, exitCode: 0 }],
    [
      ['000000'],
      { accepted: false, reason: 'no-match', offsetSteps: null, step: null, falseAlarmOneIn: null },
    ],
    [
      pairOf(120),
      {
        accepted: false,
        acceptedAtSignIn: false,
        acceptedAsPair: true,
        reason: 'out-of-window',
        pairReason: 'accepted',
        offsetSeconds: 3600,
        exitCode: 1,
      },
    ],
    [pairOf(1500), { accepted: false, acceptedAsPair: false, reason: 'out-of-window', offsetSteps: 1500 }],
    [pairOf(1), { accepted: true, acceptedAsPair: true, reason: 'accepted', offsetSeconds: 30, exitCode: 0 }],
    [
      [codeOf(0), codeOf(4)],
      { reason: 'out-of-window', pairReason: 'not-adjacent', stepsApart: 4, exitCode: 1 },
    ],
    [
      [codeOf(0), codeOf(-1)],
      { reason: 'accepted', pairReason: 'swapped', offsetSteps: 0, acceptedAsPair: false },
    ],
    [[codeOf(-2), codeOf(0)], { reason: 'accepted', pairReason: 'not-adjacent', stepsApart: 2 }],
    [[codeOf(0), codeOf(0)], { reason: 'accepted', pairReason: 'same-code', offsetSteps: 0 }],
    [['000000', '000000'], { reason: 'same-code', offsetSteps: null }],
    [[codeOf(0), '000000'], { reason: 'second-code-unknown', acceptedAtSignIn: false }],
    [['000000', codeOf(0)], { reason: 'first-code-unknown', acceptedAtSignIn: true }],
  ])('of %j says so', async (codes, report) => {
    expect(await reportOf(codes)).toMatchObject(report);
  });

  it('accepts by the rule of a sign-in, also two, and says beside it what an enrolment would do', async () => {
    const positions = [-1002, -1001, -1000, -4, -3, -2, -1, 0, 1, 2, 3, 999, 1000, 1001, 1002];
    const near = [-3, -2, -1, 0, 1, 2, 3];
    const pairs = [
      ...positions.map((position) => [position - 1, position]),
      ...near.flatMap((one) => near.map((other) => [one, other])),
    ];
    for (const steps of [...positions.map((position) => [position]), ...pairs]) {
      const report = await reportOf(steps.map((step) => codeOf(step)));
      const [first = 0, second] = steps;
      const isSignIn = Math.abs(second ?? first) <= 2;
      const isPair = second === first + 1 && second >= -PAIR_STEPS_BACK && second <= PAIR_STEPS_FORWARD;
      // Of two, the newer one is what the phone shows.
      const accepted = Math.abs(Math.max(first, second ?? first)) <= 2;

      expect({ steps, ...report }).toMatchObject({
        steps,
        accepted,
        acceptedAtSignIn: isSignIn,
        acceptedAsPair: second === undefined ? null : isPair,
        exitCode: accepted ? 0 : 1,
      });
      expect(report.reason === 'accepted').toBe(accepted);
    }
  });

  it('has the same fields whatever comes of it', async () => {
    const shapes = await Promise.all(
      [[codeOf(0)], ['000000'], pairOf(0), pairOf(900), [codeOf(0), '000000']].map((codes) =>
        reportOf(codes),
      ),
    );

    for (const shape of shapes) expect(Object.keys(shape)).toEqual(Object.keys(shapes[0]));
  });
});

describe('check against the lab', () => {
  const withDevice = (change: Partial<MfaDevice>) => (world: World) => ({
    ...world,
    account: {
      ...world.account,
      mfaDevices: world.account.mfaDevices.map((device) =>
        device.name === 'alice-phone' ? { ...device, ...change } : device,
      ),
    },
  });
  const inLab = (codes: readonly string[], change: (world: World) => World = (world) => world) =>
    reportOf(codes, { saved: savedWith(deepFreeze(sessionOf(undefined, change))) }, null);
  const SEED = sessionOf().world.phone.entries[0]?.secret ?? '';

  it("takes the device of the phone's newest entry, and the lab's time", async () => {
    const moved = await inLab([codeOf(240, SEED)], (world) => ({ ...world, clockOffset: 7200 }));

    expect(moved).toMatchObject({
      accepted: true,
      clock: 'lab',
      key: 'lab',
      device: 'alice-phone',
      time: SOME_TIME + 7200,
      nowStep: STEP + 240,
      offsetSteps: 0,
    });
  });

  it('says so in words', async () => {
    const saved = savedWith(sessionOf(undefined, (world) => ({ ...world, clockOffset: 7200 })));
    const { ports } = fakePorts({ saved });

    const { text, remarks } = await checkCommand(command([codeOf(230, SEED)], { secret: null }), ports);

    expect(text.replaceAll('\n', ' ')).toContain(
      "Checked against alice-phone of the lab (lesson sign-in-with-a-code) at 2027-01-15 10:00:10 UTC, by the lab's clock.",
    );
    expect(text).toContain("behind the lab's");
    expect(remarks).toEqual(["Note: the lab's clock is 2 hours ahead of this computer's."]);
  });

  it('knows which codes were used, and does not spend one', async () => {
    const step = addSteps(STEP, 0);
    const used = withDevice({ usedSteps: [{ step, at: epochSeconds(SOME_TIME) }] });

    expect(await inLab([codeOf(0, SEED)], used)).toMatchObject({
      accepted: false,
      reason: 'already-used',
      message: expect.stringContaining('each code works once'),
    });
    expect(await inLab([codeOf(0, SEED)])).toMatchObject({ accepted: true });
  });

  it('knows where AWS expects the device', async () => {
    const drifted = withDevice({ drift: -60 });

    expect(await inLab([codeOf(-60, SEED)], drifted)).toMatchObject({ accepted: true, offsetSteps: -60 });
    expect(await inLab([codeOf(0, SEED)], drifted)).toMatchObject({
      accepted: false,
      reason: 'out-of-window',
    });
  });

  it('knows that a pair has to be newer than the one before', async () => {
    const report = await inLab(pairOf(0, SEED), withDevice({ lastPairStep: STEP }));

    expect(report).toMatchObject({
      accepted: true,
      acceptedAsPair: false,
      pairReason: 'pair-already-used',
      exitCode: 0,
    });
  });

  it('knows the codes of its other devices, and of removed ones', async () => {
    const other = sessionOf().world.account.mfaDevices.find(({ name }) => name !== 'alice-phone');
    const removed = { name: 'old-phone', seed: RFC_SEED, removedAt: epochSeconds(SOME_TIME - 600) };

    expect(await inLab([codeOf(0, other?.seed)])).toMatchObject({
      reason: 'other-device',
      message: expect.stringContaining(other?.name ?? ''),
    });
    const withRemoved = await inLab([codeOf(0)], (world) => ({
      ...world,
      account: { ...world.account, removedDevices: [removed] },
    }));
    expect(withRemoved).toMatchObject({
      accepted: false,
      reason: 'removed-device',
      message: expect.stringContaining('old-phone'),
      exitCode: 1,
    });
  });

  it('says that the device is assigned to nobody', async () => {
    const { ports } = fakePorts({ saved: savedWith(sessionOf('two-consecutive-codes')) });

    const { text } = await checkCommand(command(['000000'], { secret: null }), ports);

    expect(text).toContain('It is assigned to nobody yet.');
  });

  it('says so when there is no device', async () => {
    const saved = savedWith(
      sessionOf(undefined, (world) => ({ ...world, account: { ...world.account, mfaDevices: [] } })),
    );

    const output = await checkCommand(command(['000000'], { secret: null }), fakePorts({ saved }).ports);

    expect(output).toEqual({
      text: '',
      remarks: ['The lab has no MFA device to check against now. Or give a key: --secret KEY.'],
      exitCode: 2,
      error: 'no-device',
    });
  });
});

describe('check without an answer', () => {
  it.each([
    [{ kind: 'missing', file: FILE }, 'no-device', 'The lab has no MFA device yet.'],
    [savedWith(sessionOf('link-the-phone')), 'no-device', 'The lab has no MFA device yet.'],
    [{ kind: 'corrupt', file: FILE }, 'corrupt', 'cannot be read'],
    [{ kind: 'newer-version', file: FILE }, 'newer-version', 'of a newer mfa-lab'],
    [{ kind: 'unreadable', file: FILE, reason: 'EACCES: permission denied' }, 'unreadable', 'EACCES'],
  ] satisfies readonly (readonly [SavedReading, string, string])[])(
    'ends with 2, which no refusal does: %j',
    async (saved, error, sentence) => {
      for (const json of [false, true]) {
        const { ports } = fakePorts({ saved });
        const output = await runCommand(command(['123456'], { secret: null, json }), ports);

        expect(output).toMatchObject({ exitCode: 2, remarks: [expect.stringContaining(sentence)] });
        expect(output.text === '').toBe(!json);
        if (json) {
          expect(JSON.parse(output.text)).toEqual({ error, message: expect.stringContaining(sentence) });
        }
      }
    },
  );

  it.each([[['12345']], [['12345O']], [['']]])('ends with 2 for %j', async (codes) => {
    const output = await runCommand(command(codes, { json: true }), fakePorts().ports);

    expect(output.exitCode).toBe(2);
    expect(JSON.parse(output.text)).toMatchObject({ error: 'wrong-usage' });
  });
});

describe('check of somebody who came only to check a phone', () => {
  const checking = (saved: SavedReading, codes: readonly string[]) => reportOf(codes, { saved }, null);

  it('takes the entry that c made, by the clock of this computer, and says which it took', async () => {
    const { ports } = fakePorts({ saved: savedForChecking() });

    expect(await checking(savedForChecking(), [codeOf(0)])).toMatchObject({
      accepted: true,
      key: 'check-entry',
      device: null,
      account: 'check@lab-abcde',
      clock: 'computer',
      exitCode: 0,
    });
    const { text, remarks } = await checkCommand(command([codeOf(5)], { secret: null }), ports);
    expect(text.replaceAll('\n', ' ')).toContain(
      "Checked against check@lab-abcde, the entry for checking only, at 2027-01-15 08:00:10 UTC, by this computer's clock.",
    );
    expect(remarks).toEqual([
      'Note: no lesson has an MFA device yet; this is check@lab-abcde, for checking only.',
    ]);
  });

  it('takes it also where a lesson was begun that has no device', async () => {
    const noDevice = sessionOf(undefined, (world) => ({
      ...world,
      account: { ...world.account, mfaDevices: [] },
    }));

    for (const session of [sessionOf('link-the-phone'), noDevice]) {
      expect(await checking(savedForChecking(session), [codeOf(0)])).toMatchObject({
        accepted: true,
        key: 'check-entry',
      });
    }
  });

  it('prefers the device of a lesson, and knows the codes of the other entry', async () => {
    const saved = savedForChecking(sessionOf());
    const seed = sessionOf().world.phone.entries[0]?.secret ?? '';

    expect(await checking(saved, [codeOf(0, seed)])).toMatchObject({
      accepted: true,
      key: 'lab',
      account: expect.stringMatching(/^alice-phone@lab-/),
    });
    for (const codes of [[codeOf(0)], pairOf(0)]) {
      expect(await checking(saved, codes)).toMatchObject({
        accepted: false,
        reason: 'other-device',
        message: expect.stringMatching(
          /^This comes from check@lab-abcde, which is for checking only\. Read the entry alice-phone@lab-/,
        ),
        exitCode: 1,
      });
    }
    expect(await checking(saved, ['000000'])).toMatchObject({ reason: 'no-match' });
  });
});

describe('check at a given time', () => {
  const at = (codes: readonly string[]) =>
    checkCommand(command(codes, { at: String(SOME_TIME) }), fakePorts({ now: 5 }).ports);

  it.each([
    ['accepted', [codeOf(-2)]],
    ['refused', [codeOf(10)]],
    ['a pair', pairOf(-120)],
    ['two that are no pair', [codeOf(-9), codeOf(-7)]],
  ])("speaks of no clock but the phone's: %s", async (_case, codes) => {
    const { text } = await at(codes);

    expect(text).not.toMatch(/computer|automatic time\. Then|may be (fast|slow)/);
    expect(text.replaceAll('\n', ' ')).toMatch(
      /If the phone showed the code at that time, its clock was .* (behind|ahead of) the time given\./,
    );
  });

  it('says that the time may be another than that of the code', async () => {
    const { text } = await at([codeOf(-10)]);

    expect(text.replaceAll('\n', ' ')).toContain(
      'Set the phone to automatic time. Or, if it showed the code at another moment, give that one with --at.',
    );
  });

  it('keeps what hours look like', async () => {
    expect((await at(pairOf(-720))).text.replaceAll('\n', ' ')).toContain('in the wrong time zone');
  });
});
