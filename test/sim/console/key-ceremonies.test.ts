import { describe, expect, it } from 'vitest';
import { p256 } from '../../../src/cli/system/p256.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import type { BrowserRequest } from '../../../src/sim/console/requests.js';
import { signInFailed } from '../../../src/sim/iam/aws-error.js';
import { allDevicesOf } from '../../../src/sim/world/account.js';
import type { Browser } from '../../../src/sim/world/browser.js';
import type { RegisteredKey } from '../../../src/sim/world/devices.js';
import type { SecurityKey } from '../../../src/sim/world/security-key.js';
import { browserById } from '../../../src/sim/world/world.js';
import { seededRandom } from '../../helpers/fake-ports.js';
import { deniedWithoutMfa, done } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  codeOf,
  deactivate,
  device,
  enrol,
  enterPassword,
  granted,
  iam,
  labOfAlice,
  labWithDevice,
  lastEvent,
  openLab,
  refusalOf,
  resumeLab,
  signIn,
  submitCode,
} from '../scenario.js';

const ALICE = { type: 'user', userName: 'alice' } as const;

const main = (lab: Lab): Browser => browserById(lab.world, 'main');

const nameKey = (lab: Lab, keyName = 'alice-key') =>
  lab.ask({ kind: 'submit-key-name', browser: 'main', keyName });

const touch = (lab: Lab, browser = 'main') => lab.ask({ kind: 'touch-security-key', browser });

const choose = (lab: Lab, serialNumber: string) =>
  lab.ask({ kind: 'choose-mfa-device', browser: 'main', serialNumber });

const tryAnotherMethod = (lab: Lab) => lab.ask({ kind: 'try-another-method', browser: 'main' });

function register(lab: Lab, keyName = 'alice-key'): void {
  granted(lab.ask({ kind: 'open-assign-mfa', browser: 'main' }));
  granted(nameKey(lab, keyName));
  granted(touch(lab));
}

/** A registered key by its name. */
function key(lab: Lab, name = 'alice-key'): RegisteredKey {
  const found = lab.world.account.securityKeys.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`No key ${name} in this scenario`);
  return found;
}

/** alice with her security key registered, and no other device. */
function labWithKey(): Lab {
  const lab = labOfAlice();
  register(lab);
  return lab;
}

/** alice with `phone` and her key, in a session with MFA. */
function labWithPhoneAndKey(): Lab {
  const lab = labWithDevice('phone');
  signIn(lab, 'alice');
  register(lab);
  return lab;
}

/** alice between a right password and the touch of her key. */
function labWaitingForTouch(): Lab {
  const lab = labWithKey();
  granted(enterPassword(lab, 'alice'));
  return lab;
}

/** The same lab with another security key in alice's hand. */
const withKeyInHand = (lab: Lab, securityKey: SecurityKey): Lab => {
  const now = epochSeconds(lab.now - lab.world.clockOffset);
  return resumeLab({ ...lab.world, securityKey }, { now, random: seededRandom(9), signatures: p256 });
};

/** alice removes one of her devices on her own page, or omar on hers. */
function remove(lab: Lab, serialNumber: string, browser = 'main') {
  granted(lab.ask({ kind: 'open-remove', browser, userName: 'alice', serialNumber }));
  return lab.ask({ kind: 'confirm-remove', browser });
}

const mfaNeeded = { ok: true, value: { kind: 'mfa-needed' } };
const signedInWithMfa = {
  ok: true,
  value: { kind: 'signed-in', principal: ALICE, isMfaAuthenticated: true },
};

