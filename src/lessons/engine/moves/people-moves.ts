import { stepAt } from '../../../sim/base/time.js';
import { codeAtStep } from '../../../sim/codes/totp.js';
import type { TelephoneRequest } from '../../../sim/console/requests.js';
import { devicesOf } from '../../../sim/world/account.js';
import { ADMINISTRATOR, LEARNER } from '../../../sim/world/new-world.js';
import { MAIN_WINDOW } from '../../../sim/world/windows.js';
import { aliceDevices } from '../goals.js';
import type { Move } from '../lesson.js';
import { freePassword, inFront, openBookmark, personPassword, signOut } from './moves.js';

/** What other people do: the administrator in a window of their own, and the thief. */

export const administratorsWindow: Move = () => ({ kind: 'open-window', of: 'administrator' });

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

/** omar, signed in with a token that he is given. */
export const omarWithMfa: readonly Move[] = [
  administratorsWindow,
  submitAdministratorsPassword,
  () => ({ kind: 'hand-out-token', to: ADMINISTRATOR }),
  signOut,
  openBookmark,
  submitAdministratorsPassword,
  submitTokenCode,
];

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

/** omar gives alice a password that nobody had yet. */
export const resetPassword: Move = (world) => ({
  kind: 'submit-reset-password',
  browser: world.activeBrowser,
  password: freePassword(world),
});

export const confirmRemove = inFront((browser) => ({ kind: 'confirm-remove', browser }));

/** omar does something about the one on the telephone. */
export function answerCaller(answer: TelephoneRequest['answer']): Move {
  return inFront((browser) => ({ kind: 'answer-caller', browser, answer }));
}

export const thiefsWindow: Move = () => ({ kind: 'open-window', of: 'attacker' });

export const leakPassword: Move = () => ({ kind: 'leak-password', userName: LEARNER });

/** The user name and password of the list, on the sign-in page. */
export const tryTheList: Move = (world) => ({
  kind: 'sign-in-as-user',
  browser: world.activeBrowser,
  account: world.account.alias,
  userName: world.leak?.userName ?? LEARNER,
  password: world.leak?.password ?? '',
});

export function guessCode(code: string): Move {
  return inFront((browser) => ({ kind: 'submit-mfa-code', browser, code }));
}

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

/** Back to the window of alice. */
export const alicesWindow: Move = () => ({ kind: 'switch-window', browser: MAIN_WINDOW });
