import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../../src/sim/iam/authorization.js';
import type { AskedOfRule, MfaCaller } from '../../../src/sim/iam/mfa-matrix.js';
import { askedOfRule, mfaVerdicts } from '../../../src/sim/iam/mfa-matrix.js';
import { newWorldUnderTheRule } from '../../../src/sim/world/command-line-world.js';
import { LEARNER } from '../../../src/sim/world/new-world.js';
import { labTime } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const world = newWorldUnderTheRule(fakeContext());
const { account } = world;
const now = labTime(world, fakeContext().now);

function mayDo(caller: MfaCaller, asked: AskedOfRule): boolean {
  return isAllowed(mfaVerdicts(account, LEARNER, askedOfRule(account, LEARNER, asked), now)[caller]);
}

describe('the account under the rule', () => {
  it('lets alice work with MFA, and in no other way', () => {
    expect(mayDo('consoleWithMfa', 'work')).toBe(true);
    expect(mayDo('consoleWithoutMfa', 'work')).toBe(false);
    expect(mayDo('accessKey', 'work')).toBe(false);
  });

  it('lets her set a device up without MFA, and take none away', () => {
    expect(mayDo('accessKey', 'create-device')).toBe(true);
    expect(mayDo('consoleWithoutMfa', 'enable-own')).toBe(true);
    expect(mayDo('consoleWithoutMfa', 'deactivate-own')).toBe(false);
  });

  it('lets nobody put a device on somebody else as alice', () => {
    for (const caller of ['consoleWithMfa', 'consoleWithoutMfa', 'accessKey'] as const) {
      expect(mayDo(caller, 'enable-other')).toBe(false);
    }
  });
});
