import { pageOf } from '../../api/pages.js';
import { BASE32_ALPHABET, randomText } from '../../base/random.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { Done, PasswordSet, UserShown } from '../../responses.js';
import type { Account, LoginProfile, User } from '../../world/account.js';
import { findUser, replaceUser } from '../../world/account.js';
import { userArn } from '../../world/arn.js';
import { callersName } from '../../world/caller.js';
import type { Refusal } from '../../world/refusal.js';
import { refusal } from '../../world/refusal.js';
import type { UsersListed } from '../answers.js';
import { authorize } from '../authorization.js';
import {
  loginProfileExists,
  noLoginProfile,
  noSuchUser,
  noUsersPassword,
  passwordPolicyViolation,
  userExists,
  userNameNeeded,
  wrongOldPassword,
} from '../aws-error.js';
import { newUsersPermissions } from '../lab-defaults.js';
import { passwordProblem } from '../password-policy.js';
import type { IamCallOf } from '../requests.js';
import { summariseRoot, summariseUser } from './user-summary.js';

/** IAM User Guide, "Unique identifiers": AIDA marks an IAM user. */
const USER_ID_PREFIX = 'AIDA';
const USER_ID_RANDOM_LENGTH = 17;

/** GetUser. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html; without a name, the caller. */
export function getUser(
  account: Account,
  call: IamCallOf<'GetUser'>,
  context: OperationContext,
): OperationOutcome<UserShown> {
  const isRoot = context.caller.principal.type === 'root' && call.userName === undefined;
  if (isRoot) return granted(account, { kind: 'user', user: summariseRoot(account) });
  const meant = meantUser(call, context);
  if ('refusal' in meant) return refused(account, meant.refusal);
  const found = permittedUser(account, 'iam:GetUser', meant.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  return granted(account, { kind: 'user', user: summariseUser(account, found.user) });
}

/** ListUsers. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html */
export function listUsers(
  account: Account,
  call: IamCallOf<'ListUsers'>,
  context: OperationContext,
): OperationOutcome<UsersListed> {
  const denial = authorize(account, context, 'iam:ListUsers', userArn(account.id, ''));
  if (denial !== null) return refused(account, denial);
  const { pathPrefix = '/' } = call;
  const users = account.users.map((user) => summariseUser(account, user));
  const listed = pageOf(
    users.filter(({ path }) => path.startsWith(pathPrefix)),
    call,
  );
  if (!listed.ok) return refused(account, listed.failure);
  return granted(account, { kind: 'users', users: listed.value.items, ...listed.value.page });
}

/**
 * CreateUser. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
 */
export function createUser(
  account: Account,
  call: IamCallOf<'CreateUser'>,
  context: OperationContext,
): OperationOutcome<UserShown> {
  const { userName } = call;
  const denial = authorize(account, context, 'iam:CreateUser', userArn(account.id, userName));
  if (denial !== null) return refused(account, denial);
  if (findUser(account, userName) !== undefined) {
    return refused(account, refusal(userExists(userName), { code: 'user-exists' }));
  }
  const user: User = {
    userName,
    userId: USER_ID_PREFIX + randomText(context.random, BASE32_ALPHABET, USER_ID_RANDOM_LENGTH),
    createdAt: context.now,
    loginProfile: null,
    ...newUsersPermissions(account, context.caller),
  };
  return granted(
    { ...account, users: [...account.users, user] },
    { kind: 'user', user: summariseUser(account, user) },
  );
}

/** CreateLoginProfile. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html */
export function createLoginProfile(
  account: Account,
  call: IamCallOf<'CreateLoginProfile'>,
  context: OperationContext,
): OperationOutcome<PasswordSet> {
  const found = permittedUser(account, 'iam:CreateLoginProfile', call.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  if (found.user.loginProfile !== null) {
    return refused(account, refusal(loginProfileExists(call.userName), { code: 'login-profile-exists' }));
  }
  const resetRequired = call.passwordResetRequired ?? false;
  const set = setPassword(account, found.user, call.password, context, resetRequired);
  if ('refusal' in set) return refused(account, set.refusal);
  const { password: _secret, ...profile } = set.profile;
  return granted(set.account, { kind: 'login-profile', userName: found.user.userName, profile });
}

/** UpdateLoginProfile. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateLoginProfile.html */
export function updateLoginProfile(
  account: Account,
  call: IamCallOf<'UpdateLoginProfile'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = permittedUser(account, 'iam:UpdateLoginProfile', call.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const profile = found.user.loginProfile;
  if (profile === null) {
    return refused(account, refusal(noLoginProfile(call.userName), { code: 'no-login-profile' }));
  }
  const resetRequired = call.passwordResetRequired ?? profile.passwordResetRequired;
  if (call.password !== undefined) {
    const set = setPassword(account, found.user, call.password, context, resetRequired);
    return 'refusal' in set ? refused(account, set.refusal) : granted(set.account);
  }
  return granted(withProfile(account, found.user, { ...profile, passwordResetRequired: resetRequired }));
}

/** ChangePassword, for the caller only. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html */
export function changePassword(
  account: Account,
  call: IamCallOf<'ChangePassword'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const { principal } = context.caller;
  if (principal.type !== 'user') {
    const code = principal.type === 'root' ? 'root-user' : 'user-name-needed';
    return refused(account, refusal(noUsersPassword(principal.type), { code }));
  }
  const found = permittedUser(account, 'iam:ChangePassword', principal.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const profile = found.user.loginProfile;
  if (profile === null) {
    return refused(account, refusal(noLoginProfile(principal.userName), { code: 'no-login-profile' }));
  }
  if (profile.password !== call.oldPassword) {
    return refused(account, refusal(wrongOldPassword(), { code: 'wrong-old-password' }));
  }
  const set = setPassword(account, found.user, call.newPassword, context, false);
  return 'refusal' in set ? refused(account, set.refusal) : granted(set.account);
}

/** The user of a call: without a name, the caller, who has to be one. */
export function meantUser(
  call: { readonly userName?: string },
  { caller: { principal } }: OperationContext,
): { readonly userName: string } | { readonly refusal: Refusal } {
  const userName = call.userName ?? callersName(principal);
  if (userName !== null) return { userName };
  const code = principal.type === 'root' ? 'root-user' : 'user-name-needed';
  return { refusal: refusal(userNameNeeded(), { code }) };
}

/** The user of that name, if the caller may do this to it. */
export function permittedUser(
  account: Account,
  action: string,
  userName: string,
  context: OperationContext,
): { readonly user: User } | { readonly refusal: Refusal } {
  const denial = authorize(account, context, action, userArn(account.id, userName));
  if (denial !== null) return { refusal: denial };
  const user = findUser(account, userName);
  if (user === undefined) return { refusal: refusal(noSuchUser(userName), { code: 'no-such-user' }) };
  return { user };
}

function setPassword(
  account: Account,
  user: User,
  password: string,
  { now }: OperationContext,
  passwordResetRequired: boolean,
): { readonly account: Account; readonly profile: LoginProfile } | { readonly refusal: Refusal } {
  const problem = passwordProblem(password, [account.alias, account.root.email]);
  if (problem !== null) {
    return {
      refusal: refusal(passwordPolicyViolation(problem), { code: 'password-policy', message: problem }),
    };
  }
  const createdAt = user.loginProfile?.createdAt ?? now;
  const profile: LoginProfile = { password, createdAt, changedAt: now, passwordResetRequired };
  return { account: withProfile(account, user, profile), profile };
}

function withProfile(account: Account, user: User, loginProfile: LoginProfile): Account {
  return replaceUser(account, user, { ...user, loginProfile });
}
