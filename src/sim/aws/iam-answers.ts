import type { Page } from '../api/pages.js';
import type { IamAnswers } from '../iam/api.js';
import {
  shownDevice,
  shownKey,
  shownKeyUse,
  shownOwnDevice,
  shownPolicyDocument,
  shownProfile,
  shownUser,
} from './iam-shapes.js';
import type { Json, JsonObject } from './json.js';

// The answers of IAM as its model has them, for whoever prints them or sends them over a wire.

/** Nothing is answered. */
export const nothing = (): null => null;

/** What an answer says of its page; always at the end. */
export function paged({ isTruncated, marker }: Page): JsonObject {
  return { IsTruncated: isTruncated, ...(marker === null ? {} : { Marker: marker }) };
}

/** What a list says of its pages. The AWS CLI turns them itself, and shows nothing of it. */
export const PAGE_MEMBERS = ['IsTruncated', 'Marker'];

/** Operations that the simulated `aws` has commands for. */
export type PrintedOperation =
  | 'CreateAccessKey'
  | 'CreateVirtualMFADevice'
  | 'DeactivateMFADevice'
  | 'DeleteAccessKey'
  | 'DeleteVirtualMFADevice'
  | 'EnableMFADevice'
  | 'GetAccessKeyLastUsed'
  | 'GetLoginProfile'
  | 'GetUser'
  | 'GetUserPolicy'
  | 'ListAccessKeys'
  | 'ListAttachedUserPolicies'
  | 'ListMFADevices'
  | 'ListUserPolicies'
  | 'ListUsers'
  | 'ListVirtualMFADevices'
  | 'ResyncMFADevice'
  | 'UpdateAccessKey';

/** The shape of the answer of each; null where there is none. */
export const PRINTED_SHAPES: {
  readonly [Name in PrintedOperation]: (answer: IamAnswers[Name]) => JsonObject | null;
} = {
  CreateAccessKey: (key) => ({ AccessKey: shownKey(key, key.secretAccessKey) }),
  CreateVirtualMFADevice: ({ serialNumber, base32StringSeed }) => ({
    VirtualMFADevice: { SerialNumber: serialNumber, Base32StringSeed: base32StringSeed },
  }),
  DeactivateMFADevice: nothing,
  DeleteAccessKey: nothing,
  DeleteVirtualMFADevice: nothing,
  EnableMFADevice: nothing,
  GetAccessKeyLastUsed: shownKeyUse,
  GetLoginProfile: ({ userName, profile }) => ({ LoginProfile: shownProfile(userName, profile) }),
  GetUser: ({ user }) => ({ User: shownUser(user) }),
  GetUserPolicy: ({ userName, policyName, document }) => ({
    UserName: userName,
    PolicyName: policyName,
    PolicyDocument: document,
  }),
  ListAccessKeys: ({ keys, ...page }) => ({
    AccessKeyMetadata: keys.map((key) => shownKey(key)),
    ...paged(page),
  }),
  ListAttachedUserPolicies: ({ policies, ...page }) => ({
    AttachedPolicies: policies.map(({ policyName, policyArn }) => ({
      PolicyName: policyName,
      PolicyArn: policyArn,
    })),
    ...paged(page),
  }),
  ListMFADevices: ({ devices, ...page }) => ({ MFADevices: devices.map(shownOwnDevice), ...paged(page) }),
  ListUserPolicies: ({ policyNames, ...page }) => ({ PolicyNames: policyNames, ...paged(page) }),
  ListUsers: ({ users, ...page }) => ({ Users: users.map(shownUser), ...paged(page) }),
  ListVirtualMFADevices: ({ devices, ...page }) => ({
    VirtualMFADevices: devices.map(shownDevice),
    ...paged(page),
  }),
  ResyncMFADevice: nothing,
  UpdateAccessKey: nothing,
};

/** The same without what is said of pages, and with a policy as data, as the AWS CLI prints it. */
export function asPrinted(answer: JsonObject | null): JsonObject {
  const entries = Object.entries(answer ?? {})
    .filter(([name]) => !PAGE_MEMBERS.includes(name))
    .map(([name, value]): [string, Json] => [
      name,
      name === 'PolicyDocument' && typeof value === 'string' ? shownPolicyDocument(value) : value,
    ]);
  return Object.fromEntries(entries);
}
