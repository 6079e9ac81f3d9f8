import { describe, expect, it } from 'vitest';
import { frameOf } from '../screens/course.js';
import { at, choose, openTask } from './lab-at.js';

const LESSON = 'make-mfa-the-rule';

describe('a policy that is saved', () => {
  it('and meets no goal names the place of the table that is in the way', () => {
    const lab = at(LESSON, 'let-people-enrol');
    openTask(lab);
    choose(lab, 'actions-0');
    for (const id of ['not', '*', 'iam:CreateVirtualMFADevice', 'iam:EnableMFADevice']) {
      if (id !== '*') choose(lab, `actions-${id}`);
    }
    choose(lab, 'actions-*');
    choose(lab, 'save-policy');
    expect(lab.model.notice).toEqual({
      kind: 'info',
      text: 'Saved. AWS goes by it from now on, for every request. Not yet there: in the table, "see own device" says no for the console without MFA; the goal wants yes.',
    });
    // Both goals, and what says so, in the same words.
    expect(frameOf(lab.model).text.replace(/\s+/g, ' ')).toContain('made, enabled and seen');
  });

  it('names who still comes through', () => {
    const lab = at(LESSON, 'catch-the-key');
    openTask(lab);
    for (const id of ['condition-0', 'condition-Null', 'save-policy']) choose(lab, id);
    expect(lab.model.notice).toMatchObject({ kind: 'info' });
    expect(JSON.stringify(lab.model.notice)).toContain('\\"list buckets\\" says yes for the access key');
  });

  it('and is right says only that it is saved', () => {
    const lab = at(LESSON, 'catch-the-key');
    openTask(lab);
    for (const id of ['condition-0', 'condition-BoolIfExists', 'save-policy']) choose(lab, id);
    expect(lab.model.notice).toEqual({
      kind: 'ok',
      text: 'Saved. AWS goes by it from now on, for every request.',
    });
  });
});

describe('a policy that is left', () => {
  it('with changes says that they are not saved, and that undo brings them back', () => {
    const lab = at(LESSON, 'catch-the-key');
    openTask(lab);
    for (const id of ['condition-0', 'condition-Null', 'leave-policy']) choose(lab, id);
    expect(lab.model.notice).toEqual({
      kind: 'info',
      text: 'Your changes are not saved: AskForMFA is as it was. Undo brings them back.',
    });
    lab.press('u');
    expect(frameOf(lab.model).text).toContain('If saved:');
  });

  it('as it was says nothing', () => {
    const lab = at(LESSON, 'catch-the-key');
    openTask(lab);
    choose(lab, 'leave-policy');
    expect(lab.model.notice).toBeNull();
  });
});

describe('a new password', () => {
  it('ends no session, and says so where a copy of one is what is to end', () => {
    const lab = at('the-relay', 'revoke-it');
    openTask(lab);
    for (const id of ['nav-iam', 'iam-users', 'user-alice', 'reset-password', 'suggest-password'])
      choose(lab, id);
    choose(lab, 'submit-password');
    expect(lab.model.notice).toMatchObject({ kind: 'info' });
    expect(JSON.stringify(lab.model.notice)).toContain('a new password ends no session');
  });
});
