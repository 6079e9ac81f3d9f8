import { fail, ok } from '../base/result.js';
import type { EpochSeconds } from '../base/time.js';
import { authorize } from '../iam/authorization.js';
import type { NewEvent } from '../world/history.js';
import { record } from '../world/history.js';
import { principalName } from '../world/principal.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { Server } from '../world/server.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import type { Step } from './sessions.js';

/** What the learner, or a thief, does with servers. */
export type ServerRequest =
  | { readonly kind: 'launch-servers'; readonly browser: string }
  | { readonly kind: 'stop-servers'; readonly browser: string };

/** The lab's price of a large server, in dollars an hour. Real prices differ by type and region. */
export const DOLLARS_PER_HOUR = 25;

/** How many a thief starts at once. */
const SERVERS_AT_ONCE = 4;

/** The event source of EC2 in CloudTrail. */
const EC2_SOURCE = 'ec2.amazonaws.com';

/** What all servers have cost so far, in dollars. */
export function bill(world: World): number {
  return world.servers.reduce((sum, { hours }) => sum + hours * DOLLARS_PER_HOUR, 0);
}

/** How many servers run. */
export function runningServers(world: World): number {
  return world.servers.filter(({ isRunning }) => isRunning).length;
}

/** Starts or stops servers with the session of a browser. `now` is lab time. */
export function handleServers(world: World, request: ServerRequest, now: EpochSeconds): Step {
  const { session } = browserById(world, request.browser);
  if (session === null) return { world, result: fail(refusal(null, { code: 'not-signed-in' })) };
  const isLaunch = request.kind === 'launch-servers';
  const denied = authorize(
    world.account,
    session,
    isLaunch ? 'ec2:RunInstances' : 'ec2:TerminateInstances',
    '*',
  );
  const actor = principalName(session.principal);
  const event: NewEvent = {
    at: now,
    eventSource: EC2_SOURCE,
    eventName: isLaunch ? 'RunInstances' : 'TerminateInstances',
    actor,
    browser: request.browser,
    mfaAuthenticated: session.mfa !== null,
    details: {},
    refusal: denied,
  };
  if (denied !== null) return refused(record(world, event), denied);
  const servers = isLaunch
    ? [...world.servers, ...launched(world.servers.length, actor, now)]
    : world.servers.map((server) => ({ ...server, isRunning: false }));
  return { world: record({ ...world, servers }, event), result: ok({ kind: 'done' }) };
}

function launched(existing: number, launchedBy: string, launchedAt: EpochSeconds): readonly Server[] {
  return Array.from({ length: SERVERS_AT_ONCE }, (_, index) => ({
    id: `i-${existing + index + 1}`,
    launchedAt,
    launchedBy,
    hours: 0,
    isRunning: true,
  }));
}

function refused(world: World, denied: Refusal): Step {
  return { world, result: fail(denied) };
}
