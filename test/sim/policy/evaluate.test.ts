import { describe, expect, it } from 'vitest';
import { denialMessage } from '../../../src/sim/policy/denial.js';
import type { Decision, PolicyRequest } from '../../../src/sim/policy/evaluate.js';
import { evaluate, traceStatements } from '../../../src/sim/policy/evaluate.js';
import { readPolicy } from '../../../src/sim/policy/read-policy.js';
import { ALICE, CALLERS } from './callers.js';

/** A policy of statements, each allowing all unless it says otherwise. */
function policy(...statements: readonly object[]) {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', Action: '*', Resource: '*', ...one })),
  });
  const read = readPolicy(text);
  if (!read.ok) throw new Error(`${read.failure.message} ${read.failure.at} ${read.failure.hint}`);
  return { name: 'test', document: read.value };
}

function request(change: Partial<PolicyRequest> = {}): PolicyRequest {
  return {
    principal: ALICE,
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::reports',
    context: {},
    ...change,
  };
}

/** Whether an Allow with this condition applies. */
function isTrue(condition: object, context: PolicyRequest['context'] = {}): boolean {
  return evaluate([policy({ Condition: condition })], request({ context })).verdict === 'allow';
}

const PRESENT = 'aws:MultiFactorAuthPresent';

describe('the three values of aws:MultiFactorAuthPresent', () => {
  // Absent for long-term keys, false without MFA, true with it: reference "AWS global condition context keys".
  it.each([
    ['Bool true', { Bool: { [PRESENT]: 'true' } }, 'F T F T F'],
    ['Bool false', { Bool: { [PRESENT]: 'false' } }, 'T F F F T'],
    ['BoolIfExists true', { BoolIfExists: { [PRESENT]: 'true' } }, 'F T T T F'],
    ['BoolIfExists false', { BoolIfExists: { [PRESENT]: 'false' } }, 'T F T F T'],
    ['Null true', { Null: { [PRESENT]: 'true' } }, 'F F T F F'],
    ['Null false', { Null: { [PRESENT]: 'false' } }, 'T T F T T'],
    ['StringEquals true', { StringEquals: { [PRESENT]: 'true' } }, 'F T F T F'],
    ['StringNotEquals true', { StringNotEquals: { [PRESENT]: 'true' } }, 'T F T F T'],
    ['age under an hour', { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }, 'F T F T F'],
    ['age over, IfExists', { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }, 'T F T F T'],
    ['age over', { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }, 'F F F F F'],
  ])(
    'under %s: console without and with MFA, access key, session with and without',
    (_name, condition, row) => {
      const results = Object.values(CALLERS).map(({ context }) => (isTrue(condition, context) ? 'T' : 'F'));

      expect(results.join(' ')).toBe(row);
    },
  );

  it('may be written as a truth, and in any capitals', () => {
    expect(isTrue({ Bool: { 'AWS:multifactorauthpresent': true } }, { [PRESENT]: 'True' })).toBe(true);
  });
});

