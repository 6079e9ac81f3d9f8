import { describe, expect, it } from 'vitest';
import { findLesson, stepById } from '../../src/lessons/catalog.js';
import type { Move } from '../../src/lessons/engine/lesson.js';
import { play } from '../../src/lessons/engine/moves/moves.js';
import { checkedGoals, enterStep, startLesson } from '../../src/lessons/engine/session.js';
import { fakeContext } from '../helpers/fake-ports.js';

const context = fakeContext();

/** The goals of a task that are met after some moves. */
function met(lessonId: string, stepId: string, ...moves: readonly Move[]): readonly string[] {
  const lesson = findLesson(lessonId);
  const step = lesson === undefined ? undefined : stepById(lesson, stepId);
  if (lesson === undefined || step?.kind !== 'task') throw new Error('no such task');
  const { world } = startLesson(lesson, null, false, context);
  const entered = enterStep(lesson.id, step, world, context);
  const session = { ...entered, world: play(entered.world, moves, context).world };
  return checkedGoals(step, session, context.now).flatMap(({ goal, isMet }) => (isMet ? [goal.id] : []));
}

const pair =
  (first: string, second: string, predicted: 1 | 2): Move =>
  () => ({
    kind: 'pair-cards',
    first,
    second,
    predicted,
  });

const equip =
  (person: string, device: string): Move =>
  () => ({ kind: 'equip', person, device });

describe('what makes two factors', () => {
  const pairs = (...moves: readonly Move[]) =>
    met('two-secrets-are-not-two-factors', 'build-sign-ins', ...moves);

  it('is not learnt without two things that somebody knows, whatever else was right', () => {
    const others = [pair('phone-app', 'security-key', 1), pair('phone-app', 'printed-key', 1)];
    expect(pairs(...others, pair('pin', 'fingerprint', 2))).toEqual(['three-pairs', 'two-factors-foreseen']);
    expect(pairs(...others, pair('pin', 'password', 1))).toContain('one-factor-foreseen');
  });

  it('is not learnt by who takes two secrets for two factors, and says it right once the answer is known', () => {
    const wrongThenRight = [pair('password', 'pin', 2), pair('pin', 'password', 1)];

    expect(pairs(pair('password', 'security-question', 2))).not.toContain('one-factor-foreseen');
    expect(pairs(...wrongThenRight)).toEqual([]);
  });

  it('takes three pairs that differ', () => {
    const same = Array.from({ length: 3 }, () => pair('password', 'pin', 1));

    expect(pairs(...same)).not.toContain('three-pairs');
  });
});

describe('who needs which device', () => {
  const equipped = (...moves: readonly Move[]) => met('choose-a-device', 'equip-four-people', ...moves);
  const others = [equip('developer', 'authenticator-app'), equip('no-phone', 'hardware-token')];

  it('is decided by the learner for the one whom a copy of the page must not fool', () => {
    expect(equipped(...others)).toEqual([]);
    expect(equipped(...others, equip('owner', 'authenticator-app'))).toEqual([]);
    expect(equipped(...others, equip('owner', 'security-key'))).toEqual(['all-equipped']);
  });
});

describe('a text message', () => {
  it('is guessed at before it is tried, and no goal gives the answer away', () => {
    const lesson = findLesson('choose-a-device');
    const step = lesson === undefined ? undefined : stepById(lesson, 'try-sms');
    if (step?.kind !== 'task') throw new Error('no such task');
    expect(step.predictions).toHaveLength(1);
    const told = [step.title, step.prompt, ...step.goals.map(({ text }) => text)].join(' ');
    expect(told).not.toMatch(/refus|not offered|ended|cannot/i);
  });
});
