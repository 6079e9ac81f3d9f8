import type { EpochSeconds } from '../../base/time.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { Account, User } from '../../world/account.js';
import { accessKeysOf, allDevicesOf } from '../../world/account.js';
import { rootArn, userArn } from '../../world/arn.js';
import { isoTime } from '../../world/policies.js';
import { refusal } from '../../world/refusal.js';
import type { ReportGenerated, ReportShown } from '../answers.js';
import { authorize } from '../authorization.js';
import { noCredentialReport, oldCredentialReport } from './audit-errors.js';
import type { AuditCallOf } from './requests.js';

/** IAM User Guide, "Get credential reports": as long as one is no older, it is not made anew. */
const REPORT_SECONDS = 4 * 3600;

/** The columns, as recorded. */
const COLUMNS = [
  ...['user', 'arn', 'user_creation_time'],
  ...['password_enabled', 'password_last_used', 'password_last_changed', 'password_next_rotation'],
  'mfa_active',
  ...[1, 2].flatMap((key) =>
    ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'].map(
      (what) => `access_key_${key}_${what}`,
    ),
  ),
  ...[1, 2].flatMap((certificate) => [`cert_${certificate}_active`, `cert_${certificate}_last_rotated`]),
];

/**
 * GenerateCredentialReport. AWS takes a second or so for it; the lab has it at once.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html
 */
export function generateCredentialReport(
  account: Account,
  _call: AuditCallOf<'GenerateCredentialReport'>,
  context: OperationContext,
): OperationOutcome<ReportGenerated> {
  const denial = authorize(account, context, 'iam:GenerateCredentialReport', '*');
  if (denial !== null) return refused(account, denial);
  const { credentialReport: report } = account;
  if (report !== undefined && !isOld(report.at, context.now)) {
    return granted(account, { kind: 'report-generated', isNew: false });
  }
  const credentialReport = { at: context.now, content: reportOf(account) };
  return granted({ ...account, credentialReport }, { kind: 'report-generated', isNew: true });
}

/** GetCredentialReport. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html */
export function getCredentialReport(
  account: Account,
  _call: AuditCallOf<'GetCredentialReport'>,
  context: OperationContext,
): OperationOutcome<ReportShown> {
  const denial = authorize(account, context, 'iam:GetCredentialReport', '*');
  if (denial !== null) return refused(account, denial);
  const { credentialReport: report } = account;
  if (report === undefined) {
    return refused(account, refusal(noCredentialReport(), { code: 'no-credential-report' }));
  }
  return isOld(report.at, context.now)
    ? refused(account, refusal(oldCredentialReport(), { code: 'old-credential-report' }))
    : granted(account, { kind: 'credential-report', content: report.content, generatedAt: report.at });
}

function isOld(at: EpochSeconds, now: EpochSeconds): boolean {
  return now - at > REPORT_SECONDS;
}

/** One line each, root first, and no line end behind the last. */
function reportOf(account: Account): string {
  const users = account.users.toSorted((one, other) => (lower(one) < lower(other) ? -1 : 1));
  return [COLUMNS, rootRow(account), ...users.map((user) => userRow(account, user))]
    .map((row) => row.join(','))
    .join('\n');
}

function lower({ userName }: User): string {
  return userName.toLowerCase();
}

/** Sign-ins to the console are not in the account: `no_information`, as of a password that nobody has used. */
const UNUSED = 'no_information';

function rootRow(account: Account): readonly string[] {
  const [first] = account.roles;
  const since = first === undefined ? 'N/A' : moment(first.createdAt);
  const hasMfa = allDevicesOf(account, { type: 'root' }).length > 0;
  return [
    ...['<root_account>', rootArn(account.id), since],
    ...['true', UNUSED, since, 'not_supported', String(hasMfa)],
    ...keyColumns(account, null),
    ...NO_CERTIFICATES,
  ];
}

function userRow(account: Account, { userName, createdAt, loginProfile }: User): readonly string[] {
  const password =
    loginProfile === null
      ? ['false', 'N/A', 'N/A', 'N/A']
      : ['true', UNUSED, moment(loginProfile.changedAt), 'N/A'];
  const hasMfa = allDevicesOf(account, { type: 'user', userName }).length > 0;
  return [
    ...[userName, userArn(account.id, userName), moment(createdAt)],
    ...[...password, String(hasMfa)],
    ...keyColumns(account, userName),
    ...NO_CERTIFICATES,
  ];
}

const NO_CERTIFICATES = ['false', 'N/A', 'false', 'N/A'];

function keyColumns(account: Account, userName: string | null): readonly string[] {
  const keys = accessKeysOf(account, userName);
  return [0, 1].flatMap((index) => {
    const key = keys[index];
    if (key === undefined) return ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
    const { status, createdAt, lastUsed } = key;
    const used =
      lastUsed === null ? ['N/A', 'N/A', 'N/A'] : [moment(lastUsed.at), 'us-east-1', lastUsed.service];
    return [String(status === 'Active'), moment(createdAt), ...used];
  });
}

function moment(at: EpochSeconds): string {
  return `${isoTime(at).slice(0, 19)}Z`;
}
