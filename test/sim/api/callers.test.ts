import { describe, expect, it } from 'vitest';
import { callerOf } from '../../../src/sim/api/callers.js';
import type { Account } from '../../../src/sim/world/account.js';
import type { Caller, Sender } from '../../../src/sim/world/caller.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { keyOf, labOfPrograms, mfaOf, roleOf, s3, sts, tokenOf } from '../programs.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  device,
  granted,
  iam,
  iamWith,
  lastEvent,
  openLab,
  pairAt,
  refusalOf,
  resumeLab,
  signIn,
} from '../scenario.js';

const OMARS = 'private';

function callerIn(lab: Lab, from: Sender): Caller {
  const found = callerOf(lab.world, from, lab.now);
  if (!found.ok) throw new Error(JSON.stringify(found.failure));
  return found.value;
}

function reasonIn(lab: Lab, from: Sender): string {
  const found = callerOf(lab.world, from, lab.now);
  return found.ok ? 'let' : found.failure.reason.code;
}

describe('what is known of MFA', () => {
  it('is nothing with a long-term key', () => {
    const lab = labOfPrograms();

    expect(callerIn(lab, { credentials: keyOf(lab, 'alice') })).toMatchObject({
      principal: { type: 'user', userName: 'alice' },
      credential: { kind: 'access-key' },
      mfa: { kind: 'absent' },
    });
  });

  it('is false in a console session and with a token without a code, and true since then with one', () => {
    const lab = labOfPrograms();
    const [key, mfa] = [keyOf(lab, 'alice'), mfaOf(lab)];
    const [without, withCode] = [tokenOf(lab, key), tokenOf(lab, key, mfa)];
    const since = lab.now;
    lab.wait(60);

    expect(callerIn(lab, { browser: OMARS }).mfa).toEqual({ kind: 'false' });
    expect(callerIn(lab, { credentials: without }).mfa).toEqual({ kind: 'false' });
    expect(callerIn(lab, { credentials: withCode }).mfa).toEqual({
      kind: 'true',
      serialNumber: mfa.serialNumber,
      at: since,
    });
    signIn(lab, 'alice', OMARS);
    expect(callerIn(lab, { browser: OMARS }).mfa).toMatchObject({ kind: 'true', at: lab.now });
  });

  it('is nothing with credentials of a role, though a code was given for them', () => {
    const lab = labOfPrograms();

    expect(callerIn(lab, { credentials: roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab)) })).toMatchObject({
      principal: { type: 'assumed-role', roleName: 'LabDeployer', sessionName: 'deploy' },
      credential: { kind: 'temporary', issuedBy: 'AssumeRole' },
      mfa: { kind: 'absent' },
    });
  });
});

