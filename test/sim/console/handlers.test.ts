import { describe, expect, it } from 'vitest';
import type { BrowserRequest } from '../../../src/sim/console/requests.js';
import type { Browser } from '../../../src/sim/world/browser.js';
import { activeBrowser, browserById } from '../../../src/sim/world/world.js';
import { deniedWithoutMfa, done, invalidCode, notOnThisPage, notSignedIn } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  codeOf,
  createDevice,
  deleteDevice,
  device,
  enrol,
  enterPassword,
  granted,
  labOfAlice,
  labWithDevice,
  lastEvent,
  openLab,
  pairAt,
  refusalOf,
  signIn,
  submitCode,
  submitPair,
} from '../scenario.js';

const main = (lab: Lab): Browser => browserById(lab.world, 'main');

const open = (lab: Lab, page: 'console-home' | 'iam-dashboard' | 'iam-users' | 'security-credentials') =>
  lab.ask({ kind: 'open-page', browser: 'main', page });

const nameDevice = (lab: Lab, deviceName: string) =>
  lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName });

const assign = (lab: Lab, codes: readonly [string, string]) =>
  lab.ask({ kind: 'submit-set-up-codes', browser: 'main', codes });

const resync = (lab: Lab, codes: readonly [string, string]) =>
  lab.ask({ kind: 'submit-resync-codes', browser: 'main', codes });

/** The names of the events since there were so many. */
const eventsSince = (lab: Lab, count: number) =>
  lab.world.history.slice(count).map(({ eventName }) => eventName);

/** alice in the wizard, with `phone` created. */
function labInSetUp(): Lab {
  const lab = labOfAlice();
  lab.ask({ kind: 'open-assign-mfa', browser: 'main' });
  nameDevice(lab, 'phone');
  return lab;
}

/** alice on the resync page of her `phone`. */
function labInResync(): Lab {
  const lab = labWithDevice('phone');
  lab.ask({ kind: 'open-resync', browser: 'main', serialNumber: device(lab, 'phone').serialNumber });
  return lab;
}

describe('the sign-in page', () => {
  it.each(['iam', 'root'] as const)('opens with the %s form and no account filled in', (form) => {
    const lab = labOfAlice();

    const result = lab.ask({ kind: 'open-sign-in', browser: 'main', form });

    expect(result).toEqual(done);
    expect(main(lab).page).toEqual({ name: 'sign-in', form, account: '' });
  });

  it('opens from the bookmark with the account filled in', () => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });

    const result = lab.ask({ kind: 'open-bookmark', browser: 'main' });

    expect(result).toEqual(done);
    expect(main(lab).page).toEqual({ name: 'sign-in', form: 'iam', account: lab.world.account.alias });
  });

  it('does not open from the bookmark for somebody signed in, who comes to the console home', () => {
    const lab = labOfAlice();
    open(lab, 'iam-dashboard');

    lab.ask({ kind: 'open-bookmark', browser: 'main' });

    expect(main(lab).page).toEqual({ name: 'console-home' });
  });

  it('clears the banner when it opens again', () => {
    const lab = openLab();
    lab.ask({ kind: 'sign-in-as-root', browser: 'main', email: 'x', password: 'x' });

    lab.ask({ kind: 'open-sign-in', browser: 'main', form: 'iam' });

    expect(main(lab).banner).toBeNull();
  });

  it('opened by somebody signed in does not sign them out', () => {
    const lab = labOfAlice();

    lab.ask({ kind: 'open-sign-in', browser: 'main', form: 'iam' });

    expect(main(lab).session).not.toBeNull();
  });
});

