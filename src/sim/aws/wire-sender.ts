import type { ExecuteContext } from '../base/ports.js';
import type { EpochSeconds } from '../base/time.js';
import { findCredentials } from '../world/account.js';
import type { Sender } from '../world/caller.js';
import type { World } from '../world/world.js';
import type { Authorization, SignedRequest } from './sigv4.js';
import { isSignedWith, timeOf, timeText } from './sigv4.js';
import { incompleteSignature, skewed, wrongScope } from './wire-errors.js';
import type { WireError } from './xml.js';

/** What an answer may depend on: with the clock of this computer, which no warp moves, for the age of signatures. */
export interface WireContext extends ExecuteContext {
  readonly hostNow: EpochSeconds;
  /** A UUID for the answer: not of the world's own chance, in which it has no part. */
  readonly requestId: string;
}

/** What stands in place of a secret where the signature is not one of the right secret. */
const ANOTHER_SECRET = '';

/**
 * Who sends a request, as far as its signature tells, and what is wrong with a signature that is one. That the key is good,
 * and its session not over, is looked at where every call of an API is.
 */
export function wireSender(
  {
    world,
    request,
    context,
    authorization,
  }: {
    readonly world: World;
    readonly request: SignedRequest;
    readonly context: WireContext;
    readonly authorization: Authorization | null;
  },
  service: string,
): { readonly sender: Sender; readonly fault: WireError | null } {
  if (authorization === null) return { sender: { credentials: null }, fault: null };
  const { accessKeyId } = authorization;
  const sessionToken = request.headers['x-amz-security-token'];
  const sent = { accessKeyId, ...(sessionToken === undefined ? {} : { sessionToken }) };
  const secret = findCredentials(world.account, accessKeyId)?.secretAccessKey ?? null;
  const { signatures, hostNow } = context;
  if (secret === null || !isSignedWith(request, authorization, secret, (data) => signatures.sha256(data))) {
    return { sender: { credentials: { ...sent, secretAccessKey: ANOTHER_SECRET } }, fault: null };
  }
  const signedAt = timeOf(timeText(request) ?? '');
  const skew = signedAt === null ? incompleteSignature() : skewed(signedAt, hostNow);
  const fault = skew ?? (authorization.service === service ? null : wrongScope(service));
  return { sender: { credentials: sent }, fault };
}
