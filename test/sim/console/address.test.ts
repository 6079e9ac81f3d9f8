import { describe, expect, it } from 'vitest';
import { pageAddress } from '../../../src/sim/console/address.js';
import type { Page } from '../../../src/sim/world/browser.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import { enterPassword, labWithDevice, openLab } from '../scenario.js';

const SERIAL = 'arn:aws:iam::123456789012:mfa/alice-phone';

/** A page of every name: a new one does not compile here until it is said where it is. */
const PAGES: { readonly [Name in Page['name']]: readonly [Extract<Page, { name: Name }>, string] } = {
  'sign-in': [{ name: 'sign-in', form: 'iam', account: '' }, 'https://console.aws.amazon.com/'],
  'mfa-challenge': [{ name: 'mfa-challenge' }, 'https://ALIAS.signin.aws.amazon.com/mfa'],
  'root-recovery': [
    { name: 'root-recovery', stage: 'start', number: '' },
    'https://signin.aws.amazon.com/alternative-factors',
  ],
  'console-home': [{ name: 'console-home' }, 'https://console.aws.amazon.com/console/home'],
  'iam-dashboard': [{ name: 'iam-dashboard' }, 'https://console.aws.amazon.com/iam/home'],
  servers: [{ name: 'servers' }, 'https://console.aws.amazon.com/ec2/home'],
  'iam-users': [{ name: 'iam-users', refusal: null }, 'https://console.aws.amazon.com/iam/home#/users'],
  'iam-user': [
    { name: 'iam-user', userName: 'alice' },
    'https://console.aws.amazon.com/iam/home#/users/alice?section=security_credentials',
  ],
  'remove-mfa-device': [
    { name: 'remove-mfa-device', userName: 'alice', serialNumber: SERIAL },
    'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
  ],
  'reset-password': [
    { name: 'reset-password', userName: 'alice' },
    'https://console.aws.amazon.com/iam/home#/users/alice?section=security_credentials',
  ],
  'change-password': [
    { name: 'change-password' },
    'https://console.aws.amazon.com/iam/home#/security_credentials',
  ],
  'event-history': [
    { name: 'event-history', refusal: null },
    'https://console.aws.amazon.com/cloudtrail/home#/events',
  ],
  'security-credentials': [
    { name: 'security-credentials' },
    'https://console.aws.amazon.com/iam/home#/security_credentials',
  ],
  'select-mfa-device': [
    { name: 'select-mfa-device' },
    'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
  ],
  'set-up-device': [
    { name: 'set-up-device', serialNumber: SERIAL, reveal: 'nothing', wasRevealed: false },
    'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
  ],
  'register-security-key': [
    { name: 'register-security-key', keyName: 'key', nonce: '00' },
    'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
  ],
  'set-up-token': [
    { name: 'set-up-token' },
    'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
  ],
  'resync-mfa-device': [
    { name: 'resync-mfa-device', serialNumber: SERIAL },
    'https://console.aws.amazon.com/iam/home#/security_credentials/mfa',
  ],
};

const { world } = openLab();

describe('the address of a page', () => {
  it.each(Object.values(PAGES))('of %j is %s', (page, address) => {
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
