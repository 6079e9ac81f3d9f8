import type { Seconds } from '../base/time.js';
import type { Arn } from '../world/arn.js';
import type { Sender } from '../world/caller.js';

/** A call of STS. Names as in the STS API reference. */
export type StsRequest = { readonly kind: 'sts'; readonly from: Sender } & StsCall;

/** A device and its code, together or not at all. */
export interface MfaParameters {
  readonly serialNumber?: Arn;
  readonly tokenCode?: string;
}

/** The operation and its parameters. Left out: session policies, tags, source identity, external id. */
export type StsCall =
  | { readonly operation: 'GetCallerIdentity' }
  | { readonly operation: 'GetAccessKeyInfo'; readonly accessKeyId: string }
  | ({ readonly operation: 'GetSessionToken'; readonly durationSeconds?: Seconds } & MfaParameters)
  | ({
      readonly operation: 'AssumeRole';
      readonly roleArn: Arn;
      readonly roleSessionName: string;
      readonly durationSeconds?: Seconds;
    } & MfaParameters);

/** The name of an STS operation, spelled as AWS spells it. */
export type StsOperation = StsCall['operation'];

/** The call of one operation, or of one of several. */
export type StsCallOf<Operation extends StsOperation> = {
  [Name in Operation]: { readonly operation: Name } & CallsByName[Name];
}[Operation];

type CallsByName = { readonly [Call in StsCall as Call['operation']]: Call };
