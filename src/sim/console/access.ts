import type { LabContext } from '../base/ports.js';
import { callIam } from '../iam/api.js';
import type { Handlers, Outcome } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Response } from '../responses.js';
import { denyingOlderSessions } from '../world/policies.js';
import type { World } from '../world/world.js';
import { changeBrowser, showRefusal, signedIn } from './page.js';
import type { AccessRequest } from './requests.js';

/** Access keys, and the policy that makes older sessions useless. */
export const ACCESS_HANDLERS = {
  'create-access-key': signedIn((world, { browser }, context) =>
    stay(browser, callIam(world, { browser }, { operation: 'CreateAccessKey' }, context)),
  ),
  'delete-access-key': signedIn((world, { browser, userName, accessKeyId }, context) =>
    stay(
      browser,
      callIam(world, { browser }, { operation: 'DeleteAccessKey', userName, accessKeyId }, context),
    ),
  ),
  'deny-older-sessions': signedIn(denyOlderSessions),
} satisfies Handlers<AccessRequest>;

/**
 * IAM has a button for this on roles only, "Revoke active sessions"; for a user an administrator attaches the same inline
 * policy by hand (IAM User Guide, "Disabling permissions for temporary security credentials").
 */
function denyOlderSessions(
  world: World,
  { browser, userName }: RequestOf<'deny-older-sessions'>,
  context: LabContext,
): Outcome {
  const { policyName, document: policyDocument } = denyingOlderSessions(context.now);
  const call = { operation: 'PutUserPolicy', userName, policyName, policyDocument } as const;
  return stay(browser, callIam(world, { browser }, call, context));
}

/** The page stays; a refusal is said on it. What was said of something before is over. */
function stay<Answer extends Response>(browser: string, { world, result }: Outcome<Answer>): Outcome<Answer> {
  return result.ok
    ? { world: changeBrowser(world, browser, { banner: null }), result }
    : showRefusal(world, browser, result.failure);
}
