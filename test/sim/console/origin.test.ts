import { describe, expect, it } from 'vitest';
import { pageOrigin } from '../../../src/sim/console/origin.js';
import type { Page } from '../../../src/sim/world/browser.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import { enterPassword, labWithDevice, openLab } from '../scenario.js';

const SERIAL = 'arn:aws:iam::123456789012:mfa/alice-phone';

const PAGES: readonly (readonly [Page, string])[] = [
  [{ name: 'sign-in', form: 'iam', account: 'lab-abcde' }, 'https://lab-abcde.signin.aws.amazon.com'],
  [{ name: 'sign-in', form: 'root', account: '' }, 'https://signin.aws.amazon.com'],
  [{ name: 'sign-in', form: 'iam', account: '' }, 'https://console.aws.amazon.com'],
  [{ name: 'inbox' }, 'https://mail.example'],
  [{ name: 'look-alike', site: 'other-domain' }, 'https://signin-aws.example'],
  [{ name: 'look-alike', site: 'longer-domain' }, 'https://ALIAS.signin.aws.amazon.com.example'],
  [{ name: 'relay-sign-in' }, 'https://signin-aws.example'],
  [{ name: 'relay-challenge' }, 'https://signin-aws.example'],
  [{ name: 'relay-over' }, 'https://signin-aws.example'],
  [{ name: 'mfa-challenge' }, 'https://ALIAS.signin.aws.amazon.com'],
  [{ name: 'root-recovery', stage: 'start', number: '' }, 'https://signin.aws.amazon.com'],
  [{ name: 'console-home' }, 'https://console.aws.amazon.com'],
  [{ name: 'iam-dashboard' }, 'https://console.aws.amazon.com'],
  [{ name: 'servers' }, 'https://console.aws.amazon.com'],
  [{ name: 'iam-users', refusal: null }, 'https://console.aws.amazon.com'],
  [{ name: 'iam-user', userName: 'alice' }, 'https://console.aws.amazon.com'],
  [{ name: 'remove-mfa-device', userName: 'alice', serialNumber: SERIAL }, 'https://console.aws.amazon.com'],
  [{ name: 'reset-password', userName: 'alice' }, 'https://console.aws.amazon.com'],
  [{ name: 'change-password' }, 'https://console.aws.amazon.com'],
  [{ name: 'event-history', refusal: null }, 'https://console.aws.amazon.com'],
  [{ name: 'security-credentials' }, 'https://console.aws.amazon.com'],
  [{ name: 'select-mfa-device' }, 'https://console.aws.amazon.com'],
  [
    { name: 'set-up-device', serialNumber: SERIAL, reveal: 'nothing', wasRevealed: false },
    'https://console.aws.amazon.com',
  ],
  [{ name: 'register-security-key', keyName: 'key', nonce: '00' }, 'https://console.aws.amazon.com'],
  [{ name: 'set-up-token' }, 'https://console.aws.amazon.com'],
  [{ name: 'resync-mfa-device', serialNumber: SERIAL }, 'https://console.aws.amazon.com'],
];

const { world } = openLab();

describe('the origin of a page', () => {
  it.each(PAGES)('of %j is %s', (page, origin) => {
    expect(pageOrigin(world, { page, challenge: null })).toBe(origin.replace('ALIAS', world.account.alias));
  });

  it("is the account's own sign-in host while a challenge waits", () => {
    const lab = labWithDevice('phone');
    enterPassword(lab, 'alice');

    const origin = pageOrigin(lab.world, activeBrowser(lab.world));
    expect(origin).toBe(`https://${lab.world.account.alias}.signin.aws.amazon.com`);
  });

  it('is the host that all accounts share while root is asked for a code', () => {
    const lab = openLab();
    const { email, password } = lab.world.account.root;
    const browser = lab.world.activeBrowser;
    lab.ask({ kind: 'sign-out', browser });
    lab.ask({ kind: 'open-sign-in', browser, form: 'root' });
    lab.ask({ kind: 'sign-in-as-root', browser, email, password });

    expect(activeBrowser(lab.world).page.name).toBe('mfa-challenge');
    expect(pageOrigin(lab.world, activeBrowser(lab.world))).toBe('https://signin.aws.amazon.com');
  });
});