describe('nobody is let in', () => {
  const cases: readonly (readonly [string, string, (lab: Lab) => Sender])[] = [
    ['without a key', 'no-credentials', () => ({ credentials: null })],
    [
      'with a key that nobody has',
      'no-such-credentials',
      () => ({ credentials: { accessKeyId: 'LABANOBODY' } }),
    ],
    [
      'with a long-term key and a token',
      'wrong-session-token',
      (lab) => ({ credentials: { ...keyOf(lab, 'alice'), sessionToken: 'x' } }),
    ],
    [
      'with temporary credentials and no token',
      'no-session-token',
      (lab) => ({ credentials: { accessKeyId: tokenOf(lab, keyOf(lab, 'alice')).accessKeyId } }),
    ],
    [
      'with a secret that is not the one of the key',
      'wrong-secret-key',
      (lab) => ({ credentials: { ...keyOf(lab, 'alice'), secretAccessKey: 'x' } }),
    ],
    [
      'with a secret that is not the one of the temporary credentials',
      'wrong-secret-key',
      (lab) => ({ credentials: { ...tokenOf(lab, keyOf(lab, 'alice')), secretAccessKey: 'x' } }),
    ],
    [
      'with an inactive key',
      'inactive-access-key',
      (lab) => {
        const key = keyOf(lab, 'alice');
        const { accessKeyId } = key;
        granted(
          iam(
            lab,
            { operation: 'UpdateAccessKey', userName: 'alice', accessKeyId, status: 'Inactive' },
            OMARS,
          ),
        );
        return { credentials: key };
      },
    ],
    [
      'with a deleted key',
      'no-such-credentials',
      (lab) => {
        const key = keyOf(lab, 'alice');
        granted(iam(lab, { operation: 'DeleteAccessKey', userName: 'alice', ...key }, OMARS));
        return { credentials: key };
      },
    ],
    [
      'with a token in its last moment',
      'credentials-expired',
      (lab) => {
        const credentials = tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab));
        lab.wait(43_200);
        return { credentials };
      },
    ],
    [
      'twelve hours after the sign-in',
      'session-expired',
      (lab) => {
        lab.wait(12 * 3600);
        return { browser: OMARS };
      },
    ],
    [
      'at a window where nobody is signed in',
      'not-signed-in',
      (lab) => {
        granted(lab.ask({ kind: 'sign-out', browser: OMARS }));
        return { browser: OMARS };
      },
    ],
  ];

  it.each(cases)('%s', (_who, reason, from) => {
    const lab = labOfPrograms();

    expect(reasonIn(lab, from(lab))).toBe(reason);
  });

  it('but a moment before', () => {
    const lab = labOfPrograms();
    const credentials = tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab));
    lab.wait(43_199);

    expect(reasonIn(lab, { credentials })).toBe('let');
  });

  it('whose name somebody else has by now', () => {
    const lab = labOfPrograms();
    const credentials = tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab));
    const { account } = lab.world;
    const within = (change: Partial<Account>) =>
      resumeLab({ ...lab.world, account: { ...account, ...change } }, fakeContext(lab.now));
    const anew = account.users.map((user) => ({ ...user, userId: 'AIDAANEW' }));

    expect(reasonIn(within({ users: anew }), { credentials })).toBe('no-such-credentials');
    expect(reasonIn(within({ users: [] }), { credentials })).toBe('no-such-credentials');
  });
});

describe('what a program does', () => {
  it('is written down with its key and without a window, and the key knows when it was used', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'omar');

    granted(iamWith(lab, key, { operation: 'ListUsers' }));

    expect(lastEvent(lab)).toMatchObject({
      eventSource: 'iam.amazonaws.com',
      eventName: 'ListUsers',
      actor: 'omar',
      browser: null,
      accessKeyId: key.accessKeyId,
      mfaAuthenticated: false,
    });
    expect(lab.world.account.accessKeys).toMatchObject([{ lastUsed: { at: lab.now, service: 'iam' } }]);
    lab.wait(5);
    s3(lab, key, { operation: 'ListBuckets' });
    expect(lab.world.account.accessKeys).toMatchObject([{ lastUsed: { at: lab.now, service: 's3' } }]);
  });

  it('is written down under the role that it assumed', () => {
    const lab = labOfPrograms();
    const credentials = roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab));

    granted(s3(lab, credentials, { operation: 'ListBuckets' }));

    expect(lastEvent(lab)).toMatchObject({ actor: 'LabDeployer/deploy', browser: null });
  });

  it('with a key that is not good is known to the lab alone, and uses nothing', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');
    granted(iam(lab, { operation: 'UpdateAccessKey', userName: 'alice', ...key, status: 'Inactive' }, OMARS));

    refusalOf(sts(lab, key, { operation: 'GetCallerIdentity' }));

    expect(lastEvent(lab)).toMatchObject({
      eventSource: 'mfa-lab',
      eventName: 'GetCallerIdentity',
      actor: 'alice',
      ...key,
      reason: { code: 'inactive-access-key' },
    });
    expect(lab.world.account.accessKeys).toMatchObject([{ lastUsed: null }]);
  });

  it('gives a new user nothing, as AWS does; the console of the lab gives it the own MFA', () => {
    const lab = labOfPrograms();

    granted(iamWith(lab, keyOf(lab, 'omar'), { operation: 'CreateUser', userName: 'bea' }));

    expect(lab.world.account.users.at(-1)).toMatchObject({
      userName: 'bea',
      inlinePolicies: [],
      attachedPolicies: [],
    });
  });

  it('gets a secret of 64 characters for a device, as AWS gives it, and the console one that fits a terminal', () => {
    const lab = labOfPrograms();
    const create = (name: string) =>
      ({ operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: name }) as const;

    granted(iamWith(lab, keyOf(lab, 'omar'), create('of-a-program')));
    granted(iam(lab, create('of-the-console'), OMARS));

    expect(device(lab, 'of-a-program').seed).toMatch(/^[A-Z2-7]{64}$/);
    expect(device(lab, 'of-the-console').seed).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('may enrol the first device of its user, and no second one without MFA', () => {
    const lab = openLab();
    callAdministrator(lab);
    const key = keyOf(lab, 'alice');
    const add = (name: string) => {
      granted(iamWith(lab, key, { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: name }));
      const [authenticationCode1, authenticationCode2] = pairAt(lab, name, 0);
      const { serialNumber } = device(lab, name);
      const pair = { userName: 'alice', serialNumber, authenticationCode1, authenticationCode2 };
      return iamWith(lab, key, { operation: 'EnableMFADevice', ...pair });
    };

    granted(add('first'));

    expect(refusalOf(add('second')).reason).toEqual({ code: 'needs-mfa-credentials' });
  });

  it('that has a token with MFA may do what its user may only then', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');
    const { serialNumber } = device(lab, 'phone');
    const remove = { operation: 'DeactivateMFADevice', serialNumber } as const;
    expect(refusalOf(iamWith(lab, key, remove)).reason).toMatchObject({ isForWantOfMfa: true });

    granted(iamWith(lab, tokenOf(lab, key, mfaOf(lab)), remove));

    expect(device(lab, 'phone').owner).toBeNull();
  });
});