describe('an operator', () => {
  const key = { 'x:key': 'Value' };
  it.each([
    [true, { StringEquals: { 'x:key': ['other', 'Value'] } }, key],
    [false, { StringEquals: { 'x:key': 'value' } }, key],
    [false, { StringEquals: { 'x:key': 'Val*' } }, key],
    [true, { StringEqualsIgnoreCase: { 'x:key': 'vALUE' } }, key],
    [true, { StringLike: { 'x:key': 'V?l*' } }, key],
    [false, { StringNotLike: { 'x:key': ['no', 'V*'] } }, key],
    [true, { StringNotEquals: { 'x:key': ['a', 'b'] } }, key],
    [true, { StringLike: { 'x:key': '$' + '{*}?' } }, { 'x:key': '*a' }],
    [false, { StringLike: { 'x:key': '$' + '{*}?' } }, { 'x:key': 'aa' }],
    [true, { NumericLessThanEquals: { 'x:key': '10' } }, { 'x:key': '10.0' }],
    [false, { NumericLessThan: { 'x:key': '10' } }, { 'x:key': '10' }],
    [true, { DateLessThan: { 'x:key': '2026-01-02' } }, { 'x:key': '2026-01-01T23:59:59Z' }],
    [true, { DateEquals: { 'x:key': '1767225600' } }, { 'x:key': '2026-01-01T02:00+02:00' }],
    [true, { DateEquals: { 'x:key': '2026-01-01T00:00' } }, { 'x:key': '2026-01-01T00:00:00Z' }],
    [true, { IpAddress: { 'x:key': ['10.0.0.0/8', '203.0.113.0/24'] } }, { 'x:key': '203.0.113.7' }],
    [true, { IpAddress: { 'x:key': '2001:DB8:1234:5678::/64' } }, { 'x:key': '2001:db8:1234:5678::1' }],
    [true, { NotIpAddress: { 'x:key': '2001:db8::/32' } }, { 'x:key': '203.0.113.7' }],
    [false, { IpAddress: { 'x:key': '203.0.113.7' } }, { 'x:key': '203.0.113.8' }],
    [
      true,
      { ArnLike: { 'x:key': 'arn:aws:iam::*:role/a*' } },
      { 'x:key': 'arn:aws:iam::123456789012:role/a/b:c' },
    ],
    [false, { ArnEquals: { 'x:key': 'arn:aws:iam::*' } }, { 'x:key': 'arn:aws:iam::123456789012:role/a' }],
    [
      // The example of the User Guide for what ArnLike does not meet and StringLike does.
      false,
      { ArnLike: { 'x:key': 'arn:aws:someservice:*:111122223333:finance/*' } },
      {
        'x:key': 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt',
      },
    ],
    [
      true,
      { StringLike: { 'x:key': 'arn:aws:someservice:*:111122223333:finance/*' } },
      {
        'x:key': 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt',
      },
    ],
    [true, { 'ForAllValues:StringEquals': { 'x:key': ['a', 'b'] } }, { 'x:key': ['a', 'b', 'a'] }],
    [false, { 'ForAllValues:StringEquals': { 'x:key': ['a', 'b'] } }, { 'x:key': ['a', 'c'] }],
    [true, { 'ForAllValues:StringEquals': { 'x:key': 'a' } }, {}],
    [true, { 'ForAllValues:StringEquals': { 'x:key': 'a' } }, { 'x:key': [''] }],
    [true, { 'ForAnyValue:StringEquals': { 'x:key': ['c', 'b'] } }, { 'x:key': ['a', 'b'] }],
    [false, { 'ForAnyValue:StringEquals': { 'x:key': 'a' } }, {}],
    [false, { 'ForAnyValue:StringEqualsIfExists': { 'x:key': 'a' } }, {}],
    [false, { 'ForAnyValue:StringNotEquals': { 'x:key': 'a' } }, {}],
    [true, { 'ForAllValues:Null': { 'x:key': 'true' } }, key],
    [false, { 'ForAnyValue:Null': { 'x:key': 'false' } }, key],
    // Two conditions at once: all of them have to be true.
    [false, { StringEquals: { 'x:key': 'Value', 'x:other': 'a' } }, key],
    [false, { StringEquals: { 'x:key': 'Value' }, Bool: { 'x:other': 'true' } }, key],
  ])('is %s: %j of %j', (expected, condition, context) => {
    expect(isTrue(condition, context)).toBe(expected);
  });

  it.each([
    [{ NumericEquals: { 'x:key': 'many' } }],
    [{ NumericNotEquals: { 'x:key': 'many' } }],
    [{ DateGreaterThan: { 'x:key': '2020-01-01' } }],
    [{ DateNotEquals: { 'x:key': '2020-01-01' } }],
    [{ Bool: { 'x:key': 'yes' } }],
    [{ IpAddress: { 'x:key': '10.0.0.0/33' } }],
    [{ NotIpAddress: { 'x:key': '0x7f.1' } }],
    [{ ArnNotLike: { 'x:key': 'role' } }],
    [{ StringNotEquals: { 'x:key': [] } }],
  ])('is never true where a value is none of its kind, also behind a Not: %j', (condition) => {
    expect(isTrue(condition, { 'x:key': 'word' })).toBe(false);
  });

  it.each(['Bool', 'StringNotEquals', 'NotIpAddressIfExists'])(
    'without a set operator is not true of a key with several values: %s',
    (operator) => {
      expect(isTrue({ [operator]: { 'x:key': '10.0.0.1' } }, { 'x:key': ['true', 'false'] })).toBe(false);
    },
  );
});