describe('a page of the console', () => {
  it.each(['console-home', 'iam-dashboard'] as const)('%s opens and asks nothing of IAM', (page) => {
    const lab = labOfAlice();
    open(lab, 'security-credentials');
    const { length } = lab.world.history;

    const result = open(lab, page);

    expect(result).toEqual(done);
    expect(main(lab).page).toEqual({ name: page });
    expect(eventsSince(lab, length)).toEqual([]);
  });

  it.each(['console-home', 'iam-dashboard', 'iam-users', 'security-credentials'] as const)(
    '%s does not open for nobody',
    (page) => {
      const lab = openLab();
      lab.ask({ kind: 'sign-out', browser: 'main' });
      const before = lab.world;

      expect(refusalOf(open(lab, page))).toEqual(notSignedIn);
      expect(lab.world).toBe(before);
    },
  );

  it('Security credentials asks IAM who the user is and which devices there are', () => {
    const lab = labOfAlice();

    const result = open(lab, 'security-credentials');

    expect(result).toEqual(done);
    expect(main(lab).page).toEqual({ name: 'security-credentials' });
    expect(lab.world.history.slice(1)).toMatchObject([
      { eventName: 'GetUser', actor: 'alice', error: null },
      { eventName: 'ListMFADevices', actor: 'alice', error: null },
    ]);
  });

  it('Security credentials of the root user asks nothing', () => {
    const lab = openLab();

    const result = open(lab, 'security-credentials');

    expect(result).toEqual(done);
    expect(main(lab).page).toEqual({ name: 'security-credentials' });
    expect(lab.world.history).toEqual([]);
  });

  it('Users lists the users for somebody who may', () => {
    const lab = openLab();

    const result = open(lab, 'iam-users');

    expect(result).toMatchObject({ ok: true, value: { kind: 'users' } });
    expect(main(lab).page).toEqual({ name: 'iam-users', refusal: null });
    expect(lastEvent(lab).eventName).toBe('ListUsers');
  });

  it('Users opens for alice too, with the refusal on it', () => {
    const lab = labOfAlice();

    const { error, reason } = refusalOf(open(lab, 'iam-users'));

    expect(reason).toEqual({
      code: 'not-allowed',
      action: 'iam:ListUsers',
      isForWantOfMfa: false,
      by: deniedWithoutMfa('ManageOwnMFA'),
    });
    expect(error?.code).toBe('AccessDenied');
    expect(main(lab).page).toEqual({ name: 'iam-users', refusal: error });
    expect(lastEvent(lab)).toMatchObject({ eventName: 'ListUsers', error, reason });
  });

  it('opens without the banner of the page before', () => {
    const lab = labInSetUp();
    assign(lab, ['000000', '000001']);

    open(lab, 'console-home');

    expect(main(lab).banner).toBeNull();
  });
});

