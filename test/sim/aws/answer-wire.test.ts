import { describe, expect, it } from 'vitest';
import { WIRE_OPERATIONS } from '../../../src/sim/aws/wire-operations.js';
import { addSeconds } from '../../../src/sim/base/time.js';
import { LAB_ROLE } from '../../../src/sim/world/roles.js';
import { at } from '../../helpers/xml.js';
import type { Keys } from './wire-lab.js';
import { enrolAlice, formOf, openWireLab, serviceOf, sessionIn, signed } from './wire-lab.js';

const IDENTITY = { Action: 'GetCallerIdentity' };
const USERS = { Action: 'ListUsers' };

describe('who calls', () => {
  it('is told by the key, and known only with the right secret', async () => {
    const lab = openWireLab();
    const alice = lab.keysOf('alice');

    const known = await lab.call(alice, IDENTITY);
    const other = await lab.call({ ...alice, secretAccessKey: lab.keysOf('omar').secretAccessKey }, IDENTITY);

    expect(at(known.xml, 'Arn')).toBe(`arn:aws:iam::${lab.world.account.id}:user/alice`);
    expect([other.status, other.code]).toEqual([403, 'SignatureDoesNotMatch']);
    expect(other.told.reason?.code).toBe('wrong-secret-key');
  });

  it('is nobody without a signature, with an unknown key, or with a token that is not of the key', async () => {
    const lab = openWireLab();
    const unsigned = lab.send({
      method: 'POST',
      path: '/',
      query: '',
      headers: { host: '127.0.0.1:6320' },
      body: new TextEncoder().encode(formOf(IDENTITY)),
    });
    const unknown = await lab.call({ accessKeyId: 'LABA222222222222222A', secretAccessKey: 'x' }, IDENTITY);
    const token = await lab.call({ ...lab.keysOf('alice'), sessionToken: 'x' }, IDENTITY);

    expect([unsigned.status, unsigned.code, unsigned.message]).toEqual([
      403,
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    ]);
    for (const answer of [unknown, token]) {
      expect([answer.status, answer.code]).toEqual([403, 'InvalidClientTokenId']);
    }
  });

  it('is refused in the form of IAM where the header is none', async () => {
    const lab = openWireLab();
    const request = await signed(lab.keysOf('alice'), {
      method: 'POST',
      body: formOf(IDENTITY),
      service: 'sts',
    });
    const answer = lab.send({
      ...request,
      headers: { ...request.headers, authorization: 'AWS4-HMAC-SHA256' },
    });

    expect([answer.status, answer.code]).toEqual([400, 'IncompleteSignature']);
    expect(lab.world.history).toEqual([]);
  });

  it.each([
    [
      -901,
      /^Signature expired: 20260921T135959Z is now earlier than 20260921T140000Z \(20260921T141500Z - 15 min\.\)$/,
    ],
    [901, /^Signature not yet current: 20260921T143001Z is still later than 20260921T143000Z/],
  ])('has to have signed within fifteen minutes: not %i s off', async (off, message) => {
    const lab = openWireLab();

    const refused = await lab.call('alice', IDENTITY, { signedAt: addSeconds(lab.now, off) });
    const taken = await lab.call('alice', IDENTITY, { signedAt: addSeconds(lab.now, off - Math.sign(off)) });

    expect([refused.status, refused.code]).toEqual([403, 'SignatureDoesNotMatch']);
    expect(refused.message).toMatch(message);
    expect(taken.status).toBe(200);
  });

  it('has to have signed for the service that is called', async () => {
    const lab = openWireLab();

    const refused = await lab.call('alice', IDENTITY, { service: 'iam' });

    expect([refused.code, refused.message]).toEqual([
      'SignatureDoesNotMatch',
      "Credential should be scoped to correct service: 'sts'. ",
    ]);
  });
});