describe('a policy variable', () => {
  const user = '$' + '{aws:username}';
  const mine = (name: string) => `arn:aws:iam::123456789012:user/${name}`;
  const verdict = (resource: string, context: PolicyRequest['context'], asked = mine('alice')) =>
    evaluate([policy({ Resource: resource })], request({ resource: asked, context })).verdict === 'allow';

  it('stands for what the request has, in any capitals of its name', () => {
    expect(verdict(`arn:aws:iam::*:user/${user}`, { 'AWS:UserName': 'alice' })).toBe(true);
    expect(verdict(`arn:aws:iam::*:user/${user}`, { 'aws:username': 'omar' })).toBe(false);
  });

  it('is text and no pattern, whatever is in it', () => {
    expect(verdict(`arn:aws:iam::*:user/${user}`, { 'aws:username': '*' })).toBe(false);
    expect(verdict(`arn:aws:iam::*:user/${user}`, { 'aws:username': 'a:b' }, mine('a:b'))).toBe(true);
  });

  it('that has no value meets nothing; a Not that has it is true', () => {
    expect(verdict(`arn:aws:iam::*:user/${user}`, {}, mine(''))).toBe(false);
    expect(isTrue({ StringEquals: { 'x:key': user } }, { 'x:key': '' })).toBe(false);
    expect(isTrue({ StringNotEquals: { 'x:key': user } }, { 'x:key': 'a' })).toBe(true);
    const others = policy({ Resource: undefined, NotResource: `arn:aws:iam::*:user/${user}` });
    expect(evaluate([others], request()).verdict).toBe('allow');
  });

  it('may have a default, behind a comma and a space', () => {
    const pattern = `arn:aws:s3:::$` + `{aws:PrincipalTag/team, 'company-wide'}`;
    expect(verdict(pattern, {}, 'arn:aws:s3:::company-wide')).toBe(true);
    expect(verdict(pattern, { 'aws:PrincipalTag/team': 'yellow' }, 'arn:aws:s3:::yellow')).toBe(true);
    expect(verdict(pattern.replace(', ', ','), {}, 'arn:aws:s3:::company-wide')).toBe(false);
  });

  it('is not in the parts of an ARN before the fifth colon, nor one with several values', () => {
    expect(verdict('arn:aws:iam::$' + '{aws:PrincipalAccount}:user/alice', {})).toBe(false);
    expect(verdict(`arn:aws:iam::*:user/${user}`, { 'aws:username': ['alice'] })).toBe(false);
  });

  it('is text in a policy of 2008, which only a role has here', () => {
    const trust = (Version: string) =>
      readPolicy(
        JSON.stringify({
          Version,
          Statement: {
            Effect: 'Allow',
            Principal: '*',
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'x:key': user } },
          },
        }),
        'trust',
      );
    const results = ['2008-10-17', '2012-10-17'].map((version) => {
      const read = trust(version);
      if (!read.ok) throw new Error(read.failure.message);
      const asked = request({
        action: 'sts:AssumeRole',
        context: { 'x:key': user, 'aws:username': 'alice' },
      });
      return evaluate([{ name: 'trust', document: read.value }], asked).verdict;
    });

    expect(results).toEqual(['allow', 'implicit-deny']);
  });
});

describe('actions and resources', () => {
  it.each([
    [true, { Action: 'S3:list*' }],
    [true, { Action: ['iam:*', 's3:ListBucke?'] }],
    [false, { Action: 's3:List' }],
    [false, { Action: undefined, NotAction: 's3:*' }],
    [true, { Action: undefined, NotAction: ['iam:*', 's3:Get*'] }],
    [true, { Resource: 'arn:aws:s3:::rep*' }],
    [false, { Resource: 'arn:aws:ec2:*' }],
    [false, { Resource: 'arn:aws:s3:::REPORTS' }],
    [false, { Resource: undefined, NotResource: ['arn:aws:s3:::reports', 'arn:aws:s3:::other'] }],
    [true, { Resource: undefined, NotResource: 'arn:aws:s3:::other' }],
  ])('%s: %j', (expected, statement) => {
    expect(evaluate([policy(statement)], request()).verdict === 'allow').toBe(expected);
  });

  it('an action that knows no resources is met by * alone', () => {
    const asked = request({ action: 'iam:ListVirtualMFADevices', resource: '*' });

    expect(evaluate([policy({ Resource: 'arn:aws:iam::*:mfa/*' })], asked).verdict).toBe('implicit-deny');
    expect(evaluate([policy({})], asked).verdict).toBe('allow');
  });
});

