import { ALICE } from './callers.js';
import type { Statements } from './statements.js';
import { allow, deny, WITH_MFA, WITHOUT_MFA } from './statements.js';

/** What a policy makes of a request, for the callers in their order: A allows it, D denies it, - says nothing of it. */
export type Row = readonly [action: string, resource: string, results: string];

export interface Example {
  /** The page of the IAM User Guide that has it. */
  readonly page: string;
  readonly statements: Statements;
  readonly rows: readonly Row[];
}

const EC2 = 'arn:aws:ec2:eu-central-1:123456789012:instance/i-1';
const PHONE = 'arn:aws:iam::123456789012:mfa/phone';
const OMAR = 'arn:aws:iam::123456789012:user/omar';
const OWN = 'arn:aws:iam::*:user/$' + '{aws:username}';
const DEVICES = 'arn:aws:iam::*:mfa/*';

/** Console without MFA and with it, access key, session with MFA and without it. */
const ALL = 'A A A A A';
const MFA_ONLY = '- A - A -';
const DENIED_WITHOUT = 'D A D A D';

/** What is left of a policy that denies everything without MFA but `but`, and allows nothing else that is asked. */
const denyWithout = (sid: string, but: readonly string[], on: string | readonly string[] = '*') =>
  deny(sid, { but, on, if: WITHOUT_MFA });

