import type { ExecuteContext } from '../base/ports.js';
import { LEARNER, newWorld } from './new-world.js';
import { documentOf } from './policies.js';
import type { World } from './world.js';

/** What alice works with: servers, which the policy for her own MFA gives her in a session with MFA only. */
const SERVERS = {
  policyName: 'RunServers',
  document: documentOf([{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }]),
};

/** The account of a company in which alice works with servers, and may do so only with MFA. */
export function newWorldWithServers(context: ExecuteContext): World {
  const world = newWorld(context);
  const users = world.account.users.map((user) =>
    user.userName === LEARNER ? { ...user, inlinePolicies: [SERVERS] } : user,
  );
  return { ...world, account: { ...world.account, users } };
}
