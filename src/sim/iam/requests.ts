import type { Paging } from '../api/pages.js';
import type { Arn } from '../world/arn.js';
import type { Sender } from '../world/caller.js';
import type { AccessKeyStatus } from '../world/credentials.js';
import type { Tag } from '../world/devices.js';

/** Two consecutive codes for a device. */
export interface CodePairParameters {
  readonly userName: string;
  readonly serialNumber: Arn;
  readonly authenticationCode1: string;
  readonly authenticationCode2: string;
}

/** A call of the IAM API. Names as in the IAM API reference. */
export type IamRequest = { readonly kind: 'iam'; readonly from: Sender } & IamCall;

/** The operation and its parameters. Left out: paths and tags of users and policies, and their descriptions. */
export type IamCall =
  | {
      readonly operation: 'CreateVirtualMFADevice';
      readonly virtualMfaDeviceName: string;
      readonly path?: string;
      readonly tags?: readonly Tag[];
    }
  | ({ readonly operation: 'EnableMFADevice' } & CodePairParameters)
  | ({ readonly operation: 'ResyncMFADevice' } & CodePairParameters)
  | { readonly operation: 'DeactivateMFADevice'; readonly serialNumber: Arn; readonly userName?: string }
  | { readonly operation: 'DeleteVirtualMFADevice'; readonly serialNumber: Arn }
  | ({ readonly operation: 'ListMFADevices'; readonly userName?: string } & Paging)
  | ({
      readonly operation: 'ListVirtualMFADevices';
      readonly assignmentStatus?: 'Assigned' | 'Unassigned' | 'Any';
    } & Paging)
  | { readonly operation: 'TagMFADevice'; readonly serialNumber: Arn; readonly tags: readonly Tag[] }
  | { readonly operation: 'UntagMFADevice'; readonly serialNumber: Arn; readonly tagKeys: readonly string[] }
  | ({ readonly operation: 'ListMFADeviceTags'; readonly serialNumber: Arn } & Paging)
  | { readonly operation: 'GetUser'; readonly userName?: string }
  | ({ readonly operation: 'ListUsers'; readonly pathPrefix?: string } & Paging)
  | { readonly operation: 'CreateUser'; readonly userName: string }
  | { readonly operation: 'DeleteUser'; readonly userName: string }
  | { readonly operation: 'GetAccountSummary' }
  | { readonly operation: 'GetMFADevice'; readonly serialNumber: Arn; readonly userName?: string }
  | { readonly operation: 'GetLoginProfile'; readonly userName?: string }
  | { readonly operation: 'DeleteLoginProfile'; readonly userName?: string }
  | {
      readonly operation: 'CreateLoginProfile';
      readonly userName: string;
      readonly password: string;
      readonly passwordResetRequired?: boolean;
    }
  | {
      readonly operation: 'UpdateLoginProfile';
      readonly userName: string;
      readonly password?: string;
      readonly passwordResetRequired?: boolean;
    }
  | { readonly operation: 'ChangePassword'; readonly oldPassword: string; readonly newPassword: string }
  | { readonly operation: 'CreateAccessKey'; readonly userName?: string }
  | ({ readonly operation: 'ListAccessKeys'; readonly userName?: string } & Paging)
  | { readonly operation: 'GetAccessKeyLastUsed'; readonly accessKeyId: string }
  | {
      readonly operation: 'UpdateAccessKey';
      readonly accessKeyId: string;
      readonly status: AccessKeyStatus;
      readonly userName?: string;
    }
  | { readonly operation: 'DeleteAccessKey'; readonly accessKeyId: string; readonly userName?: string }
  | {
      readonly operation: 'PutUserPolicy';
      readonly userName: string;
      readonly policyName: string;
      /** JSON. */
      readonly policyDocument: string;
    }
  | { readonly operation: 'GetUserPolicy'; readonly userName: string; readonly policyName: string }
  | { readonly operation: 'DeleteUserPolicy'; readonly userName: string; readonly policyName: string }
  | ({ readonly operation: 'ListUserPolicies'; readonly userName: string } & Paging)
  | { readonly operation: 'AttachUserPolicy'; readonly userName: string; readonly policyArn: Arn }
  | { readonly operation: 'DetachUserPolicy'; readonly userName: string; readonly policyArn: Arn }
  | ({ readonly operation: 'ListAttachedUserPolicies'; readonly userName: string } & Paging)
  | {
      readonly operation: 'CreatePolicy';
      readonly policyName: string;
      /** JSON. */
      readonly policyDocument: string;
    };

/** The name of an IAM operation, spelled as AWS spells it. */
export type IamOperation = IamCall['operation'];

/** The call of one operation, or of one of several. */
export type IamCallOf<Operation extends IamOperation> = {
  [Name in Operation]: { readonly operation: Name } & CallsByName[Name];
}[Operation];

type CallsByName = { readonly [Call in IamCall as Call['operation']]: Call };
