import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../src/lessons/catalog.js';
import type { Lesson, Move, TaskStep } from '../../src/lessons/engine/lesson.js';
import { play } from '../../src/lessons/engine/moves/moves.js';
import type { LessonSession } from '../../src/lessons/engine/session.js';
import type { Request } from '../../src/sim/requests.js';
import type { Persona } from '../../src/sim/world/windows.js';
import {
  ADMINISTRATOR_WINDOW,
  ATTACKER_WINDOW,
  MAIN_WINDOW,
  PRIVATE_WINDOW,
  personaOf,
} from '../../src/sim/world/windows.js';
import type { World } from '../../src/sim/world/world.js';
import { someOf } from '../helpers/depth.js';
import { fakeContext } from '../helpers/fake-ports.js';
import { atStep, metIn } from './at-step.js';

/**
 * Whose doing it was, for every goal of the course: whoever sits at the windows changes places, and does the very same.
 */

const WINDOWS = { learner: MAIN_WINDOW, administrator: ADMINISTRATOR_WINDOW, attacker: ATTACKER_WINDOW };

/** Goals that tell how things stand in the account or with the phone, whoever brought it about. */
const STATES: { readonly [step: string]: readonly string[] } = {
  'play-the-thief': ['servers-run', 'bill-passed'],
  'clean-up': ['servers-stopped'],
  'end-the-sessions': ['no-way-back', 'servers-stopped'],
  'leave-root': ['root-signed-out'],
  'name-the-device': ['device-made'],
  scan: ['secret-shown', 'secret-on-phone'],
  'two-in-a-row': ['device-assigned', 'in-step'],
  'enrol-again': ['new-device'],
  'second-device': ['two-devices'],
  'revoke-it': ['session-denied', 'servers-ended', 'tried-again'],
  'a-rule-from-the-web': ['rule-saved', 'script-under-the-rule'],
  'catch-the-key': ['work-needs-mfa', 'script-stopped'],
  'let-people-enrol': ['enrolment-open'],
  'devices-of-others': ['others-closed'],
};

/**
 * Tasks that are a state and nothing else: root is out, whoever pressed; a code of one's own phone is one's own; a rule
 * holds, whoever wrote it.
 */
const NOTHING_ELSE = [
  'leave-root',
  'scan',
  'a-rule-from-the-web',
  'catch-the-key',
  'let-people-enrol',
  'devices-of-others',
];

interface Case {
  readonly lesson: Lesson;
  readonly step: TaskStep;
}

const TASKS: readonly Case[] = LESSONS.flatMap((lesson) =>
  lesson.steps.flatMap((step) => (step.kind === 'task' ? [{ lesson, step }] : [])),
);

/** Sessions are values. */
const opened = new Map<string, LessonSession>();

/** The session at the beginning of a task, with every window open. */
function sessionAt(of: Case, own: boolean): LessonSession {
  const name = `${of.lesson.id} ${of.step.id} ${own}`;
  const session = opened.get(name) ?? withAllWindows(of, own);
  opened.set(name, session);
  return session;
}

function withAllWindows({ lesson, step }: Case, own: boolean): LessonSession {
  const context = fakeContext();
  const { session } = atStep(lesson.id, step.id, { own, context });
  const { activeBrowser, browsers } = session.world;
  const isOpen = (window: string) => browsers.some(({ id }) => id === window);
  const opening = (['administrator', 'attacker'] as const).filter((of) => !isOpen(WINDOWS[of]));
  const moves: readonly Move[] = [
    ...opening.map((of) => () => ({ kind: 'open-window', of }) as const),
    () => ({ kind: 'switch-window', browser: activeBrowser }),
  ];
  return { ...session, world: play(session.world, moves, context).world };
}

/** The people whose windows a solution is done at. */
function doers(session: LessonSession, { step }: Case): ReadonlySet<Persona> {
  const found = new Set<Persona>();
  const seen = step.solution(session.world).map((move): Move => {
    if (move === 'wait-for-next-code') return move;
    return (world, now) => {
      const request = move(world, now);
      if (request !== null && 'browser' in request) found.add(personaOf(request.browser));
      return request;
    };
  });
  play(session.world, seen, fakeContext());
  return found;
}

