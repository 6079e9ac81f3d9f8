import { describe, expect, it } from 'vitest';
import { callerOf } from '../../../src/sim/api/callers.js';
import { policyContext } from '../../../src/sim/iam/policy-context.js';
import type { Sender } from '../../../src/sim/world/caller.js';
import { isoTime } from '../../../src/sim/world/policies.js';
import { keyOf, labOfPrograms, mfaOf, roleOf, tokenOf } from '../programs.js';
import type { Lab } from '../scenario.js';

function contextOf(lab: Lab, from: Sender) {
  const found = callerOf(lab.world, from, lab.now);
  if (!found.ok) throw new Error(JSON.stringify(found.failure));
  return policyContext(lab.world.account, found.value, lab.now);
}

describe('what a policy can ask of a request', () => {
  it('of a program with a long-term key: no MFA key at all, and no time of issue', () => {
    const lab = labOfPrograms();
    const { id, users } = lab.world.account;

    expect(contextOf(lab, { credentials: keyOf(lab, 'alice') })).toEqual({
      'aws:currenttime': isoTime(lab.now),
      'aws:epochtime': String(lab.now),
      'aws:principalaccount': id,
      'aws:principalarn': `arn:aws:iam::${id}:user/alice`,
      'aws:principaltype': 'User',
      'aws:securetransport': 'true',
      'aws:sourceip': '192.0.2.10',
      'aws:userid': users[0]?.userId,
      'aws:username': 'alice',
    });
  });

  it('of a session with MFA: true, how long ago, and when it was issued', () => {
    const lab = labOfPrograms();
    const credentials = tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab));
    const issuedAt = lab.now;
    lab.wait(61);

    expect(contextOf(lab, { credentials })).toMatchObject({
      'aws:multifactorauthpresent': 'true',
      'aws:multifactorauthage': '61',
      'aws:tokenissuetime': isoTime(issuedAt),
    });
  });

  it('of a session without: false, and no age', () => {
    const lab = labOfPrograms();
    const context = contextOf(lab, { browser: 'private' });

    expect(context).toMatchObject({ 'aws:multifactorauthpresent': 'false', 'aws:sourceip': '192.0.2.10' });
    expect(context).not.toHaveProperty('aws:multifactorauthage');
  });

  it('of a role: its own ARN and id, no name of a user, and nothing of MFA', () => {
    const lab = labOfPrograms();
    const { id, roles } = lab.world.account;
    const context = contextOf(lab, { credentials: roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab)) });

    expect(context).toMatchObject({
      'aws:principalarn': `arn:aws:iam::${id}:role/LabDeployer`,
      'aws:principaltype': 'AssumedRole',
      'aws:userid': `${roles[0]?.roleId}:deploy`,
      'aws:tokenissuetime': isoTime(lab.now),
    });
    expect(context).not.toHaveProperty('aws:username');
    expect(context).not.toHaveProperty('aws:multifactorauthpresent');
  });

  it('of a program elsewhere: its address', () => {
    const lab = labOfPrograms();

    expect(contextOf(lab, { credentials: keyOf(lab, 'omar'), address: '198.51.100.7' })).toMatchObject({
      'aws:sourceip': '198.51.100.7',
    });
  });
});