describe('a call that is malformed', () => {
  it.each([
    { operation: 'GetUser', userName: 7 },
    { operation: 'GetUser', userName: { toString: 'x' } },
    { operation: 'GetUser', userName: ['alice'] },
    { operation: 'CreateUser' },
    { operation: 'CreateUser', userName: null },
    {
      operation: 'CreateLoginProfile',
      userName: 'bea',
      password: 'Kettle-Orbit-55',
      passwordResetRequired: 'x',
    },
    { operation: 'PutUserPolicy', userName: 'alice', policyName: 'Mine', policyDocument: {} },
  ])('is refused, and leaves none of its values behind: %j', (call) => {
    const lab = labOfPrograms();
    const { account } = lab.world;

    const { error } = refusalOf(iam(lab, JSON.parse(JSON.stringify(call)), OMARS));

    expect(error?.code).toBe('ValidationError');
    expect(lab.world.account).toBe(account);
    expect(lastEvent(lab)).toMatchObject({ details: {}, error: { code: 'ValidationError' } });
  });

  it.each(['\u0000', 'a\u202eb', 'x'.repeat(5000), '\ud800'])(
    'leaves no text behind that could not be shown: %j',
    (text) => {
      const lab = labOfPrograms();
      const key = keyOf(lab, 'alice');

      iamWith(lab, key, { operation: 'GetUser', userName: text });
      iamWith(lab, key, {
        operation: 'CreateVirtualMFADevice',
        virtualMfaDeviceName: 'x',
        path: `/${text}/`,
      });
      const { error } = refusalOf(
        sts(lab, key, { operation: 'AssumeRole', roleArn: text, roleSessionName: text }),
      );

      expect(JSON.stringify(lab.world.history)).not.toContain(JSON.stringify(text).slice(1, -1));
      expect(error?.message).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]{10,1501}$/u);
    },
  );

  it('is told from one of nobody, whose form nobody looks at', () => {
    const lab = labOfPrograms();

    expect(refusalOf(iamWith(lab, null, JSON.parse('{"operation":"CreateUser"}'))).error?.code).toBe(
      'MissingAuthenticationToken',
    );
  });

  it.each(['DeleteEverything', '', 'constructor', '__proto__', 7, null, { a: 1 }])(
    'for an operation that does not exist leaves no trace: %j',
    (operation) => {
      const lab = labOfPrograms();
      const { world } = lab;

      const { error, reason } = refusalOf(iam(lab, JSON.parse(JSON.stringify({ operation })), OMARS));

      expect(error).toMatchObject({ code: 'InvalidAction', httpStatus: 400 });
      expect(reason).toEqual({ code: 'unknown-operation' });
      expect(lab.world).toBe(world);
    },
  );
});
