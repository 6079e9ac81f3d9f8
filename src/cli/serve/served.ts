import { randomUUID } from 'node:crypto';
import type { WireCall } from '../../sim/aws/answer-wire.js';
import { answerWire } from '../../sim/aws/answer-wire.js';
import type { SignedRequest } from '../../sim/aws/sigv4.js';
import type { Clock, RandomSource, SignaturePort } from '../../sim/base/ports.js';
import { epochSeconds } from '../../sim/base/time.js';
import type { World } from '../../sim/world/world.js';

/** The world behind a door. */
export interface ServedWorld {
  readonly world: World;
  /** Carries a call out, and keeps what it made of the world. */
  answer(request: SignedRequest): WireCall;
}

/** Where time and chance come from. */
export interface ServedPorts {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly signatures: SignaturePort;
  /** The clock of this computer in milliseconds, by which signatures age. */
  readonly hostNow: () => number;
}

/**
 * A world that calls from outside change. `onChange` is told of every new one before its answer goes out, so that what it
 * keeps is never behind what somebody was told.
 */
export function serveWorld(
  start: World,
  { clock, random, signatures, hostNow }: ServedPorts,
  onChange: (world: World) => void,
): ServedWorld {
  let world = start;
  return {
    get world() {
      return world;
    },
    answer(request) {
      const called = answerWire(world, request, {
        now: clock.now(),
        random,
        signatures,
        hostNow: epochSeconds(hostNow() / 1000),
        requestId: randomUUID(),
      });
      if (called.world !== world) {
        world = called.world;
        onChange(world);
      }
      return called;
    },
  };
}
