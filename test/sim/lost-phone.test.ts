import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSteps, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { signInFailed } from '../../src/sim/iam/aws-error.js';
import type { Request } from '../../src/sim/requests.js';
import { allDevicesOf } from '../../src/sim/world/account.js';
import type { Browser } from '../../src/sim/world/browser.js';
import type { MfaDevice } from '../../src/sim/world/devices.js';
import { browserById } from '../../src/sim/world/world.js';
import { done } from './outcomes.js';
import type { Lab } from './scenario.js';
import {
  callAdministrator,
  codeOf,
  device,
  enrol,
  enterPassword,
  freshCode,
  granted,
  labOfAlice,
  labWithDevice,
  pairAt,
  passwordOf,
  refusalOf,
  signIn,
  submitCode,
} from './scenario.js';

const ALICE = { type: 'user', userName: 'alice' } as const;
const NEW_PASSWORD = 'Pillow-Grape-31';

const windowOf = (lab: Lab, id: string): Browser => browserById(lab.world, id);

const assigned = (lab: Lab) => allDevicesOf(lab.world.account, ALICE);

const namesOf = (lab: Lab) => assigned(lab).map(({ name }) => name);

const choose = (lab: Lab, serialNumber: string, browser = 'main') =>
  lab.ask({ kind: 'choose-mfa-device', browser, serialNumber });

const tryAnotherMethod = (lab: Lab) => lab.ask({ kind: 'try-another-method', browser: 'main' });

const touch = (lab: Lab) => lab.ask({ kind: 'touch-security-key', browser: 'main' });

/** Somebody removes one of alice's devices: she herself on her page, or omar on hers. */
function remove(lab: Lab, serialNumber: string, browser: string) {
  granted(lab.ask({ kind: 'open-remove', browser, userName: 'alice', serialNumber }));
  return lab.ask({ kind: 'confirm-remove', browser });
}

/** The phone is gone, and alice has a new one. */
function losePhone(lab: Lab): void {
  granted(lab.ask({ kind: 'phone-lose' }));
  granted(lab.ask({ kind: 'phone-replace' }));
}

/** What the app shows for a device, whatever became of the device at AWS. */
const codeOnPhone = ({ seed }: Pick<MfaDevice, 'seed'>, lab: Lab, steps = 0) =>
  codeAtStep(seed, addSteps(stepAt(lab.now), steps));

/** alice puts a device on the phone in her hand, click by click. */
function enrolByClicks(lab: Lab, deviceName: string): void {
  granted(lab.ask({ kind: 'open-assign-mfa', browser: 'main' }));
  granted(lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName }));
  granted(lab.ask({ kind: 'reveal', browser: 'main', what: 'qr' }));
  granted(lab.ask({ kind: 'phone-scan', browser: 'main' }));
  const codes = pairAt(lab, deviceName, 0);
  granted(lab.ask({ kind: 'submit-set-up-codes', browser: 'main', codes }));
}

/** alice with `phone` on the lab's phone, and signed out. */
function labWithPhone(): Lab {
  const lab = labOfAlice();
  enrolByClicks(lab, 'phone');
  lab.ask({ kind: 'sign-out', browser: 'main' });
  return lab;
}

/** alice with `phone`, and `tablet` or her key as the second device, signed out. */
function labWithSecond(second: 'tablet' | 'key'): Lab {
  const lab = labWithPhone();
  signIn(lab, 'alice');
  if (second === 'tablet') enrol(lab, 'alice', 'tablet');
  else {
    granted(lab.ask({ kind: 'submit-key-name', browser: 'main', keyName: 'key' }));
    granted(touch(lab));
  }
  lab.ask({ kind: 'sign-out', browser: 'main' });
  lab.wait(60);
  return lab;
}

/** alice signs in with her second device, on the page that asks for the lost one first. */
function signInWithSecond(lab: Lab): void {
  granted(enterPassword(lab, 'alice'));
  granted(choose(lab, device(lab, 'phone').serialNumber));
  granted(tryAnotherMethod(lab));
  const second = assigned(lab).find(({ name }) => name !== 'phone');
  if (second === undefined) throw new Error('alice has a second device in this scenario');
  granted(choose(lab, second.serialNumber));
  granted(second.kind === 'security-key' ? touch(lab) : submitCode(lab, freshCode(lab, second)));
}

