import { explainReason } from '../../lessons/words/explanations.js';
import type { ToldCall } from '../../sim/aws/answer-wire.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import { isoTime } from '../../sim/world/policies.js';
import type { World } from '../../sim/world/world.js';

/** One call as `mfa-lab serve --json` tells it, on one line. Fields may be added; none changes its meaning. */
export interface CallReport {
  /** In UTC, by the lab's clock. */
  readonly time: string;
  /** The first word of the User-Agent, or null. */
  readonly client: string | null;
  readonly service: string;
  readonly operation: string;
  /** Who called; null where nobody known was let in. */
  readonly actor: string | null;
  readonly mfa: boolean;
  readonly status: number;
  /** AWS's, where it refused. */
  readonly code: string | null;
  readonly message: string | null;
  /** The lab's: a name for programs, and a sentence. Null where AWS's words say all that there is. */
  readonly reason: string | null;
  readonly why: string | null;
}

/** What there is to tell of a call. No code, password, seed or secret is in it. */
export function callReport(
  { service, operation, actor, isMfa, error, reason }: ToldCall,
  status: number,
  client: string | null,
  world: World,
  now: EpochSeconds,
): CallReport {
  return {
    time: `${isoTime(now).slice(0, 19)}Z`,
    client,
    service,
    operation,
    actor,
    mfa: isMfa,
    status,
    code: error?.code ?? null,
    message: error?.message ?? null,
    reason: reason?.code ?? null,
    why: reason === null ? null : explainReason(reason, world, now),
  };
}

/** The same for people: `02:28:05 aws-cli/2.38.1 alice GetSessionToken  AccessDenied: …`, and the lab's reason below. */
export function callLines({
  time,
  client,
  operation,
  actor,
  mfa,
  code,
  message,
  why,
}: CallReport): readonly string[] {
  const who = actor === null ? '-' : `${actor}${mfa ? ' with MFA' : ''}`;
  const head = `${time.slice(11, 19)} ${client ?? '-'} ${who} ${operation}`;
  if (code === null) return [`${head}  ok`];
  return [`${head}  ${code}: ${message}`.trimEnd(), ...(why === null ? [] : [`         ${why}`])];
}