describe('assigning an MFA device', () => {
  it('begins with its name', () => {
    const lab = labOfAlice();

    const result = lab.ask({ kind: 'open-assign-mfa', browser: 'main' });

    expect(result).toEqual(done);
    expect(main(lab).page).toEqual({ name: 'select-mfa-device' });
  });

  it('does not begin for nobody', () => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(refusalOf(lab.ask({ kind: 'open-assign-mfa', browser: 'main' }))).toEqual(notSignedIn);
  });

  it('goes on, once named, to the page that hides code and key', () => {
    const lab = labInSetUp();

    expect(main(lab).page).toEqual({
      name: 'set-up-device',
      serialNumber: device(lab, 'phone').serialNumber,
      reveal: 'nothing',
      wasRevealed: false,
    });
    expect(lastEvent(lab)).toMatchObject({
      eventName: 'CreateVirtualMFADevice',
      actor: 'alice',
      details: { virtualMFADeviceName: 'phone' },
    });
  });

  it('answers the name with the new device', () => {
    const lab = labOfAlice();
    lab.ask({ kind: 'open-assign-mfa', browser: 'main' });

    expect(nameDevice(lab, 'phone')).toMatchObject({
      ok: true,
      value: { kind: 'virtual-mfa-device', serialNumber: device(lab, 'phone').serialNumber },
    });
  });

  it('stays on the page when the name is refused', () => {
    const lab = labOfAlice();
    lab.ask({ kind: 'open-assign-mfa', browser: 'main' });

    const { error, reason } = refusalOf(nameDevice(lab, 'my phone'));

    expect(reason.code).toBe('invalid-name');
    expect(main(lab)).toMatchObject({
      page: { name: 'select-mfa-device' },
      banner: { kind: 'refused', error },
    });
  });

  it('names no device for nobody', () => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(refusalOf(nameDevice(lab, 'phone')).reason).toEqual({ code: 'not-signed-in' });
    expect(lab.world.account.mfaDevices).toHaveLength(1);
  });

  it.each(['qr', 'key', 'nothing'] as const)('reveals %s when asked', (what) => {
    const lab = labInSetUp();
    lab.ask({ kind: 'reveal', browser: 'main', what: what === 'qr' ? 'key' : 'qr' });

    const result = lab.ask({ kind: 'reveal', browser: 'main', what });

    expect(result).toEqual(done);
    expect(main(lab).page).toMatchObject({ name: 'set-up-device', reveal: what });
  });

  it('keeps the banner of wrong codes while revealing', () => {
    const lab = labInSetUp();
    assign(lab, ['000000', '000001']);

    lab.ask({ kind: 'reveal', browser: 'main', what: 'qr' });

    expect(main(lab).banner).toEqual({ kind: 'refused', error: invalidCode });
  });

  it('reveals nothing elsewhere', () => {
    const lab = labInSetUp();
    open(lab, 'console-home');
    const before = lab.world;

    const result = lab.ask({ kind: 'reveal', browser: 'main', what: 'qr' });

    expect(refusalOf(result)).toEqual(notOnThisPage);
    expect(lab.world).toBe(before);
  });

  it('stays on the page after two wrong codes, with the same device and what was revealed', () => {
    const lab = labInSetUp();
    lab.ask({ kind: 'reveal', browser: 'main', what: 'qr' });
    const { page } = main(lab);
    const before = device(lab, 'phone');

    const result = assign(lab, ['000000', '000001']);

    expect(refusalOf(result)).toEqual({ error: invalidCode, reason: { code: 'unknown-pair' } });
    expect(main(lab)).toMatchObject({ page, banner: { kind: 'refused', error: invalidCode } });
    expect(device(lab, 'phone')).toBe(before);
  });

  it('ends on Security credentials with a banner', () => {
    const lab = labInSetUp();

    const result = assign(lab, pairAt(lab, 'phone', 0));

    expect(result).toEqual(done);
    expect(main(lab)).toMatchObject({
      page: { name: 'security-credentials' },
      banner: { kind: 'device-assigned', deviceName: 'phone' },
    });
    expect(device(lab, 'phone').owner).toEqual({ type: 'user', userName: 'alice' });
  });

  it('makes the calls that the pages need', () => {
    const lab = labOfAlice();
    const { length } = lab.world.history;
    lab.ask({ kind: 'open-assign-mfa', browser: 'main' });
    nameDevice(lab, 'phone');
    assign(lab, pairAt(lab, 'phone', 0));

    expect(eventsSince(lab, length)).toEqual([
      'CreateVirtualMFADevice',
      'EnableMFADevice',
      'GetUser',
      'ListMFADevices',
    ]);
  });

  it('takes no codes a second time', () => {
    const lab = labInSetUp();
    const codes = pairAt(lab, 'phone', 0);
    assign(lab, codes);

    expect(refusalOf(assign(lab, codes))).toEqual(notOnThisPage);
  });

  it('takes no codes from nobody', () => {
    const lab = labInSetUp();
    const codes = pairAt(lab, 'phone', 0);
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(refusalOf(assign(lab, codes))).toEqual(notSignedIn);
  });

  it('takes no codes from the root user, whom no API can give a device', () => {
    const lab = openLab();
    lab.ask({ kind: 'open-assign-mfa', browser: 'main' });
    nameDevice(lab, 'phone');

    expect(refusalOf(assign(lab, pairAt(lab, 'phone', 0)))).toEqual(notOnThisPage);
    expect(device(lab, 'phone').owner).toBeNull();
  });

  it('says so when somebody deleted the device in the meantime', () => {
    const lab = labInSetUp();
    const codes = pairAt(lab, 'phone', 0);
    callAdministrator(lab);
    deleteDevice(lab, 'phone', 'private');

    expect(refusalOf(assign(lab, codes)).reason).toEqual({ code: 'no-such-device' });
  });
});

describe('cancelling the wizard', () => {
  it('goes back to Security credentials', () => {
    const lab = labInSetUp();

    const result = lab.ask({ kind: 'cancel-wizard', browser: 'main' });

    expect(result).toEqual(done);
    expect(main(lab).page).toEqual({ name: 'security-credentials' });
  });

  it('leaves an unassigned device', () => {
    const lab = labInSetUp();
    const before = device(lab, 'phone');

    lab.ask({ kind: 'cancel-wizard', browser: 'main' });

    expect(before.owner).toBeNull();
    expect(device(lab, 'phone')).toBe(before);
  });

  it('leaves the name taken, by nobody', () => {
    const lab = labInSetUp();
    lab.ask({ kind: 'cancel-wizard', browser: 'main' });
    lab.ask({ kind: 'open-assign-mfa', browser: 'main' });

    expect(refusalOf(nameDevice(lab, 'phone'))).toEqual({
      error: { code: 'EntityAlreadyExists', message: 'MFA device already exists.', httpStatus: 409 },
      reason: { code: 'name-taken', deviceName: 'phone', owner: null },
    });
  });

  it('is for nobody but those signed in', () => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(refusalOf(lab.ask({ kind: 'cancel-wizard', browser: 'main' }))).toEqual(notSignedIn);
  });
});