/** omar has a token and signs in with it; the account asks administrators for MFA. */
function callAdministratorWithMfa(lab: Lab): void {
  lab.ask({ kind: 'ask-administrators-for-mfa' });
  lab.ask({ kind: 'hand-out-token', to: 'omar' });
  callAdministrator(lab);
}

/** omar has removed the lost phone a minute after it was lost; alice is signed out. */
function labAfterRemoval(): Lab {
  const lab = labWithPhone();
  losePhone(lab);
  callAdministratorWithMfa(lab);
  lab.wait(60);
  granted(remove(lab, device(lab, 'phone').serialNumber, 'private'));
  return lab;
}

const signedIn = (isMfaAuthenticated: boolean) => ({
  ok: true,
  value: { kind: 'signed-in', principal: ALICE, isMfaAuthenticated },
});

describe('a lost phone, with a second device', () => {
  it.each(['tablet', 'key'] as const)('is no reason to be locked out: the %s signs in', (second) => {
    const lab = labWithSecond(second);
    losePhone(lab);

    signInWithSecond(lab);

    expect(windowOf(lab, 'main').session?.mfa?.serialNumber).toBe(
      assigned(lab).find(({ name }) => name === second)?.serialNumber,
    );
  });

  it.each(['tablet', 'key'] as const)('is removed by alice herself, who signed in with the %s', (second) => {
    const lab = labWithSecond(second);
    losePhone(lab);
    signInWithSecond(lab);

    const result = remove(lab, device(lab, 'phone').serialNumber, 'main');

    expect(result).toEqual(done);
    expect(namesOf(lab)).toEqual([second]);
    expect(windowOf(lab, 'main').banner).toMatchObject({ kind: 'device-removed', deviceName: 'phone' });
  });

  it.each(['tablet', 'key'] as const)('is replaced at once, without a gap, beside the %s', (second) => {
    const lab = labWithSecond(second);
    losePhone(lab);
    signInWithSecond(lab);
    remove(lab, device(lab, 'phone').serialNumber, 'main');

    enrolByClicks(lab, 'new-phone');

    expect(new Set(namesOf(lab))).toEqual(new Set([second, 'new-phone']));
    expect(lab.world.phone.entries.map(({ account }) => account)).toEqual([
      `new-phone@${lab.world.account.alias}`,
    ]);
  });

  it('is told from the second device by its codes', () => {
    const lab = labWithSecond('tablet');
    const phone = device(lab, 'phone');
    losePhone(lab);
    signInWithSecond(lab);
    remove(lab, phone.serialNumber, 'main');

    enterPassword(lab, 'alice');

    // alice may not delete it: it belongs to nobody now.
    expect(refusalOf(submitCode(lab, codeOnPhone(phone, lab))).reason).toEqual({
      code: 'other-device',
      origin: { deviceName: 'phone', owner: null, isSameUser: false },
    });
  });

  it('leaves its name taken, until an administrator deletes it', () => {
    const lab = labWithSecond('tablet');
    losePhone(lab);
    signInWithSecond(lab);
    const { serialNumber } = device(lab, 'phone');
    remove(lab, serialNumber, 'main');
    const name = () => lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'phone' });
    const before = refusalOf(name()).reason;
    callAdministrator(lab);
    lab.ask({ kind: 'iam', from: { browser: 'private' }, operation: 'DeleteVirtualMFADevice', serialNumber });

    expect(before).toEqual({ code: 'name-taken', deviceName: 'phone', owner: null });
    expect(name().ok).toBe(true);
  });
});

