import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/sim/world/browser.js';
import { pageUrl } from '../../../src/ui/console/page-view.js';
import { drive } from '../../helpers/drive.js';

/** A world whose account is called `lab-…`. */
function world() {
  const lab = drive();
  lab.press('a');
  lab.open('sign-in-as-the-right-person');
  return lab.session().world;
}

const SERIAL = 'arn:aws:iam::111122223333:mfa/alice-phone';

describe('the address of a page', () => {
  it.each<readonly [Page, string]>([
    [{ name: 'sign-in', form: 'root', account: '' }, 'https://signin.aws.amazon.com/'],
    [
      { name: 'root-recovery', stage: 'start', number: '' },
      'https://signin.aws.amazon.com/alternative-factors',
    ],
    [{ name: 'servers' }, 'https://console.aws.amazon.com/ec2/home'],
    [
      { name: 'iam-user', userName: 'alice' },
      'https://console.aws.amazon.com/iam/home#/users/alice?section=security_credentials',
    ],
    [{ name: 'change-password' }, 'https://console.aws.amazon.com/iam/home#/security_credentials'],
    [
      { name: 'resync-mfa-device', serialNumber: SERIAL },
      'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
    ],
  ])('is made of where it lives and its path: %j', (page, url) => {
    expect(pageUrl(world(), { page, challenge: null })).toBe(url);
  });

  it('has the account in it on the page behind a bookmark', () => {
    const { account } = world();

    const page = { name: 'sign-in', form: 'iam', account: account.alias } as const;
    expect(pageUrl(world(), { page, challenge: null })).toBe(
      `https://${account.alias}.signin.aws.amazon.com/console`,
    );
  });
});
