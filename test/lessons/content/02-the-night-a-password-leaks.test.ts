import { describe, expect, it } from 'vitest';
import { theNightAPasswordLeaks as LESSON } from '../../../src/lessons/content/02-the-night-a-password-leaks.js';
import { checkedGoals } from '../../../src/lessons/engine/session.js';
import { bill, runningServers } from '../../../src/sim/console/servers.js';
import { accessKeysOf } from '../../../src/sim/world/account.js';
import { ATTACKER_WINDOW } from '../../../src/sim/world/windows.js';
import { browserById } from '../../../src/sim/world/world.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { frameOf } from '../../ui/screens/course.js';
import type { Driven } from '../../ui/store/lab-at.js';
import { at, choose, openTask, signIn } from '../../ui/store/lab-at.js';

const open = (step: string) => at(LESSON.id, step);

/** Goals of the open task that are met. */
function met({ model }: Driven): readonly string[] {
  const lesson = openLesson(model);
  if (lesson === null || lesson.step.kind !== 'task') throw new Error('no task is open');
  return checkedGoals(lesson.step, lesson.session, model.now).flatMap(({ goal, isMet }) =>
    isMet ? [goal.id] : [],
  );
}

const thief = (lab: Driven) => browserById(lab.session().world, ATTACKER_WINDOW);

describe('after the new password', () => {
  it('the thief still is in, and servers start on the bill of alice', () => {
    const lab = open('thief-still-in');
    lab.press(lab.letterOf('a'), 'enter');
    expect(thief(lab).session).not.toBeNull();
    expect(runningServers(lab.session().world)).toBe(0);

    choose(lab, 'launch-servers');

    expect(runningServers(lab.session().world)).toBe(4);
    expect(lab.session().isSolved).toBe(true);
  });

  it('the list is of no use to whoever signs out, and that is told with the way back', () => {
    const lab = open('thief-still-in');
    lab.press('enter');

    choose(lab, 'nav-sign-out');

    expect(lab.model.notice).toMatchObject({
      kind: 'problem',
      text: expect.stringContaining('u takes that'),
    });
    lab.press('u');
    expect(thief(lab).session).not.toBeNull();
  });

  it('the thief is in again in the step, whatever was tried in the one before', () => {
    const lab = open('clean-up');
    choose(lab, 'window-attacker');
    choose(lab, 'nav-sign-out');
    lab.press('h', 'h', 'h', 'n', 'enter');

    expect(lab.session().stepId).toBe('thief-still-in');
    expect(thief(lab).session).not.toBeNull();
  });
});

describe('getting the thief out', () => {
  it('takes a policy and no access key: the one without the other leaves a way', () => {
    const lab = open('end-the-sessions');
    choose(lab, 'nav-iam');
    choose(lab, 'iam-users');
    choose(lab, 'user-alice');
    expect(met(lab)).toEqual([]);

    const [key] = lab.elementsLike(/^delete-LABA/);
    choose(lab, key ?? '');
    expect(met(lab)).toEqual(['no-way-back']);

    lab.wait(20);
    choose(lab, 'deny-older-sessions');
    expect(met(lab)).toEqual(['older-sessions-denied', 'no-way-back']);
  });

  it('ends the session of alice as well; a new one may stop the servers', () => {
    const lab = open('end-the-sessions');
    lab.press('h', 'h', 'x', 'y');
    choose(lab, 'nav-iam');
    choose(lab, 'iam-users');
    choose(lab, 'user-alice');
    lab.wait(20);
    choose(lab, 'deny-older-sessions');
    choose(lab, 'nav-home');
    choose(lab, 'open-servers');
    choose(lab, 'stop-servers');
    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'session-denied' } });
    expect(runningServers(lab.session().world)).toBe(4);

    choose(lab, 'nav-sign-out');
    lab.wait(1);
    signIn(lab);
    choose(lab, 'open-servers');
    choose(lab, 'stop-servers');

    expect(met(lab)).toEqual(['older-sessions-denied', 'servers-stopped']);
  });

  it('is not done by signing the thief out in the window', () => {
    const lab = open('end-the-sessions');
    choose(lab, 'window-attacker');
    choose(lab, 'nav-sign-out');

    expect(met(lab)).not.toContain('older-sessions-denied');
  });

  it('is not to be had before: the policy is lent by this task', () => {
    const lab = open('clean-up');
    signIn(lab);
    choose(lab, 'nav-iam');
    choose(lab, 'iam-users');
    choose(lab, 'user-alice');

    expect(lab.elementsLike(/deny-older-sessions/)).toEqual([]);
  });
});

describe('the second night', () => {
  it('does not say before how far the thief gets', () => {
    const step = LESSON.steps.find(({ id }) => id === 'same-night-with-mfa');
    if (step?.kind !== 'task') throw new Error('a task');
    const told = [step.title, step.prompt, ...step.goals.map(({ text }) => text), step.hints[0]].join(' ');

    expect(told).not.toMatch(/code|digits|refused\b.*code|stopp/i);
  });

  it('says what was expected beside what AWS did', () => {
    const lab = open('same-night-with-mfa');
    lab.press(lab.letterOf('a'), 'enter');
    choose(lab, 'fill-leak');
    choose(lab, 'sign-in');
    lab.press('123456', 'enter');

    expect(lab.session()).toMatchObject({ isSolved: true, predicted: ['a'] });
    expect(thief(lab).session).toBeNull();
  });

  it('begins without servers, without access keys, and with a bill', () => {
    const { world } = open('same-night-with-mfa').session();

    expect(runningServers(world)).toBe(0);
    expect(accessKeysOf(world.account, 'alice')).toEqual([]);
    expect(bill(world)).toBe(800);
  });
});

describe('the page with the servers', () => {
  it('offers to terminate servers where some run; where none does, Enter alone starts none', () => {
    const lab = open('play-the-thief');
    openTask(lab);
    for (const id of ['fill-leak', 'sign-in', 'open-servers']) choose(lab, id);
    expect(lab.elementsLike(/-servers$/)).toEqual(['launch-servers']);
    expect(lab.model.focus).toBe('nav-home');

    choose(lab, 'launch-servers');
    expect(lab.elementsLike(/-servers$/)).toEqual(['launch-servers', 'stop-servers']);
    choose(lab, 'stop-servers');
    expect(lab.model.focus).toBe('nav-home');
    lab.press('enter');
    expect(lab.elementsLike(/^open-/)).toContain('open-servers');
  });
});

describe("the thief's access key", () => {
  it('is in sight once the task is done with it', () => {
    const lab = open('play-the-thief');
    openTask(lab);
    for (const id of ['fill-leak', 'sign-in', 'open-servers', 'launch-servers', 'let-night-pass'])
      choose(lab, id);
    lab.press('enter');
    for (const id of ['nav-credentials', 'create-access-key']) choose(lab, id);
    expect(lab.session().isSolved).toBe(true);

    expect(frameOf(lab.model).text).toContain('LABA');
  });
});

describe('the window of the thief', () => {
  it('does not offer the window of alice as a place for the thief to go to', () => {
    const lab = open('play-the-thief');
    openTask(lab);
    const { text } = frameOf(lab.model);

    expect(text).toMatch(/switch sides to +\[alice's browser\]/);
    expect(text).not.toMatch(/go to +\[alice's/);
  });
});
