import type { EpochSeconds } from '../../sim/base/time.js';
import { epochSeconds } from '../../sim/base/time.js';
import { newBuckets } from '../../sim/world/buckets.js';
import { LEARNER } from '../../sim/world/new-world.js';
import type { Permissions } from '../../sim/world/policies.js';
import {
  ADMINISTRATION,
  accountPolicies,
  denyingOlderSessions,
  policyArn,
  REQUIRE_MFA_NAME,
  selfManagement,
} from '../../sim/world/policies.js';
import { newRoles } from '../../sim/world/roles.js';
import { isObject, type JsonObject } from './document-file.js';

/**
 * Version 2 had one of three words for what a user may do, and a moment for the policy against older sessions; version 3
 * has documents, and in each account a role and a bucket.
 */
export function withPolicyDocuments(document: JsonObject): JsonObject {
  const changed = ['sessions', 'finished'].flatMap((name) => {
    const sessions = document[name];
    return isObject(sessions) ? [[name, changedEach(sessions, changedSession)] as const] : [];
  });
  return { ...document, ...Object.fromEntries(changed) };
}

const WORLDS = ['world', 'stepStart', 'solvedWorld'] as const;

function changedSession(session: unknown): unknown {
  if (!isObject(session)) return session;
  const worlds = WORLDS.flatMap((name) => {
    const world = session[name];
    return isObject(world) ? [[name, changedWorld(world)] as const] : [];
  });
  return { ...session, ...Object.fromEntries(worlds) };
}

function changedWorld(world: JsonObject): JsonObject {
  const { account } = world;
  return isObject(account) ? { ...world, account: changedAccount(account) } : world;
}

function changedAccount(account: JsonObject): JsonObject {
  const { id, alias, users } = account;
  // Whoever judges the document will find the same fault.
  if (typeof id !== 'string' || typeof alias !== 'string' || !Array.isArray(users)) return account;
  const [first] = users;
  const since = momentOf(isObject(first) ? first['createdAt'] : 0) ?? epochSeconds(0);
  return {
    policies: accountPolicies(id),
    roles: newRoles(id, LEARNER, since),
    buckets: newBuckets(alias, since),
    ...account,
    users: users.map((user: unknown) => (isObject(user) ? changedUser(user, id) : user)),
  };
}

function changedUser(user: JsonObject, accountId: string): JsonObject {
  const { permissions: word, deniesSessionsBefore, ...rest } = user;
  const permissions = permissionsOf(word, accountId);
  if (permissions === null) return user;
  const moment = momentOf(deniesSessionsBefore);
  const inlinePolicies = moment === null ? [] : [denyingOlderSessions(moment)];
  return { ...rest, ...permissions, inlinePolicies };
}

function permissionsOf(word: unknown, accountId: string): Permissions | null {
  switch (word) {
    case 'self-manage-mfa':
      return selfManagement(accountId);
    case 'administrator':
      return ADMINISTRATION;
    case 'administrator-with-mfa': {
      const { attachedPolicies, ...others } = ADMINISTRATION;
      const asksForMfa = policyArn(accountId, REQUIRE_MFA_NAME);
      return { ...others, attachedPolicies: [...attachedPolicies, asksForMfa] };
    }
    default:
      return null;
  }
}

/** The latest moment that a calendar has. */
const LATEST = 8.64e12;

function momentOf(value: unknown): EpochSeconds | null {
  return typeof value === 'number' && value >= 0 && value <= LATEST ? epochSeconds(value) : null;
}

function changedEach(entries: JsonObject, change: (entry: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, change(entry)]));
}
