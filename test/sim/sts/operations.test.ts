import { describe, expect, it } from 'vitest';
import { TEMPORARY_CREDENTIALS_KEPT } from '../../../src/sim/sts/issue.js';
import { keyOf, labOfPrograms, mfaOf, roleOf, sts, tokenOf } from '../programs.js';
import type { Lab } from '../scenario.js';
import {
  answerOf,
  device,
  enterPassword,
  granted,
  iam,
  iamWith,
  lastEvent,
  refusalOf,
  submitCode,
} from '../scenario.js';

const OMARS = 'private';
const token = { operation: 'GetSessionToken' } as const;

describe('GetCallerIdentity', () => {
  const identity = (lab: Lab, credentials: Parameters<typeof sts>[1]) =>
    answerOf(sts(lab, credentials, { operation: 'GetCallerIdentity' }), 'caller-identity');

  it('says who a user is, whatever its policies deny', () => {
    const lab = labOfPrograms();
    const { id, users } = lab.world.account;

    expect(identity(lab, keyOf(lab, 'alice'))).toEqual({
      kind: 'caller-identity',
      userId: users[0]?.userId,
      account: id,
      arn: `arn:aws:iam::${id}:user/alice`,
    });
  });

  it('says who root is', () => {
    const lab = labOfPrograms();
    const { id } = lab.world.account;

    const asked = lab.ask({ kind: 'sts', from: { browser: 'main' }, operation: 'GetCallerIdentity' });

    expect(asked).toMatchObject({ ok: true, value: { userId: id, arn: `arn:aws:iam::${id}:root` } });
  });

  it('says which role somebody has assumed', () => {
    const lab = labOfPrograms();
    const { id, roles } = lab.world.account;

    expect(identity(lab, roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab)))).toMatchObject({
      userId: `${roles[0]?.roleId}:deploy`,
      arn: `arn:aws:sts::${id}:assumed-role/LabDeployer/deploy`,
    });
  });

  it('says it to a token without MFA, too', () => {
    const lab = labOfPrograms();

    expect(identity(lab, tokenOf(lab, keyOf(lab, 'alice'))).arn).toMatch(/:user\/alice$/);
  });
});

describe('GetAccessKeyInfo', () => {
  const info = (lab: Lab, omar: ReturnType<typeof keyOf>, accessKeyId: string) =>
    sts(lab, omar, { operation: 'GetAccessKeyInfo', accessKeyId });

  it('names the account of a key and of a session, and not whether they are still good', () => {
    const lab = labOfPrograms();
    const [omar, key] = [keyOf(lab, 'omar'), keyOf(lab, 'alice')];
    const session = tokenOf(lab, key, mfaOf(lab));
    granted(iam(lab, { operation: 'UpdateAccessKey', userName: 'alice', ...key, status: 'Inactive' }, OMARS));
    lab.wait(200_000);

    for (const { accessKeyId } of [key, session]) {
      expect(answerOf(info(lab, omar, accessKeyId), 'access-key-account').account).toBe(lab.world.account.id);
    }
  });

  it('knows no key that is not of the account', () => {
    const lab = labOfPrograms();

    expect(refusalOf(info(lab, keyOf(lab, 'omar'), 'LABA2222222222222222'))).toMatchObject({
      error: { code: 'NoSuchEntity' },
      reason: { code: 'no-such-access-key' },
    });
  });
});

