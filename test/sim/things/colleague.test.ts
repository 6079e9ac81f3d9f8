import { describe, expect, it } from 'vitest';
import { codeAt } from '../../../src/sim/codes/totp.js';
import { phoneCode } from '../../../src/sim/things/phone.js';
import type { Lab } from '../scenario.js';
import { device, granted, labOfAlice, refusalOf } from '../scenario.js';

const photograph = (lab: Lab, browser = 'main') => lab.ask({ kind: 'photograph-screen', browser });

/** alice at the page that sets up `phone`, with the QR code shown. */
function labWithQr(what: 'qr' | 'key' | 'nothing' = 'qr'): Lab {
  const lab = labOfAlice();
  granted(lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'phone' }));
  granted(lab.ask({ kind: 'reveal', browser: 'main', what }));
  return lab;
}

/** What the colleague's phone shows now, newest entry last. */
function shown({ world, now }: Lab): readonly string[] {
  return (world.colleaguesPhone?.entries ?? []).map(({ secret }) => codeAt(secret, now));
}

describe('a colleague who photographs the screen', () => {
  it('has nothing before', () => {
    expect(labWithQr().world.colleaguesPhone).toBeNull();
  });

  it.each(['qr', 'key'] as const)('gets the codes of the device from the %s, at every change', (what) => {
    const lab = labWithQr(what);
    granted(lab.ask({ kind: 'phone-scan', browser: 'main' }));

    granted(photograph(lab));

    for (let change = 0; change < 3; change += 1) {
      const own = lab.world.phone.entries.map((entry) => phoneCode(lab.world, entry, lab.now));
      expect(shown(lab)).toEqual(own);
      lab.wait(30);
    }
  });

  it('gets nothing where nothing is shown', () => {
    const lab = labWithQr('nothing');

    expect(refusalOf(photograph(lab)).reason.code).toBe('nothing-to-scan');
    expect(lab.world.colleaguesPhone).toBeNull();
  });

  it('keeps the old codes when the set-up is cancelled, and gets none of a new device', () => {
    const lab = labWithQr();
    granted(photograph(lab));
    granted(lab.ask({ kind: 'cancel-wizard', browser: 'main' }));
    granted(lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'other' }));
    granted(lab.ask({ kind: 'reveal', browser: 'main', what: 'qr' }));

    expect(shown(lab)).toEqual([codeAt(device(lab, 'phone').seed, lab.now)]);
    expect(shown(lab)).not.toContain(codeAt(device(lab, 'other').seed, lab.now));
  });

  it('stands beside alice, and beside nobody else', () => {
    const lab = labWithQr();
    granted(lab.ask({ kind: 'open-window', of: 'administrator' }));

    expect(refusalOf(photograph(lab, 'administrator')).reason.code).toBe('not-in-this-hand');
  });

  it('is nothing to AWS', () => {
    const lab = labWithQr();
    const before = lab.world.history;
    granted(photograph(lab));

    expect(lab.world.history).toBe(before);
  });
});