describe('a session with MFA', () => {
  it('opens what the key alone does not, once for a code, until it ends', async () => {
    const lab = openWireLab();
    const serial = await enrolAlice(lab);
    const list = (keys: Keys) =>
      signed(keys, { method: 'GET', body: '', service: 's3', signedAt: lab.now }).then((request) =>
        lab.send(request),
      );
    const refused = await list(lab.keysOf('alice'));
    const token = { Action: 'GetSessionToken', SerialNumber: serial, TokenCode: lab.code('phone') };

    const session = sessionIn(await lab.call('alice', token));
    const again = await lab.call('alice', token);
    const listed = await list(session);
    lab.wait(43_200);
    const ended = await lab.call(session, IDENTITY);

    expect([refused.status, refused.code]).toEqual([403, 'AccessDenied']);
    expect(refused.text).not.toContain('ErrorResponse');
    expect([again.code, again.message]).toEqual([
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    ]);
    expect(again.told.reason?.code).toBe('code-already-used');
    expect(listed.status).toBe(200);
    expect(listed.text).toContain(`<Name>${lab.world.account.buckets[0]?.name}</Name>`);
    expect([ended.code, ended.message]).toEqual([
      'ExpiredToken',
      'The security token included in the request is expired',
    ]);
  });

  it('assumes the role, which then is who calls', async () => {
    const lab = openWireLab();
    const serial = await enrolAlice(lab);
    const role = {
      Action: 'AssumeRole',
      RoleArn: `arn:aws:iam::${lab.world.account.id}:role/${LAB_ROLE}`,
      RoleSessionName: 'deploy',
    };
    const without = await lab.call('alice', role);
    const session = await lab.call('alice', {
      Action: 'GetSessionToken',
      SerialNumber: serial,
      TokenCode: lab.code('phone'),
    });

    const assumed = await lab.call(sessionIn(session), role);
    const { xml } = await lab.call(sessionIn(assumed), IDENTITY);

    expect([without.status, without.code]).toEqual([403, 'AccessDenied']);
    expect(at(assumed.xml, 'AssumedRoleUser.Arn')).toBe(at(xml, 'Arn'));
    expect(at(xml, 'Arn')).toMatch(/:assumed-role\/LabDeployer\/deploy$/);
  });
});