describe('registering a security key', () => {
  it('begins with its name, and then waits for a touch', () => {
    const lab = labOfAlice();
    lab.ask({ kind: 'open-assign-mfa', browser: 'main' });

    const result = nameKey(lab);

    expect(result).toEqual(done);
    expect(main(lab).page).toEqual({
      name: 'register-security-key',
      keyName: 'alice-key',
      nonce: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(lab.world.account.securityKeys).toEqual([]);
  });

  it('ends with a touch, on Security credentials, with a banner', () => {
    const lab = labOfAlice();
    nameKey(lab);

    const result = touch(lab);

    expect(result).toEqual(done);
    expect(main(lab)).toMatchObject({
      page: { name: 'security-credentials' },
      banner: { kind: 'device-assigned', deviceName: 'alice-key' },
    });
  });

  it('leaves the public half with AWS, and the private one in the key', () => {
    const lab = labWithKey();

    const [credential, ...others] = lab.world.securityKey.credentials;

    expect(others).toEqual([]);
    expect(lab.world.account.securityKeys).toEqual([
      {
        kind: 'security-key',
        serialNumber: expect.stringMatching(
          new RegExp(`^arn:aws:iam::${lab.world.account.id}:u2f/user/alice/alice-key-[0-9A-F]{16}$`),
        ),
        name: 'alice-key',
        credentialId: credential?.credentialId,
        publicKey: credential?.publicKey,
        signCount: 1,
        owner: ALICE,
        enabledAt: lab.now,
      },
    ]);
    expect(JSON.stringify(lab.world.account)).not.toContain(credential?.privateKey);
  });

  it('binds the key to AWS and to the user', () => {
    const lab = labWithKey();

    const [alice] = lab.world.account.users;

    expect(lab.world.securityKey.credentials).toMatchObject([
      { rpId: 'aws.amazon.com', userHandle: alice?.userId },
    ]);
  });

  it('leaves an event with the serial number and no secret', () => {
    const lab = labOfAlice();
    nameKey(lab);
    lab.wait(4);

    touch(lab);

    expect(lastEvent(lab)).toEqual({
      id: lab.world.history.length,
      at: lab.now,
      eventSource: 'iam.amazonaws.com',
      eventName: 'EnableMFADevice',
      actor: 'alice',
      browser: 'main',
      mfaAuthenticated: false,
      details: { serialNumber: key(lab).serialNumber },
      timeStep: null,
      error: null,
      reason: null,
    });
  });

  it('asks for a fresh touch each time', () => {
    const nonceOf = ({ page }: Browser) => (page.name === 'register-security-key' ? page.nonce : undefined);
    const lab = labOfAlice();
    nameKey(lab);
    const first = nonceOf(main(lab));

    nameKey(lab);

    expect(first).toBeDefined();
    expect(nonceOf(main(lab))).not.toBe(first);
  });

  it('is given up by cancelling: nothing is left, and a touch does nothing', () => {
    const lab = labOfAlice();
    const { account } = lab.world;
    nameKey(lab);

    lab.ask({ kind: 'cancel-wizard', browser: 'main' });

    expect(lab.world.account).toBe(account);
    expect(refusalOf(touch(lab)).reason).toEqual({ code: 'no-challenge' });
    expect(lab.world.account).toBe(account);
  });

  it('does not upgrade the session', () => {
    const lab = labOfAlice();
    const { session } = main(lab);

    register(lab);

    expect(main(lab).session).toBe(session);
  });

  it('shows the key in the list of the devices of the user, and in no list of virtual devices', () => {
    const lab = labWithPhoneAndKey();
    const [phone, registered] = [device(lab, 'phone'), key(lab)];

    const own = iam(lab, { operation: 'ListMFADevices' });
    const virtual = iam(lab, { operation: 'ListVirtualMFADevices', assignmentStatus: 'Assigned' });

    const summary = ({ serialNumber }: { readonly serialNumber: string }) => ({
      userName: 'alice',
      serialNumber,
      enableDate: lab.now,
    });
    expect(own).toEqual({
      ok: true,
      value: {
        kind: 'mfa-devices',
        devices: [summary(phone), summary(registered)],
        isTruncated: false,
        marker: null,
      },
    });
    expect(virtual).toMatchObject({
      ok: true,
      value: {
        devices: [
          { user: { userName: null } },
          { serialNumber: phone.serialNumber, user: { userName: 'alice' }, enableDate: lab.now },
        ],
      },
    });
  });
});

describe('the name of a security key', () => {
  const problem = (constraint: string) => ({
    code: 'ValidationError',
    message: `1 validation error detected: Value at 'virtualMFADeviceName' failed to satisfy constraint: ${constraint}`,
    httpStatus: 400,
  });
  const pattern = 'Member must satisfy regular expression pattern: [\\w+=,.@-]+';

  it.each<readonly [string, object, object]>([
    ['my key', problem(pattern), { code: 'invalid-name', name: 'my key' }],
    ['schlüssel', problem(pattern), { code: 'invalid-name', name: 'schlüssel' }],
  ])('cannot be %j', (name, error, reason) => {
    const lab = labOfAlice();
    lab.ask({ kind: 'open-assign-mfa', browser: 'main' });

    expect(refusalOf(nameKey(lab, name))).toEqual({ error, reason });
    expect(main(lab)).toMatchObject({
      page: { name: 'select-mfa-device' },
      banner: { kind: 'refused', error },
    });
  });

  it('has 64 characters at the most, which the lab says and not AWS', () => {
    expect(refusalOf(nameKey(labOfAlice(), 'k'.repeat(65)))).toEqual({
      error: null,
      reason: { code: 'name-too-long', length: 65, limit: 64 },
    });
  });

  it.each(['k', 'k'.repeat(64), 'alice+key=1,a.b@c-d_e'])('may be %j', (name) => {
    expect(nameKey(labOfAlice(), name)).toEqual(done);
  });

  it('may be the name of another key, which has another serial number', () => {
    const lab = labWithKey();
    granted(enterPassword(lab, 'alice'));
    granted(touch(lab));

    register(lab);

    const serials = lab.world.account.securityKeys.map(({ serialNumber }) => serialNumber);
    expect(lab.world.account.securityKeys.map(({ name }) => name)).toEqual(['alice-key', 'alice-key']);
    expect(new Set(serials).size).toBe(2);
  });
});

describe('who may register a security key', () => {
  it('is nobody who is not signed in', () => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(refusalOf(nameKey(lab))).toEqual({ error: null, reason: { code: 'not-signed-in' } });
  });

  it('is not the root user, who has a page of its own', () => {
    const lab = openLab();

    expect(refusalOf(nameKey(lab))).toEqual({ error: null, reason: { code: 'root-user' } });
    expect(refusalOf(lab.ask({ kind: 'open-assign-mfa', browser: 'main' })).reason).toEqual({
      code: 'root-user',
    });
  });

  it('is not a user with a device in a session without MFA', () => {
    const lab = labWithDevice('phone');
    lab.ask({ kind: 'open-assign-mfa', browser: 'main' });

    const { error, reason } = refusalOf(nameKey(lab));

    expect(reason).toEqual({ code: 'needs-mfa-session' });
    expect(error?.code).toBe('AccessDenied');
    expect(main(lab)).toMatchObject({
      page: { name: 'select-mfa-device' },
      banner: { kind: 'refused', error },
    });
    expect(lastEvent(lab)).toMatchObject({ eventName: 'EnableMFADevice', actor: 'alice', error, reason });
  });

  it('is not a user who got a device between the name and the touch', () => {
    const lab = labOfAlice();
    nameKey(lab);
    callAdministrator(lab);
    enrol(lab, 'alice', 'phone', 'private');

    expect(refusalOf(touch(lab)).reason).toEqual({ code: 'needs-mfa-session' });
    expect(lab.world.account.securityKeys).toEqual([]);
    expect(lab.world.securityKey.credentials).toEqual([]);
  });

  it('is a user with a device in a session with MFA', () => {
    expect(allDevicesOf(labWithPhoneAndKey().world.account, ALICE).map(({ name }) => name)).toEqual([
      'phone',
      'alice-key',
    ]);
  });

  it('is no user with a key alone, until the key was used to sign in', () => {
    const lab = labWithKey();

    const before = refusalOf(nameKey(lab, 'another-key')).reason;
    granted(enterPassword(lab, 'alice'));
    granted(touch(lab));

    expect(before).toEqual({ code: 'needs-mfa-session' });
    expect(nameKey(lab, 'another-key')).toEqual(done);
  });

  it('is an administrator, for himself', () => {
    const lab = labOfAlice();
    callAdministrator(lab);
    lab.ask({ kind: 'submit-key-name', browser: 'private', keyName: 'omar-key' });

    expect(touch(lab, 'private')).toEqual(done);
    expect(key(lab, 'omar-key').owner).toEqual({ type: 'user', userName: 'omar' });
  });
});

describe('the limit of eight devices', () => {
  const refused = {
    error: {
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for MFADevicesPerUser: 8',
      httpStatus: 409,
    },
    reason: { code: 'too-many-devices', limit: 8 },
  };

  /** alice, in a session with MFA, with so many apps, two keys and a token. */
  function labWithMix(apps: number): Lab {
    const lab = labWithDevice('phone-1');
    signIn(lab, 'alice');
    for (let number = 2; number <= apps; number += 1) enrol(lab, 'alice', `phone-${number}`);
    register(lab, 'key-1');
    register(lab, 'key-2');
    lab.ask({ kind: 'hand-out-token', to: 'alice' });
    return lab;
  }

  it('counts apps, keys and tokens alike: a key is not the ninth', () => {
    const lab = labWithMix(5);
    const { account } = lab.world;
    lab.ask({ kind: 'open-assign-mfa', browser: 'main' });

    expect(allDevicesOf(account, ALICE)).toHaveLength(8);
    expect(refusalOf(nameKey(lab))).toEqual(refused);
    expect(lab.world.account).toBe(account);
  });

  it('counts apps, keys and tokens alike: an app is not the ninth', () => {
    const lab = labWithMix(5);
    lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'one-more' });

    const codes = [codeOf(lab, 'one-more', -1), codeOf(lab, 'one-more')] as const;
    const result = lab.ask({ kind: 'submit-set-up-codes', browser: 'main', codes });

    expect(refusalOf(result)).toEqual(refused);
    expect(device(lab, 'one-more').owner).toBeNull();
  });

  it('holds at the touch, too, when the eighth was added after the name', () => {
    const lab = labWithMix(4);
    granted(nameKey(lab));
    lab.ask({ kind: 'hand-out-token', to: 'alice' });
    const { account, securityKey } = lab.world;

    expect(refusalOf(touch(lab))).toEqual(refused);
    expect(lab.world.account).toBe(account);
    expect(lab.world.securityKey).toBe(securityKey);
  });

  it('lets a key be the eighth', () => {
    const lab = labWithMix(4);

    register(lab);

    expect(allDevicesOf(lab.world.account, ALICE)).toHaveLength(8);
  });

  it('is per user: that alice has eight is nothing to omar', () => {
    const lab = labWithMix(5);
    callAdministrator(lab);

    expect(lab.ask({ kind: 'submit-key-name', browser: 'private', keyName: 'omar-key' })).toEqual(done);
  });
});

