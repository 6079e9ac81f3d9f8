import { describe, expect, it } from 'vitest';
import { at, choose, openTask } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const GONE = 'the-phone-is-gone';

const PERSON = 'sign-in-as-the-right-person';

describe('the bookmark', () => {
  it('opens the page with its own account, whatever was typed before', () => {
    const lab = at(PERSON, 'email-as-user-name');
    lab.press('enter');
    lab.type('account', 'lab-other');
    lab.type('user-name', 'bob');
    choose(lab, 'bookmark');

    expect(lab.session().drafts).toEqual({});
  });
});

describe('what the console said', () => {
  it('of a device is not said again in a later step, when that device is back', () => {
    const lab = at(GONE, 'use-the-second');
    choose(lab, 'window-administrator');

    expect(frameOf(lab.model).text).not.toContain('MFA device removed');
  });
});

describe('what is missing in the form of the thief', () => {
  it('is in the list, not on a card', () => {
    const lab = at('the-night-a-password-leaks', 'play-the-thief');
    openTask(lab);
    choose(lab, 'sign-in');

    expect(lab.model.notice).toMatchObject({ text: 'Type the user name. The list has it.' });
  });
});
