import type { Page } from '../world/browser.js';
import type { World } from '../world/world.js';

/** Where a page is, as the address bar shows it. */
export interface PageAddress {
  /** Scheme and host, as the browser knows them: what a security key signs. */
  readonly origin: string;
  readonly path: string;
}

const CONSOLE = 'https://console.aws.amazon.com';
const ROOT_SIGN_IN = 'https://signin.aws.amazon.com';

/** The address of a page. Paths of the console are made after the real one's; they are not documented. */
export function pageAddress(world: World, page: Page): PageAddress {
  switch (page.name) {
    case 'sign-in':
      if (page.form === 'root') return { origin: ROOT_SIGN_IN, path: '/' };
      return page.account === ''
        ? { origin: CONSOLE, path: '/' }
        : { origin: userSignIn(page.account), path: '/console' };
    case 'mfa-challenge':
      return { origin: userSignIn(world.account.alias), path: '/mfa' };
    case 'root-recovery':
      return { origin: ROOT_SIGN_IN, path: '/alternative-factors' };
    case 'console-home':
      return { origin: CONSOLE, path: '/console/home' };
    case 'servers':
      return { origin: CONSOLE, path: '/ec2/home' };
    case 'event-history':
      return { origin: CONSOLE, path: '/cloudtrail/home#/events' };
    case 'iam-dashboard':
      return { origin: CONSOLE, path: '/iam/home' };
    case 'iam-users':
      return { origin: CONSOLE, path: '/iam/home#/users' };
    case 'iam-user':
    case 'reset-password':
      return { origin: CONSOLE, path: `/iam/home#/users/${page.userName}?section=security_credentials` };
    case 'security-credentials':
    case 'change-password':
      return { origin: CONSOLE, path: '/iam/home#/security_credentials' };
    case 'select-mfa-device':
    case 'set-up-device':
    case 'register-security-key':
    case 'set-up-token':
    case 'resync-mfa-device':
    case 'remove-mfa-device':
      return { origin: CONSOLE, path: '/iam/home#/security_credentials/mfa' };
  }
}

/** Each account has a sign-in page of its own, below its id or alias. */
function userSignIn(account: string): string {
  return `https://${account}.signin.aws.amazon.com`;
}
