import { describe, expect, it } from 'vitest';
import { aliceDevices } from '../../../../src/lessons/engine/goals.js';
import type { Driven } from '../../store/lab-at.js';
import { at, choose, signIn, typeTokenCode } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const GONE = 'the-phone-is-gone';

const words = (lab: Driven) => frameOf(lab.model).text.replace(/\s+/g, ' ');
const thief = (lab: Driven) => lab.session().world.browsers.find(({ id }) => id === 'attacker');

/** The telephone rings, and omar is in with his token. */
function inWithToken(): Driven {
  const lab = at(GONE, 'omars-telephone');
  choose(lab, 'nav-sign-out');
  signIn(lab);
  typeTokenCode(lab);
  return lab;
}

describe('a device that omar removes while the list has the password', () => {
  it('has the lab say at once what stands alone now', () => {
    const lab = at(GONE, 'administrator-removes');
    choose(lab, 'nav-iam');
    choose(lab, 'iam-users');
    choose(lab, 'user-alice');
    choose(lab, lab.elementsLike(/^remove-/)[0] ?? '');
    choose(lab, 'confirm-remove');

    expect(lab.session().isSolved).toBe(false);
    expect(words(lab)).toContain('Now the password of the list is all that AWS asks for');
  });
});

describe("the call on omar's telephone", () => {
  it('that is obeyed lets a stranger in, who can be looked at; u takes it back', () => {
    const lab = inWithToken();
    const { world } = lab.session();
    choose(lab, 'caller-remove');

    expect(words(lab)).toMatch(/that was not alice\. At once somebody at 203\.0\.113\.66 signed in/);
    expect(words(lab)).toContain('u takes it back');
    choose(lab, 'window-attacker');
    expect(words(lab)).toContain('Signed in as alice, without MFA.');
    lab.press('u', 'u');
    expect(lab.session().world).toEqual(world);
    expect(aliceDevices(world)).toHaveLength(1);
    expect(thief(lab)).toBeUndefined();
  });

  it('is not settled by calling back when the stranger is in already', () => {
    const lab = inWithToken();
    choose(lab, 'caller-remove');
    choose(lab, 'caller-call-back');

    expect(lab.session().isSolved).toBe(false);
    expect(words(lab)).toContain('u takes it back');
  });

  it('is not settled by the password, which the caller has', () => {
    const lab = inWithToken();
    choose(lab, 'caller-ask-password');

    expect(lab.session().isSolved).toBe(false);
    expect(words(lab)).toMatch(/is in a list on the web/);
  });

  it('is settled by a call to her desk, and by no other answer', () => {
    const lab = inWithToken();
    choose(lab, 'caller-call-back');

    expect(lab.session().isSolved).toBe(true);
    expect(words(lab)).toContain('she never called');
    expect(aliceDevices(lab.session().world)).toHaveLength(1);
  });

  it('rings at his window alone, and in its step alone', () => {
    const lab = at(GONE, 'omars-telephone');
    expect(frameOf(lab.model).text).toContain('TELEPHONE');
    choose(lab, 'window-main');
    expect(frameOf(lab.model).text).not.toContain('TELEPHONE');

    expect(frameOf(at(GONE, 'administrator-removes').model).text).not.toContain('TELEPHONE');
  });

  it('has its whole answers in the panel', () => {
    const text = frameOf(at(GONE, 'omars-telephone').model).text;
    for (const label of ['Ask for her password', 'Remove her device now', 'Call her desk number'])
      expect(text).toContain(`[${label}]`);
  });
});
