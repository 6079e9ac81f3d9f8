import { describe, expect, it } from 'vitest';
import { done } from '../outcomes.js';
import { keyOf, labOfPrograms, mfaOf, sts, tokenOf } from '../programs.js';
import { refusalOf } from '../scenario.js';

const HOUR = 3600;

describe('sessions that grow old', () => {
  it('were issued so long ago, with their code, and end so much sooner', () => {
    const lab = labOfPrograms();
    tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab));
    const before = lab.world.account.temporaryCredentials;
    lab.ask({ kind: 'age-sessions', hours: 2 });

    expect(lab.world.account.temporaryCredentials).toEqual(
      before.map((one) => ({
        ...one,
        issuedAt: one.issuedAt - 2 * HOUR,
        expiresAt: one.expiresAt - 2 * HOUR,
        mfa: one.mfa === null ? null : { ...one.mfa, at: one.mfa.at - 2 * HOUR },
      })),
    );
  });

  it('are over in the end, and nothing else has changed: the clock, browsers, devices, keys', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');
    const token = tokenOf(lab, key, mfaOf(lab));
    const { world, now } = lab;
    expect(sts(lab, token, { operation: 'GetCallerIdentity' }).ok).toBe(true);

    expect(lab.ask({ kind: 'age-sessions', hours: 12 })).toEqual(done);
    expect(refusalOf(sts(lab, token, { operation: 'GetCallerIdentity' })).reason).toEqual({
      code: 'credentials-expired',
    });
    expect(lab.now).toBe(now);
    expect(lab.world.browsers).toBe(world.browsers);
    expect(lab.world.account.mfaDevices).toBe(world.account.mfaDevices);
  });

  it('do not grow younger', () => {
    const lab = labOfPrograms();
    tokenOf(lab, keyOf(lab, 'alice'));
    const { temporaryCredentials } = lab.world.account;
    lab.ask({ kind: 'age-sessions', hours: -5 });

    expect(lab.world.account.temporaryCredentials).toEqual(temporaryCredentials);
  });
});
