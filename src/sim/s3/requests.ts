import type { Sender } from '../world/caller.js';

/** A call of S3. Names as in the S3 API reference. */
export type S3Request = { readonly kind: 's3'; readonly from: Sender } & S3Call;

/** The operation and its parameters. S3 in the small: nothing can be read or written. */
export type S3Call =
  | { readonly operation: 'ListBuckets' }
  | { readonly operation: 'ListObjectsV2'; readonly bucket: string; readonly prefix?: string };

/** The name of an S3 operation, spelled as AWS spells it. */
export type S3Operation = S3Call['operation'];

/** The call of one operation, or of one of several. */
export type S3CallOf<Operation extends S3Operation> = {
  [Name in Operation]: { readonly operation: Name } & CallsByName[Name];
}[Operation];

type CallsByName = { readonly [Call in S3Call as Call['operation']]: Call };