describe('GetSessionToken', () => {
  it('gives three texts and an end, twelve hours from now', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');

    const { credentials } = answerOf(sts(lab, key, token), 'session-token');

    expect(credentials.accessKeyId).toMatch(/^LABS[A-Z2-7]{16}$/);
    expect(credentials.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(credentials.sessionToken).toMatch(/^[A-Za-z0-9+/]{200}$/);
    expect(credentials.expiration).toBe(lab.now + 43_200);
    expect(JSON.stringify(lab.world.history)).not.toContain(credentials.sessionToken);
    expect(JSON.stringify(lab.world.history)).not.toContain(credentials.secretAccessKey);
  });

  it.each([900, 3600, 129_600])('lasts as long as is asked for: %i s', (durationSeconds) => {
    const lab = labOfPrograms();

    const got = sts(lab, keyOf(lab, 'alice'), { ...token, durationSeconds });

    expect(answerOf(got, 'session-token').credentials.expiration).toBe(lab.now + durationSeconds);
  });

  it.each([899, 129_601, 1000.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'takes no %d s',
    (durationSeconds) => {
      const lab = labOfPrograms();

      expect(refusalOf(sts(lab, keyOf(lab, 'alice'), { ...token, durationSeconds })).error?.code).toBe(
        'ValidationError',
      );
    },
  );

  it('takes a code that no sign-in takes any more, and the other way round', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');
    const mfa = mfaOf(lab);
    tokenOf(lab, key, mfa);
    granted(enterPassword(lab, 'alice'));

    expect(refusalOf(submitCode(lab, mfa.tokenCode)).reason.code).toBe('code-already-used');

    const second = mfaOf(lab);
    granted(submitCode(lab, second.tokenCode));
    expect(refusalOf(sts(lab, key, { ...token, ...second })).reason).toMatchObject({
      code: 'code-already-used',
    });
  });

  it('has nine tries in three minutes, together with the console', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');
    const { serialNumber } = mfaOf(lab);
    lab.wait(90);
    granted(enterPassword(lab, 'alice'));
    for (let count = 0; count < 4; count += 1) submitCode(lab, '000000');
    for (let count = 0; count < 5; count += 1) sts(lab, key, { ...token, serialNumber, tokenCode: '000000' });

    expect(refusalOf(sts(lab, key, { ...token, ...mfaOf(lab) })).reason).toMatchObject({
      code: 'too-many-attempts',
    });
  });

  it('counts no try for a device that is not the caller’s, and spends no code', () => {
    const lab = labOfPrograms();
    const mfa = mfaOf(lab);
    const { account } = lab.world;

    const { reason } = refusalOf(sts(lab, keyOf(lab, 'omar'), { ...token, ...mfa }));

    expect(reason.code).toBe('not-their-device');
    expect(lab.world.account.verificationCounts).toBe(account.verificationCounts);
    expect(lab.world.account.mfaDevices).toBe(account.mfaDevices);
  });

  it('shows the right ARN where that of the user is given', () => {
    const lab = labOfPrograms();
    const { serialNumber, tokenCode } = mfaOf(lab);
    const arn = `arn:aws:iam::${lab.world.account.id}:user/alice`;

    const { reason } = refusalOf(sts(lab, keyOf(lab, 'alice'), { ...token, serialNumber: arn, tokenCode }));

    expect(reason).toEqual({ code: 'user-arn-for-mfa', serialNumber });
  });

  it('has none to show where there is no device', () => {
    const lab = labOfPrograms();
    const serialNumber = `arn:aws:iam::${lab.world.account.id}:user/omar`;

    const { reason } = refusalOf(
      sts(lab, keyOf(lab, 'omar'), { ...token, serialNumber, tokenCode: '000000' }),
    );

    expect(reason).toEqual({ code: 'user-arn-for-mfa', serialNumber: null });
  });

  it('is not for a security key, which gives no codes', () => {
    const lab = labOfPrograms();
    granted(enterPassword(lab, 'alice'));
    granted(submitCode(lab, mfaOf(lab).tokenCode));
    granted(lab.ask({ kind: 'submit-key-name', browser: 'main', keyName: 'alice-key' }));
    granted(lab.ask({ kind: 'touch-security-key', browser: 'main' }));
    const serialNumber = lab.world.account.securityKeys[0]?.serialNumber ?? '';

    const asked = sts(lab, keyOf(lab, 'alice'), { ...token, serialNumber, tokenCode: '000000' });

    expect(refusalOf(asked).reason.code).toBe('needs-a-code-device');
  });

  it('says in the history which code was taken, and never the code', () => {
    const lab = labOfPrograms();
    const mfa = mfaOf(lab);

    tokenOf(lab, keyOf(lab, 'alice'), mfa);

    expect(lastEvent(lab)).toMatchObject({
      eventSource: 'sts.amazonaws.com',
      details: { serialNumber: mfa.serialNumber },
      timeStep: Math.floor(lab.now / 30),
    });
    expect(JSON.stringify(lab.world.history)).not.toContain(`"${mfa.tokenCode}"`);
  });

  it('keeps the newest credentials, and forgets the oldest', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');
    const first = tokenOf(lab, key);
    for (let count = 0; count < TEMPORARY_CREDENTIALS_KEPT; count += 1) tokenOf(lab, key);

    expect(lab.world.account.temporaryCredentials).toHaveLength(TEMPORARY_CREDENTIALS_KEPT);
    expect(refusalOf(sts(lab, first, { operation: 'GetCallerIdentity' })).reason.code).toBe(
      'no-such-credentials',
    );
  });

  it('outlives the key that it was got with, which is not what AWS says to revoke it by', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');
    const credentials = tokenOf(lab, key, mfaOf(lab));
    granted(iam(lab, { operation: 'DeleteAccessKey', userName: 'alice', ...key }, OMARS));

    granted(iamWith(lab, credentials, { operation: 'GetUser' }));
    granted(lab.ask({ kind: 'deny-older-sessions', browser: 'main', userName: 'alice' }));
    lab.wait(1);
    expect(iamWith(lab, credentials, { operation: 'GetUser' }).ok).toBe(true);
  });

  it('is denied everything by the policy against older sessions, as a session of the console is', () => {
    const lab = labOfPrograms();
    const credentials = tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab));
    lab.wait(5);
    granted(lab.ask({ kind: 'deny-older-sessions', browser: OMARS, userName: 'alice' }));

    expect(refusalOf(iamWith(lab, credentials, { operation: 'GetUser' })).reason.code).toBe('session-denied');
    expect(device(lab, 'phone').owner).not.toBeNull();
  });
});