describe('resynchronising a device', () => {
  it('begins on a page for this device', () => {
    const lab = labInResync();

    expect(main(lab).page).toEqual({
      name: 'resync-mfa-device',
      serialNumber: device(lab, 'phone').serialNumber,
    });
  });

  it('does not begin for nobody', () => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });

    const result = lab.ask({ kind: 'open-resync', browser: 'main', serialNumber: 'arn:aws:iam::1:mfa/x' });

    expect(refusalOf(result)).toEqual(notSignedIn);
  });

  it('ends on Security credentials with a banner', () => {
    const lab = labInResync();
    lab.wait(60);

    const result = resync(lab, pairAt(lab, 'phone', 12));

    expect(result).toEqual(done);
    expect(device(lab, 'phone').drift).toBe(12);
    expect(main(lab)).toMatchObject({
      page: { name: 'security-credentials' },
      banner: { kind: 'device-resynced', deviceName: 'phone' },
    });
  });

  it('stays on the page after two wrong codes', () => {
    const lab = labInResync();
    const { page } = main(lab);

    const result = resync(lab, ['000000', '000001']);

    expect(refusalOf(result).error).toEqual(invalidCode);
    expect(main(lab)).toMatchObject({ page, banner: { kind: 'refused', error: invalidCode } });
  });

  it('asks IAM to resynchronise', () => {
    const lab = labInResync();
    lab.wait(60);
    const { length } = lab.world.history;

    resync(lab, pairAt(lab, 'phone', 0));

    expect(eventsSince(lab, length)).toEqual(['ResyncMFADevice', 'GetUser', 'ListMFADevices']);
  });

  it('takes no codes elsewhere', () => {
    const lab = labWithDevice('phone');
    open(lab, 'security-credentials');

    expect(refusalOf(resync(lab, ['000000', '000001']))).toEqual(notOnThisPage);
  });
});

describe('the private window', () => {
  it('opens in front, on the sign-in page of the account, with nobody signed in', () => {
    const lab = labOfAlice();

    const result = lab.ask({ kind: 'open-private-window' });

    expect(result).toEqual(done);
    expect(activeBrowser(lab.world)).toEqual({
      id: 'private',
      isPrivate: true,
      page: { name: 'sign-in', form: 'iam', account: lab.world.account.alias },
      session: null,
      challenge: null,
      banner: null,
    });
    expect(lab.world.browsers).toHaveLength(2);
  });

  it('comes to the front as it is when it is open', () => {
    const lab = labOfAlice();
    callAdministrator(lab);
    lab.ask({ kind: 'switch-window', browser: 'main' });
    const { browsers } = lab.world;

    lab.ask({ kind: 'open-private-window' });

    expect(lab.world.browsers).toBe(browsers);
    expect(activeBrowser(lab.world).session?.principal).toEqual({ type: 'user', userName: 'omar' });
  });

  it('closes with its session, and the main window is in front', () => {
    const lab = labOfAlice();
    callAdministrator(lab);

    const result = lab.ask({ kind: 'close-private-window' });

    expect(result).toEqual(done);
    expect(lab.world.browsers.map(({ id }) => id)).toEqual(['main']);
    expect(lab.world.activeBrowser).toBe('main');
  });

  it('opens anew after it was closed', () => {
    const lab = labOfAlice();
    callAdministrator(lab);
    lab.ask({ kind: 'close-private-window' });

    lab.ask({ kind: 'open-private-window' });

    expect(activeBrowser(lab.world)).toMatchObject({ id: 'private', session: null });
  });

  it('may be closed when it is not open', () => {
    const lab = labOfAlice();

    expect(lab.ask({ kind: 'close-private-window' })).toEqual(done);
    expect(activeBrowser(lab.world).id).toBe('main');
  });

  it('and the main one change places', () => {
    const lab = labOfAlice();
    lab.ask({ kind: 'open-private-window' });

    const result = lab.ask({ kind: 'switch-window', browser: 'main' });

    expect(result).toEqual(done);
    expect(activeBrowser(lab.world).id).toBe('main');
  });

  it('shows its own pages', () => {
    const lab = labOfAlice();
    callAdministrator(lab);

    lab.ask({ kind: 'open-page', browser: 'private', page: 'iam-dashboard' });

    expect(main(lab).page).toEqual({ name: 'console-home' });
    expect(browserById(lab.world, 'private').page).toEqual({ name: 'iam-dashboard' });
  });

  it('makes its calls as whoever is signed in there', () => {
    const lab = labOfAlice();
    callAdministrator(lab);

    lab.ask({ kind: 'open-page', browser: 'private', page: 'iam-users' });

    expect(lastEvent(lab)).toMatchObject({ actor: 'omar', browser: 'private', error: null });
  });
});

