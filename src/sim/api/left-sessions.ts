import type { Account } from '../world/account.js';
import { findUser } from '../world/account.js';
import type { Principal } from '../world/principal.js';
import type { World } from '../world/world.js';

/** The world with another account. Who is no user any more is signed in nowhere, whoever gets the name after that. */
export function withAccount(world: World, account: Account): World {
  if (account.users.length >= world.account.users.length) return { ...world, account };
  const isGone = (principal: Principal | undefined) =>
    principal?.type === 'user' && findUser(account, principal.userName) === undefined;
  const browsers = world.browsers.map((browser) =>
    isGone(browser.session?.principal) || isGone(browser.challenge?.principal)
      ? {
          ...browser,
          session: null,
          challenge: null,
          page: { name: 'sign-in', form: 'iam', account: '' } as const,
          banner: null,
        }
      : browser,
  );
  return { ...world, account, browsers };
}
