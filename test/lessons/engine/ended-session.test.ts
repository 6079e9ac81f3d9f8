import { describe, expect, it } from 'vitest';
import { worldWithEndedSession } from '../../../src/lessons/content/12-mfa-on-the-command-line.js';
import { endSession, NEW_SESSION_GOALS } from '../../../src/lessons/engine/ended-session.js';
import type { GoalView, Move } from '../../../src/lessons/engine/lesson.js';
import { play } from '../../../src/lessons/engine/moves/moves.js';
import {
  exportSession,
  getSession,
  listBuckets,
  runLine,
  unsetSession,
} from '../../../src/lessons/engine/moves/terminal-moves.js';
import { lastEventId } from '../../../src/sim/world/history.js';
import { labTime, type World } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const context = fakeContext();

/** The goals that are met after some moves from a world. */
function metAfter(from: World, moves: readonly Move[]): readonly string[] {
  const { world } = play(from, moves, context);
  const since = { eventId: lastEventId(from), comparisons: 0, offlineRollovers: 0, measurements: 0 };
  const view: GoalView = { world, now: labTime(world, context.now), since };
  return NEW_SESSION_GOALS.filter(({ isMet }) => isMet(view)).map(({ id }) => id);
}

describe("a script's session that is over", () => {
  const world = worldWithEndedSession(context);

  it('stands in the variables of the terminal, and has ended; the clock has not moved', () => {
    const { environment } = world.terminal;
    const issued = world.account.temporaryCredentials.at(-1);

    expect(environment['AWS_SESSION_TOKEN']).toBe(issued?.sessionToken);
    expect(issued?.expiresAt).toBeLessThan(context.now);
    expect(world.clockOffset).toBe(0);
  });

  it('is met by asking for the buckets, and left behind by a new one with MFA', () => {
    expect(metAfter(world, [])).toEqual([]);
    expect(metAfter(world, [listBuckets])).toEqual(['old-session-met']);
    expect(metAfter(world, [unsetSession, getSession()])).toEqual([]);
    expect(metAfter(world, [unsetSession, getSession(), ...exportSession(), listBuckets])).toEqual([
      'back-at-work',
    ]);
  });

  it('is not got again with what is in the variables', () => {
    expect(metAfter(world, [getSession(), ...exportSession(), listBuckets])).toEqual(['old-session-met']);
  });

  it('ends a command that waits for a code, which would take the next line for it', () => {
    const waiting = play(world, [runLine('aws s3 ls --profile deployer')], context).world;
    expect(waiting.terminal.awaiting).not.toBeNull();

    const ended = play(waiting, endSession(waiting), context).world;
    expect(ended.terminal.awaiting).toBeNull();
    expect(metAfter(ended, [listBuckets])).toEqual(['old-session-met']);
  });

  it('is the one that the terminal has already, where there is one', () => {
    const again = play(world, [unsetSession, getSession(), ...exportSession()], context).world;
    const { history } = again.terminal;
    const ended = play(again, endSession(again), context).world;

    expect(ended.terminal.history).toEqual(history);
    expect(ended.account.temporaryCredentials).toHaveLength(again.account.temporaryCredentials.length);
    expect(metAfter(ended, [listBuckets])).toEqual(['old-session-met']);
  });
});