describe('a lost phone, without a second device', () => {
  it('locks alice out: the password is right, the code is missing, and there is no other method', () => {
    const lab = labWithPhone();
    losePhone(lab);

    const password = enterPassword(lab, 'alice');
    const another = tryAnotherMethod(lab);

    expect(password).toEqual({ ok: true, value: { kind: 'mfa-needed' } });
    expect(refusalOf(another)).toEqual({ error: null, reason: { code: 'no-other-device' } });
    expect(windowOf(lab, 'main').session).toBeNull();
  });

  it("is not root's road", () => {
    const lab = labWithPhone();
    losePhone(lab);
    enterPassword(lab, 'alice');

    const result = lab.ask({ kind: 'open-root-recovery', browser: 'main' });

    expect(refusalOf(result).reason).toEqual({ code: 'no-challenge' });
  });

  it('is no help to alice from a session that began before it, if that is without MFA', () => {
    const lab = labWithDevice('phone');
    losePhone(lab);

    expect(refusalOf(remove(lab, device(lab, 'phone').serialNumber, 'main')).reason).toMatchObject({
      code: 'not-allowed',
      isForWantOfMfa: true,
    });
    expect(namesOf(lab)).toEqual(['phone']);
  });

  it('is removed by an administrator', () => {
    const lab = labAfterRemoval();

    expect(namesOf(lab)).toEqual([]);
    expect(windowOf(lab, 'private')).toMatchObject({
      page: { name: 'iam-user', userName: 'alice' },
      banner: { kind: 'device-removed', deviceName: 'phone', isDeleted: true },
    });
  });

  it('once removed leaves the password alone to sign in', () => {
    const lab = labAfterRemoval();

    expect(enterPassword(lab, 'alice')).toEqual(signedIn(false));
  });

  it('is replaced by a new phone, which signs in', () => {
    const lab = labAfterRemoval();
    enterPassword(lab, 'alice');

    enrolByClicks(lab, 'new-phone');
    lab.ask({ kind: 'sign-out', browser: 'main' });
    enterPassword(lab, 'alice');

    expect(namesOf(lab)).toEqual(['new-phone']);
    expect(submitCode(lab, codeOf(lab, 'new-phone', 1))).toEqual(signedIn(true));
  });

  it('may be replaced under the same name', () => {
    const lab = labAfterRemoval();
    enterPassword(lab, 'alice');

    enrolByClicks(lab, 'phone');

    expect(namesOf(lab)).toEqual(['phone']);
  });

  it.each(['new-phone', 'phone'])('does not open the account again, now that there is %s', (name) => {
    const lab = labAfterRemoval();
    const [removed] = lab.world.account.removedDevices;
    if (removed === undefined) throw new Error('A device was removed in this scenario');
    const removedAt = lab.now;
    enterPassword(lab, 'alice');
    enrolByClicks(lab, name);
    lab.wait(100);
    for (const steps of [-2, -1, 0, 1, 2]) {
      enterPassword(lab, 'alice');

      const { error, reason } = refusalOf(submitCode(lab, codeOnPhone(removed, lab, steps)));

      expect(reason, `${steps} steps`).toEqual({ code: 'removed-device', deviceName: 'phone', removedAt });
      expect(error?.message).toBe(signInFailed().message);
    }
  });

  it('does not enrol the new device with the codes of the old entry, which the lab knows', () => {
    const lab = labAfterRemoval();
    const [removed] = lab.world.account.removedDevices;
    if (removed === undefined) throw new Error('A device was removed in this scenario');
    enterPassword(lab, 'alice');
    lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'new-phone' });

    const codes = [codeOnPhone(removed, lab, -1), codeOnPhone(removed, lab)] as const;
    const result = lab.ask({ kind: 'submit-set-up-codes', browser: 'main', codes });

    expect(refusalOf(result).reason).toEqual({
      code: 'removed-device',
      deviceName: 'phone',
      removedAt: lab.now,
    });
    expect(namesOf(lab)).toEqual([]);
  });

  it('was the last of two with that name: the newer removal is told', () => {
    const lab = labAfterRemoval();
    enterPassword(lab, 'alice');
    enrolByClicks(lab, 'phone');
    const second = device(lab, 'phone');
    lab.wait(60);
    remove(lab, second.serialNumber, 'private');
    const removedAt = lab.now;
    enterPassword(lab, 'alice');
    enrolByClicks(lab, 'phone');
    enterPassword(lab, 'alice');

    expect(refusalOf(submitCode(lab, codeOnPhone(second, lab))).reason).toEqual({
      code: 'removed-device',
      deviceName: 'phone',
      removedAt,
    });
  });
});