/** Every example of the MFA pages that has an MFA condition, and those that go with them, in other words than AWS's. */
export const EXAMPLES: { readonly [name: string]: Example } = {
  'self-management of MFA in the console': {
    page: 'reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only',
    statements: [
      allow('AllowViewAccountInfo', { do: 'iam:ListVirtualMFADevices' }),
      allow('AllowManageOwnVirtualMFADevice', { do: 'iam:CreateVirtualMFADevice', on: DEVICES }),
      allow('AllowManageOwnUserMFA', {
        do: [
          'iam:DeactivateMFADevice',
          'iam:EnableMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ResyncMFADevice',
        ],
        on: OWN,
      }),
      denyWithout('DenyAllExceptListedIfNoMFA', [
        'iam:CreateVirtualMFADevice',
        'iam:EnableMFADevice',
        'iam:GetUser',
        'iam:ListMFADevices',
        'iam:ListVirtualMFADevices',
        'iam:ResyncMFADevice',
        'sts:GetSessionToken',
      ]),
    ],
    rows: [
      ['iam:ListVirtualMFADevices', '*', ALL],
      ['iam:CreateVirtualMFADevice', PHONE, ALL],
      ['iam:EnableMFADevice', ALICE, ALL],
      ['iam:EnableMFADevice', OMAR, '- - - - -'],
      ['iam:DeactivateMFADevice', ALICE, DENIED_WITHOUT],
      ['iam:DeleteVirtualMFADevice', PHONE, 'D - D - D'],
      ['iam:ChangePassword', ALICE, 'D - D - D'],
      ['sts:GetSessionToken', '*', '- - - - -'],
      ['s3:ListAllMyBuckets', '*', 'D - D - D'],
    ],
  },
  'self-management of all credentials in the console': {
    page: 'reference_policies_examples_aws_my-sec-creds-self-manage',
    statements: [
      allow('AllowViewAccountInfo', { do: ['iam:GetAccountPasswordPolicy', 'iam:ListVirtualMFADevices'] }),
      allow('AllowManageOwnPasswords', { do: ['iam:ChangePassword', 'iam:GetUser'], on: OWN }),
      allow('AllowManageOwnAccessKeys', {
        do: ['iam:CreateAccessKey', 'iam:DeleteAccessKey', 'iam:ListAccessKeys', 'iam:UpdateAccessKey'],
        on: OWN,
      }),
      allow('AllowManageOwnVirtualMFADevice', { do: 'iam:CreateVirtualMFADevice', on: DEVICES }),
      allow('AllowManageOwnUserMFA', {
        do: ['iam:DeactivateMFADevice', 'iam:EnableMFADevice', 'iam:ListMFADevices', 'iam:ResyncMFADevice'],
        on: OWN,
      }),
      denyWithout('DenyAllExceptListedIfNoMFA', [
        'iam:CreateVirtualMFADevice',
        'iam:EnableMFADevice',
        'iam:GetUser',
        'iam:ListMFADevices',
        'iam:ListVirtualMFADevices',
        'iam:ResyncMFADevice',
        'sts:GetSessionToken',
      ]),
    ],
    rows: [
      // The page says so: a first password cannot be set at sign-in.
      ['iam:ChangePassword', ALICE, DENIED_WITHOUT],
      ['iam:CreateAccessKey', ALICE, DENIED_WITHOUT],
      ['iam:CreateAccessKey', OMAR, 'D - D - D'],
      ['iam:CreateVirtualMFADevice', PHONE, ALL],
      ['iam:GetUser', ALICE, ALL],
    ],
  },
  'self-management of MFA by command line and API': {
    page: 'reference_policies_examples_iam_mfa-selfmanage',
    statements: [
      allow('AllowListActions', { do: ['iam:ListUsers', 'iam:ListVirtualMFADevices'] }),
      allow('AllowUserToCreateVirtualMFADevice', { do: 'iam:CreateVirtualMFADevice', on: DEVICES }),
      allow('AllowUserToManageTheirOwnMFA', {
        do: ['iam:EnableMFADevice', 'iam:GetMFADevice', 'iam:ListMFADevices', 'iam:ResyncMFADevice'],
        on: OWN,
      }),
      allow('AllowUserToDeactivateTheirOwnMFAOnlyWhenUsingMFA', {
        do: 'iam:DeactivateMFADevice',
        on: OWN,
        if: WITH_MFA,
      }),
      denyWithout('BlockMostAccessUnlessSignedInWithMFA', [
        'iam:CreateVirtualMFADevice',
        'iam:EnableMFADevice',
        'iam:ListMFADevices',
        'iam:ListUsers',
        'iam:ListVirtualMFADevices',
        'iam:ResyncMFADevice',
      ]),
    ],
    rows: [
      ['iam:ListUsers', 'arn:aws:iam::123456789012:user/', ALL],
      ['iam:DeactivateMFADevice', ALICE, DENIED_WITHOUT],
      ['iam:EnableMFADevice', ALICE, ALL],
      ['s3:ListAllMyBuckets', '*', 'D - D - D'],
    ],
  },
  'a resynchronisation of one’s own device': {
    page: 'id_credentials_mfa_sync',
    statements: [
      allow('AllowListActions', { do: 'iam:ListVirtualMFADevices' }),
      allow('AllowUserToViewAndManageTheirOwnUserMFA', {
        do: ['iam:ListMFADevices', 'iam:ResyncMFADevice'],
        on: OWN,
      }),
      denyWithout('BlockAllExceptListedIfNoMFA', [
        'iam:ListMFADevices',
        'iam:ListVirtualMFADevices',
        'iam:ResyncMFADevice',
      ]),
    ],
    rows: [
      ['iam:ResyncMFADevice', ALICE, ALL],
      ['iam:EnableMFADevice', ALICE, 'D - D - D'],
    ],
  },
  'a security key of one’s own': {
    page: 'id_credentials_mfa_enable_fido',
    statements: [
      allow('AllowManageOwnUserMFA', {
        do: [
          'iam:DeactivateMFADevice',
          'iam:EnableMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ResyncMFADevice',
        ],
        on: OWN,
      }),
      denyWithout('DenyAllExceptListedIfNoMFA', [
        'iam:EnableMFADevice',
        'iam:GetUser',
        'iam:ListMFADevices',
        'iam:ResyncMFADevice',
      ]),
    ],
    rows: [
      ['iam:EnableMFADevice', ALICE, ALL],
      ['iam:DeactivateMFADevice', ALICE, DENIED_WITHOUT],
      ['iam:CreateVirtualMFADevice', PHONE, 'D - D - D'],
    ],
  },
  'a hardware token of one’s own': {
    page: 'id_credentials_mfa_enable_physical',
    statements: [
      allow('AllowManageOwnUserMFA', {
        do: [
          'iam:DeactivateMFADevice',
          'iam:EnableMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ResyncMFADevice',
        ],
        on: OWN,
      }),
      denyWithout(
        'DenyAllExceptListedIfNoMFA',
        ['iam:EnableMFADevice', 'iam:GetUser', 'iam:ListMFADevices', 'iam:ResyncMFADevice'],
        OWN,
      ),
    ],
    rows: [
      ['iam:EnableMFADevice', ALICE, ALL],
      ['iam:DeactivateMFADevice', ALICE, DENIED_WITHOUT],
      // This Deny is about the own user alone.
      ['s3:ListAllMyBuckets', '*', '- - - - -'],
    ],
  },
  'EC2, of which stopping and ending wants MFA': {
    page: 'reference_policies_examples_ec2_require-mfa',
    statements: [
      allow('AllowAllActionsForEC2', { do: 'ec2:*' }),
      deny('DenyStopAndTerminateWhenMFAIsNotPresent', {
        do: ['ec2:StopInstances', 'ec2:TerminateInstances'],
        if: { BoolIfExists: { 'aws:MultiFactorAuthPresent': false } },
      }),
    ],
    rows: [
      ['ec2:StopInstances', EC2, DENIED_WITHOUT],
      ['ec2:RunInstances', EC2, ALL],
      ['s3:ListAllMyBuckets', '*', '- - - - -'],
    ],
  },
  'EC2, of which stopping and ending is allowed with MFA': {
    page: 'id_credentials_mfa_configure-api-require',
    statements: [allow(null, { do: ['ec2:StopInstances', 'ec2:TerminateInstances'], if: WITH_MFA })],
    rows: [
      ['ec2:TerminateInstances', EC2, MFA_ONLY],
      ['ec2:RunInstances', EC2, '- - - - -'],
    ],
  },
  'EC2 within an hour of MFA': {
    page: 'id_credentials_mfa_example-policies (an older edition)',
    statements: [allow(null, { do: 'ec2:*', if: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } } })],
    rows: [['ec2:RunInstances', EC2, MFA_ONLY]],
  },
  'removal of MFA within an hour of MFA': {
    page: 'reference_policies_elements_condition',
    statements: [
      allow('AllowRemoveMfaOnlyIfRecentMfa', {
        do: 'iam:DeactivateMFADevice',
        on: OWN,
        if: { NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '3600' } },
      }),
    ],
    rows: [
      ['iam:DeactivateMFADevice', ALICE, MFA_ONLY],
      ['iam:DeactivateMFADevice', OMAR, '- - - - -'],
    ],
  },
  'all but IAM denied without MFA': {
    page: 'reference_policies_elements_notaction',
    statements: [denyWithout('DenyAllUsersNotUsingMFA', ['iam:*'])],
    rows: [
      ['iam:EnableMFADevice', ALICE, '- - - - -'],
      ['s3:ListAllMyBuckets', '*', 'D - D - D'],
    ],
  },
  'a production bucket, only within half an hour of MFA': {
    page: 'reference_policies_examples_s3_full-access-except-production',
    statements: [
      allow('ListAllS3Buckets', { do: 's3:ListAllMyBuckets', on: 'arn:aws:s3:::*' }),
      allow('AllowBucketLevelActions', {
        do: ['s3:ListBucket', 's3:GetBucketLocation'],
        on: 'arn:aws:s3:::*',
      }),
      allow('AllowBucketObjectActions', { do: ['s3:PutObject', 's3:GetObject'], on: 'arn:aws:s3:::*/*' }),
      deny('RequireMFAForProductionBucket', {
        do: 's3:*',
        on: ['arn:aws:s3:::Production/*', 'arn:aws:s3:::Production'],
        if: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '1800' } },
      }),
    ],
    rows: [
      ['s3:ListBucket', 'arn:aws:s3:::Production', DENIED_WITHOUT],
      ['s3:GetObject', 'arn:aws:s3:::Production/a/b', DENIED_WITHOUT],
      ['s3:ListBucket', 'arn:aws:s3:::production', ALL],
      ['s3:GetObject', 'arn:aws:s3:::Production', 'D - D - D'],
    ],
  },
  'a confidential bucket with MFA': {
    page: 'access_policies',
    statements: [
      allow('FirstStatement', { do: 'iam:ChangePassword' }),
      allow('SecondStatement', { do: 's3:ListAllMyBuckets' }),
      allow('ThirdStatement', {
        do: ['s3:List*', 's3:Get*'],
        on: ['arn:aws:s3:::confidential-data', 'arn:aws:s3:::confidential-data/*'],
        if: WITH_MFA,
      }),
    ],
    rows: [
      ['iam:ChangePassword', ALICE, ALL],
      ['s3:GetObject', 'arn:aws:s3:::confidential-data/a', MFA_ONLY],
      ['s3:PutObject', 'arn:aws:s3:::confidential-data/a', '- - - - -'],
    ],
  },
  'the visual editor’s "MFA required"': {
    page: 'reference_policies_condition-keys',
    statements: [allow(null, { do: 's3:*', if: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } } })],
    rows: [['s3:ListAllMyBuckets', '*', '- A A A -']],
  },
  'the Deny that AWS warns of: Bool': {
    page: 'reference_policies_condition-keys',
    statements: [deny(null, { do: '*', if: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })],
    rows: [['s3:ListAllMyBuckets', '*', 'D - - - D']],
  },
  'the Allow that AWS warns of: Null': {
    page: 'reference_policies_condition-keys',
    statements: [allow(null, { do: 's3:*', if: { Null: { 'aws:MultiFactorAuthPresent': 'false' } } })],
    rows: [['s3:ListAllMyBuckets', '*', 'A A - A A']],
  },
  'MFA within some dates': {
    page: 'reference_policies_examples_aws_mfa-dates',
    statements: [
      allow(null, {
        do: ['s3:*', 'ec2:StartInstances'],
        if: {
          Bool: { 'aws:MultiFactorAuthPresent': true },
          DateGreaterThan: { 'aws:CurrentTime': '2017-07-01T00:00:00Z' },
          DateLessThan: { 'aws:CurrentTime': '2017-12-31T23:59:59Z' },
        },
      }),
    ],
    // The requests below are made on 10 August 2017.
    rows: [['s3:ListAllMyBuckets', '*', MFA_ONLY]],
  },
  'a role that MFA opens': {
    page: 'id_roles_create_for-user, id_credentials_mfa_configure-api-require',
    statements: [
      {
        ...allow(null, { do: 'sts:AssumeRole', if: WITH_MFA, on: null }),
        Principal: { AWS: '123456789012' },
      },
    ],
    rows: [['sts:AssumeRole', 'arn:aws:iam::123456789012:role/CrossAccountRole', MFA_ONLY]],
  },
};
