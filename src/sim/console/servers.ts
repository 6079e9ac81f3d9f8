import { awsError } from '../api/make-error.js';
import type { LabTime } from '../base/time.js';
import { authorize } from '../iam/authorization.js';
import type { Handler, Handlers } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { Done } from '../responses.js';
import { consoleCaller } from '../world/caller.js';
import { record } from '../world/history.js';
import { principalName } from '../world/principal.js';
import type { Server } from '../world/server.js';
import type { World } from '../world/world.js';
import { signedIn } from './page.js';
import type { ServerRequest } from './requests.js';

/** The lab's price of a large server, in dollars an hour. Real prices differ by type and region. */
export const DOLLARS_PER_HOUR = 25;

/** How many a thief starts at once. */
const SERVERS_AT_ONCE = 4;

/** The event source of EC2 in CloudTrail. */
const EC2_SOURCE = 'ec2.amazonaws.com';

/**
 * EC2 has an answer of its own for what is not allowed (EC2 API Reference, "Common error codes"). To some it adds why, as
 * an encoded text or in plain words; the lab does not.
 */
const NOT_AUTHORIZED = awsError('UnauthorizedOperation', 'You are not authorized to perform this operation.');

/** What all servers have cost so far, in dollars. */
export function bill(world: World): number {
  return world.servers.reduce((sum, { hours }) => sum + hours * DOLLARS_PER_HOUR, 0);
}

/** How many servers run. */
export function runningServers(world: World): number {
  return world.servers.filter(({ isRunning }) => isRunning).length;
}

/** Starting servers, and terminating them, which is a call of EC2 with the session of a browser. */
export const SERVER_HANDLERS = {
  'launch-servers': callEc2('RunInstances', (servers, launchedBy, now) => [
    ...servers,
    ...launched(servers.length, launchedBy, now),
  ]),
  'stop-servers': callEc2('TerminateInstances', (servers) =>
    servers.map((server) => ({ ...server, isRunning: false })),
  ),
} satisfies Handlers<ServerRequest>;

function callEc2(
  eventName: 'RunInstances' | 'TerminateInstances',
  change: (servers: readonly Server[], actor: string, now: LabTime) => readonly Server[],
): Handler<{ readonly browser: string }, Done> {
  return signedIn((world, { browser }, { now }, session) => {
    const caller = consoleCaller(browser, session);
    const refused = authorize(world.account, { caller, now }, `ec2:${eventName}`, '*');
    const denied = refused === null ? null : { ...refused, error: NOT_AUTHORIZED };
    const actor = principalName(session.principal);
    const written = record(world, {
      at: now,
      eventSource: EC2_SOURCE,
      eventName,
      actor,
      browser,
      mfaAuthenticated: session.mfa !== null,
      details: {},
      refusal: denied,
    });
    return denied === null
      ? done({ ...written, servers: change(world.servers, actor, now) })
      : failed(written, denied);
  });
}

function launched(existing: number, launchedBy: string, launchedAt: LabTime): readonly Server[] {
  return Array.from({ length: SERVERS_AT_ONCE }, (_, index) => ({
    id: `i-${existing + index + 1}`,
    launchedAt,
    launchedBy,
    hours: 0,
    isRunning: true,
  }));
}
