import { describe, expect, it } from 'vitest';
import type { Statements } from '../../../sim/policy/statements.js';
import { allow, deny, policyText, WITH_MFA, WITHOUT_MFA } from '../../../sim/policy/statements.js';
import { judge, report } from './judge.js';

const OWN = 'arn:aws:iam::*:user/$' + '{aws:username}';
const OWN_DEVICE = 'arn:aws:iam::*:mfa/$' + '{aws:username}';
const DEVICES = 'arn:aws:iam::*:mfa/*';

interface PublicPolicy {
  /** Repository and file, at the commit that was read; the policy is written anew, and shortened. */
  readonly source: string;
  readonly statements: Statements;
  /** How it comes: as Terraform keeps it, where the repository has Terraform. */
  readonly form?: 'terraform';
  /** Whom a reviewer would say it stops without MFA. */
  readonly stops: readonly string[];
  /** What a reviewer would have mended, and what is worth a word, in this order. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

const ALL = ['consoleWithoutMfa', 'accessKey', 'sessionWithoutMfa'];
const RULE_NOTES = ['stops-scripts', 'not-for-roles'];
/** As in AWS's own lists. */
const TOKEN_NOTES = ['get-session-token-in-not-action', ...RULE_NOTES];

const POLICIES: { readonly [name: string]: PublicPolicy } = {
  'work and the own keys with MFA only, and no word of enrolling': {
    source:
      'fpco/terraform-aws-foundation, tf-modules/setup-meta-infrastructure/power-user-group-policy-doc.json.tpl',
    statements: [
      allow(null, { but: ['iam:*'], if: WITH_MFA }),
      allow(null, { do: ['iam:*LoginProfile', 'iam:*AccessKey*'], on: OWN, if: WITH_MFA }),
      allow(null, { do: ['iam:ListUsers', 'iam:ListRoles'], if: WITH_MFA }),
      allow(null, { do: 'iam:ListMFADevices' }),
    ],
    stops: ALL,
    problems: [],
    notes: ['enrolment-not-here'],
  },
  'a boundary that asks with Bool, and lets MFA be taken off': {
    source:
      'awslabs/landing-zone-accelerator-on-aws, reference/sample-configurations/lza-sample-config/iam-policies/boundary-policy.json, 183c3d8',
    statements: [
      allow(null, { do: '*' }),
      deny(null, {
        but: [
          'iam:ChangePassword',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:ResyncMFADevice',
          'iam:DeactivateMFADevice',
          'iam:ListUsers',
        ],
        if: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
    ],
    stops: ['consoleWithoutMfa', 'sessionWithoutMfa'],
    problems: ['deny-misses-access-keys', 'deactivate-without-mfa'],
    notes: ['enrolment-page-denied', 'devices-of-others'],
  },
  'all of IAM left out, and devices that are called like their users': {
    source: 'TalEliyahu/Startup-AWS-IAM-Roles, SMB/forceMfa.json, 01d2360',
    statements: [
      allow('AllowAllUsersToAssumeRole', { do: 'sts:AssumeRole' }),
      allow('OwnAccount', {
        do: ['iam:ChangePassword', 'iam:CreateAccessKey', 'iam:UpdateLoginProfile'],
        on: 'arn:aws:iam::YOUR-ACCOUNT-ID:user/$' + '{aws:username}',
      }),
      allow('ListOwnMfa', {
        do: ['iam:ListVirtualMFADevices', 'iam:ListMFADevices'],
        on: ['arn:aws:iam::YOUR-ACCOUNT-ID:mfa/*', 'arn:aws:iam::YOUR-ACCOUNT-ID:user/$' + '{aws:username}'],
      }),
      allow('ManageOwnMfa', {
        do: [
          'iam:CreateVirtualMFADevice',
          'iam:DeactivateMFADevice',
          'iam:DeleteVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:ResyncMFADevice',
        ],
        on: [
          'arn:aws:iam::YOUR-ACCOUNT-ID:mfa/$' + '{aws:username}',
          'arn:aws:iam::YOUR-ACCOUNT-ID:user/$' + '{aws:username}',
        ],
      }),
      deny('BlockTheRest', { but: ['iam:*', 'sts:AssumeRole', 'codecommit:*'], if: WITHOUT_MFA }),
    ],
    stops: ALL,
    problems: [
      'rule-can-be-undone',
      'deactivate-without-mfa',
      'delete-without-mfa',
      'device-named-like-user',
    ],
    notes: ['list-needs-all-resources', 'roles-without-mfa', ...RULE_NOTES],
  },
  'a device that may be deleted without MFA': {
    source: 'nik0811/MFA, README.md',
    statements: [
      allow('AllowListUsers', { do: 'iam:ListUsers', on: 'arn:aws:iam::*:user/' }),
      allow('AllowMFAHandling', {
        do: [
          'iam:CreateVirtualMFADevice',
          'iam:DeleteVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
        ],
        on: [DEVICES, OWN],
      }),
      deny('BlockEverythingUnlessSignedInWithMFA', {
        but: [
          'iam:ChangePassword',
          'iam:CreateVirtualMFADevice',
          'iam:DeleteVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:ListMFADevices',
          'iam:ListUsers',
          'iam:ListVirtualMFADevices',
        ],
        if: WITHOUT_MFA,
      }),
    ],
    stops: ALL,
    problems: ['delete-without-mfa'],
    notes: ['enrolment-page-denied', 'list-needs-all-resources', ...RULE_NOTES],
  },
  'an older copy of AWS’s own page': {
    source: 'alf808/icky-malasadas, force_mfa.json, c404f95 (vinarius/aws-utils, mfa-policy.json is alike)',
    statements: [
      allow('AllowViewAccountInfo', { do: ['iam:GetAccountSummary', 'iam:ListVirtualMFADevices'] }),
      allow('AllowManageOwnPasswords', { do: ['iam:ChangePassword', 'iam:GetUser'], on: OWN }),
      allow('AllowManageOwnVirtualMFADevice', {
        do: ['iam:CreateVirtualMFADevice', 'iam:DeleteVirtualMFADevice'],
        on: OWN_DEVICE,
      }),
      allow('AllowManageOwnUserMFA', {
        do: ['iam:DeactivateMFADevice', 'iam:EnableMFADevice', 'iam:ListMFADevices', 'iam:ResyncMFADevice'],
        on: OWN,
      }),
      deny('DenyAllExceptListedIfNoMFA', {
        but: [
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
          'iam:ResyncMFADevice',
          'sts:GetSessionToken',
        ],
        if: WITHOUT_MFA,
      }),
    ],
    stops: ALL,
    problems: ['device-named-like-user'],
    notes: ['change-password-deadlock', ...TOKEN_NOTES],
  },
  'a module that leaves deletion out of its Deny': {
    source: 'trussworks/terraform-aws-mfa, main.tf, 1ff82fe',
    form: 'terraform',
    statements: [
      allow('AllowAllUsersToListAccounts', { do: ['iam:ListUsers', 'iam:ListVirtualMFADevices'] }),
      allow('ManageTheirOwnMFA', {
        do: [
          'iam:CreateVirtualMFADevice',
          'iam:DeleteVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:ResyncMFADevice',
        ],
        on: [DEVICES, OWN],
      }),
      allow('DeactivateOnlyWhenUsingMFA', { do: 'iam:DeactivateMFADevice', on: OWN, if: WITH_MFA }),
      deny('BlockMostAccessUnlessSignedInWithMFA', {
        but: [
          'iam:ChangePassword',
          'iam:CreateVirtualMFADevice',
          'iam:DeleteVirtualMFADevice',
          'iam:ListVirtualMFADevices',
          'iam:EnableMFADevice',
          'iam:ResyncMFADevice',
          'iam:ListMFADevices',
          'sts:GetSessionToken',
        ],
        if: WITHOUT_MFA,
      }),
    ],
    stops: ALL,
    problems: ['delete-without-mfa'],
    notes: ['enrolment-page-denied', ...TOKEN_NOTES],
  },
  'a Deny alone, that leaves deletion out': {
    source: 'Scandie/secure-user-management, require_mfa_policy.tf',
    form: 'terraform',
    statements: [
      deny(null, {
        but: [
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
          'iam:ResyncMFADevice',
          'iam:DeleteVirtualMFADevice',
          'sts:GetSessionToken',
          'iam:ChangePassword',
        ],
        if: WITHOUT_MFA,
      }),
    ],
    stops: ALL,
    problems: ['delete-without-mfa'],
    notes: ['enrolment-not-here', ...TOKEN_NOTES],
  },
  'a Deny alone, as AWS advises': {
    source: 'Walentino/aws-iam-portfolio, docs/day4-mfa-guardrail.md',
    statements: [
      deny('DenyAllRequestsIfNoMFA', {
        but: [
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
          'iam:ResyncMFADevice',
          'sts:GetSessionToken',
        ],
        if: WITHOUT_MFA,
      }),
    ],
    stops: ALL,
    problems: [],
    notes: ['enrolment-not-here', 'change-password-deadlock', ...TOKEN_NOTES],
  },
  'a Deny of all but IAM': {
    source: 'stelligent/config-lint, cli/assets/terraform/aws/iam/iam_policy/policy_notaction/tests',
    statements: [deny('DenyAllUsersNotUsingMFA', { but: ['iam:*'], if: WITHOUT_MFA })],
    stops: ALL,
    problems: ['rule-can-be-undone', 'deactivate-without-mfa', 'delete-without-mfa'],
    notes: ['enrolment-not-here', ...RULE_NOTES],
  },
  'a Deny of all of IAM, in which nobody can enrol': {
    source: 'mondoohq/cnspec, pull request 3675, which replaces it',
    statements: [allow(null, { do: '*' }), deny(null, { do: 'iam:*', if: WITHOUT_MFA })],
    stops: ALL,
    problems: ['no-way-to-enrol'],
    notes: ['rest-without-mfa', 'devices-of-others', 'change-password-deadlock', ...RULE_NOTES],
  },
  'power users with MFA': {
    source:
      'fpco/terraform-aws-foundation, tf-modules/setup-meta-infrastructure/power-user-group-policy-doc.json.tpl',
    statements: [
      allow(null, { but: ['iam:*'], if: WITH_MFA }),
      allow(null, { do: ['iam:*LoginProfile', 'iam:*AccessKey*'], on: OWN, if: WITH_MFA }),
      allow(null, { do: ['iam:ListUsers', 'iam:ListRoles'], if: WITH_MFA }),
      allow(null, { do: 'iam:ListMFADevices' }),
    ],
    stops: ALL,
    problems: [],
    notes: ['enrolment-not-here'],
  },
  'an administrator with MFA': {
    source: 'Crown-Commercial-Service/digitalmarketplace-aws, terraform/modules/iam-common/admin.tf',
    form: 'terraform',
    statements: [
      allow(null, { do: '*', if: { Bool: { 'aws:MultiFactorAuthPresent': true } } }),
      deny(null, { do: 'sts:AssumeRole', if: { BoolIfExists: { 'aws:MultiFactorAuthPresent': false } } }),
    ],
    stops: ALL,
    problems: [],
    notes: ['enrolment-not-here', 'devices-of-others', 'condition-on-assume-role', ...RULE_NOTES],
  },
  'one’s own devices, on all users': {
    source: 'asmtal/terraform-aws-iam-group-set, data.tf',
    form: 'terraform',
    statements: [
      allow(null, {
        do: [
          'iam:ChangePassword',
          'iam:CreateVirtualMFADevice',
          'iam:DeleteVirtualMFADevice',
          'iam:DeactivateMFADevice',
          'iam:EnableMFADevice',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
          'iam:ResyncMFADevice',
          'iam:CreateAccessKey',
        ],
      }),
      deny(null, {
        but: [
          'iam:CreateLoginProfile',
          'iam:ChangePassword',
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
          'iam:ResyncMFADevice',
          'sts:AssumeRole',
        ],
        if: { BoolIfExists: { 'aws:MultiFactorAuthPresent': [false] } },
      }),
    ],
    stops: ALL,
    problems: ['devices-of-others'],
    notes: ['enrolment-page-denied', 'roles-without-mfa', ...RULE_NOTES],
  },
  'a role that is open to access keys without MFA': {
    source:
      'Checkmarx/kics, assets/queries/terraform/aws/iam_user_policy_without_mfa/test/negative.tf, b376bdb',
    statements: [
      {
        ...allow(null, {
          do: 'sts:AssumeRole',
          on: null,
          if: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
        }),
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      },
    ],
    stops: ['consoleWithoutMfa', 'sessionWithoutMfa'],
    problems: ['allow-lets-access-keys-in'],
    notes: [],
  },
};

/** As `terraform show -json` has it: the policy is a text in it. */
function inTerraform(statements: Statements): string {
  const resource = {
    address: 'aws_iam_policy.mfa',
    type: 'aws_iam_policy',
    values: { name: 'mfa', policy: policyText(statements) },
  };
  return JSON.stringify(
    { format_version: '1.0', values: { root_module: { resources: [resource] } } },
    null,
    2,
  );
}

describe('a policy found in public', () => {
  it.each(Object.entries(POLICIES))('%s', async (_name, policy) => {
    const { statements, form } = policy;
    const text = form === 'terraform' ? inTerraform(statements) : policyText(statements, 2);
    const { policies, ok } = await report(text);
    const found = policies.flatMap((one) => one.findings);
    const ids = (level: string) => found.filter((one) => one.level === level).map(({ id }) => id);

    expect({
      stops: policies.flatMap((one) => one.stops),
      problems: ids('problem'),
      notes: ids('note'),
    }).toEqual({
      stops: policy.stops,
      problems: policy.problems,
      notes: policy.notes,
    });
    expect(ok).toBe(policy.problems.length === 0);
    expect((await judge(text)).exitCode).toBe(ok ? 0 : 1);
  });

  it('is one of at least ten', () => {
    expect(Object.keys(POLICIES).length).toBeGreaterThanOrEqual(10);
  });
});
