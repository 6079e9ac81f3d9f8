import type { ExecuteContext } from '../base/ports.js';
import { LEARNER } from './new-world.js';
import { documentOf, MFA_PRESENT, OWN_USER, withPolicy } from './policies.js';
import { newWorldBeforeTheRule, OWN_DEVICES, RULE_NAME } from './rule-world.js';
import type { World } from './world.js';

// The account with MFA as the rule: as somebody leaves it who has repaired the rule of the web, and closed its last hole.

/** What it takes to set MFA up, which the rule leaves out. */
const NEEDED_TO_ENROL = [
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ResyncMFADevice',
];

const RULE = documentOf([
  {
    Sid: 'DenyWithoutMFA',
    Effect: 'Deny',
    NotAction: NEEDED_TO_ENROL,
    Resource: '*',
    Condition: { BoolIfExists: { [MFA_PRESENT]: 'false' } },
  },
]);

const OWN_DEVICES_DOCUMENT = documentOf([
  {
    Effect: 'Allow',
    Action: [...NEEDED_TO_ENROL, 'iam:DeactivateMFADevice', 'iam:DeleteVirtualMFADevice'],
    Resource: [OWN_USER, 'arn:aws:iam::*:mfa/*'],
  },
]);

/** A new account, under the rule. */
export function newWorldUnderTheRule(context: ExecuteContext): World {
  const world = newWorldBeforeTheRule(context);
  const { account } = world;
  const users = account.users.map((user) => {
    if (user.userName !== LEARNER) return user;
    const own = withPolicy(user.inlinePolicies, { policyName: OWN_DEVICES, document: OWN_DEVICES_DOCUMENT });
    return { ...user, inlinePolicies: withPolicy(own, { policyName: RULE_NAME, document: RULE }) };
  });
  return { ...world, account: { ...account, users } };
}