describe('a call', () => {
  it.each([
    [
      'an operation that nobody has',
      { Action: 'BurnUsers' },
      'Could not find operation BurnUsers for version 2010-05-08',
    ],
    [
      'one that AWS has',
      { Action: 'CreateGroup', GroupName: 'x' },
      /^mfa-lab does not simulate CreateGroup\./,
    ],
    ['no version', { ...USERS, Version: '' }, 'Could not find operation ListUsers for version '],
    [
      'the version of another service',
      { ...USERS, Version: '2011-06-15' },
      'Could not find operation ListUsers for version 2011-06-15',
    ],
    [
      'a name that every object has',
      { Action: 'constructor' },
      'Could not find operation constructor for version 2010-05-08',
    ],
  ])('is InvalidAction for %s', async (_what, parameters, message) => {
    const answer = await openWireLab().call('omar', parameters);

    expect([answer.status, answer.code]).toEqual([400, 'InvalidAction']);
    expect(answer.message).toMatch(message);
  });

  it.each([
    ['a name with a line end', { UserName: 'a\nb' }],
    ['an escape sequence', { UserName: '\u001B[2J' }],
    ['64 kB', { UserName: 'x'.repeat(65_000) }],
    ['a sign that turns text round', { UserName: 'a\u202Eb' }],
  ])('is refused before anything is done or kept: %s', async (_what, parameters) => {
    const lab = openWireLab();

    const answer = await lab.call('omar', { Action: 'CreateUser', ...parameters });

    expect([answer.status, answer.code]).toEqual([400, 'ValidationError']);
    expect(lab.world.account.users.map(({ userName }) => userName)).toEqual(['alice', 'omar']);
    expect(JSON.stringify([lab.world.history, answer.told])).not.toMatch(/\\n|\\u001b|\u202e|x{600}/);
    expect(answer.text.length).toBeLessThan(1000);
  });

  it('tells nobody a code that is malformed, though STS repeats it to its sender', async () => {
    const lab = openWireLab();
    const serial = await enrolAlice(lab);

    const answer = await lab.call('alice', {
      Action: 'GetSessionToken',
      SerialNumber: serial,
      TokenCode: '1234567',
    });

    expect(answer.message).toContain("Value '1234567' at 'tokenCode'");
    expect(JSON.stringify(answer.told)).not.toContain('1234567');
  });

  it.each([
    [
      'a flag that is none',
      { Action: 'UpdateLoginProfile', UserName: 'alice', PasswordResetRequired: 'yes' },
    ],
    [
      'a list from 0',
      { Action: 'UntagMFADevice', SerialNumber: 'arn:aws:iam::1:mfa/x', 'TagKeys.member.0': 'a' },
    ],
    ['a list of a million', { Action: 'UntagMFADevice', SerialNumber: 'x', 'TagKeys.member.1000000': 'a' }],
  ])('is malformed with %s', async (_what, parameters) => {
    const answer = await openWireLab().call('omar', parameters);

    expect([answer.status, answer.code]).toEqual([400, 'MalformedInput']);
  });

  it('is told first that its key is none, whatever else is wrong with it', async () => {
    const keys = { accessKeyId: 'LABA222222222222222A', secretAccessKey: 'x' };
    const answer = await openWireLab().call(keys, { Action: 'ListUsers', MaxItems: 'many' });

    expect(answer.code).toBe('InvalidClientTokenId');
  });

  it('reads a list with zeros in front of its numbers, and misses what a gap leaves out', async () => {
    const lab = openWireLab();
    await lab.call('omar', {
      Action: 'CreateVirtualMFADevice',
      VirtualMFADeviceName: 'x',
      'Tags.member.01.Key': 'owner',
      'Tags.member.01.Value': 'a+b=c @ home',
    });
    const SerialNumber = `arn:aws:iam::${lab.world.account.id}:mfa/x`;

    const tags = await lab.call('omar', { Action: 'ListMFADeviceTags', SerialNumber });
    const gap = await lab.call('omar', { Action: 'UntagMFADevice', SerialNumber, 'TagKeys.member.2': 'a' });

    expect(at(tags.xml, 'Tags')).toEqual([{ Key: 'owner', Value: 'a+b=c @ home' }]);
    expect(gap.message).toContain(
      "Value at 'tagKeys.1.member' failed to satisfy constraint: Member must not be null",
    );
  });

  it('is answered in the namespace of its service, with what is bytes in base64', async () => {
    const lab = openWireLab();

    const { text, xml } = await lab.call('omar', {
      Action: 'CreateVirtualMFADevice',
      VirtualMFADeviceName: 'x',
    });
    const seed = atob(String(at(xml, 'VirtualMFADevice.Base32StringSeed')));
    const picture = atob(String(at(xml, 'VirtualMFADevice.QRCodePNG')));

    expect(text).toContain(
      '<CreateVirtualMFADeviceResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">',
    );
    // Not the bytes that the letters stand for, which nobody would notice.
    expect(seed).toMatch(/^[A-Z2-7]{64}$/);
    expect(picture).toContain(`secret=${seed}&`);
    expect(text).toMatch(/<ResponseMetadata><RequestId>[0-9a-f-]{36}<\/RequestId><\/ResponseMetadata>/);
  });

  it('of every operation without parameters ends in an answer or in a refusal, and never in a mistake', async () => {
    const lab = openWireLab();

    for (const Action of Object.keys(WIRE_OPERATIONS)) {
      const { status, code, text } = await lab.call('omar', { Action });
      expect([Action, status < 500, code === null || text.startsWith('<ErrorResponse')]).toEqual([
        Action,
        true,
        true,
      ]);
      expect(text).toContain(serviceOf(Action) === 'sts' ? 'https://sts.' : 'https://iam.');
    }
  });

  it('of a service that the lab has not is refused in its name', async () => {
    const lab = openWireLab();
    const request = await signed(lab.keysOf('alice'), {
      method: 'POST',
      body: 'Action=DescribeInstances&Version=2016-11-15',
      service: 'ec2',
      signedAt: lab.now,
    });

    expect(lab.send(request).message).toContain('it has no ec2');
  });
});

describe('S3', () => {
  it('lists what lies in a bucket, and folds what is below a slash', async () => {
    const lab = openWireLab();
    const serial = await enrolAlice(lab);
    const session = sessionIn(
      await lab.call('alice', {
        Action: 'GetSessionToken',
        SerialNumber: serial,
        TokenCode: lab.code('phone'),
      }),
    );
    const [bucket] = lab.world.account.buckets;
    const get = async (path: string) =>
      lab.send(await signed(session, { method: 'GET', body: '', service: 's3', path, signedAt: lab.now }));

    const all = await get(`/${bucket?.name}?list-type=2&prefix=&encoding-type=url`);
    const none = await get('/nobodys-bucket?list-type=2');
    const object = await get(`/${bucket?.name}/a-key`);

    for (const { key } of bucket?.objects ?? []) expect(all.text).toContain(`<Key>${key}</Key>`);
    expect([none.status, none.code]).toEqual([404, 'NoSuchBucket']);
    expect([object.status, object.code]).toEqual([501, 'NotImplemented']);
  });
});