describe('signing in with a security key', () => {
  it('asks for a touch after the password', () => {
    const lab = labWithKey();

    const result = enterPassword(lab, 'alice');

    expect(result).toEqual(mfaNeeded);
    expect(main(lab)).toMatchObject({
      page: { name: 'mfa-challenge' },
      session: null,
      challenge: { principal: ALICE, serialNumber: key(lab).serialNumber },
    });
  });

  it('opens a session with MFA', () => {
    const lab = labWaitingForTouch();
    lab.wait(3);

    const result = touch(lab);

    expect(result).toEqual(signedInWithMfa);
    expect(main(lab)).toMatchObject({
      page: { name: 'console-home' },
      session: {
        principal: ALICE,
        startedAt: lab.now,
        mfa: { serialNumber: key(lab).serialNumber, at: lab.now },
      },
      challenge: null,
      banner: null,
    });
  });

  it('is an event that names the key and has no time step', () => {
    const lab = labWaitingForTouch();

    touch(lab);

    expect(lastEvent(lab)).toMatchObject({
      eventName: 'ConsoleLogin',
      actor: 'alice',
      mfaAuthenticated: true,
      details: { ConsoleLogin: 'Success', MFAUsed: 'Yes', MFAIdentifier: key(lab).serialNumber },
      timeStep: null,
      error: null,
    });
  });

  it('needs no clock that is right, and counts no attempts', () => {
    const lab = labWithKey();
    lab.ask({ kind: 'phone-set-clock', offset: 3600 });
    for (let count = 0; count < 12; count += 1) {
      granted(enterPassword(lab, 'alice'));

      expect(touch(lab)).toEqual(signedInWithMfa);
    }
    expect(lab.world.account.verificationCounts).toEqual({});
  });

  it('is announced by the type of its one device', () => {
    const lab = labWithKey();

    enterPassword(lab, 'alice');

    expect(lastEvent(lab)).toMatchObject({ eventName: 'CheckMfa', details: { MfaType: 'U2F MFA' } });
  });

  it('challenges anew each time', () => {
    const lab = labWaitingForTouch();
    const first = main(lab).challenge?.nonce;

    enterPassword(lab, 'alice');

    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(main(lab).challenge?.nonce).not.toBe(first);
  });

  it("works in a private window of alice's", () => {
    const lab = labWithKey();
    lab.ask({ kind: 'open-private-window' });
    enterPassword(lab, 'alice', 'private');

    expect(touch(lab, 'private')).toEqual(signedInWithMfa);
  });

  it.each(['administrator', 'attacker'] as const)('is not in the hand of the %s', (of) => {
    const lab = labWithKey();
    lab.ask({ kind: 'open-window', of });
    enterPassword(lab, 'alice', of);
    const { world } = lab;

    expect(refusalOf(touch(lab, of))).toEqual({ error: null, reason: { code: 'not-in-this-hand' } });
    expect(lab.world).toBe(world);
  });

  it("is not registered for omar by a touch at omar's window", () => {
    const lab = labOfAlice();
    lab.ask({ kind: 'open-window', of: 'administrator' });
    signIn(lab, 'omar', 'administrator');
    granted(lab.ask({ kind: 'submit-key-name', browser: 'administrator', keyName: 'omar-key' }));

    expect(refusalOf(touch(lab, 'administrator')).reason.code).toBe('not-in-this-hand');
    expect(lab.world.account.securityKeys).toEqual([]);
  });

  it('in one window does not answer the challenge of another', () => {
    const lab = labWaitingForTouch();
    lab.ask({ kind: 'open-private-window' });

    expect(refusalOf(touch(lab, 'private')).reason).toEqual({ code: 'no-challenge' });
    expect(main(lab).challenge).not.toBeNull();
  });

  it('is refused with a key that was never registered', () => {
    const lab = withKeyInHand(labWaitingForTouch(), { credentials: [], signCount: 40 });

    expect(refusalOf(touch(lab))).toEqual({ error: signInFailed(), reason: { code: 'no-credential' } });
    expect(main(lab)).toMatchObject({
      page: { name: 'mfa-challenge' },
      session: null,
      banner: { kind: 'refused', error: signInFailed() },
    });
    expect(lastEvent(lab)).toMatchObject({
      eventName: 'ConsoleLogin',
      actor: 'alice',
      details: { ConsoleLogin: 'Failure', MFAUsed: 'Yes' },
      reason: { code: 'no-credential' },
    });
  });

  it('is refused with a key of the same number whose private half is another', () => {
    const lab = labWaitingForTouch();
    const [credential] = lab.world.securityKey.credentials;
    if (credential === undefined) throw new Error('The key has a credential in this scenario');
    const { privateKey } = p256.keyPair(seededRandom(77));
    const forged = withKeyInHand(lab, { credentials: [{ ...credential, privateKey }], signCount: 40 });

    expect(refusalOf(touch(forged)).reason).toEqual({ code: 'bad-signature' });
    expect(main(forged).session).toBeNull();
  });
});