describe('a decision', () => {
  it('is an explicit deny over an allow over nothing, in whatever order', () => {
    const allow = policy({ Sid: 'Yes' });
    const deny = policy({ Sid: 'No', Effect: 'Deny' });
    const by = (decision: Decision) => ('by' in decision ? decision.by.statement.sid : null);

    for (const policies of [
      [allow, deny],
      [deny, allow],
    ]) {
      const decision = evaluate(policies, request());
      expect([decision.verdict, by(decision)]).toEqual(['explicit-deny', 'No']);
    }
    expect(by(evaluate([allow], request()))).toBe('Yes');
    expect(evaluate([], request())).toEqual({ verdict: 'implicit-deny', nearest: null });
  });

  it('names the condition that kept an Allow from applying, and whether its key was absent', () => {
    const rule = policy({ Sid: 'Mfa', Condition: { Bool: { [PRESENT]: 'true' } } });

    for (const [caller, isAbsent] of [
      ['access key', true],
      ['console', false],
    ] as const) {
      const decision = evaluate([rule], request({ context: CALLERS[caller].context }));
      expect(decision).toMatchObject({
        verdict: 'implicit-deny',
        nearest: {
          index: 0,
          statement: { sid: 'Mfa' },
          miss: { part: 'condition', condition: { isAbsent, condition: { written: 'Bool', key: PRESENT } } },
        },
      });
    }
  });

  it('tells of the conditions of the statement that decided', () => {
    const rule = policy({ Effect: 'Deny', Condition: { BoolIfExists: { [PRESENT]: 'false' } } });
    const [trace] = traceStatements(rule, request({ context: CALLERS['access key'].context }));

    expect(trace).toMatchObject({ miss: null, conditions: [{ isTrue: true, isAbsent: true }] });
  });

  it("has AWS's message", () => {
    const resource = 'arn:aws:iam::123456789012:mfa/phone';
    const asked = request({ action: 'iam:CreateVirtualMFADevice', resource });
    const message = (statements: readonly object[]) =>
      denialMessage(evaluate([policy(...statements)], asked), asked);
    const refused = `User: ${ALICE} is not authorized to perform: iam:CreateVirtualMFADevice on resource: ${resource}`;

    expect(message([{}])).toBeNull();
    expect(message([{ Effect: 'Deny' }])).toBe(
      `${refused} with an explicit deny in an identity-based policy`,
    );
    expect(message([{ Action: 's3:*' }])).toBe(
      `${refused} because no identity-based policy allows the iam:CreateVirtualMFADevice action`,
    );
    expect(denialMessage({ verdict: 'implicit-deny', nearest: null }, asked, 'trust')).toBe(refused);
  });
});

describe('the caller', () => {
  const session = 'arn:aws:sts::123456789012:assumed-role/Reader/alice';
  const role = 'arn:aws:iam::123456789012:role/Reader';

  it.each([
    [ALICE, { 'aws:PrincipalArn': ALICE, 'aws:PrincipalAccount': '123456789012' }],
    [session, { 'aws:PrincipalArn': role, 'aws:PrincipalAccount': '123456789012' }],
  ])('%s is known by its ARN and its account', (principal, keys) => {
    const rule = policy({ Condition: { StringEquals: keys } });

    expect(evaluate([rule], request({ principal })).verdict).toBe('allow');
  });

  it.each([
    ['*', true],
    ['123456789012', true],
    ['arn:aws:iam::123456789012:root', true],
    [role, true],
    [session, true],
    ['arn:aws:iam::999999999999:root', false],
    ['arn:aws:iam::123456789012:role/Reade*', false],
  ])('of a role is %s for its trust policy: %s', (named, expected) => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: named }, Action: 'sts:AssumeRole' },
    });
    const read = readPolicy(text, 'trust');
    if (!read.ok) throw new Error(read.failure.message);
    const asked = request({ principal: session, action: 'sts:AssumeRole', resource: role });

    expect(evaluate([{ name: 'trust', document: read.value }], asked).verdict === 'allow').toBe(expected);
  });
});