/** Two people change places. The one who gets alice's windows has one of them. */
type Swap = readonly [Persona, Persona];

const SWAPS: readonly Swap[] = [
  ['learner', 'attacker'],
  ['learner', 'administrator'],
  ['administrator', 'attacker'],
];

function otherOf([one, other]: Swap, person: Persona): Persona {
  if (person === one) return other;
  return person === other ? one : person;
}

function swappedWindow(swap: Swap, window: string): string {
  const person = personaOf(window);
  const other = otherOf(swap, person);
  return other === person ? window : WINDOWS[other];
}

/** The world with two people at each other's windows: sessions, pages and all. */
function swapped(world: World, swap: Swap): World {
  const inFront = world.browsers.find(({ id }) => id === world.activeBrowser);
  const browsers = world.browsers
    // Of two windows of alice's the one in front is handed over.
    .filter(({ id }) => swappedWindow(swap, id) === id || id !== PRIVATE_WINDOW || inFront?.id === id)
    .filter(({ id }) => !(id === MAIN_WINDOW && inFront?.id === PRIVATE_WINDOW && swap[0] === 'learner'))
    .map((browser) => ({ ...browser, id: swappedWindow(swap, browser.id) }));
  return { ...world, browsers, activeBrowser: swappedWindow(swap, world.activeBrowser) };
}

/** The same move by the other person, at the other window. */
function movedOver(move: Move, swap: Swap): Move {
  if (move === 'wait-for-next-code') return move;
  return (world, now): Request | null => {
    const request = move(world, now);
    switch (request?.kind) {
      case 'switch-window':
        return { ...request, browser: swappedWindow(swap, request.browser) };
      case 'open-window':
        return { kind: 'switch-window', browser: swappedWindow(swap, WINDOWS[request.of]) };
      // Only alice has a second window.
      case 'open-private-window':
      case 'close-private-window':
        return swap[0] === 'learner' ? null : request;
      default:
        return request ?? null;
    }
  };
}

/** The goals that are met by others who do the same, and were not met before. */
function metByOthers(of: Case, swap: Swap, route: 'solution' | 'otherRoute', own: boolean) {
  const session = sessionAt(of, own);
  const before = metIn({ ...of, session }, session.world);
  const moves = (of.step[route]?.(session.world) ?? []).map((move) => movedOver(move, swap));
  const { world } = play(swapped(session.world, swap), moves, fakeContext());
  return metIn({ ...of, session }, world).filter((id) => !before.includes(id));
}

/** Rosa is root, and borrows a browser of either. */
const isRosas = ({ step }: Case, swap: Swap) =>
  step.id === 'root-recovery' && swap.includes('administrator') && swap.includes('learner');

describe.each(TASKS.map((task) => ({ ...task, id: `${task.lesson.id}: ${task.step.id}` })))(
  'the goals of $id',
  (task) => {
    it.each(
      SWAPS.flatMap((swap) =>
        (['solution', 'otherRoute'] as const).flatMap((route) =>
          someOf([false, true], 2).map((own) => ({ swap, route, own, who: swap.join(' and ') })),
        ),
      ),
    )('are not met by others who do the same: $who, $route, own phone $own', ({ swap, route, own }) => {
      const people = doers(sessionAt(task, own), task);
      const isMoved = [...people].some((person) => otherOf(swap, person) !== person);
      if (!isMoved || isRosas(task, swap)) return;

      const met = metByOthers(task, swap, route, own);

      expect(met.filter((id) => STATES[task.step.id]?.includes(id) !== true)).toEqual([]);
      if (NOTHING_ELSE.includes(task.step.id)) return;
      expect(met.length).toBeLessThan(task.step.goals.length);
    });
  },
);

describe('the goals that tell how things stand', () => {
  it.each(Object.entries(STATES))('are met by whoever does it: %s', (stepId, ids) => {
    const task = TASKS.find(({ step: { id } }) => id === stepId);
    if (task === undefined) throw new Error(`No task ${stepId}`);

    const met = SWAPS.flatMap((swap) =>
      [false, true].flatMap((own) => metByOthers(task, swap, 'solution', own)),
    );

    expect(met).toEqual(expect.arrayContaining([...ids]));
  });
});
