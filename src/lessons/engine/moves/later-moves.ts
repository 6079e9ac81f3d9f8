import type { LabTime, Seconds } from '../../../sim/base/time.js';
import { addSeconds, addSteps, secondsToNextStep, stepAt } from '../../../sim/base/time.js';
import { isPairUsed } from '../../../sim/codes/explain-codes.js';
import { codeAtStep } from '../../../sim/codes/totp.js';
import type { Request } from '../../../sim/requests.js';
import { devicesOf } from '../../../sim/world/account.js';
import type { MfaDevice } from '../../../sim/world/devices.js';
import { givesCodes } from '../../../sim/world/devices.js';
import { ADMINISTRATOR, LEARNER } from '../../../sim/world/new-world.js';
import { MAIN_WINDOW } from '../../../sim/world/windows.js';
import type { World } from '../../../sim/world/world.js';
import { phoneTime } from '../../../sim/world/world.js';
import { ALICE, aliceDevices } from '../goals.js';
import type { Move } from '../lesson.js';
import {
  freePassword,
  hideQr,
  inFront,
  openAssignMfa,
  openBookmark,
  openPrivateWindow,
  openSecurityCredentials,
  passwordOf,
  personPassword,
  putSecretOnPhone,
  showQr,
  signOut,
  submitDeviceName,
  submitPassword,
  submitSetUpCodes,
} from './moves.js';

/** Moves with wrong clocks, lost phones and other people's hands. */

export function setClock(offset: Seconds): Move {
  return () => ({ kind: 'phone-set-clock', offset });
}

export function lockClock(isLocked: boolean): Move {
  return () => ({ kind: 'phone-lock-clock', isLocked });
}

export const lendPhone: Move = () => ({ kind: 'lend-phone', userName: LEARNER });

/** Time goes by between two steps: long enough for other codes, short enough for the session of a console. */
export const hoursPass: Move = () => ({ kind: 'let-hours-pass', hours: 2 });

export const takeDevices: Move = () => ({ kind: 'take-devices', userName: LEARNER });

export const losePhone: Move = ({ phone }) => (phone.status === 'lost' ? null : { kind: 'phone-lose' });

export const replacePhone: Move = ({ phone }) => (phone.status === 'lost' ? { kind: 'phone-replace' } : null);

/** The lab's phone scans, whatever phone the learner uses. */
export const scanWithLabPhone: Move = inFront((browser) => ({ kind: 'phone-scan', browser }));

/** A code about the one that the lab's phone shows, and one that signed nobody in yet: older ones before newer ones. */
export const submitUnusedPhoneCode: Move = (world, now) => {
  const device = aliceDevices(world)[0];
  const shown = stepAt(phoneTime(world, now));
  const isUsed = (steps: number) => device?.usedSteps.some(({ step }) => step === shown + steps) === true;
  return submitPhoneCode([0, -1, -2, -3, -4, 1, 2].find((steps) => !isUsed(steps)))(world, now);
};

/** Within what sign-in takes, in seconds. */
const SMALL_OFFSETS = [31, -31, 60, -60] as const;

/** Sets the phone's clock so little off that a code is taken, and to one that signed nobody in yet. */
export const setClockHalfAMinuteOff: Move = (world, now) => {
  const taken = [stepAt(now), ...(aliceDevices(world)[0]?.usedSteps ?? []).map(({ step }) => step)];
  const offset = SMALL_OFFSETS.find((candidate) => !taken.includes(stepAt(addSeconds(now, candidate))));
  return { kind: 'phone-set-clock', offset: offset ?? SMALL_OFFSETS[0] };
};

/** The code that the lab's phone shows, or one `steps` from it, typed at sign-in. */
export function submitPhoneCode(steps = 0): (world: World, now: LabTime) => Request | null {
  return (world, now) => {
    const device = aliceDevices(world)[0];
    if (device === undefined) return null;
    return {
      kind: 'submit-mfa-code',
      browser: world.activeBrowser,
      code: codeAtStep(device.seed, addSteps(stepAt(phoneTime(world, now)), steps)),
    };
  };
}

/** The clock check, with the change of the code caught to the second. */
export const measureClock: Move = (world, now) => {
  const device = aliceDevices(world)[0];
  if (device === undefined) return null;
  const time = phoneTime(world, now);
  return {
    kind: 'measure-clock',
    serialNumber: device.serialNumber,
    code: codeAtStep(device.seed, stepAt(time)),
    changedAt: addSeconds(now, secondsToNextStep(time)),
  };
};

export const openResync: Move = (world) => {
  const device = aliceDevices(world)[0];
  return device === undefined
    ? null
    : { kind: 'open-resync', browser: world.activeBrowser, serialNumber: device.serialNumber };
};

/** Two codes that the lab's phone shows in a row, the second one now, or as near as a pair is that was not taken yet. */
export const submitResyncCodes: Move = (world, now) => {
  const device = aliceDevices(world)[0];
  if (device === undefined) return null;
  const shown = stepAt(phoneTime(world, now));
  const free = [0, 1, 2, -1].find((steps) => !isPairUsed(device, addSteps(shown, steps))) ?? 0;
  const step = addSteps(shown, free);
  return {
    kind: 'submit-resync-codes',
    browser: world.activeBrowser,
    codes: [codeAtStep(device.seed, addSteps(step, -1)), codeAtStep(device.seed, step)],
  };
};

