import { describe, expect, it } from 'vitest';
import type { PolicyKind } from '../../../src/sim/policy/read-policy.js';
import { readPolicy } from '../../../src/sim/policy/read-policy.js';

const BUCKET = 'arn:aws:s3:::example_bucket';

/** A policy with one good statement, changed. */
function policy(change: object, version: unknown = '2012-10-17'): string {
  const statement = { Effect: 'Allow', Action: 's3:ListBucket', Resource: BUCKET, ...change };
  return JSON.stringify({ ...(version === null ? {} : { Version: version }), Statement: statement });
}

function messageOf(text: string, kind: PolicyKind = 'identity'): string | null {
  const read = readPolicy(text, kind);
  return read.ok ? null : read.failure.message;
}

const SYNTAX = 'Syntax errors in policy.';
const VERSION = 'Policy document must be version 2012-10-17 or greater.';
const LEGACY = 'The policy failed legacy parsing';
const PREFACED = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
const NO_ACTIONS = 'Policy statement must contain actions.';
const NO_PRINCIPALS =
  'Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!';
const NO_RESOURCES = 'Policy statement must contain resources.';

/** What AWS was recorded to answer: by the tests of moto, and by those of LocalStack (the first and the last three). */
const RECORDED: readonly (readonly [name: string, text: string, message: string])[] = [
  ['no JSON', 'This is not a json document', 'This policy contains invalid Json'],
  ['no version', policy({}, null), VERSION],
  ['the older version', policy({}, '2008-10-17'), VERSION],
  ['a version that there is not', policy({}, '2013-10-17'), SYNTAX],
  ['no statement', '{"Version":"2012-10-17"}', SYNTAX],
  ['an empty list of statements', '{"Version":"2012-10-17","Statement":[]}', SYNTAX],
  ['a statement that is a text', '{"Version":"2012-10-17","Statement":["afd"]}', SYNTAX],
  ['another name in the statement', policy({ 'Extra field': 'value' }), SYNTAX],
  ['an effect that there is not', policy({ Effect: 'invalid' }), SYNTAX],
  ['no effect', policy({ Effect: undefined }), SYNTAX],
  ['an effect in other capitals', policy({ Effect: 'denY' }), LEGACY],
  ['an action without its service', policy({ Action: 'invalid' }), PREFACED],
  ['an action that is empty', policy({ Action: '' }), PREFACED],
  ['a service with a space', policy({ Action: 'a a:ListBucket' }), 'Vendor a a is not valid'],
  [
    'two colons in an action',
    policy({ Action: 's3:List:Bucket' }),
    'Actions/Condition can contain only one colon.',
  ],
  ['no action', policy({ Action: undefined }), NO_ACTIONS],
  ['an empty list of actions', policy({ Action: [] }), NO_ACTIONS],
  ['an action that is an object', policy({ Action: {} }), SYNTAX],
  ['Action and NotAction', policy({ NotAction: 'iam:dsf' }), SYNTAX],
  ['Resource and NotResource', policy({ NotResource: '*' }), SYNTAX],
  ['no resource', policy({ Resource: undefined }), NO_RESOURCES],
  ['an empty list of resources', policy({ Resource: [] }), NO_RESOURCES],
  [
    'a resource that is no ARN',
    policy({ Resource: 'invalid resource' }),
    'Resource invalid resource must be in ARN format or "*".',
  ],
  ['a resource that is empty', policy({ Resource: '' }), 'Resource  must be in ARN format or "*".'],
  [
    'a partition that there is not',
    policy({ Resource: 'arn:error:s3:::example_bucket' }),
    'Partition "error" is not valid for resource "arn:error:s3:::example_bucket".',
  ],
  [
    'a short ARN of no partition',
    policy({ Resource: 'a:bsdfdsafsad' }),
    'Partition "bsdfdsafsad" is not valid for resource "arn:bsdfdsafsad:*:*:*:*".',
  ],
  ['an ARN with a colon too few', policy({ Resource: 'arn:aws:s3::example_bucket' }), LEGACY],
  [
    'an ARN that ends at its partition',
    policy({ Resource: 'arn:aws' }),
    'Resource vendor must be fully qualified and cannot contain regexes.',
  ],
  [
    'a resource of IAM with a region',
    policy({ Resource: 'arn:aws:iam:us-east-1::example_bucket' }),
    'IAM resource arn:aws:iam:us-east-1::example_bucket cannot contain region information.',
  ],
  [
    'a bucket with a region',
    policy({ Resource: 'arn:aws:s3:us-east-1::example_bucket' }),
    'Resource arn:aws:s3:us-east-1::example_bucket can not contain region information.',
  ],
  [
    'a resource of IAM of no kind',
    policy({ Resource: 'arn:aws:iam:::example_bucket' }),
    'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
  ],
  ['a condition that is a list', policy({ Condition: [] }), SYNTAX],
  ['an operator without keys', policy({ Condition: { DateGreaterThan: 'b' } }), SYNTAX],
  ['an operator that there is not', policy({ Condition: { x: { a: '1' } } }), SYNTAX],
  [
    'two colons before an operator',
    policy({ Condition: { 'ForAnyValue::StringEqualsIfExists': { a: 'asf' } } }),
    SYNTAX,
  ],
  ['a date that is none', policy({ Condition: { DateGreaterThan: { a: 'sdfdsf' } } }), LEGACY],
  ['a month without its zero', policy({ Condition: { DateLessThanEquals: { a: '234-13' } } }), LEGACY],
  ['a Sid that is no text', policy({ Sid: {} }), SYNTAX],
  ['a Sid that is null', policy({ Sid: null }), SYNTAX],
  ['a Principal that is null', policy({ Principal: null }), SYNTAX],
  ['Principal and NotPrincipal', policy({ Principal: '*', NotPrincipal: '*' }), SYNTAX],
  ['a condition that is null', policy({ Condition: null }), SYNTAX],
  ['a value that is null', policy({ Condition: { Bool: { a: null } } }), SYNTAX],
  [
    'a Sid with a space',
    policy({ Sid: 'my rule' }),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
];

describe('a policy that AWS refuses', () => {
  it.each(RECORDED)('%s: with its message', (_name, text, message) => {
    expect(messageOf(text)).toBe(message);
  });

  it('has each Sid once', () => {
    const one = { Sid: 'sdf', Effect: 'Allow', Action: 's3:ListBucket', Resource: BUCKET };
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [one, one] });

    expect(messageOf(text)).toBe('Statement IDs (SID) in a single policy must be unique.');
  });

  it.each([
    ['a name', '{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}', 'Version'],
    ['a name in other spelling', '{"Version":"2012-10-17","Statement":{"Sid":"a","\\u0053id":"b"}}', 'Sid'],
    [
      'a name of a list',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow"}]}',
      'Effect',
    ],
  ])('has %s once in an object: the reader would keep the last', (_what, text, name) => {
    expect(readPolicy(text)).toMatchObject({ ok: false, failure: { message: SYNTAX, at: name } });
  });

  it('has a condition key once, in whatever capitals', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'true', 'AWS:securetransport': 'false' } };

    expect(messageOf(policy({ Condition }))).toBe(SYNTAX);
  });

  it('says where, and what to write instead', () => {
    const read = readPolicy(policy({ Action: 'ListUsers' }));

    expect(read).toMatchObject({
      ok: false,
      failure: { at: 'Statement[0].Action', hint: expect.stringContaining('iam:ListUsers') },
    });
  });
});

