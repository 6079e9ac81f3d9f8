import { accessKeysOf } from '../../../sim/world/account.js';
import type { LinkTarget } from '../../../sim/world/browser.js';
import { LEARNER } from '../../../sim/world/new-world.js';
import type { Move } from '../lesson.js';
import { inFront } from './moves.js';

/** Access keys and sessions of alice, and the links in her mail. */

export const createAccessKey = inFront((browser) => ({ kind: 'create-access-key', browser }));

/** An administrator makes an access key for somebody. */
export function makeKeyFor(userName: string): Move {
  return inFront((browser) => ({ kind: 'iam', from: { browser }, operation: 'CreateAccessKey', userName }));
}

export const makeKeyForAlice = makeKeyFor(LEARNER);

/** Deletes the oldest of alice's access keys. */
export const deleteAccessKey: Move = (world) => {
  const [key] = accessKeysOf(world.account, LEARNER);
  return key === undefined
    ? null
    : {
        kind: 'delete-access-key',
        browser: world.activeBrowser,
        userName: LEARNER,
        accessKeyId: key.accessKeyId,
      };
};

/** The policy that makes all sessions useless that alice's name has now. */
export const denyOlderSessions = inFront((browser) => ({
  kind: 'deny-older-sessions',
  browser,
  userName: LEARNER,
}));

export const openInbox = inFront((browser) => ({ kind: 'open-inbox', browser }));

/** Follows a link of the mail. */
export function followLink(link: LinkTarget): Move {
  return inFront((browser) => ({ kind: 'follow-link', browser, link }));
}

/** Types a password on a page that only looks like the account's. */
export const typeOnLookAlike = inFront((browser) => ({ kind: 'submit-to-look-alike', browser }));
