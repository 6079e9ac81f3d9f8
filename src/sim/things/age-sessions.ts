import type { Seconds } from '../base/time.js';
import { addSeconds } from '../base/time.js';
import { agedCache } from '../terminal/aws/role-cache.js';
import type { TemporaryCredentials } from '../world/credentials.js';
import type { World } from '../world/world.js';

const SECONDS_PER_HOUR = 3600;

/**
 * Hours pass for the sessions of programs, and for nothing else: each was issued so long ago, and ends so much sooner.
 * The lab's clock stays where it is, because codes may come from a real phone.
 */
export function ageSessions(world: World, hours: number): World {
  const back = -Math.max(0, hours) * SECONDS_PER_HOUR;
  const { account, terminal } = world;
  const temporaryCredentials = account.temporaryCredentials.map((one) => aged(one, back));
  const files = agedCache(terminal.files, back);
  return {
    ...world,
    account: { ...account, temporaryCredentials },
    terminal: { ...terminal, files },
  };
}

function aged(issued: TemporaryCredentials, back: Seconds): TemporaryCredentials {
  const { mfa } = issued;
  return {
    ...issued,
    issuedAt: addSeconds(issued.issuedAt, back),
    expiresAt: addSeconds(issued.expiresAt, back),
    mfa: mfa === null ? null : { ...mfa, at: addSeconds(mfa.at, back) },
  };
}
