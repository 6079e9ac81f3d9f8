import type { IamAnswers } from '../iam/api.js';
import type { AuditAnswers } from '../iam/audit/api.js';
import type { AuditOperation } from '../iam/audit/requests.js';
import type { IamOperation } from '../iam/requests.js';
import { shownRoleOfAccount, shownSimulation, shownTags } from './audit-shapes.js';
import { nothing, PRINTED_SHAPES, paged } from './iam-answers.js';
import { shownOwnDevice, shownProfile, shownUser } from './iam-shapes.js';
import type { JsonObject } from './json.js';
import { timestamp } from './timestamp.js';

// The answers of those operations that only programs from outside ask for, and with them all of IAM's.

/** The shape of each operation's answer; null where there is none. */
export const IAM_SHAPES: {
  readonly [Name in IamOperation]: (answer: IamAnswers[Name]) => JsonObject | null;
} = {
  ...PRINTED_SHAPES,
  CreateVirtualMFADevice: ({ serialNumber, base32StringSeed, otpauthUri, tags }) => ({
    VirtualMFADevice: {
      SerialNumber: serialNumber,
      Base32StringSeed: base32StringSeed,
      // What the QR code says; whoever sends the answer has it drawn.
      QRCodePNG: otpauthUri,
      ...(tags.length === 0 ? {} : { Tags: shownTags(tags) }),
    },
  }),
  TagMFADevice: nothing,
  UntagMFADevice: nothing,
  ListMFADeviceTags: ({ tags, ...page }) => ({ Tags: shownTags(tags), ...paged(page) }),
  GetMFADevice: ({ userName, serialNumber, enableDate }) =>
    shownOwnDevice({ userName, serialNumber, enableDate }),
  CreateUser: ({ user }) => ({ User: shownUser(user) }),
  DeleteUser: nothing,
  GetAccountSummary: ({ summary }) => ({ SummaryMap: summary }),
  CreateLoginProfile: ({ userName, profile }) => ({ LoginProfile: shownProfile(userName, profile) }),
  UpdateLoginProfile: nothing,
  DeleteLoginProfile: nothing,
  ChangePassword: nothing,
  PutUserPolicy: nothing,
  DeleteUserPolicy: nothing,
  AttachUserPolicy: nothing,
  DetachUserPolicy: nothing,
  CreatePolicy: ({ policyName, arn }) => ({ Policy: { PolicyName: policyName, Arn: arn, Path: '/' } }),
};

/** The same of the operations that look at the account as a whole. */
export const AUDIT_SHAPES: {
  readonly [Name in AuditOperation]: (answer: AuditAnswers[Name]) => JsonObject | null;
} = {
  ListUserTags: ({ tags, ...page }) => ({ Tags: shownTags(tags), ...paged(page) }),
  GetAccountPasswordPolicy: nothing,
  ListAccountAliases: ({ aliases, ...page }) => ({ AccountAliases: aliases, ...paged(page) }),
  GenerateCredentialReport: ({ isNew }) =>
    isNew
      ? { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' }
      : { State: 'COMPLETE' },
  GetCredentialReport: ({ content, generatedAt }) => ({
    Content: content,
    ReportFormat: 'text/csv',
    GeneratedTime: timestamp(generatedAt),
  }),
  ListRoles: ({ roles, ...page }) => ({ Roles: roles.map(shownRoleOfAccount), ...paged(page) }),
  GetRole: ({ role }) => ({ Role: shownRoleOfAccount(role) }),
  SimulateCustomPolicy: shownSimulation,
  SimulatePrincipalPolicy: shownSimulation,
};
