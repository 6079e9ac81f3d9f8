import { describe, expect, it } from 'vitest';
import { signInWithACode } from '../../../src/lessons/content/07-sign-in-with-a-code.js';
import { theRelay } from '../../../src/lessons/content/10-the-relay.js';
import { checkpointWorld } from '../../../src/lessons/engine/checkpoint.js';
import type { GoalView, Lesson, Move } from '../../../src/lessons/engine/lesson.js';
import { denyOlderSessions } from '../../../src/lessons/engine/moves/access-moves.js';
import {
  openBookmark,
  play,
  signOut,
  submitPassword,
  submitUnusedCode,
} from '../../../src/lessons/engine/moves/moves.js';
import { changePassword, openChangePassword } from '../../../src/lessons/engine/moves/password-moves.js';
import {
  alicesWindow,
  omarWithMfa,
  openAlice,
  resetPassword,
  thiefsWindow,
} from '../../../src/lessons/engine/moves/people-moves.js';
import { isThiefIn } from '../../../src/lessons/engine/relay-goals.js';
import { afterRelay, RELAY_GOALS } from '../../../src/lessons/engine/relay-incident.js';
import { lastEventId } from '../../../src/sim/world/history.js';
import type { World } from '../../../src/sim/world/world.js';
import { activeBrowser, labTime } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';

/** The goals that are met after some moves, in the order of the list. */
function metAfter(start: World, moves: readonly Move[]): readonly string[] {
  const { world, context } = play(start, moves, fakeContext());
  const view: GoalView = {
    world,
    now: labTime(world, context.now),
    since: { eventId: lastEventId(start), comparisons: 0, offlineRollovers: 0, measurements: 0 },
  };
  return RELAY_GOALS.filter(({ isMet }) => isMet(view)).map(({ id }) => id);
}

const openReset: Move = (world) => ({
  kind: 'open-reset-password',
  browser: world.activeBrowser,
  userName: 'alice',
});

const WORLDS: readonly (readonly [string, Lesson, boolean])[] = [theRelay, signInWithACode].flatMap(
  (lesson) => [false, true].map((own) => [`${lesson.id}, own phone ${own}`, lesson, own] as const),
);

describe.each(WORLDS)('a relay that has just happened, in the world of %s', (_name, lesson, own) => {
  const start = checkpointWorld(lesson, own, fakeContext());
  const after = afterRelay(start, fakeContext());

  it('has the thief in, as alice and with MFA, and alice nowhere', () => {
    expect(isThiefIn(after)).toBe(true);
    expect(activeBrowser(after)).toMatchObject({ id: 'main', session: null, page: { name: 'relay-over' } });
    expect(afterRelay(start, fakeContext())).toEqual(after);
  });

  it('is not over by itself, nor when the thief signs out', () => {
    expect(metAfter(after, [])).toEqual([]);
    expect(metAfter(after, [thiefsWindow, signOut])).toEqual([]);
  });

  it('is over when the session is denied and the password is new, in either order', () => {
    const deny: readonly Move[] = [openAlice, denyOlderSessions];
    const reset: readonly Move[] = [openAlice, openReset, resetPassword];

    expect(metAfter(after, [...omarWithMfa, ...deny])).toEqual(['relay-session-denied']);
    expect(metAfter(after, [...omarWithMfa, ...reset])).toEqual(['relay-password-new']);
    expect(metAfter(after, [...omarWithMfa, ...reset, ...deny])).toHaveLength(2);
    expect(metAfter(after, [...omarWithMfa, ...deny, ...reset])).toHaveLength(2);
  });

  it('lets alice change the password herself, with the next code', () => {
    const herself: readonly Move[] = [
      alicesWindow,
      openBookmark,
      submitPassword,
      submitUnusedCode,
      openChangePassword,
      changePassword,
    ];

    expect(metAfter(after, herself)).toEqual(['relay-password-new']);
  });
});
