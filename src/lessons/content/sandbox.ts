import { ADMINISTRATOR, LEARNER } from '../../sim/world/new-world.js';
import type { Lesson } from '../engine/lesson.js';
import { makeKeyFor } from '../engine/moves/access-moves.js';
import { signOut } from '../engine/moves/moves.js';
import {
  administratorsWindow,
  alicesWindow,
  leakPassword,
  submitAdministratorsPassword,
  thiefsWindow,
} from '../engine/moves/people-moves.js';
import { signInWithACode } from './07-sign-in-with-a-code.js';
import { SOURCES } from './sources.js';

/**
 * The company's account to play in: every window, every phone, and nothing to solve. It is opened, saved and begun anew as
 * a lesson is, and is none: no route has it, and nothing in it is counted.
 */
export const SANDBOX: Lesson = {
  id: 'sandbox',
  title: 'Sandbox',
  objective: 'Try what you like: nothing is to be solved, and nothing is counted.',
  minutes: 0,
  isUncounted: true,
  opensDoor: true,
  checkpoint: (world) => [
    ...signInWithACode.checkpoint(world),
    administratorsWindow,
    submitAdministratorsPassword,
    makeKeyFor(LEARNER),
    makeKeyFor(ADMINISTRATOR),
    signOut,
    leakPassword,
    () => ({ kind: 'hand-out-token', to: ADMINISTRATOR }),
    () => ({ kind: 'ask-administrators-for-mfa' }),
    () => ({ kind: 'hand-out-token', to: null }),
    administratorsWindow,
    thiefsWindow,
    alicesWindow,
  ],
  steps: [
    {
      kind: 'task',
      id: 'play',
      title: 'Try what you like',
      sources: [SOURCES.lab],
      tools: ['clock', 'airplane-mode', 'lose-phone', 'root-card', 'root-phone'],
      prompt:
        "Nothing to solve, and nothing is counted. alice, omar the administrator and a thief, who has alice's password, each have a browser; root signs in where nobody is signed in. `x` starts over.",
      goals: [],
      hints: ['There is nothing to solve here.', 'There is nothing to solve here.'],
      solution: () => [],
      why: 'There is nothing to solve here.',
    },
  ],
};
