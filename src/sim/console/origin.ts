import type { Browser, LookAlike } from '../world/browser.js';
import type { World } from '../world/world.js';

const CONSOLE = 'https://console.aws.amazon.com';
const ROOT_SIGN_IN = 'https://signin.aws.amazon.com';
const MAIL = 'https://mail.example';

/** Where the attacker's page is. `.example` belongs to nobody, and never will (RFC 2606). */
export const FAKE_HOST = 'signin-aws.example';
const FAKE_SITE = `https://${FAKE_HOST}`;

/**
 * The part of a page's address that a security key signs: scheme and host, as the browser knows them. Each page says
 * its own; one that took another's by default could have a signature made for the wrong site.
 */
export function pageOrigin(world: World, { page, challenge }: Pick<Browser, 'page' | 'challenge'>): string {
  switch (page.name) {
    case 'sign-in':
      if (page.form === 'root') return ROOT_SIGN_IN;
      return page.account === '' ? CONSOLE : userSignIn(page.account);
    case 'inbox':
      return MAIL;
    case 'look-alike':
      return lookAlikeOrigin(world, page.site);
    case 'relay-sign-in':
    case 'relay-challenge':
    case 'relay-over':
      return FAKE_SITE;
    case 'mfa-challenge':
      // Root belongs to no account's page: both pages of its sign-in are on the host that all accounts share.
      if (challenge?.principal.type === 'root') return ROOT_SIGN_IN;
      return userSignIn(world.account.alias);
    case 'root-recovery':
      return ROOT_SIGN_IN;
    case 'console-home':
    case 'iam-dashboard':
    case 'servers':
    case 'iam-users':
    case 'iam-user':
    case 'user-permissions':
    case 'iam-policies':
    case 'iam-policy':
    case 'policy-editor':
    case 'remove-mfa-device':
    case 'reset-password':
    case 'change-password':
    case 'event-history':
    case 'security-credentials':
    case 'select-mfa-device':
    case 'set-up-device':
    case 'register-security-key':
    case 'set-up-token':
    case 'resync-mfa-device':
      return CONSOLE;
  }
}

/** Addresses that only look like AWS's. */
function lookAlikeOrigin({ account }: World, site: LookAlike): string {
  switch (site) {
    case 'other-domain':
      return FAKE_SITE;
    case 'longer-domain':
      return `${userSignIn(account.alias)}.example`;
  }
}

/** Each account has a sign-in page of its own, below its id or alias. */
function userSignIn(account: string): string {
  return `https://${account}.signin.aws.amazon.com`;
}
