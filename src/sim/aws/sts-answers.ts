import type { CredentialsShown, RoleAssumed } from '../responses.js';
import type { StsAnswers } from '../sts/api.js';
import type { StsOperation } from '../sts/requests.js';
import type { JsonObject } from './json.js';
import { timestamp } from './timestamp.js';

/** The answers of STS as its model has them. */
export const STS_SHAPES: { readonly [Name in StsOperation]: (answer: StsAnswers[Name]) => JsonObject } = {
  GetCallerIdentity: ({ userId, account, arn }) => ({ UserId: userId, Account: account, Arn: arn }),
  GetAccessKeyInfo: ({ account }) => ({ Account: account }),
  GetSessionToken: ({ credentials }) => ({ Credentials: shownCredentials(credentials) }),
  AssumeRole: shownRole,
};

/** What AssumeRole answers. */
export function shownRole({ credentials, assumedRoleId, arn }: RoleAssumed): JsonObject {
  return {
    Credentials: shownCredentials(credentials),
    AssumedRoleUser: { AssumedRoleId: assumedRoleId, Arn: arn },
  };
}

function shownCredentials({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiration,
}: CredentialsShown): JsonObject {
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: timestamp(expiration),
  };
}
