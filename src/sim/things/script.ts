import type { Request } from '../requests.js';
import { accessKeysOf } from '../world/account.js';
import type { HistoryEvent } from '../world/event.js';
import { LEARNER } from '../world/new-world.js';
import type { World } from '../world/world.js';

// A program of alice's that works with her access key, and knows of no MFA.

/** The access key that the script has; null where she has none any more. */
export function scriptKey({ account }: World): string | null {
  return accessKeysOf(account, LEARNER)[0]?.accessKeyId ?? null;
}

/** What the script asks of AWS: the list of buckets. */
export function listBucketsByScript(world: World): Request {
  const accessKeyId = scriptKey(world);
  const credentials = accessKeyId === null ? null : { accessKeyId };
  return { kind: 's3', from: { credentials }, operation: 'ListBuckets' };
}

/** Whether an event is the script's. */
export function isOfScript(world: World, { accessKeyId, eventName }: HistoryEvent): boolean {
  return eventName === 'ListBuckets' && accessKeyId !== undefined && accessKeyId === scriptKey(world);
}
