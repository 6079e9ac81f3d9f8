import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../../../src/cli/commands/check/check-command.js';
import type { CheckReason } from '../../../../src/cli/commands/check/check-verdict.js';
import { explainReason } from '../../../../src/lessons/words/explanations.js';
import { addSteps, stepAt } from '../../../../src/sim/base/time.js';
import { FAR_STEPS, LARGEST_GAP, PAIR_STEPS_BACK } from '../../../../src/sim/codes/limits.js';
import type { CodePair } from '../../../../src/sim/codes/pair.js';
import { codeAtStep } from '../../../../src/sim/codes/totp.js';
import { replaceDevice } from '../../../../src/sim/iam/operations/device-binding.js';
import type { RequestResult } from '../../../../src/sim/responses.js';
import type { MfaDevice } from '../../../../src/sim/world/devices.js';
import type { ReasonCode } from '../../../../src/sim/world/reasons.js';
import { depth } from '../../../helpers/depth.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import type { Lab } from '../../../sim/scenario.js';
import {
  codeOf,
  createDevice,
  device,
  enrol,
  granted,
  labOfAlice,
  pairAt,
  RFC_SEED,
  refusalOf,
  resumeLab,
  submitPair,
} from '../../../sim/scenario.js';
import { fakePorts, savedWith, sessionOf } from '../ports.js';

/** What `check` calls the reasons that the console gives for refusing a pair. The rest have one name. */
const NAMES_IN_CHECK: { readonly [reason in ReasonCode]?: CheckReason } = {
  'same-step': 'same-code',
  'same-unknown-code': 'same-code',
  'pair-out-of-range': 'out-of-window',
  'unknown-pair': 'no-match',
};

/** alice's phone, and beside it a device of nobody and one that was removed. */
function labWithOthers(): Lab {
  const lab = labOfAlice();
  createDevice(lab, 'spare');
  enrol(lab, 'alice', 'phone');
  const removedDevices = [{ name: 'old-phone', seed: RFC_SEED, removedAt: lab.now }];
  const account = { ...lab.world.account, removedDevices };
  return resumeLab({ ...lab.world, account }, fakeContext(lab.now));
}

/** The lab with something else remembered of the phone. */
function remembering(lab: Lab, memory: Partial<MfaDevice>): Lab {
  const account = replaceDevice(lab.world.account, { ...device(lab, 'phone'), ...memory });
  return resumeLab({ ...lab.world, account }, fakeContext(lab.now));
}

/** A lab that goes on from here without changing this one. */
function copyOf({ world, now }: Lab): Lab {
  return resumeLab(world, fakeContext(now - world.clockOffset));
}

/** AWS's answer to two codes of the phone, behind the form of the console, and the lab's reason in the words of `check`. */
function askConsole(lab: Lab, operation: 'EnableMFADevice' | 'ResyncMFADevice', codes: CodePair): string {
  return nameInCheck(submitPair(copyOf(lab), operation, 'alice', 'phone', codes));
}

function nameInCheck(result: RequestResult): string {
  if (result.ok) return 'accepted';
  const { code } = refusalOf(result).reason;
  return NAMES_IN_CHECK[code] ?? code;
}

/** What `mfa-lab check` says to the same codes. */
async function check({ world, now }: Lab, codes: CodePair) {
  const saved = savedWith(sessionOf(undefined, () => world));
  const { ports } = fakePorts({ now: now - world.clockOffset, saved });
  const command = { kind: 'check', codes, secret: null, at: null, dataDir: null, json: true } as const;
  const { text } = await checkCommand(command, ports);
  return JSON.parse(text);
}

describe('check and the console', () => {
  const far = fc.integer({ min: -FAR_STEPS - 2, max: FAR_STEPS + 2 });
  const near = fc.integer({ min: -25, max: 25 });
  const gap = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: -2, max: 2 }) },
    fc.integer({ min: -LARGEST_GAP - 2, max: LARGEST_GAP + 2 }),
  );
  const second = fc.oneof(
    near,
    far,
    fc.integer({ min: -3, max: 3 }).map((by) => by - PAIR_STEPS_BACK),
  );
  const seedOf = fc.constantFrom('phone', 'phone', 'phone', 'spare', 'old-phone', null);
  const memory = fc.record({
    drift: fc.constantFrom(0, 0, -3, 700, 5000),
    last: fc.option(second),
    past: fc.array(second, { maxLength: 2 }),
  });

  it('give the same reason for the same two codes, whatever the service remembers', async () => {
    const start = labWithOthers();
    const seen = new Set<string>();
    const plan = fc.record({ second, gap, first: seedOf, other: seedOf, memory, isAssigned: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(plan, async (tried) => {
        const { drift, last, past } = tried.memory;
        const at = (stepsOff: number) => addSteps(stepAt(start.now), stepsOff);
        const lab = remembering(start, {
          drift,
          lastPairStep: last === null ? null : at(last),
          pastPairs: past.map(at),
          ...(tried.isAssigned ? {} : { owner: null, enabledAt: null }),
        });
        const code = (name: string | null, stepsOff: number) => {
          if (name === null) return '000000';
          const seed = name === 'old-phone' ? RFC_SEED : device(lab, name).seed;
          return codeAtStep(seed, at(stepsOff));
        };
        const codes: CodePair = [
          code(tried.first, tried.second - tried.gap),
          code(tried.other, tried.second),
        ];

        const operation = tried.isAssigned ? 'ResyncMFADevice' : 'EnableMFADevice';
        const said = askConsole(lab, operation, codes);
        const { pairReason, acceptedAsPair } = await check(lab, codes);

        seen.add(said);
        expect(pairReason).toBe(said);
        expect(acceptedAsPair).toBe(said === 'accepted');
      }),
      { numRuns: depth(8, 150) },
    );
    expect(seen.size).toBeGreaterThan(3);
  });

  it.each([21, 30, LARGEST_GAP])('both say that code 2 came %i steps after code 1', async (stepsApart) => {
    const lab = labWithOthers();
    const codes = [codeOf(lab, 'phone', -stepsApart), codeOf(lab, 'phone')] as const;

    const refused = refusalOf(submitPair(copyOf(lab), 'ResyncMFADevice', 'alice', 'phone', codes));

    expect(refused.reason).toEqual({ code: 'not-adjacent', stepsApart });
    expect(explainReason(refused.reason, lab.world, lab.now)).toContain(`${stepsApart} steps apart`);
    expect(await check(lab, codes)).toMatchObject({
      pairReason: 'not-adjacent',
      stepsApart,
      acceptedAsPair: false,
      // The phone itself is right: its newer code is of now.
      accepted: true,
    });
  });

  it('both refuse the old pair of an own phone once more, after hours that its clock cannot follow', async () => {
    const lab = labWithOthers();
    granted(lab.ask({ kind: 'use-own-phone', own: true }));
    lab.wait(120);
    const codes = pairAt(lab, 'phone', 0);
    granted(submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', codes));
    granted(lab.ask({ kind: 'let-hours-pass', hours: 2 }));

    expect(askConsole(lab, 'ResyncMFADevice', codes)).toBe('pair-already-used');
    expect(await check(lab, codes)).toMatchObject({
      pairReason: 'pair-already-used',
      acceptedAsPair: false,
    });
    expect(askConsole(lab, 'ResyncMFADevice', pairAt(lab, 'phone', 2))).toBe('accepted');
    expect(await check(lab, pairAt(lab, 'phone', 2))).toMatchObject({ accepted: true });
  });
});
