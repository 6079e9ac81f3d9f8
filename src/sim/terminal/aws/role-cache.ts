import type { JsonObject } from '../../aws/json.js';
import { timestamp } from '../../aws/timestamp.js';
import type { SignaturePort } from '../../base/ports.js';
import { bytesToHex } from '../../base/random.js';
import type { EpochSeconds, Seconds } from '../../base/time.js';
import { addSeconds, epochSeconds } from '../../base/time.js';
import type { SentCredentials } from '../../world/caller.js';
import type { Files } from '../paths.js';

// The AWS CLI keeps the credentials of a role in a file, and takes them from there until a quarter of an hour before their
// end (botocore, `CachedCredentialFetcher`).

const FOLDER = '~/.aws/cli/cache/';

/** How much of their life has to be left. */
const EXPIRY_WINDOW: Seconds = 15 * 60;

/** The file for what a role is assumed with. AWS's is called by another sum of the same, which is as long. */
export function cachePath(assumed: JsonObject, { sha256 }: SignaturePort): string {
  const sum = sha256(new TextEncoder().encode(JSON.stringify(assumed)));
  return `${FOLDER}${bytesToHex(sum).slice(0, 40)}.json`;
}

/** The credentials in a file of the cache, while they are good for a quarter of an hour at least; else null. */
export function cachedKeys(text: string | undefined, now: EpochSeconds): SentCredentials | null {
  const found = readCache(text ?? '');
  return found === null || found.expiration - now < EXPIRY_WINDOW ? null : found.keys;
}

/** The files with the credentials of roles made so much older as the sessions are. */
export function agedCache(files: Files, back: Seconds): Files {
  const entries = Object.entries(files).map(([path, text]) => {
    const found = path.startsWith(FOLDER) ? readCache(text) : null;
    return found === null
      ? [path, text]
      : [path, text.replace(found.expires, timestamp(addSeconds(found.expiration, back)))];
  });
  return Object.fromEntries(entries);
}

interface Cached {
  readonly keys: SentCredentials;
  readonly expiration: EpochSeconds;
  /** As it is written. */
  readonly expires: string;
}

/** Anything may stand in a file. */
function readCache(text: string): Cached | null {
  const value = (name: string) => new RegExp(`"${name}":\\s*"([^"]*)"`).exec(text)?.[1];
  const [accessKeyId, secretAccessKey] = [value('AccessKeyId'), value('SecretAccessKey')];
  const [sessionToken, expires] = [value('SessionToken'), value('Expiration')];
  // biome-ignore lint/style/noRestrictedGlobals: it reads no clock.
  const moment = new Date(expires ?? '').getTime() / 1000;
  if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined) return null;
  if (expires === undefined || !(moment >= 0)) return null;
  return { keys: { accessKeyId, secretAccessKey, sessionToken }, expiration: epochSeconds(moment), expires };
}
