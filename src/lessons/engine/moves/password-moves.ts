import type { Move } from '../lesson.js';
import { freePassword, inFront, openBookmark, passwordOf, signOut, submitPassword } from './moves.js';

/** alice's password, entered and changed. */

/** alice's password, from wherever she is not signed in. */
export const enterPassword: readonly Move[] = [openBookmark, submitPassword];

/** The old session goes, and the password is entered anew. */
export const enterPasswordAnew: readonly Move[] = [signOut, ...enterPassword];

export const openChangePassword = inFront((browser) => ({ kind: 'open-change-password', browser }));

export const changePassword: Move = (world) => ({
  kind: 'submit-change-password',
  browser: world.activeBrowser,
  oldPassword: passwordOf(world),
  newPassword: freePassword(world),
});
