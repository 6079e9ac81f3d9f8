import { describe, expect, it } from 'vitest';
import type { Statements } from '../../../sim/policy/statements.js';
import { allow, deny, policyText, WITH_MFA, WITHOUT_MFA } from '../../../sim/policy/statements.js';
import { findings } from './judge.js';

const OWN = 'arn:aws:iam::*:user/$' + '{aws:username}';
const DEVICES = 'arn:aws:iam::*:mfa/*';
const PRESENT = 'aws:MultiFactorAuthPresent';
const AGE = 'aws:MultiFactorAuthAge';

/** What AWS's page leaves out of its Deny. */
const NEEDED = [
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ListVirtualMFADevices',
  'iam:ResyncMFADevice',
  'sts:GetSessionToken',
];

const rule = (condition: object, but: readonly string[] = NEEDED) => deny('Rule', { but, if: condition });

/** A trap, a policy that is caught in it, and one that is like it and is not. */
const TRAPS: readonly (readonly [id: string, caught: Statements, free: Statements])[] = [
  ['deny-misses-access-keys', [rule({ Bool: { [PRESENT]: 'false' } })], [rule(WITHOUT_MFA)]],
  [
    'deny-misses-access-keys',
    [deny(null, { do: 'rds:*', if: { Bool: { [PRESENT]: 'false' } } })],
    // Two Denies together miss nobody.
    [
      deny(null, { do: 'rds:*', if: { Bool: { [PRESENT]: 'false' } } }),
      deny(null, { do: 'rds:*', if: { Null: { [PRESENT]: 'true' } } }),
    ],
  ],
  ['deny-misses-sessions', [rule({ Null: { [PRESENT]: 'true' } })], [rule({ Null: { [AGE]: 'true' } })]],
  ['denies-those-with-mfa', [rule({ Bool: { [PRESENT]: 'true' } })], [rule(WITHOUT_MFA)]],
  [
    'deny-by-age-misses-no-mfa',
    [deny(null, { do: 's3:*', if: { NumericGreaterThan: { [AGE]: '3600' } } })],
    [deny(null, { do: 's3:*', if: { NumericGreaterThanIfExists: { [AGE]: '3600' } } })],
  ],
  [
    'deny-by-age-misses-no-mfa',
    [deny(null, { do: 's3:*', if: { NumericGreaterThan: { [AGE]: '3600' } } })],
    [
      deny(null, { do: 's3:*', if: { Null: { [AGE]: 'true' } } }),
      deny(null, { do: 's3:*', if: { NumericGreaterThan: { [AGE]: '3600' } } }),
    ],
  ],
  [
    'allow-lets-access-keys-in',
    [allow(null, { do: 's3:*', if: { BoolIfExists: { [PRESENT]: 'true' } } })],
    [allow(null, { do: 's3:*', if: WITH_MFA })],
  ],
  [
    'allow-lets-in-without-mfa',
    [allow(null, { do: 's3:*', if: { NumericLessThanIfExists: { [AGE]: '3600' } } })],
    [allow(null, { do: 's3:*', if: { NumericLessThan: { [AGE]: '3600' } } })],
  ],
  [
    'allow-does-not-ask-for-mfa',
    [allow(null, { do: 's3:*', if: { Null: { [PRESENT]: 'false' } } })],
    [allow(null, { do: 's3:*', if: { Null: { [AGE]: 'false' } } })],
  ],
  // Without a Deny, by a pattern, and by what a Deny leaves out.
  [
    'rule-can-be-undone',
    [allow(null, { do: '*', if: WITH_MFA }), allow(null, { do: 'iam:PutUserPolicy', on: OWN })],
    [allow(null, { do: '*', if: WITH_MFA }), allow(null, { do: 'iam:PutUserPolicy', on: OWN, if: WITH_MFA })],
  ],
  [
    'rule-can-be-undone',
    [allow(null, { do: 'iam:*' }), deny(null, { do: 's3:*', if: WITHOUT_MFA })],
    [allow(null, { do: 'iam:*' }), rule(WITHOUT_MFA)],
  ],
  ['rule-can-be-undone', [rule(WITHOUT_MFA, [...NEEDED, 'iam:DetachUserPolicy'])], [rule(WITHOUT_MFA)]],
  ['access-key-without-mfa', [rule(WITHOUT_MFA, [...NEEDED, 'iam:CreateAccessKey'])], [rule(WITHOUT_MFA)]],
  [
    'rule-can-be-undone',
    [allow(null, { do: 'iam:*' }), allow(null, { do: 's3:*', if: WITH_MFA })],
    // That access keys are let in is said by another trap.
    [allow(null, { do: '*', if: { BoolIfExists: { [PRESENT]: 'true' } } })],
  ],
  ['rule-can-be-undone', [rule(WITHOUT_MFA, ['iam:*'])], [allow(null, { do: 'iam:*' })]],
  [
    'rest-without-mfa',
    [allow(null, { do: '*' }), deny(null, { do: 's3:DeleteObject', if: WITHOUT_MFA })],
    [allow(null, { do: 's3:Get*' }), deny(null, { do: 's3:*', if: WITHOUT_MFA })],
  ],
  [
    'rest-without-mfa',
    [allow(null, { do: 's3:*' }), deny(null, { do: '*', on: 'arn:aws:s3:::a/*', if: WITHOUT_MFA })],
    [allow(null, { do: 's3:*' }), rule(WITHOUT_MFA)],
  ],
  [
    'enrolment-page-denied',
    [rule(WITHOUT_MFA, ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice'])],
    [rule(WITHOUT_MFA)],
  ],
  ['no-way-to-enrol', [rule(WITHOUT_MFA, ['iam:ChangePassword'])], [rule(WITHOUT_MFA)]],
  // A Deny that holds with MFA as well is meant so.
  ['no-way-to-enrol', [deny(null, { do: '*', if: WITHOUT_MFA })], [deny(null, { do: 'iam:*' })]],
  [
    'no-virtual-device',
    [rule(WITHOUT_MFA, ['iam:EnableMFADevice', 'iam:GetUser', 'iam:ListMFADevices'])],
    [rule(WITHOUT_MFA)],
  ],
  [
    'deactivate-without-mfa',
    [allow(null, { do: 'iam:*MFA*', on: [OWN, 'arn:aws:iam::*:mfa/*'] })],
    [allow(null, { do: 'iam:*MFA*', on: [OWN, 'arn:aws:iam::*:mfa/*'] }), rule(WITHOUT_MFA)],
  ],
  [
    'deactivate-without-mfa',
    [rule(WITHOUT_MFA, [...NEEDED, 'iam:DeactivateMFADevice'])],
    [rule(WITHOUT_MFA)],
  ],
  ['delete-without-mfa', [rule(WITHOUT_MFA, [...NEEDED, 'iam:DeleteVirtualMFADevice'])], [rule(WITHOUT_MFA)]],
  [
    'delete-without-mfa',
    [allow(null, { do: 'iam:DeleteVirtualMFADevice', on: 'arn:aws:iam::*:mfa/$' + '{aws:username}' })],
    [allow(null, { do: 'iam:DeleteVirtualMFADevice', on: 'arn:aws:iam::*:mfa/*', if: WITH_MFA })],
  ],
  [
    'device-named-like-user',
    [allow(null, { do: 'iam:CreateVirtualMFADevice', on: 'arn:aws:iam::*:mfa/$' + '{aws:username}' })],
    [allow(null, { do: 'iam:CreateVirtualMFADevice', on: 'arn:aws:iam::*:mfa/*' })],
  ],
  [
    'devices-of-others',
    [allow(null, { do: 'iam:*', on: '*' })],
    [allow(null, { do: 'iam:*MFADevice', on: OWN }), rule(WITHOUT_MFA)],
  ],
  [
    'unknown-mfa-key',
    [rule({ BoolIfExists: { 'aws:MultiFactorAuthentication': 'false' } })],
    [deny(null, { do: '*', if: { BoolIfExists: { 'saml:mfa': 'false' } } })],
  ],
  ['wrong-operator', [rule({ StringEquals: { [PRESENT]: 'false' } })], [rule(WITHOUT_MFA)]],
  [
    'wrong-operator',
    [rule({ Bool: { [AGE]: 'false' } })],
    [rule({ NumericGreaterThanIfExists: { [AGE]: '60' } })],
  ],
  [
    'strange-value',
    [rule({ BoolIfExists: { [PRESENT]: 'no' } })],
    [rule({ BoolIfExists: { [PRESENT]: 'False' } })],
  ],
  [
    'variable-before-the-fifth-colon',
    [allow(null, { do: 'iam:GetUser', on: 'arn:aws:iam::$' + '{aws:PrincipalAccount}:user/a' })],
    [allow(null, { do: 'iam:GetUser', on: OWN })],
  ],
  [
    'list-needs-all-resources',
    [allow(null, { do: 'iam:List*', on: OWN })],
    [allow(null, { do: 'iam:List*' })],
  ],
  [
    'change-password-deadlock',
    [rule(WITHOUT_MFA)],
    [rule(WITHOUT_MFA, [...NEEDED, 'iam:ChangePassword', 'iam:GetAccountPasswordPolicy'])],
  ],
  [
    'condition-on-get-session-token',
    [allow(null, { do: ['sts:GetSessionToken', 's3:*'], if: WITH_MFA })],
    [allow(null, { do: 's3:*', if: WITH_MFA })],
  ],
  [
    'condition-on-assume-role',
    [allow(null, { do: 'sts:AssumeRole', if: WITH_MFA })],
    [allow(null, { do: 'sts:AssumeRole' })],
  ],
  [
    'get-session-token-in-not-action',
    [rule(WITHOUT_MFA)],
    [rule(WITHOUT_MFA, NEEDED.slice(0, -1)), allow(null, { do: 'sts:GetSessionToken' })],
  ],
  ['asks-nobody', [allow(null, { do: 's3:*' })], [allow(null, { do: 's3:*', if: WITH_MFA })]],
  ['stops-scripts', [rule(WITHOUT_MFA)], [rule({ Bool: { [PRESENT]: 'false' } })]],
  ['not-for-roles', [rule(WITHOUT_MFA)], [allow(null, { do: 's3:*', if: WITH_MFA })]],
  // Roles are left out by their ARN, or by what they are.
  [
    'not-for-roles',
    [rule({ ...WITHOUT_MFA, ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } })],
    [rule({ ...WITHOUT_MFA, ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } })],
  ],
  [
    'not-for-roles',
    [rule({ ...WITHOUT_MFA, StringNotEquals: { 'aws:PrincipalType': 'Account' } })],
    [rule({ ...WITHOUT_MFA, StringEquals: { 'aws:PrincipalType': 'User' } })],
  ],
  ['roles-without-mfa', [rule(WITHOUT_MFA, [...NEEDED, 'sts:*'])], [rule(WITHOUT_MFA)]],
  [
    'roles-without-mfa',
    [rule(WITHOUT_MFA, [...NEEDED, 'sts:AssumeRole'])],
    [rule(WITHOUT_MFA, [...NEEDED, 'sts:AssumeRole']), deny(null, { do: 'sts:AssumeRole', if: WITHOUT_MFA })],
  ],
  [
    'wrong-resource',
    [allow(null, { do: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice'], on: OWN })],
    [allow(null, { do: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice'], on: [OWN, DEVICES] })],
  ],
  [
    'wrong-resource',
    [allow(null, { do: 'iam:*MFADevice', on: DEVICES })],
    // Another statement has it right, or a pattern goes over both.
    [allow(null, { do: 'iam:*MFADevice', on: DEVICES }), allow(null, { do: 'iam:*', on: OWN })],
  ],
  [
    'wrong-resource',
    [allow(null, { do: 'iam:EnableMFADevice', on: 'arn:aws:iam::123456789012:mfa/alice' })],
    [allow(null, { do: 'iam:EnableMFADevice', on: 'arn:aws:iam::123456789012:*' })],
  ],
  ['enrolment-not-here', [rule(WITHOUT_MFA)], [rule(WITHOUT_MFA), allow(null, { do: 'iam:*', on: '*' })]],
  ['aws-refuses', [{ ...allow('my rule', { do: 's3:*' }) }], [allow('MyRule', { do: 's3:*' })]],
];

describe('a trap', () => {
  it.each(TRAPS)('%s is found, and not in a policy that is like it: %j', async (id, caught, free) => {
    const idsOf = async (statements: Statements) =>
      (await findings(policyText(statements))).map((one) => one.id);

    expect(await idsOf(caught)).toContain(id);
    expect(await idsOf(free)).not.toContain(id);
  });

  it('has a cure, a source and a line of the text', async () => {
    for (const [id, caught] of TRAPS) {
      const text = policyText(caught, 2);
      const found = (await findings(text)).find((one) => one.id === id);
      const words = [found?.what, found?.todo, found?.source].map((part) => part?.length ?? 0);
      expect(Math.min(...words), id).toBeGreaterThan(5);
      expect(found?.line, id).toBeLessThanOrEqual(text.split('\n').length);
    }
  });

  it.each([
    [
      '*',
      'In place of "Action": "*", write "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", ',
    ],
    [['s3:*', 'iam:*'], 'In place of "Action", write "NotAction": ["iam:'],
  ])('says what to write where a Deny has no NotAction: %j', async (action, words) => {
    const found = await findings(policyText([deny(null, { do: action, if: WITHOUT_MFA })]));

    expect(found.find(({ id }) => id === 'no-way-to-enrol')?.todo).toContain(words);
  });

  it('says value where it is the value that is not there', async () => {
    const [found] = await findings(policyText([rule({ Bool: { [PRESENT]: 'false' } })]));

    expect(found?.what).toContain('Bool is not true of a value that is not there');
  });

  it('is told at the line of what it is about', async () => {
    const text = policyText(
      [rule({ Bool: { [PRESENT]: 'false' } }, [...NEEDED, 'iam:DeactivateMFADevice'])],
      2,
    );
    const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    const lines = Object.fromEntries((await findings(text)).map(({ id, line }) => [id, line]));

    expect(lines).toMatchObject({
      'deny-misses-access-keys': lineOf('"Bool"'),
      'deactivate-without-mfa': lineOf('DeactivateMFADevice'),
      'change-password-deadlock': lineOf('"NotAction"'),
    });
  });

  it('is judged with an account of its own where the policy names only those of others', async () => {
    const others = [
      allow(null, { do: 'iam:AttachUserPolicy', on: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
      allow(null, { do: 'sts:AssumeRole', on: 'arn:aws:iam::999999999999:role/a' }),
      allow(null, { do: 'iam:EnableMFADevice', on: 'arn:aws:iam::123456789012:user/*' }),
    ];

    expect((await findings(policyText(others))).map(({ id }) => id)).toContain('devices-of-others');
  });

  it('is judged with the account that the policy names', async () => {
    const named = [
      allow(null, {
        do: 'iam:CreateVirtualMFADevice',
        on: 'arn:aws-cn:iam::999999999999:mfa/$' + '{aws:username}',
      }),
    ];

    expect((await findings(policyText(named))).map(({ id }) => id)).toContain('device-named-like-user');
  });
});