describe('the counter of a security key', () => {
  it('grows with each touch, in the key and at AWS alike', () => {
    const lab = labWithKey();
    const counts = [[lab.world.securityKey.signCount, key(lab).signCount]];
    for (let count = 0; count < 3; count += 1) {
      granted(enterPassword(lab, 'alice'));
      granted(touch(lab));
      counts.push([lab.world.securityKey.signCount, key(lab).signCount]);
    }

    expect(counts).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });

  it('of a copy that was left behind is refused, and the key itself still signs in', () => {
    const lab = labWithKey();
    const copy = lab.world.securityKey;
    for (let count = 0; count < 2; count += 1) {
      granted(enterPassword(lab, 'alice'));
      granted(touch(lab));
    }
    granted(enterPassword(lab, 'alice'));
    const copied = withKeyInHand(lab, copy);

    expect(refusalOf(touch(copied))).toEqual({ error: signInFailed(), reason: { code: 'bad-signature' } });
    expect(key(copied).signCount).toBe(3);
    expect(touch(lab)).toEqual(signedInWithMfa);
  });

  it('that AWS has seen already is refused', () => {
    const lab = labWaitingForTouch();
    const again = withKeyInHand(lab, { ...lab.world.securityKey, signCount: 0 });

    // The touch that registered the key was number 1, and so is this one.
    expect(refusalOf(touch(again)).reason).toEqual({ code: 'bad-signature' });
  });

  it('may jump ahead, as the key is used at other sites, too', () => {
    const lab = labWaitingForTouch();
    const used = withKeyInHand(lab, { ...lab.world.securityKey, signCount: 500 });

    expect(touch(used)).toEqual(signedInWithMfa);
    expect(key(used).signCount).toBe(501);
  });

  it('of another user is left alone', () => {
    const lab = labWithKey();
    callAdministrator(lab);
    lab.ask({ kind: 'submit-key-name', browser: 'private', keyName: 'omar-key' });
    granted(touch(lab, 'private'));
    const before = key(lab, 'omar-key');
    granted(enterPassword(lab, 'alice'));

    granted(touch(lab));

    expect(key(lab, 'omar-key')).toBe(before);
  });
});