describe('credentials of a session', () => {
  it.each<readonly [string, (lab: Lab) => ReturnType<typeof sts>]>([
    ['a token', (lab) => sts(lab, tokenOf(lab, keyOf(lab, 'alice')), token)],
    ['a role', (lab) => sts(lab, roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), token)],
    ['the console', (lab) => lab.ask({ kind: 'sts', from: { browser: OMARS }, ...token })],
    ['the console, as root', (lab) => lab.ask({ kind: 'sts', from: { browser: 'main' }, ...token })],
  ])('make no others of their own: %s', (_of, asked) => {
    expect(refusalOf(asked(labOfPrograms())).reason).toEqual({ code: 'session-credentials' });
  });
});

describe('a session token of root', () => {
  it.each([
    [undefined, 3600],
    [900, 900],
    [129_600, 3600],
  ])('that is asked for %s seconds lasts an hour at the most', (durationSeconds, lasts) => {
    const lab = labOfPrograms();
    const made = answerOf(iam(lab, { operation: 'CreateAccessKey' }), 'access-key');
    const key = { accessKeyId: made.accessKeyId };

    const got = sts(lab, key, { ...token, ...(durationSeconds === undefined ? {} : { durationSeconds }) });

    const { expiration, accessKeyId, sessionToken } = answerOf(got, 'session-token').credentials;
    expect(expiration - lab.now).toBe(lasts);
    const identity = sts(lab, { accessKeyId, sessionToken }, { operation: 'GetCallerIdentity' });
    expect(answerOf(identity, 'caller-identity').arn).toMatch(/:root$/);
  });
});
