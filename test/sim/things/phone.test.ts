import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { addSeconds, epochSeconds } from '../../../src/sim/base/time.js';
import { phoneCode, rolloversOffline, withEntry } from '../../../src/sim/things/phone.js';
import type { PhoneEntry } from '../../../src/sim/world/phone.js';
import { newPhone } from '../../../src/sim/world/phone.js';
import { phoneTime } from '../../../src/sim/world/world.js';
import { done } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  deleteDevice,
  device,
  labOfAlice,
  openLab,
  refusalOf,
  START,
} from '../scenario.js';

/** alice in the wizard, with `phone` created and its QR code shown. */
function labWithQrCode(deviceName = 'phone'): Lab {
  const lab = labOfAlice();
  showQrCode(lab, deviceName);
  return lab;
}

function showQrCode(lab: Lab, deviceName: string): void {
  lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName });
  lab.ask({ kind: 'reveal', browser: 'main', what: 'qr' });
}

const scan = (lab: Lab) => lab.ask({ kind: 'phone-scan', browser: 'main' });
const airplaneMode = (lab: Lab, on: boolean) => lab.ask({ kind: 'phone-airplane-mode', on });

function onlyEntry(lab: Lab): PhoneEntry {
  const [entry, ...others] = lab.world.phone.entries;
  if (entry === undefined || others.length > 0) throw new Error('Not one entry');
  return entry;
}

describe('a new phone', () => {
  it('is in hand, right, online and empty', () => {
    expect(newPhone('phone')).toEqual({
      id: 'phone',
      status: 'in-hand',
      clockOffset: 0,
      isClockLocked: false,
      offlineSince: null,
      offlineRollovers: 0,
      entries: [],
    });
  });
});

describe('scanning', () => {
  it.each(['qr', 'key'] as const)('adds the device whose %s is on the page', (what) => {
    const lab = labWithQrCode();
    lab.ask({ kind: 'reveal', browser: 'main', what });
    lab.wait(5);

    const result = scan(lab);

    expect(result).toEqual(done);
    expect(lab.world.phone.entries).toEqual([
      {
        issuer: 'MFA Lab',
        account: `phone@${lab.world.account.alias}`,
        secret: device(lab, 'phone').seed,
        addedAt: lab.now,
      },
    ]);
  });

  it.each(['administrator', 'attacker'] as const)(
    "is in alice's hand, and reads nothing on the screen of the %s",
    (of) => {
      const lab = labWithQrCode();
      lab.ask({ kind: 'open-window', of });

      const scanned = lab.ask({ kind: 'phone-scan', browser: of });

      expect(refusalOf(scanned)).toEqual({ error: null, reason: { code: 'not-in-this-hand' } });
    },
  );

  it.each([
    ['the code is hidden', (lab: Lab) => lab.ask({ kind: 'reveal', browser: 'main', what: 'nothing' })],
    [
      'another page is open',
      (lab: Lab) => lab.ask({ kind: 'open-page', browser: 'main', page: 'console-home' }),
    ],
    [
      'the device is gone',
      (lab: Lab) => {
        callAdministrator(lab);
        return deleteDevice(lab, 'phone', 'private');
      },
    ],
  ])('finds nothing when %s', (_case, act) => {
    const lab = labWithQrCode();
    act(lab);

    expect(refusalOf(scan(lab))).toEqual({ error: null, reason: { code: 'nothing-to-scan' } });
    expect(lab.world.phone.entries).toEqual([]);
  });

  it('needs the window that shows the code', () => {
    const lab = labWithQrCode();
    lab.ask({ kind: 'open-private-window' });

    const result = lab.ask({ kind: 'phone-scan', browser: 'private' });

    expect(refusalOf(result).reason).toEqual({ code: 'nothing-to-scan' });
  });

  it('adds a second device below the first', () => {
    const lab = labWithQrCode('phone');
    scan(lab);
    showQrCode(lab, 'tablet');
    scan(lab);

    expect(lab.world.phone.entries.map(({ account }) => account.split('@')[0])).toEqual(['phone', 'tablet']);
  });

  it('scanning twice keeps one entry', () => {
    const lab = labWithQrCode();
    scan(lab);
    scan(lab);

    expect(lab.world.phone.entries).toHaveLength(1);
  });

  it('replaces the entry of a device of the same name', () => {
    const lab = labWithQrCode();
    scan(lab);
    callAdministrator(lab);
    deleteDevice(lab, 'phone', 'private');
    const stale = onlyEntry(lab).secret;
    showQrCode(lab, 'phone');

    scan(lab);

    expect(onlyEntry(lab).secret).toBe(device(lab, 'phone').seed);
    expect(onlyEntry(lab).secret).not.toBe(stale);
  });

  it('needs no network', () => {
    const lab = labWithQrCode();
    airplaneMode(lab, true);

    expect(scan(lab).ok).toBe(true);
  });

  it('leaves no event, as AWS hears nothing of it', () => {
    const lab = labWithQrCode();
    const { history } = lab.world;

    scan(lab);

    expect(lab.world.history).toBe(history);
  });
});

