import type { PolicyEdit } from '../../../sim/policy/edit-policy.js';
import { listBucketsByScript } from '../../../sim/things/script.js';
import { LEARNER } from '../../../sim/world/new-world.js';
import { RULE_FROM_THE_WEB, RULE_NAME } from '../../../sim/world/rule-world.js';
import type { Move } from '../lesson.js';
import { inFront } from './moves.js';

/** What an administrator does to alice's policies, and the script that works with her access key. */

/** Opens one of alice's inline policies as it is saved; the rule that is to be written begins as it was found. */
export function openPolicy(policyName: string): Move {
  const draft = policyName === RULE_NAME ? { draft: RULE_FROM_THE_WEB } : {};
  return inFront((browser) => ({ kind: 'open-policy', browser, userName: LEARNER, policyName, ...draft }));
}

export function editPolicy(edit: PolicyEdit): Move {
  return inFront((browser) => ({ kind: 'edit-policy', browser, edit }));
}

export function writePolicyText(text: string): Move {
  return inFront((browser) => ({ kind: 'write-policy', browser, text }));
}

export const savePolicy = inFront((browser) => ({ kind: 'save-policy', browser }));

/** alice's script lists the buckets with the access key that it has. */
export const runScript: Move = (world) => listBucketsByScript(world);
