import { BASE32_ALPHABET, BASE64_ALPHABET, randomText } from '../base/random.js';
import type { Seconds } from '../base/time.js';
import { addSeconds } from '../base/time.js';
import { newSecret } from '../iam/operations/access-keys.js';
import type { OperationContext } from '../outcome.js';
import type { CredentialsShown } from '../responses.js';
import type { Account } from '../world/account.js';
import type { TemporaryCredentials } from '../world/credentials.js';

/** Of real ones it is ASIA: see the ids of long-term keys. */
const TEMPORARY_PREFIX = 'LABS';
const ID_RANDOM_LENGTH = 16;
const TOKEN_LENGTH = 200;

/**
 * How many temporary credentials are remembered, the newest: the lab's choice, so that a file does not grow without end.
 * Older ones are as unknown as those that nobody was given.
 */
export const TEMPORARY_CREDENTIALS_KEPT = 200;

/** For whom and how credentials are issued, and for how long. */
export interface Issue extends Pick<TemporaryCredentials, 'issuedBy' | 'principal' | 'principalId' | 'mfa'> {
  readonly seconds: Seconds;
}

/** Issues temporary credentials. Nobody is shown them again. */
export function issue(
  account: Account,
  { seconds, ...whose }: Issue,
  { now, random }: OperationContext,
): { readonly account: Account; readonly credentials: CredentialsShown } {
  const issued: TemporaryCredentials = {
    accessKeyId: TEMPORARY_PREFIX + randomText(random, BASE32_ALPHABET, ID_RANDOM_LENGTH),
    secretAccessKey: newSecret(random),
    sessionToken: randomText(random, BASE64_ALPHABET, TOKEN_LENGTH),
    ...whose,
    issuedAt: now,
    expiresAt: addSeconds(now, seconds),
  };
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration } = issued;
  const temporaryCredentials = [...account.temporaryCredentials, issued].slice(-TEMPORARY_CREDENTIALS_KEPT);
  return {
    account: { ...account, temporaryCredentials },
    credentials: { accessKeyId, secretAccessKey, sessionToken, expiration },
  };
}