export const tryAnotherMethod: Move = inFront((browser) => ({ kind: 'try-another-method', browser }));

export const administratorsWindow: Move = () => ({ kind: 'open-window', of: 'administrator' });

export const thiefsWindow: Move = () => ({ kind: 'open-window', of: 'attacker' });

/** Back to the window of alice. */
export const alicesWindow: Move = () => ({ kind: 'switch-window', browser: MAIN_WINDOW });

/** omar's user name and password, in the window in front. */
export const submitAdministratorsPassword: Move = (world) => ({
  kind: 'sign-in-as-user',
  browser: world.activeBrowser,
  account: world.account.alias,
  userName: ADMINISTRATOR,
  password: personPassword(world, ADMINISTRATOR),
});

/** The code on omar's token. */
export const submitTokenCode: Move = (world, now) => {
  const [token] = devicesOf(world.account, { type: 'user', userName: ADMINISTRATOR });
  return token === undefined
    ? null
    : {
        kind: 'submit-mfa-code',
        browser: world.activeBrowser,
        code: codeAtStep(token.seed, stepAt(now)),
      };
};

export const openUsers = inFront((browser) => ({ kind: 'open-page', browser, page: 'iam-users' }));

export const openAlice = inFront((browser) => ({ kind: 'open-user', browser, userName: LEARNER }));

/** Opens the question whether to remove alice's phone. */
export const openRemove: Move = (world) => {
  const device = aliceDevices(world)[0];
  return device === undefined
    ? null
    : {
        kind: 'open-remove',
        browser: world.activeBrowser,
        userName: LEARNER,
        serialNumber: device.serialNumber,
      };
};

export const confirmRemove = inFront((browser) => ({ kind: 'confirm-remove', browser }));

export const leakPassword: Move = () => ({ kind: 'leak-password', userName: LEARNER });

/** The user name and password of the list, on the sign-in page. */
export const tryTheList: Move = (world) => ({
  kind: 'sign-in-as-user',
  browser: world.activeBrowser,
  account: world.account.alias,
  userName: world.leak?.userName ?? LEARNER,
  password: world.leak?.password ?? '',
});

/** What the device that was removed last would show now. */
export const submitRemovedCode: Move = (world, now) => {
  const removed = world.account.removedDevices.at(-1);
  return removed === undefined
    ? null
    : {
        kind: 'submit-mfa-code',
        browser: world.activeBrowser,
        code: codeAtStep(removed.seed, stepAt(now)),
      };
};

export function guessCode(code: string): Move {
  return inFront((browser) => ({ kind: 'submit-mfa-code', browser, code }));
}

export const submitKeyName = inFront((browser) => ({
  kind: 'submit-key-name',
  browser,
  keyName: `${LEARNER}-key`,
}));

export const touchKey = inFront((browser) => ({ kind: 'touch-security-key', browser }));

/** The second device of alice: the key, where there is one. */
export const chooseSecondDevice: Move = (world) => {
  const second = secondDevice(world);
  return second === undefined
    ? null
    : { kind: 'choose-mfa-device', browser: world.activeBrowser, serialNumber: second.serialNumber };
};

/** A touch, or a code, whichever the second device gives. */
export const answerWithSecondDevice: Move = (world, now) => {
  const second = secondDevice(world);
  if (second === undefined) return null;
  return givesCodes(second)
    ? codeOf(second, world.activeBrowser, now)
    : { kind: 'touch-security-key', browser: world.activeBrowser };
};

function codeOf(device: MfaDevice, browser: string, now: LabTime): Request {
  const code = codeAtStep(device.seed, addSteps(stepAt(now), device.drift));
  return { kind: 'submit-mfa-code', browser, code };
}

function secondDevice(world: World) {
  const key = world.account.securityKeys.find(({ owner }) => owner.type === 'user');
  return key ?? devicesOf(world.account, ALICE)[1];
}

export const openChangePassword = inFront((browser) => ({ kind: 'open-change-password', browser }));

export const changePassword: Move = (world) => ({
  kind: 'submit-change-password',
  browser: world.activeBrowser,
  oldPassword: passwordOf(world),
  newPassword: freePassword(world),
});

// Sequences that lessons chain again and again.

/** alice's password, from wherever she is not signed in. */
export const enterPassword: readonly Move[] = [openBookmark, submitPassword];

/** The old session goes, and the password is entered anew. */
export const enterPasswordAnew: readonly Move[] = [signOut, ...enterPassword];

/** A look at the same sign-in in a private window, with the code that the phone shows. */
export const tryInPrivate: readonly Move[] = [openPrivateWindow, submitPassword, submitUnusedPhoneCode];

/** A device with the first free name, its secret on the phone, and two codes in a row. */
export const enrolPhone: readonly Move[] = [
  openAssignMfa,
  submitDeviceName,
  showQr,
  putSecretOnPhone,
  hideQr,
  submitSetUpCodes(-1, 0),
];

/** The device is resynchronised with two codes that the lab's phone shows. */
export const resync: readonly Move[] = [openSecurityCredentials, openResync, submitResyncCodes];
