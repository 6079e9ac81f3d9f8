import type { Evaluated, PolicySimulated, RoleSummary } from '../iam/answers.js';
import type { Tag } from '../world/devices.js';
import { paged } from './iam-answers.js';
import type { Json, JsonObject } from './json.js';
import { timestamp } from './timestamp.js';

/** Tags of a device. */
export function shownTags(tags: readonly Tag[]): Json {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

/** A role, with who may assume it. */
export function shownRoleOfAccount(role: RoleSummary): JsonObject {
  return {
    Path: '/',
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: role.arn,
    CreateDate: timestamp(role.createdAt),
    AssumeRolePolicyDocument: role.trustPolicy,
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

/** `PolicyEvaluationDecisionType` of the model. */
const DECISIONS: { readonly [Verdict in Evaluated['verdict']]: string } = {
  allow: 'allowed',
  'explicit-deny': 'explicitDeny',
  'implicit-deny': 'implicitDeny',
};

/** What policies make of actions. */
export function shownSimulation({ results, ...page }: PolicySimulated): JsonObject {
  return {
    EvaluationResults: results.map(({ action, resource, verdict, matched, missingKeys }) => ({
      EvalActionName: action,
      EvalResourceName: resource,
      EvalDecision: DECISIONS[verdict],
      MatchedStatements: matched.map(({ policy, type }) => ({
        SourcePolicyId: policy,
        SourcePolicyType: type,
      })),
      MissingContextValues: missingKeys,
    })),
    ...paged(page),
  };
}
