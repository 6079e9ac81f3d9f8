import type { EpochSeconds } from '../base/time.js';
import type { Account } from '../world/account.js';
import { findUser } from '../world/account.js';
import type { Arn } from '../world/arn.js';
import { assumedRoleArn, rootArn, userArn } from '../world/arn.js';
import type { Caller, CallerPrincipal } from '../world/caller.js';

/** The ARN by which AWS's answers speak of a caller. */
export function callerArn({ id }: Account, principal: CallerPrincipal): Arn {
  switch (principal.type) {
    case 'root':
      return rootArn(id);
    case 'user':
      return userArn(id, principal.userName);
    case 'assumed-role':
      return assumedRoleArn(id, principal.roleName, principal.sessionName);
  }
}

/** `aws:userid`: of a user its own, of root the account's number, of a role `AROA…:SESSION`. */
export function callerId(account: Account, principal: CallerPrincipal): string {
  switch (principal.type) {
    case 'root':
      return account.id;
    case 'user':
      return findUser(account, principal.userName)?.userId ?? '';
    case 'assumed-role': {
      const role = account.roles.find(({ roleName }) => roleName === principal.roleName);
      return `${role?.roleId ?? ''}:${principal.sessionName}`;
    }
  }
}

/** The same caller, had a code been given just now. */
export function withMfa(caller: Caller, now: EpochSeconds): Caller {
  return { ...caller, mfa: { kind: 'true', serialNumber: '', at: now } };
}