describe('a stolen phone, and the password with it', () => {
  /** A thief with the phone and the password. Alice has a tablet. */
  function labOfTheft(): Lab {
    const lab = labWithSecond('tablet');
    losePhone(lab);
    lab.ask({ kind: 'leak-password', userName: 'alice' });
    lab.ask({ kind: 'open-window', of: 'attacker' });
    return lab;
  }

  const signInAsThief = (lab: Lab, password: string) =>
    lab.ask({
      kind: 'sign-in-as-user',
      browser: 'attacker',
      account: lab.world.account.alias,
      userName: 'alice',
      password,
    });

  function changePassword(lab: Lab): void {
    granted(lab.ask({ kind: 'open-change-password', browser: 'main' }));
    const oldPassword = passwordOf(lab, 'alice');
    const passwords = { oldPassword, newPassword: NEW_PASSWORD };
    granted(lab.ask({ kind: 'submit-change-password', browser: 'main', ...passwords }));
  }

  /** The thief tries every code that the stolen phone shows about now, on the page that asks for one. */
  const tryStolenCodes = (lab: Lab, phone: MfaDevice) =>
    [-2, -1, 0, 1, 2].map((steps) => submitCode(lab, codeOnPhone(phone, lab, steps), 'attacker'));

  it('opens the account to the thief for as long as nobody acts', () => {
    const lab = labOfTheft();
    const phone = device(lab, 'phone');

    granted(signInAsThief(lab, lab.world.leak?.password ?? ''));
    granted(choose(lab, phone.serialNumber, 'attacker'));

    expect(submitCode(lab, codeOnPhone(phone, lab), 'attacker')).toEqual(signedIn(true));
  });

  it('opens nothing any more after alice has removed it and changed her password', () => {
    const lab = labOfTheft();
    const phone = device(lab, 'phone');
    const stolen = lab.world.leak?.password ?? '';
    signInWithSecond(lab);
    granted(remove(lab, phone.serialNumber, 'main'));
    changePassword(lab);

    const password = signInAsThief(lab, stolen);
    const codes = tryStolenCodes(lab, phone);

    expect(stolen).not.toBe('');
    expect(refusalOf(password).reason).toEqual({ code: 'wrong-password' });
    expect(codes.map(({ ok }) => ok)).toEqual(Array(5).fill(false));
    expect(windowOf(lab, 'attacker')).toMatchObject({ session: null, challenge: null });
  });

  it('opens nothing with the right password either, once it is removed', () => {
    const lab = labOfTheft();
    const phone = device(lab, 'phone');
    signInWithSecond(lab);
    granted(remove(lab, phone.serialNumber, 'main'));

    granted(signInAsThief(lab, passwordOf(lab, 'alice')));

    expect(refusalOf(choose(lab, phone.serialNumber, 'attacker')).reason).toEqual({
      code: 'not-their-device',
    });
    for (const result of tryStolenCodes(lab, phone)) {
      expect(refusalOf(result).reason).toMatchObject({ code: 'other-device', origin: { owner: null } });
    }
    expect(windowOf(lab, 'attacker').session).toBeNull();
  });

  it('opens nothing with the old password, once that is changed', () => {
    const lab = labOfTheft();
    const stolen = lab.world.leak?.password ?? '';
    signInWithSecond(lab);
    changePassword(lab);

    expect(refusalOf(signInAsThief(lab, stolen)).reason).toEqual({ code: 'wrong-password' });
    expect(windowOf(lab, 'attacker').challenge).toBeNull();
  });

  it('leaves alice in, with the new password and the tablet', () => {
    const lab = labOfTheft();
    signInWithSecond(lab);
    granted(remove(lab, device(lab, 'phone').serialNumber, 'main'));
    changePassword(lab);
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(enterPassword(lab, 'alice')).toEqual({ ok: true, value: { kind: 'mfa-needed' } });
    expect(submitCode(lab, freshCode(lab, device(lab, 'tablet')))).toEqual(signedIn(true));
  });

  it('does not let a thief who has the password alone remove or add a device', () => {
    const lab = labWithPhone();
    callAdministrator(lab);
    lab.ask({ kind: 'open-window', of: 'attacker' });

    granted(signInAsThief(lab, passwordOf(lab, 'alice')));

    const attempts: readonly Request[] = [
      { kind: 'open-remove', browser: 'attacker', userName: 'alice', serialNumber: 'arn:aws:iam::1:mfa/x' },
      { kind: 'open-assign-mfa', browser: 'attacker' },
      { kind: 'submit-key-name', browser: 'attacker', keyName: 'mine' },
      { kind: 'open-change-password', browser: 'attacker' },
    ];
    for (const request of attempts) {
      expect(refusalOf(lab.ask(request)).reason).toEqual({ code: 'not-signed-in' });
    }
    expect(namesOf(lab)).toEqual(['phone']);
  });
});