describe('a trust policy', () => {
  const trust = (change: object) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole', ...change },
    });

  it.each([
    ['what it is', {}, null],
    ['a resource', { Resource: '*' }, 'Has prohibited field Resource'],
    ['no principal', { Principal: undefined }, NO_PRINCIPALS],
    ['an empty list of principals', { Principal: { AWS: [] } }, NO_PRINCIPALS],
    ['nobody left out', { Principal: undefined, NotPrincipal: { AWS: [] } }, NO_PRINCIPALS],
    [
      'another action',
      { Action: 's3:ListBucket' },
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
  ] as const)('with %s: %j gives %j', (_name, change, message) => {
    expect(messageOf(trust(change), 'trust')).toBe(message);
  });

  it('is no policy of a user', () => {
    expect(messageOf(trust({ Resource: '*' }))).toBe('Policy document should not specify a principal.');
  });
});

describe('a policy that AWS takes', () => {
  it.each([
    ['a list of resources', policy({ Resource: [BUCKET, '*'] })],
    ['spaces behind the service', policy({ Action: 'iam: asdf safdsf af ' })],
    ['all actions', policy({ Action: '*' })],
    ['a list of values that look like names', policy({ Resource: ['*', '*'], Sid: 'Resource' })],
    ['a short ARN with a wildcard', policy({ Resource: 'arn:aws:ec2:*' })],
    ['a set operator before Null', policy({ Condition: { 'ForAnyValue:Null': { 'aws:TagKeys': 'true' } } })],
    ['a short ARN of a service', policy({ Resource: 'arn:aws:fdsasf' })],
    ['an access point with a region', policy({ Resource: 'arn:aws:s3:*:*:accesspoint/a*' })],
    ['a user', policy({ Resource: 'arn:aws:iam:::user/example_bucket' })],
    ['an empty condition', policy({ Condition: {} })],
    [
      'a set operator',
      policy({ Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'Department' } } }),
    ],
    ['dates', policy({ Condition: { DateGreaterThan: { 'aws:CurrentTime': '2017-07-01T00:00:00Z' } } })],
    ['an operator without keys', policy({ Condition: { DateGreaterThan: {} } })],
    ['a truth that is no text', policy({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } })],
    ['a variable in an ARN', policy({ Resource: `arn:aws:iam::*:user/\${aws:username}` })],
  ])('%s', (_name, text) => {
    expect(messageOf(text)).toBeNull();
  });
});
