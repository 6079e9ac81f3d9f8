import { describe, expect, it } from 'vitest';
import { pageAddress } from '../../../src/sim/console/address.js';
import type { Page } from '../../../src/sim/world/browser.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import { enterPassword, labWithDevice, openLab } from '../scenario.js';

const SERIAL = 'arn:aws:iam::123456789012:mfa/alice-phone';

const PAGES: readonly (readonly [Page, string])[] = [
  [{ name: 'sign-in', form: 'iam', account: '' }, 'https://console.aws.amazon.com/'],
  [{ name: 'mfa-challenge' }, 'https://ALIAS.signin.aws.amazon.com/mfa'],
  [
    { name: 'root-recovery', stage: 'start', number: '' },
    'https://signin.aws.amazon.com/alternative-factors',
  ],
  [{ name: 'console-home' }, 'https://console.aws.amazon.com/console/home'],
  [{ name: 'iam-dashboard' }, 'https://console.aws.amazon.com/iam/home'],
  [{ name: 'servers' }, 'https://console.aws.amazon.com/ec2/home'],
  [{ name: 'iam-users', refusal: null }, 'https://console.aws.amazon.com/iam/home#/users'],
  [
    { name: 'iam-user', userName: 'alice' },
    'https://console.aws.amazon.com/iam/home#/users/alice?section=security_credentials',
  ],
  [
    { name: 'remove-mfa-device', userName: 'alice', serialNumber: SERIAL },
    'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
  ],
  [
    { name: 'reset-password', userName: 'alice' },
    'https://console.aws.amazon.com/iam/home#/users/alice?section=security_credentials',
  ],
  [{ name: 'change-password' }, 'https://console.aws.amazon.com/iam/home#/security_credentials'],
  [{ name: 'event-history', refusal: null }, 'https://console.aws.amazon.com/cloudtrail/home#/events'],
  [{ name: 'security-credentials' }, 'https://console.aws.amazon.com/iam/home#/security_credentials'],
  [{ name: 'select-mfa-device' }, 'https://console.aws.amazon.com/iam/home#/security_credentials/mfa'],
  [
    { name: 'set-up-device', serialNumber: SERIAL, reveal: 'nothing', wasRevealed: false },
    'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
  ],
  [
    { name: 'register-security-key', keyName: 'key', nonce: '00' },
    'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
  ],
  [{ name: 'set-up-token' }, 'https://console.aws.amazon.com/iam/home#/security_credentials/mfa'],
  [
    { name: 'resync-mfa-device', serialNumber: SERIAL },
    'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
  ],
];

const { world } = openLab();

describe('the address of a page', () => {
  it.each(PAGES)('of %j is %s', (page, address) => {
    const { origin, path } = pageAddress(world, page);

    expect(`${origin}${path}`).toBe(address.replace('ALIAS', world.account.alias));
  });

  it.each<readonly [Page, string, string]>([
    [
      { name: 'sign-in', form: 'iam', account: 'lab-abcde' },
      'https://lab-abcde.signin.aws.amazon.com',
      '/console',
    ],
    [{ name: 'sign-in', form: 'root', account: '' }, 'https://signin.aws.amazon.com', '/'],
  ])('of %j is on its own host', (page, origin, path) => {
    expect(pageAddress(world, page)).toEqual({ origin, path });
  });

  it("is on the account's own sign-in host while a challenge waits", () => {
    const lab = labWithDevice('phone');
    enterPassword(lab, 'alice');

    const { origin } = pageAddress(lab.world, activeBrowser(lab.world).page);
    expect(origin).toBe(`https://${lab.world.account.alias}.signin.aws.amazon.com`);
  });
});