describe('an administrator without MFA', () => {
  it('who is asked for it cannot remove the lost phone, and alice stays locked out', () => {
    const lab = labWithPhone();
    losePhone(lab);
    callAdministrator(lab);
    lab.ask({ kind: 'hand-out-token', to: 'omar' });
    lab.ask({ kind: 'ask-administrators-for-mfa' });
    const before = assigned(lab);

    const users = lab.ask({ kind: 'open-page', browser: 'private', page: 'iam-users' });
    const removed = remove(lab, device(lab, 'phone').serialNumber, 'private');

    for (const result of [users, removed]) {
      expect(refusalOf(result).reason).toMatchObject({ code: 'not-allowed', isForWantOfMfa: true });
    }
    expect(assigned(lab)).toEqual(before);
    expect(enterPassword(lab, 'alice')).toEqual({ ok: true, value: { kind: 'mfa-needed' } });
  });

  it('can do it after signing in again with a code', () => {
    const lab = labWithPhone();
    losePhone(lab);
    callAdministrator(lab);
    lab.ask({ kind: 'hand-out-token', to: 'omar' });
    lab.ask({ kind: 'ask-administrators-for-mfa' });

    lab.ask({ kind: 'sign-out', browser: 'private' });
    signIn(lab, 'omar', 'private');

    expect(remove(lab, device(lab, 'phone').serialNumber, 'private')).toEqual(done);
    expect(namesOf(lab)).toEqual([]);
  });

  it('who is a thief with his password is stopped by the same rule', () => {
    const lab = labWithPhone();
    lab.ask({ kind: 'hand-out-token', to: 'omar' });
    lab.ask({ kind: 'open-window', of: 'attacker' });

    expect(enterPassword(lab, 'omar', 'attacker')).toEqual({ ok: true, value: { kind: 'mfa-needed' } });
    expect(refusalOf(submitCode(lab, '000000', 'attacker')).reason).toEqual({ code: 'unknown-code' });
    expect(windowOf(lab, 'attacker').session).toBeNull();
  });
});

/** One request of a flow, from the lab as it stands. */
type Move = (lab: Lab) => Request;

const click =
  (request: Request): Move =>
  () =>
    request;

const main = 'main';

/** From the password to the new phone. */
const APP_FLOW: readonly Move[] = [
  click({ kind: 'phone-replace' }),
  click({ kind: 'open-page', browser: main, page: 'security-credentials' }),
  click({ kind: 'open-assign-mfa', browser: main }),
  click({ kind: 'submit-device-name', browser: main, deviceName: 'new' }),
  click({ kind: 'reveal', browser: main, what: 'qr' }),
  click({ kind: 'phone-scan', browser: main }),
  click({ kind: 'reveal', browser: main, what: 'nothing' }),
  (lab) => ({ kind: 'submit-set-up-codes', browser: main, codes: pairAt(lab, 'new', 0) }),
];

/** The same with a security key in place of the phone. */
const KEY_FLOW: readonly Move[] = [
  click({ kind: 'open-page', browser: main, page: 'security-credentials' }),
  click({ kind: 'open-assign-mfa', browser: main }),
  click({ kind: 'submit-key-name', browser: main, keyName: 'new' }),
  click({ kind: 'touch-security-key', browser: main }),
];

/** The same with the spare token from the drawer. */
const TOKEN_FLOW: readonly Move[] = [
  click({ kind: 'open-page', browser: main, page: 'security-credentials' }),
  click({ kind: 'open-assign-mfa', browser: main }),
  click({ kind: 'open-token-form', browser: main }),
  (lab) => {
    const { name, serialNumber } = spareToken(lab);
    return { kind: 'submit-token', browser: main, serialNumber, codes: pairAt(lab, name, 0) };
  },
];

function spareToken(lab: Lab): MfaDevice {
  const found = lab.world.account.mfaDevices.findLast(({ kind }) => kind === 'hardware-token');
  if (found === undefined) throw new Error('A token lies in the drawer in this scenario');
  return found;
}

/** Where a re-enrolment starts, with alice signed in: without any device, or with a tablet that signed her in. */
const STARTS: readonly { readonly left: string; readonly open: () => Lab }[] = [
  {
    left: 'no device',
    open: () => {
      const lab = labAfterRemoval();
      lab.ask({ kind: 'hand-out-token', to: null });
      granted(enterPassword(lab, 'alice'));
      return lab;
    },
  },
  {
    left: 'a tablet',
    open: () => {
      const lab = labWithSecond('tablet');
      losePhone(lab);
      lab.ask({ kind: 'hand-out-token', to: null });
      signInWithSecond(lab);
      granted(remove(lab, device(lab, 'phone').serialNumber, main));
      return lab;
    },
  },
];

