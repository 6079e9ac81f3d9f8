import type { ExecuteContext } from '../base/ports.js';
import { LEARNER, newWorld } from './new-world.js';
import { CHANGE_PASSWORD, documentOf, MFA_PRESENT } from './policies.js';
import type { World } from './world.js';

// An account in which MFA is not yet the rule: what alice may do stands in two policies of her own, and no statement
// anywhere asks for MFA.

/** What alice works with. */
export const WORK = 'ReadBuckets';

/** What she may do with MFA devices; as many policies that are found on the web, on everything. */
export const OWN_DEVICES = 'OwnDevices';

/** The rule that is to be written. */
export const RULE_NAME = 'AskForMFA';

const WORK_DOCUMENT = documentOf([
  { Effect: 'Allow', Action: ['s3:ListAllMyBuckets', 's3:ListBucket'], Resource: '*' },
]);

const OWN_DEVICES_DOCUMENT = documentOf([
  {
    Effect: 'Allow',
    Action: [
      'iam:CreateVirtualMFADevice',
      'iam:EnableMFADevice',
      'iam:GetUser',
      'iam:ListMFADevices',
      'iam:ResyncMFADevice',
      'iam:DeactivateMFADevice',
      'iam:DeleteVirtualMFADevice',
    ],
    Resource: '*',
  },
]);

/** What many guides give as the rule: it stops a session without MFA, and no access key. */
export const RULE_FROM_THE_WEB = documentOf([
  {
    Sid: 'DenyWithoutMFA',
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { Bool: { [MFA_PRESENT]: 'false' } },
  },
]);

/** A new account, before the rule. */
export function newWorldBeforeTheRule(context: ExecuteContext): World {
  const world = newWorld(context);
  const inlinePolicies = [
    { policyName: WORK, document: WORK_DOCUMENT },
    { policyName: OWN_DEVICES, document: OWN_DEVICES_DOCUMENT },
  ];
  const users = world.account.users.map((user) =>
    user.userName === LEARNER ? { ...user, inlinePolicies, attachedPolicies: [CHANGE_PASSWORD.arn] } : user,
  );
  // Those of other accounts ask for MFA, as the rule is to: whoever reads them here has it before it is thought out.
  return { ...world, account: { ...world.account, users, policies: [] } };
}
