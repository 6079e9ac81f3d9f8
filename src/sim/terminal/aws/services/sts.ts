import { STS_SHAPES } from '../../../aws/sts-answers.js';
import { typedCall } from '../../../aws/typed-call.js';
import { callSts } from '../../../sts/api.js';
import { STS_PARAMETERS } from '../../../sts/parameters.js';
import type { StsCallOf, StsOperation } from '../../../sts/requests.js';
import type { ApiCommand, ApiCommands } from './api-command.js';
import { shown } from './api-command.js';

/** `aws sts`, in the order of the alphabet. */
export const STS_COMMANDS: ApiCommands = {
  'assume-role': command('AssumeRole', 'temporary credentials of a role'),
  'get-caller-identity': command('GetCallerIdentity', 'who you are for AWS'),
  'get-session-token': command(
    'GetSessionToken',
    'temporary credentials for yourself, with MFA if you give a code',
  ),
};

function command<Name extends StsOperation>(operation: Name, about: string): ApiCommand {
  return {
    operation,
    about,
    parameters: STS_PARAMETERS[operation],
    call: ({ world, sender, context }, given) =>
      shown(
        callSts<Name>(world, sender, typedCall<StsCallOf<Name>>(operation, given), context),
        STS_SHAPES[operation],
      ),
  };
}