describe('a user with an app and a key', () => {
  it('has to choose', () => {
    const lab = labWithPhoneAndKey();

    enterPassword(lab, 'alice');

    expect(main(lab).challenge?.serialNumber).toBeNull();
    expect(lastEvent(lab).details).toEqual({ CheckMfa: 'Success', MfaType: 'Multiple MFA Devices' });
    expect(refusalOf(submitCode(lab, codeOf(lab, 'phone', 1))).reason).toEqual({ code: 'no-device-chosen' });
  });

  it('who has chosen none gets nowhere with a touch', () => {
    const lab = labWithPhoneAndKey();
    enterPassword(lab, 'alice');

    expect(refusalOf(touch(lab)).reason).toEqual({ code: 'needs-a-code-device' });
    expect(main(lab).session).toBeNull();
  });

  it('signs in with the key', () => {
    const lab = labWithPhoneAndKey();
    enterPassword(lab, 'alice');

    const chosen = choose(lab, key(lab).serialNumber);

    expect(chosen).toEqual(mfaNeeded);
    expect(touch(lab)).toEqual(signedInWithMfa);
    expect(main(lab).session?.mfa?.serialNumber).toBe(key(lab).serialNumber);
  });

  it('signs in with the app', () => {
    const lab = labWithPhoneAndKey();
    enterPassword(lab, 'alice');

    choose(lab, device(lab, 'phone').serialNumber);

    expect(submitCode(lab, codeOf(lab, 'phone', 1))).toEqual(signedInWithMfa);
    expect(key(lab).signCount).toBe(1);
  });

  it('may change over with "Try another MFA method"', () => {
    const lab = labWithPhoneAndKey();
    enterPassword(lab, 'alice');
    choose(lab, device(lab, 'phone').serialNumber);
    submitCode(lab, '000000');

    const result = tryAnotherMethod(lab);

    expect(result).toEqual(mfaNeeded);
    expect(main(lab)).toMatchObject({
      page: { name: 'mfa-challenge' },
      challenge: { principal: ALICE, serialNumber: null },
      banner: null,
    });
    granted(choose(lab, key(lab).serialNumber));
    expect(touch(lab)).toEqual(signedInWithMfa);
  });

  it('keeps the challenge of this sign-in while changing over', () => {
    const lab = labWithPhoneAndKey();
    enterPassword(lab, 'alice');
    const nonce = main(lab).challenge?.nonce;
    choose(lab, key(lab).serialNumber);

    tryAnotherMethod(lab);

    expect(main(lab).challenge?.nonce).toBe(nonce);
  });

  it('asked for a touch, cannot answer with a code, and loses no try by it', () => {
    const lab = labWithPhoneAndKey();
    enterPassword(lab, 'alice');
    choose(lab, key(lab).serialNumber);
    const { account } = lab.world;

    const refusal = refusalOf(submitCode(lab, codeOf(lab, 'phone', 1)));

    expect(refusal).toEqual({ error: null, reason: { code: 'needs-the-security-key' } });
    expect(lab.world.account).toBe(account);
    expect(touch(lab)).toEqual(signedInWithMfa);
  });

  it('asked for a code, cannot answer with a touch, which spends no signature', () => {
    const lab = labWithPhoneAndKey();
    enterPassword(lab, 'alice');
    choose(lab, device(lab, 'phone').serialNumber);
    const { account, securityKey } = lab.world;

    const { reason } = refusalOf(touch(lab));

    expect(reason).toEqual({ code: 'needs-a-code-device' });
    expect(lab.world.account).toBe(account);
    expect(lab.world.securityKey).toBe(securityKey);
    expect(submitCode(lab, codeOf(lab, 'phone', 1))).toEqual(signedInWithMfa);
  });

  it('cannot choose the key of somebody else', () => {
    const lab = labWithPhoneAndKey();
    callAdministrator(lab);
    lab.ask({ kind: 'submit-key-name', browser: 'private', keyName: 'omar-key' });
    granted(touch(lab, 'private'));
    enterPassword(lab, 'alice');

    expect(refusalOf(choose(lab, key(lab, 'omar-key').serialNumber)).reason).toEqual({
      code: 'not-their-device',
    });
  });
});

