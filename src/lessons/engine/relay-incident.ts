import type { ExecuteContext } from '../../sim/base/ports.js';
import type { World } from '../../sim/world/world.js';
import type { Goal, Move, Moves } from './lesson.js';
import { play, signOut } from './moves/moves.js';
import { alicesWindow, thiefsWindow } from './moves/people-moves.js';
import { openRelay, relayPassword, relayUnusedCode } from './moves/relay-moves.js';
import { chooseFirstDevice } from './moves/second-device-moves.js';
import { isPasswordNew, isThiefDenied } from './relay-goals.js';

// The relay of lesson 10 as something that has just happened, for whoever wants to practise the day after.

/** Long enough for a session to be older than what is done about it. */
const minutesPass: Move = () => ({ kind: 'let-hours-pass', hours: 0.05 });

/**
 * alice types her password and a code on the attacker's page, and the thief is in, with MFA. For worlds in which alice has a
 * device that gives codes; of several the thief takes that one. alice's window is in front, and she is signed in nowhere.
 */
export const relayIncident: Moves = () => [
  alicesWindow,
  signOut,
  openRelay,
  relayPassword,
  thiefsWindow,
  chooseFirstDevice,
  alicesWindow,
  relayUnusedCode,
  minutesPass,
];

/** The world right after that. */
export function afterRelay(world: World, context: ExecuteContext): World {
  return play(world, relayIncident(world), context).world;
}

/** What has to be so before it is over. The order does not matter. */
export const RELAY_GOALS: readonly Goal[] = [
  {
    id: 'relay-session-denied',
    text: 'the session of the thief may do nothing more',
    isMet: isThiefDenied,
  },
  {
    id: 'relay-password-new',
    text: 'alice has a password that the thief does not know',
    isMet: isPasswordNew,
  },
];
