import { readPolicy } from '../../sim/policy/read-policy.js';
import { findCredentials } from '../../sim/world/account.js';
import { isTemporary } from '../../sim/world/credentials.js';
import type { DenyingStatement, Reason } from '../../sim/world/reasons.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser } from '../../sim/world/world.js';
import type { Explained } from './explained.js';

/** AWS reports an explicit deny before a missing allow; here both are told. */
export function explainDenial(
  { action, isForWantOfMfa, by }: Extract<Reason, { readonly code: 'not-allowed' }>,
  world: World,
): Explained {
  const accessKeyId = world.history.at(-1)?.accessKeyId;
  if (isForWantOfMfa && accessKeyId !== undefined) {
    const who =
      by === undefined
        ? 'The policies deny'
        : `${statementWords(by, world)} of the policy ${by.policy} denies`;
    return {
      why: `${who} ${action} to this request: it ${signedWith(world, accessKeyId)}.`,
      todo: 'A program needs a session that began with a code.',
    };
  }
  if (isForWantOfMfa) {
    return {
      why: `${action} is allowed only in a session with MFA.`,
      todo: 'Sign out, and sign in with a code.',
    };
  }
  const isAboutMfa = by?.condition?.includes('MultiFactorAuth') ?? false;
  if (by !== undefined && !isAboutMfa) {
    return {
      why: `${statementWords(by, world)} of the policy ${by.policy} denies ${action}, and nothing allows what a policy denies.`,
      todo: 'An administrator can change that policy.',
    };
  }
  const isWithMfa = activeBrowser(world).session?.mfa !== null && !isAboutMfa;
  return {
    why: isWithMfa
      ? `No policy allows this user ${action}, and that is on purpose.`
      : `A policy of this user (identity-based) denies nearly everything before a sign-in with MFA, and none allows ${action} even then.`,
    todo: OWN_PAGE_HAS.includes(action)
      ? 'Take the menu under your own name instead.'
      : 'An administrator may do that. What is yours is in the menu under your own name.',
  };
}

/** With what a program signed its request, and why that says nothing of MFA. */
function signedWith({ account }: World, accessKeyId: string): string {
  const found = findCredentials(account, accessKeyId);
  if (found === undefined || !isTemporary(found)) return 'was signed with an access key, and carries no MFA';
  return found.issuedBy === 'AssumeRole'
    ? 'was signed in the session of a role, and carries no MFA'
    : 'was signed in a session that began without a code';
}

/** A statement by the number that it has on its page, too: the name that AWS gives it stands in the JSON only. */
function statementWords({ policy, statement, index }: DenyingStatement, { account }: World): string {
  const unnamed = /^Statement\[(\d+)\]$/.exec(statement)?.[1];
  if (unnamed !== undefined) return `Statement ${Number(unnamed) + 1}`;
  const place = index ?? placeByName(policy, statement, account);
  return place < 0 ? statement : `Statement ${place + 1} (${statement})`;
}

/** In files of before only the names were kept; two users may have policies of one name. */
function placeByName(policy: string, statement: string, account: World['account']): number {
  const documents = account.users.flatMap(({ inlinePolicies }) =>
    inlinePolicies.flatMap(({ policyName, document }) => (policyName === policy ? [document] : [])),
  );
  const [places = []] = documents.map((document) => {
    const read = readPolicy(document);
    return read.ok ? read.value.statements.map(({ sid }) => sid) : [];
  });
  return places.indexOf(statement);
}

/** What leads to the own devices by way of the list of users, and what the menu under the own name leads to as well. */
const OWN_PAGE_HAS: readonly string[] = ['iam:ListUsers', 'iam:GetUser', 'iam:ListMFADevices'];
