import type { CredentialsShown, RoleAssumed } from '../../../responses.js';
import type { StsAnswers } from '../../../sts/api.js';
import { callSts } from '../../../sts/api.js';
import { STS_PARAMETERS } from '../../../sts/parameters.js';
import type { StsCallOf, StsOperation } from '../../../sts/requests.js';
import type { JsonObject } from '../json.js';
import type { ApiCommand, ApiCommands } from './api-command.js';
import { shown, timestamp, typedCall } from './api-command.js';

/** `aws sts`, in the order of the alphabet. */
export const STS_COMMANDS: ApiCommands = {
  'assume-role': command('AssumeRole', 'temporary credentials of a role', shownRole),
  'get-caller-identity': command('GetCallerIdentity', 'who you are for AWS', (answer) => ({
    UserId: answer.userId,
    Account: answer.account,
    Arn: answer.arn,
  })),
  'get-session-token': command(
    'GetSessionToken',
    'temporary credentials for yourself, with MFA if you give a code',
    ({ credentials }) => ({ Credentials: shownCredentials(credentials) }),
  ),
};

function command<Name extends StsOperation>(
  operation: Name,
  about: string,
  shape: (answer: StsAnswers[Name]) => JsonObject,
): ApiCommand {
  return {
    operation,
    about,
    parameters: STS_PARAMETERS[operation],
    call: ({ world, sender, context }, given) =>
      shown(callSts<Name>(world, sender, typedCall<StsCallOf<Name>>(operation, given), context), shape),
  };
}

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