describe('withEntry', () => {
  const entry = (issuer: string, account: string, secret: string): PhoneEntry => ({
    issuer,
    account,
    secret,
    addedAt: START,
  });

  it.each([
    ['the same account of another issuer', entry('Other', 'a', 'S2')],
    ['another account of the same issuer', entry('MFA Lab', 'b', 'S2')],
  ])('keeps %s', (_case, other) => {
    const phone = withEntry(newPhone('phone'), other);

    expect(withEntry(phone, entry('MFA Lab', 'a', 'S1')).entries).toHaveLength(2);
  });
});

describe('deleting an entry', () => {
  it('takes it off the phone and leaves the others', () => {
    const lab = labWithQrCode('phone');
    scan(lab);
    showQrCode(lab, 'tablet');
    scan(lab);

    const result = lab.ask({ kind: 'phone-delete-entry', account: `phone@${lab.world.account.alias}` });

    expect(result).toEqual(done);
    expect(onlyEntry(lab).account).toBe(`tablet@${lab.world.account.alias}`);
  });

  it('does not touch the device at AWS', () => {
    const lab = labWithQrCode();
    scan(lab);
    const { account } = lab.world;

    lab.ask({ kind: 'phone-delete-entry', account: `phone@${account.alias}` });

    expect(lab.world.account).toBe(account);
  });

  it('needs an entry of that name', () => {
    const result = openLab().ask({ kind: 'phone-delete-entry', account: 'nothing' });

    expect(refusalOf(result)).toEqual({ error: null, reason: { code: 'no-such-entry' } });
  });
});

describe('the codes of the phone', () => {
  it('are those of an authenticator app', () => {
    const lab = labWithQrCode();
    scan(lab);
    const entry = onlyEntry(lab);

    const independent = new TOTP({ secret: entry.secret }).generate({ timestamp: lab.now * 1000 });

    expect(phoneCode(lab.world, entry, lab.now)).toBe(independent);
  });

  it.each([90, -90, 3600])('follow its own clock, %i seconds off', (offset) => {
    const lab = labWithQrCode();
    scan(lab);
    const entry = onlyEntry(lab);
    const code = phoneCode(lab.world, entry, addSeconds(lab.now, offset));

    const result = lab.ask({ kind: 'phone-set-clock', offset });

    expect(result).toEqual(done);
    expect(phoneCode(lab.world, entry, lab.now)).toBe(code);
    expect(phoneTime(lab.world, lab.now)).toBe(lab.now + offset);
  });

  it('are right again when the clock is', () => {
    const lab = labWithQrCode();
    scan(lab);
    const entry = onlyEntry(lab);
    const code = phoneCode(lab.world, entry, lab.now);
    lab.ask({ kind: 'phone-set-clock', offset: 600 });

    lab.ask({ kind: 'phone-set-clock', offset: 0 });

    expect(phoneCode(lab.world, entry, lab.now)).toBe(code);
  });
});