const FLOWS = [
  { by: 'an app', flow: APP_FLOW, kind: 'virtual' },
  { by: 'a security key', flow: KEY_FLOW, kind: 'security-key' },
  { by: 'a hardware token', flow: TOKEN_FLOW, kind: 'hardware-token' },
] as const;

/** Ways to leave half-way. Some do not fit where alice is; then they are refused, which is fine, too. */
const EXITS: readonly { readonly name: string; readonly leave: readonly Request[] }[] = [
  { name: 'walking away', leave: [] },
  { name: 'Cancel', leave: [{ kind: 'cancel-wizard', browser: main }] },
  { name: 'signing out', leave: [{ kind: 'sign-out', browser: main }] },
  { name: 'another page', leave: [{ kind: 'open-page', browser: main, page: 'console-home' }] },
  { name: 'the sign-in page', leave: [{ kind: 'open-sign-in', browser: main, form: 'iam' }] },
  { name: 'losing the new phone, too', leave: [{ kind: 'phone-lose' }, { kind: 'phone-replace' }] },
  { name: 'another window', leave: [{ kind: 'open-private-window' }, { kind: 'close-private-window' }] },
];

/** Wrong codes of all kinds, typed wherever alice is. */
const WRONG_CODES: readonly ((lab: Lab) => readonly [string, string])[] = [
  () => ['000000', '000001'],
  () => ['12345', 'abcdef'],
  (lab) => [newCode(lab, 0), newCode(lab, -1)],
  (lab) => [newCode(lab, 0), newCode(lab, 0)],
  (lab) => [newCode(lab, -1), newCode(lab, 1)],
  (lab) => [newCode(lab, 0), '000000'],
  (lab) => pairAt(lab, 'root-account-mfa-device', 0),
];

/** A code of the device that is being set up: of the app once it has a name, else of the token. */
function newCode(lab: Lab, steps: number): string {
  const inSetUp = lab.world.account.mfaDevices.find(({ name }) => name === 'new') ?? spareToken(lab);
  return codeOnPhone(inSetUp, lab, steps);
}

function typeWrongCodes(lab: Lab, which: number): void {
  const codes = WRONG_CODES[which]?.(lab) ?? ['000000', '000000'];
  lab.ask({ kind: 'submit-set-up-codes', browser: main, codes });
  lab.ask({ kind: 'submit-token', browser: main, serialNumber: spareToken(lab).serialNumber, codes });
  lab.ask({ kind: 'submit-resync-codes', browser: main, codes });
  lab.ask({ kind: 'submit-mfa-code', browser: main, code: codes[0] });
}

describe.each(STARTS)('a re-enrolment of alice, who has $left left,', ({ open }) => {
  describe.each(FLOWS)('with $by', ({ flow, kind }) => {
    const points = flow.flatMap((_move, index) =>
      EXITS.map(({ name, leave }) => ({ after: index, exit: name, leave })),
    );

    it.each(points)('abandoned after $after requests by $exit leaves the old devices', ({ after, leave }) => {
      const lab = open();
      const old = assigned(lab);
      for (const move of flow.slice(0, after)) granted(lab.ask(move(lab)));

      for (const request of leave) lab.ask(request);

      expect(assigned(lab)).toEqual(old);
    });

    it.each(EXITS)(
      'carried through and left by $name leaves the old devices and the new one',
      ({ leave }) => {
        const lab = open();
        const old = assigned(lab);
        for (const move of flow) granted(lab.ask(move(lab)));

        for (const request of leave) lab.ask(request);

        const after = assigned(lab);
        expect(after.filter(({ enabledAt }) => enabledAt === lab.now)).toMatchObject([
          { kind, owner: ALICE },
        ]);
        expect(after.filter(({ enabledAt }) => enabledAt !== lab.now)).toEqual(old);
        expect(after).toHaveLength(old.length + 1);
      },
    );

    it('is in exactly the old or exactly the new state after any part of it, with wrong codes in between', () => {
      const start = open();
      const old = assigned(start);
      const wrong = fc.array(
        fc.record({ before: fc.nat(flow.length), which: fc.nat(WRONG_CODES.length - 1) }),
        { maxLength: 4 },
      );
      fc.assert(
        fc.property(fc.nat(flow.length), wrong, fc.nat(EXITS.length - 1), (requests, mistakes, exit) => {
          const lab = open();
          for (const [index, move] of flow.slice(0, requests).entries()) {
            for (const { which } of mistakes.filter(({ before }) => before === index))
              typeWrongCodes(lab, which);
            lab.ask(move(lab));
          }
          for (const { which } of mistakes.filter(({ before }) => before >= requests))
            typeWrongCodes(lab, which);
          for (const request of EXITS[exit]?.leave ?? []) lab.ask(request);

          const fresh = assigned(lab).filter(({ serialNumber }) =>
            old.every((device) => device.serialNumber !== serialNumber),
          );
          const kept = assigned(lab).filter((device) => !fresh.includes(device));
          expect(kept).toEqual(old);
          expect(fresh.map((device) => device.kind)).toEqual(requests === flow.length ? [kind] : []);
        }),
      );
    });
  });

  it.each(APP_FLOW.map((_move, index) => ({ after: index })))(
    'abandoned after $after requests can be begun again and finished, under another name if need be',
    ({ after }) => {
      const lab = open();
      const old = namesOf(lab);
      for (const move of APP_FLOW.slice(0, after)) granted(lab.ask(move(lab)));
      lab.ask({ kind: 'cancel-wizard', browser: main });
      const isTaken = lab.world.account.mfaDevices.some(({ name }) => name === 'new');

      enrolByClicks(lab, isTaken ? 'new-2' : 'new');

      expect(namesOf(lab)).toEqual([...old, isTaken ? 'new-2' : 'new']);
    },
  );
});