describe('"Try another MFA method"', () => {
  it.each<readonly [string, () => Lab]>([
    ['an app', () => labWithDevice('phone')],
    ['a key', labWithKey],
  ])('is no way out for a user with %s alone', (_case, open) => {
    const lab = open();
    enterPassword(lab, 'alice');
    const { challenge, page } = main(lab);

    expect(refusalOf(tryAnotherMethod(lab))).toEqual({ error: null, reason: { code: 'no-other-device' } });
    expect(main(lab)).toMatchObject({ page, challenge });
  });

  it('is noted by the lab, not by AWS', () => {
    const lab = labWithPhoneAndKey();
    enterPassword(lab, 'alice');

    tryAnotherMethod(lab);

    expect(lastEvent(lab)).toMatchObject({
      eventSource: 'mfa-lab',
      eventName: 'TryAnotherMFAMethod',
      actor: 'alice',
      error: null,
      reason: null,
    });
  });

  it('needs a password before it', () => {
    const lab = labWithPhoneAndKey();
    lab.ask({ kind: 'sign-out', browser: 'main' });
    const before = lab.world;

    expect(refusalOf(tryAnotherMethod(lab))).toEqual({ error: null, reason: { code: 'no-challenge' } });
    expect(lab.world).toBe(before);
  });
});