describe('a window that does not exist', () => {
  // A screen can only show windows that are there, so that naming another is a bug.
  it.each<BrowserRequest>([
    { kind: 'switch-window', browser: 'third' },
    { kind: 'open-bookmark', browser: 'third' },
    { kind: 'reveal', browser: 'third', what: 'qr' },
    { kind: 'open-page', browser: 'third', page: 'console-home' },
  ])('is a bug in $kind', (request) => {
    expect(() => openLab().ask(request)).toThrow('No browser third in this world');
  });
});

it('an own device is enrolled and then signs in, click by click', () => {
  const lab = labInSetUp();
  lab.ask({ kind: 'reveal', browser: 'main', what: 'qr' });
  lab.ask({ kind: 'phone-scan', browser: 'main' });
  assign(lab, pairAt(lab, 'phone', 0));
  lab.ask({ kind: 'sign-out', browser: 'main' });
  lab.ask({ kind: 'open-bookmark', browser: 'main' });
  enterPassword(lab, 'alice');

  const result = lab.ask({ kind: 'submit-mfa-code', browser: 'main', code: codeOf(lab, 'phone', 1) });

  expect(result).toMatchObject({ ok: true, value: { isMfaAuthenticated: true } });
});

it('a second device is assigned in a session with MFA', () => {
  const lab = labWithDevice('phone');
  signIn(lab, 'alice');
  lab.ask({ kind: 'open-assign-mfa', browser: 'main' });
  nameDevice(lab, 'tablet');

  expect(assign(lab, pairAt(lab, 'tablet', 0))).toEqual(done);
});

it('an administrator assigns and removes devices of others through the API, not through the own pages', () => {
  const lab = openLab();
  callAdministrator(lab);
  enrol(lab, 'alice', 'phone', 'private');
  createDevice(lab, 'spare', 'private');

  lab.ask({ kind: 'open-page', browser: 'private', page: 'security-credentials' });

  expect(lastEvent(lab)).toMatchObject({ eventName: 'ListMFADevices', actor: 'omar' });
});

describe('pages and what they ask for', () => {
  it('take no code after the challenge was left', () => {
    const lab = labWithDevice('phone');
    enterPassword(lab, 'alice');

    lab.ask({ kind: 'open-bookmark', browser: 'main' });

    expect(submitCode(lab, codeOf(lab, 'phone', 1)).ok).toBe(false);
    expect(main(lab)).toMatchObject({ challenge: null, session: null });
  });

  it('do not enrol where they resynchronise', () => {
    const lab = labOfAlice();
    createDevice(lab, 'spare');
    lab.ask({ kind: 'open-resync', browser: 'main', serialNumber: device(lab, 'spare').serialNumber });

    const result = lab.ask({ kind: 'submit-set-up-codes', browser: 'main', codes: pairAt(lab, 'spare', 0) });

    expect(refusalOf(result)).toEqual(notOnThisPage);
  });

  it('let root resynchronise the device of a user', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    lab.ask({ kind: 'open-page', browser: 'main', page: 'console-home' });
    lab.ask({ kind: 'sign-out', browser: 'main' });
    const { root } = lab.world.account;
    lab.ask({ kind: 'sign-in-as-root', browser: 'main', ...root });
    granted(submitCode(lab, codeOf(lab, 'root-account-mfa-device', 1)));
    lab.wait(60);
    granted(
      lab.ask({ kind: 'open-resync', browser: 'main', serialNumber: device(lab, 'phone').serialNumber }),
    );

    const result = lab.ask({ kind: 'submit-resync-codes', browser: 'main', codes: pairAt(lab, 'phone', 0) });

    expect(result.ok).toBe(true);
  });

  it('say that a device in the wizard was given to somebody else in the meantime', () => {
    const lab = labOfAlice();
    lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'phone' });
    callAdministrator(lab);
    granted(submitPair(lab, 'EnableMFADevice', 'omar', 'phone', pairAt(lab, 'phone', 0), 'private'));
    lab.wait(60);

    const result = lab.ask({ kind: 'submit-set-up-codes', browser: 'main', codes: pairAt(lab, 'phone', 0) });

    expect(refusalOf(result).reason).toEqual({ code: 'device-in-use' });
  });
});
