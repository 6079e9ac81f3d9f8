import type { ConsoleRequest } from './console/requests.js';
import type { IamRequest } from './iam/requests.js';
import type { S3Request } from './s3/requests.js';
import type { StsRequest } from './sts/requests.js';
import type { TerminalRequest } from './terminal/requests.js';
import type { ThingRequest } from './things/requests.js';

/** Anything that can be asked of the world. */
export type Request = IamRequest | StsRequest | S3Request | ConsoleRequest | TerminalRequest | ThingRequest;

/** What a request is told by. */
export type RequestKind = Request['kind'];

/** The request of one kind, or of one of several. */
export type RequestOf<Kind extends RequestKind> = {
  [Name in Kind]: { readonly kind: Name } & RequestsByKind[Name];
}[Kind];

type RequestsByKind = { readonly [Member in Request as Member['kind']]: Member };