describe('a touch where nothing asks for one', () => {
  it.each<readonly [string, BrowserRequest]>([
    ['the console home', { kind: 'open-page', browser: 'main', page: 'console-home' }],
    ['Security credentials', { kind: 'open-page', browser: 'main', page: 'security-credentials' }],
    ['the first page of the wizard', { kind: 'open-assign-mfa', browser: 'main' }],
    ['the form for a token', { kind: 'open-token-form', browser: 'main' }],
    ['the sign-in page', { kind: 'open-sign-in', browser: 'main', form: 'iam' }],
  ])('does nothing on %s', (_page, request) => {
    const lab = labWithKey();
    granted(lab.ask(request));
    const before = lab.world;

    expect(refusalOf(touch(lab))).toEqual({ error: null, reason: { code: 'no-challenge' } });
    expect(lab.world).toBe(before);
  });

  it('does nothing after the session of the page that registers a key has ended', () => {
    const lab = labOfAlice();
    nameKey(lab);
    lab.ask({ kind: 'sign-out', browser: 'main' });
    const before = lab.world;

    expect(refusalOf(touch(lab)).reason).toEqual({ code: 'no-challenge' });
    expect(lab.world).toBe(before);
  });

  it('does nothing twice: the page that registers a key is gone after the first touch', () => {
    const lab = labWithKey();
    const before = lab.world;

    expect(touch(lab).ok).toBe(false);
    expect(lab.world).toBe(before);
  });
});

describe('removing a security key', () => {
  it('takes it off the account at once: nobody else could use it', () => {
    const lab = labWithPhoneAndKey();
    callAdministrator(lab);
    const { length } = lab.world.history;
    const { serialNumber } = key(lab);

    const result = remove(lab, serialNumber, 'private');

    expect(result).toEqual(done);
    expect(lab.world.account.securityKeys).toEqual([]);
    expect(lab.world.history.slice(length)).toMatchObject([
      { eventName: 'DeactivateMFADevice', actor: 'omar', details: { userName: 'alice', serialNumber } },
    ]);
    expect(browserById(lab.world, 'private')).toMatchObject({
      page: { name: 'iam-user', userName: 'alice' },
      banner: { kind: 'device-removed', deviceName: 'alice-key', isDeleted: true },
    });
  });

  it('is for alice herself to do in a session with MFA, and complete', () => {
    const lab = labWithPhoneAndKey();

    const result = remove(lab, key(lab).serialNumber);

    expect(result).toEqual(done);
    expect(lab.world.account.securityKeys).toEqual([]);
    expect(main(lab)).toMatchObject({
      page: { name: 'security-credentials' },
      banner: { kind: 'device-removed', deviceName: 'alice-key', isDeleted: true },
    });
  });

  it('is denied to alice in a session without MFA', () => {
    const lab = labWithKey();
    const { account } = lab.world;

    expect(refusalOf(remove(lab, key(lab).serialNumber)).reason).toEqual({
      code: 'not-allowed',
      action: 'iam:DeactivateMFADevice',
      isForWantOfMfa: true,
      by: deniedWithoutMfa('ManageOwnMFA'),
    });
    expect(lab.world.account).toBe(account);
  });

  it('leaves the password alone for who had no other device', () => {
    const lab = labWithKey();
    callAdministrator(lab);
    remove(lab, key(lab).serialNumber, 'private');

    expect(enterPassword(lab, 'alice')).toMatchObject({
      value: { kind: 'signed-in', isMfaAuthenticated: false },
    });
  });

  it('leaves nothing to choose but the other device', () => {
    const lab = labWithPhoneAndKey();
    const { serialNumber } = key(lab);
    callAdministrator(lab);
    remove(lab, serialNumber, 'private');

    enterPassword(lab, 'alice');

    expect(main(lab).challenge?.serialNumber).toBe(device(lab, 'phone').serialNumber);
    expect(refusalOf(choose(lab, serialNumber)).reason).toEqual({ code: 'not-their-device' });
    expect(touch(lab).ok).toBe(false);
    expect(main(lab).session).toBeNull();
  });

  it('between the password and the touch opens nothing', () => {
    const lab = labWithPhoneAndKey();
    callAdministrator(lab);
    enterPassword(lab, 'alice');
    choose(lab, key(lab).serialNumber);
    const { securityKey } = lab.world;
    remove(lab, key(lab).serialNumber, 'private');

    const result = touch(lab);

    expect(result.ok).toBe(false);
    expect(main(lab).session).toBeNull();
    expect(lab.world.securityKey).toBe(securityKey);
  });

  it('leaves the old pair in the key, and registering again makes a new one', () => {
    const lab = labWithPhoneAndKey();
    const first = key(lab);
    remove(lab, first.serialNumber);

    register(lab);

    expect(lab.world.securityKey.credentials).toHaveLength(2);
    expect(key(lab).credentialId).not.toBe(first.credentialId);
    expect(key(lab).publicKey).not.toBe(first.publicKey);
    enterPassword(lab, 'alice');
    choose(lab, key(lab).serialNumber);
    expect(touch(lab)).toEqual(signedInWithMfa);
  });

  it('lets the old pair open nothing, even for a key that has it alone', () => {
    const lab = labWithPhoneAndKey();
    const old = lab.world.securityKey;
    remove(lab, key(lab).serialNumber);
    register(lab);
    enterPassword(lab, 'alice');
    choose(lab, key(lab).serialNumber);

    expect(refusalOf(touch(withKeyInHand(lab, old))).reason).toEqual({ code: 'no-credential' });
  });

  it('through the API is the same', () => {
    const lab = labWithPhoneAndKey();
    const { serialNumber } = key(lab);

    const result = iam(lab, { operation: 'DeactivateMFADevice', userName: 'alice', serialNumber });

    expect(result).toEqual(done);
    expect(lab.world.account.securityKeys).toEqual([]);
  });

  it('is not possible for the key of another user', () => {
    const lab = labWithPhoneAndKey();
    callAdministrator(lab);

    const { serialNumber } = key(lab);
    const result = iam(lab, { operation: 'DeactivateMFADevice', userName: 'omar', serialNumber }, 'private');

    expect(refusalOf(result).reason).toEqual({ code: 'not-their-device' });
  });

  it('cannot be done by deleting it as a virtual device', () => {
    const lab = labWithPhoneAndKey();
    callAdministrator(lab);

    const { serialNumber } = key(lab);
    const result = iam(lab, { operation: 'DeleteVirtualMFADevice', serialNumber }, 'private');

    expect(refusalOf(result).reason).toEqual({ code: 'no-such-device' });
    expect(key(lab).owner).toEqual(ALICE);
  });

  it('does not touch the app', () => {
    const lab = labWithPhoneAndKey();
    const phone = device(lab, 'phone');

    remove(lab, key(lab).serialNumber);

    expect(device(lab, 'phone')).toBe(phone);
  });
});

