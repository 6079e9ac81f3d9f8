import type { Account, User } from '../../world/account.js';
import { findUser } from '../../world/account.js';
import { rootArn, userArn } from '../../world/arn.js';
import type { Principal } from '../../world/principal.js';
import type { RootSummary, UserSummary } from '../answers.js';

/** A user without its password. */
export function summariseUser(account: Account, { userName, userId, createdAt }: User): UserSummary {
  return { path: '/', userName, userId, createdAt, arn: userArn(account.id, userName) };
}

/** Root has no name, and its id is the account's (IAM User Guide, "IAM identifiers"). The lab knows no date for it. */
export function summariseRoot({ id }: Account): RootSummary {
  return { userName: null, userId: id, createdAt: null, arn: rootArn(id) };
}

/** Whoever owns a device. */
export function summariseOwner(account: Account, owner: Principal): UserSummary | RootSummary | null {
  if (owner.type === 'root') return summariseRoot(account);
  const user = findUser(account, owner.userName);
  return user === undefined ? null : summariseUser(account, user);
}