describe('two phones', () => {
  it('are the lost one, which keeps its entries, and the new one, which is empty', () => {
    const lab = labWithPhone();
    const lost = lab.world.phone;

    losePhone(lab);

    expect(lab.world.lostPhones).toEqual([{ ...lost, status: 'lost' }]);
    expect(lab.world.phone).toMatchObject({ status: 'in-hand', entries: [] });
    expect(lab.world.phone.id).not.toBe(lost.id);
  });

  it('do not share what is scanned or deleted', () => {
    const lab = labAfterRemoval();
    const before = lab.world.lostPhones;
    enterPassword(lab, 'alice');

    enrolByClicks(lab, 'phone');
    lab.ask({ kind: 'phone-delete-entry', account: `phone@${lab.world.account.alias}` });

    expect(lab.world.phone.entries).toEqual([]);
    expect(lab.world.lostPhones).toBe(before);
    expect(before.map(({ entries }) => entries.length)).toEqual([1]);
  });

  it('are three after the second loss, each with the entries it had', () => {
    const lab = labAfterRemoval();
    enterPassword(lab, 'alice');
    enrolByClicks(lab, 'new-phone');

    losePhone(lab);

    const { alias } = lab.world.account;
    const { lostPhones, phone } = lab.world;
    expect(lostPhones.map(({ entries }) => entries.map(({ account }) => account))).toEqual([
      [`phone@${alias}`],
      [`new-phone@${alias}`],
    ]);
    expect(new Set([...lostPhones, phone].map(({ id }) => id)).size).toBe(3);
  });

  it('are one when the old one was not lost but put away', () => {
    const lab = labWithPhone();

    lab.ask({ kind: 'phone-replace' });

    expect(lab.world.lostPhones).toEqual([]);
  });

  it('know nothing of what AWS removed: the entry on the lost one stays', () => {
    const lab = labWithPhone();
    const { seed } = device(lab, 'phone');
    losePhone(lab);
    callAdministrator(lab);

    remove(lab, device(lab, 'phone').serialNumber, 'private');

    expect(lab.world.lostPhones.map(({ entries }) => entries.map(({ secret }) => secret))).toEqual([[seed]]);
  });
});

