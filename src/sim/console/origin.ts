import type { Page } from '../world/browser.js';
import type { World } from '../world/world.js';

/** The part of an address that a security key signs: scheme and host, as the browser knows them. */
export function originOf(world: World, page: Page): string {
  switch (page.name) {
    case 'sign-in':
      if (page.form === 'root') return 'https://signin.aws.amazon.com';
      return page.account === ''
        ? 'https://console.aws.amazon.com'
        : `https://${page.account}.signin.aws.amazon.com`;
    case 'mfa-challenge':
      return `https://${world.account.alias}.signin.aws.amazon.com`;
    case 'root-recovery':
      return 'https://signin.aws.amazon.com';
    default:
      return 'https://console.aws.amazon.com';
  }
}