describe('airplane mode', () => {
  const rollovers = (lab: Lab) => rolloversOffline(lab.world.phone, lab.now);

  it('counts the code changes that the phone lives through', () => {
    const lab = openLab();
    airplaneMode(lab, true);
    lab.wait(29);
    const before = rollovers(lab);
    lab.wait(1);
    const after = rollovers(lab);
    lab.wait(60);

    expect([before, after, rollovers(lab)]).toEqual([0, 1, 3]);
  });

  it('keeps the count when it ends', () => {
    const lab = openLab();
    airplaneMode(lab, true);
    lab.wait(60);

    const result = airplaneMode(lab, false);
    lab.wait(60);

    expect(result).toEqual(done);
    expect(lab.world.phone).toMatchObject({ offlineSince: null, offlineRollovers: 2 });
    expect(rollovers(lab)).toBe(2);
  });

  it('adds up over several flights', () => {
    const lab = openLab();
    for (let flight = 0; flight < 3; flight += 1) {
      airplaneMode(lab, true);
      lab.wait(30);
      airplaneMode(lab, false);
      lab.wait(30);
    }

    expect(rollovers(lab)).toBe(3);
  });

  it('switched on twice counts from the first time', () => {
    const lab = openLab();
    airplaneMode(lab, true);
    lab.wait(30);
    airplaneMode(lab, true);
    lab.wait(30);

    expect(rollovers(lab)).toBe(2);
  });

  it('switched off twice counts nothing twice', () => {
    const lab = openLab();
    airplaneMode(lab, true);
    lab.wait(30);
    airplaneMode(lab, false);
    airplaneMode(lab, false);

    expect(rollovers(lab)).toBe(1);
  });

  it('counts lab time that is warped', () => {
    const lab = openLab();
    airplaneMode(lab, true);

    lab.ask({ kind: 'warp-to-next-step' });

    expect(rollovers(lab)).toBe(1);
  });

  it('takes nothing away when the clock is set back', () => {
    const lab = openLab();
    airplaneMode(lab, true);
    lab.wait(-90);

    expect(rollovers(lab)).toBe(0);
    airplaneMode(lab, false);
    expect(lab.world.phone.offlineRollovers).toBe(0);
  });
});

describe('a lost phone', () => {
  it('is lost', () => {
    const lab = openLab();

    const result = lab.ask({ kind: 'phone-lose' });

    expect(result).toEqual(done);
    expect(lab.world.phone.status).toBe('lost');
  });

  it('keeps its entries, for whoever finds it', () => {
    const lab = labWithQrCode();
    scan(lab);

    lab.ask({ kind: 'phone-lose' });

    expect(lab.world.phone.entries).toHaveLength(1);
  });

  it.each([
    { kind: 'phone-scan', browser: 'main' },
    { kind: 'phone-delete-entry', account: 'nothing' },
    { kind: 'phone-airplane-mode', on: true },
    { kind: 'phone-set-clock', offset: 60 },
    { kind: 'phone-lose' },
  ] as const)('does nothing: $kind', (request) => {
    const lab = labWithQrCode();
    lab.ask({ kind: 'phone-lose' });
    const before = lab.world;

    expect(refusalOf(lab.ask(request))).toEqual({ error: null, reason: { code: 'phone-lost' } });
    expect(lab.world).toBe(before);
  });

  it('is replaced by an empty one with another id', () => {
    const lab = labWithQrCode();
    scan(lab);
    lab.ask({ kind: 'phone-set-clock', offset: 60 });
    const { id } = lab.world.phone;
    lab.ask({ kind: 'phone-lose' });

    const result = lab.ask({ kind: 'phone-replace' });

    expect(result).toEqual(done);
    expect(lab.world.phone).toEqual(newPhone(lab.world.phone.id));
    expect(lab.world.phone.id).not.toBe(id);
  });

  it('replaced twice is a third phone', () => {
    const lab = openLab();
    const ids = [lab.world.phone.id];
    for (let count = 0; count < 2; count += 1) {
      lab.ask({ kind: 'phone-replace' });
      ids.push(lab.world.phone.id);
    }

    expect(new Set(ids).size).toBe(3);
  });
});

it('a phone set to before 1970 shows the first code there is', () => {
  const lab = labWithQrCode();
  scan(lab);
  lab.ask({ kind: 'phone-set-clock', offset: -4_000_000_000 });
  const entry = onlyEntry(lab);

  const first = new TOTP({ secret: entry.secret }).generate({ timestamp: 0 });

  expect(phoneTime(lab.world, lab.now)).toBe(epochSeconds(0));
  expect(phoneCode(lab.world, entry, lab.now)).toBe(first);
});