describe('devices that are taken from a user', () => {
  /** alice with an app, her key and a token. */
  function labWithAllKinds(): Lab {
    const lab = labWithSecond('key');
    lab.ask({ kind: 'hand-out-token', to: 'alice' });
    return lab;
  }

  it('are gone, all kinds of them, and only hers', () => {
    const lab = labWithAllKinds();
    callAdministrator(lab);
    enrol(lab, 'omar', 'omar-phone', 'private');

    const result = lab.ask({ kind: 'take-devices', userName: 'alice' });

    expect(result).toEqual(done);
    expect(assigned(lab)).toEqual([]);
    expect(lab.world.account.mfaDevices.map(({ name }) => name)).toEqual([
      'root-account-mfa-device',
      'omar-phone',
    ]);
  });

  it('are remembered by the lab, for the codes that they still show', () => {
    const lab = labWithAllKinds();
    const seeds = lab.world.account.mfaDevices.slice(1).map(({ name, seed }) => ({ name, seed }));

    lab.ask({ kind: 'take-devices', userName: 'alice' });

    expect(lab.world.account.removedDevices).toEqual(
      seeds.map((device) => ({ ...device, removedAt: lab.now })),
    );
  });

  it('are gone from the phone at hand, which keeps its other entries', () => {
    const lab = labWithAllKinds();
    callAdministrator(lab);
    enrol(lab, 'omar', 'omar-phone', 'private');
    lab.ask({ kind: 'lend-phone', userName: 'alice' });
    lab.ask({ kind: 'lend-phone', userName: 'omar' });
    const before = lab.world.phone.entries.length;

    lab.ask({ kind: 'take-devices', userName: 'alice' });

    expect(before).toBe(2);
    expect(lab.world.phone.entries.map(({ account }) => account)).toEqual([
      `omar-phone@${lab.world.account.alias}`,
    ]);
  });

  it('stay on a phone that is lost: nobody can delete anything there', () => {
    const lab = labWithAllKinds();
    lab.ask({ kind: 'lend-phone', userName: 'alice' });
    lab.ask({ kind: 'phone-lose' });
    const { entries } = lab.world.phone;

    lab.ask({ kind: 'take-devices', userName: 'alice' });

    expect(entries).toHaveLength(1);
    expect(lab.world.phone.entries).toBe(entries);
  });

  it('leave the password alone to sign in', () => {
    const lab = labWithAllKinds();

    lab.ask({ kind: 'take-devices', userName: 'alice' });

    expect(enterPassword(lab, 'alice')).toEqual(signedIn(false));
  });

  it('are taken without an event, and a user without devices loses nothing', () => {
    const lab = labOfAlice();
    const before = lab.world;

    lab.ask({ kind: 'take-devices', userName: 'alice' });

    expect(lab.world).toEqual(before);
  });
});

describe('a password in a list on the web', () => {
  const leak = (lab: Lab, userName = 'alice') => lab.ask({ kind: 'leak-password', userName });

  it('is the one of the moment it leaked', () => {
    const lab = labOfAlice();
    const password = passwordOf(lab, 'alice');

    const result = leak(lab);
    callAdministrator(lab);
    lab.ask({ kind: 'open-reset-password', browser: 'private', userName: 'alice' });
    granted(lab.ask({ kind: 'submit-reset-password', browser: 'private', password: NEW_PASSWORD }));

    expect(result).toEqual(done);
    expect(lab.world.leak).toEqual({ userName: 'alice', password });
    expect(passwordOf(lab, 'alice')).toBe(NEW_PASSWORD);
  });

  it('is nothing that AWS hears of', () => {
    const lab = labOfAlice();
    const { account, history } = lab.world;

    leak(lab);

    expect(lab.world.account).toBe(account);
    expect(lab.world.history).toBe(history);
  });

  it('is empty for somebody who has none', () => {
    const lab = labOfAlice();

    leak(lab, 'nobody');

    expect(lab.world.leak).toEqual({ userName: 'nobody', password: '' });
  });
});

describe('an administrator who prepares a device for alice', () => {
  it('assigns it with two codes, and she needs it from then on', () => {
    const lab = labAfterRemoval();
    enrol(lab, 'alice', 'ready', 'private');

    expect(namesOf(lab)).toEqual(['ready']);
    expect(enterPassword(lab, 'alice')).toEqual({ ok: true, value: { kind: 'mfa-needed' } });
  });
});

describe('a phone that the lab lends', () => {
  it('leaves the lost one to whoever finds it', () => {
    const lab = labWithDevice('phone');
    lab.ask({ kind: 'lend-phone', userName: 'alice' });
    lab.ask({ kind: 'phone-lose' });
    const lost = lab.world.phone;

    lab.ask({ kind: 'lend-phone', userName: 'alice' });

    expect(lab.world.lostPhones).toEqual([lost]);
    expect(lab.world.phone).toMatchObject({ status: 'in-hand', entries: [{ issuer: 'MFA Lab' }] });
  });
});
