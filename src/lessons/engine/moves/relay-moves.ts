import { LEARNER } from '../../../sim/world/new-world.js';
import type { Move } from '../lesson.js';
import { inFront, passwordOf, unusedCode } from './moves.js';

/** alice on the attacker's page, and what is taken from her browser. */

/** A mail has led to the page. */
export const openRelay = inFront((browser) => ({ kind: 'open-relay', browser }));

/** alice's user name and password, on the attacker's page. */
export const relayPassword: Move = (world) => ({
  kind: 'relay-password',
  browser: world.activeBrowser,
  account: world.account.alias,
  userName: LEARNER,
  password: passwordOf(world),
});

/** A code near now that has signed nobody in, on the attacker's page. */
export const relayUnusedCode: Move = (world, now) => {
  const code = unusedCode(world, now);
  return code === null ? null : { kind: 'relay-code', browser: world.activeBrowser, code };
};

/** A program on her computer copies what her browser keeps of its session. */
export const copySession = inFront((browser) => ({ kind: 'copy-session', browser }));