describe('a security key', () => {
  it('cannot be resynchronised: it has no clock', () => {
    const lab = labWithPhoneAndKey();
    lab.ask({ kind: 'open-resync', browser: 'main', serialNumber: key(lab).serialNumber });

    const codes = [codeOf(lab, 'phone', 1), codeOf(lab, 'phone', 2)] as const;
    const result = lab.ask({ kind: 'submit-resync-codes', browser: 'main', codes });

    expect(refusalOf(result).reason).toEqual({ code: 'not-their-device' });
  });

  it('is in nobody else’s hand when all devices of a user are taken', () => {
    const lab = labWithPhoneAndKey();

    lab.ask({ kind: 'take-devices', userName: 'alice' });

    expect(allDevicesOf(lab.world.account, ALICE)).toEqual([]);
    expect(enterPassword(lab, 'alice')).toMatchObject({
      value: { kind: 'signed-in', isMfaAuthenticated: false },
    });
  });
});

describe('a challenge that has changed meanwhile', () => {
  it('is left with its page: a touch on the sign-in page does nothing', () => {
    const lab = labOfAlice();
    register(lab);
    enterPassword(lab, 'alice');

    lab.ask({ kind: 'open-sign-in', browser: 'main', form: 'iam' });

    expect(touch(lab).ok).toBe(false);
  });

  it('says of a key that was removed that it is not registered', () => {
    const lab = labWithDevice('phone');
    signIn(lab, 'alice');
    register(lab);
    callAdministrator(lab);
    enterPassword(lab, 'alice');
    const serialNumber = lab.world.account.securityKeys[0]?.serialNumber ?? '';
    choose(lab, serialNumber);

    iam(lab, { operation: 'DeactivateMFADevice', userName: 'alice', serialNumber }, 'private');

    expect(refusalOf(touch(lab)).reason).toEqual({ code: 'no-credential' });
  });

  it('finds the other device after the chosen one was removed', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    enrol(lab, 'alice', 'tablet');
    callAdministrator(lab);
    enterPassword(lab, 'alice');
    choose(lab, device(lab, 'phone').serialNumber);

    deactivate(lab, 'alice', 'phone', 'private');

    expect(tryAnotherMethod(lab).ok).toBe(true);
  });
});
