import type { Page } from '../api/pages.js';
import type { EpochSeconds } from '../base/time.js';
import type { Decision } from '../policy/evaluate.js';
import type { User } from '../world/account.js';
import type { Arn } from '../world/arn.js';
import type { Tag } from '../world/devices.js';
import type { Permissions } from '../world/policies.js';
import type { Role } from '../world/roles.js';

// What those operations of IAM answer whose answers are lists, or are about the account as a whole.

/** A user as the read operations show it: without its password. */
export type UserSummary = Omit<User, 'loginProfile' | keyof Permissions> & {
  /** Every user of the lab has this one. */
  readonly path: '/';
  readonly arn: Arn;
};

/** Root as GetUser shows it: without a name. */
export interface RootSummary {
  readonly userName: null;
  /** The number of the account. */
  readonly userId: string;
  readonly createdAt: null;
  readonly arn: Arn;
}

/** A device of a user as ListMFADevices shows it (IAM API, `MFADevice`). */
export interface MfaDeviceSummary {
  /** Root has none. */
  readonly userName: string | null;
  readonly serialNumber: Arn;
  readonly enableDate: EpochSeconds | null;
}

/** A virtual device as ListVirtualMFADevices shows it: without its seed and its tags (IAM API, `VirtualMFADevice`). */
export interface VirtualDeviceSummary {
  readonly serialNumber: Arn;
  /** Null while the device is nobody's. */
  readonly user: UserSummary | RootSummary | null;
  readonly enableDate: EpochSeconds | null;
}

/** The devices of one user, of all kinds. */
export interface DevicesListed extends Page {
  readonly kind: 'mfa-devices';
  readonly devices: readonly MfaDeviceSummary[];
}

/** The virtual devices of the account. */
export interface VirtualDevicesListed extends Page {
  readonly kind: 'virtual-mfa-devices';
  readonly devices: readonly VirtualDeviceSummary[];
}

/** A list of users. */
export interface UsersListed extends Page {
  readonly kind: 'users';
  readonly users: readonly UserSummary[];
}

/** The tags of a virtual device, by their keys. */
export interface TagsListed extends Page {
  readonly kind: 'tags';
  readonly tags: readonly Tag[];
}

/** A policy of the account was made. */
export interface PolicyCreated {
  readonly kind: 'policy-created';
  readonly policyName: string;
  readonly arn: Arn;
}

/** How much there is of everything, and how much there may be. */
export interface AccountSummary {
  readonly kind: 'account-summary';
  readonly summary: { readonly [key: string]: number };
}

/** The aliases of the account; there is one. */
export interface AliasesListed extends Page {
  readonly kind: 'account-aliases';
  readonly aliases: readonly string[];
}

/** A credential report was made, or there is one that is young enough. */
export interface ReportGenerated {
  readonly kind: 'report-generated';
  readonly isNew: boolean;
}

/** The credential report, as CSV. */
export interface ReportShown {
  readonly kind: 'credential-report';
  readonly content: string;
  readonly generatedAt: EpochSeconds;
}

/** A role as the read operations show it: without its permissions. */
export type RoleSummary = Omit<Role, keyof Permissions> & { readonly arn: Arn };

/** A list of roles. */
export interface RolesListed extends Page {
  readonly kind: 'roles';
  readonly roles: readonly RoleSummary[];
}

/** One role. */
export interface RoleShown {
  readonly kind: 'role';
  readonly role: RoleSummary;
}

/** What policies make of one action on one resource. */
export interface Evaluated {
  readonly action: string;
  readonly resource: Arn;
  readonly verdict: Decision['verdict'];
  /** The policies whose statements decided. */
  readonly matched: readonly { readonly policy: string; readonly type: string }[];
  /** Condition keys that the policies ask for and the context does not have. */
  readonly missingKeys: readonly string[];
}

/** What was simulated. */
export interface PolicySimulated extends Page {
  readonly kind: 'policy-simulated';
  readonly results: readonly Evaluated[];
}

/** What of IAM's answers is listed here. */
export type IamAnswer =
  | AliasesListed
  | ReportGenerated
  | ReportShown
  | RolesListed
  | RoleShown
  | PolicySimulated
  | DevicesListed
  | VirtualDevicesListed
  | UsersListed
  | TagsListed
  | PolicyCreated
  | AccountSummary;
