import { describe, expect, it } from 'vitest';
import { isHastyEnter } from '../../../src/ui/plain/plain-remarks.js';
import { timesToTell } from '../../../src/ui/plain/plain-time.js';
import { forEars, spokenDigits } from '../../../src/ui/plain/spoken.js';
import { codesIn } from '../../course/plain-walker.js';
import { linesAt } from './lines-at.js';

/** Lesson 2 on the morning after, signed in. */
function theMorningAfter() {
  const lab = linesAt('the-night-a-password-leaks', 'clean-up');
  lab.openTask();
  lab.type('fill in from the card', 'sign in');
  return lab;
}

describe('the event history', () => {
  it('is said whole on another page, and an event is one line', () => {
    const lab = theMorningAfter();
    expect(lab.type('event history')).toMatch(
      /^RunInstances \d+ hours ago, alice from 203\.0\.113\.66, no MFA: ok$/m,
    );

    const older = lab.type('older');
    expect(older).toMatch(/^Event history \(page 2 of \d+\)$/m);
    expect(older).toMatch(/^\w+ \S.* ago, \S+ from 203\.0\.113\.66, no MFA: ok$/m);
  });
});

describe('the name of a thing', () => {
  it('chooses it, in small letters or capitals', () => {
    const lab = theMorningAfter();
    expect(lab.type('EC2')).toContain('EC2: servers');
    expect(lab.type('home')).toContain('Console Home');
    expect(lab.type('Sign out')).toContain('ok: Signed out.');
  });

  it('is asked for again where several have it', () => {
    const lab = linesAt('two-secrets-are-not-two-factors', 'build-sign-ins');
    expect(lab.type('a pin')).toBe('note: which of them? 2. first: a PIN; 10. second: a PIN');
    expect(lab.type('first: a pin')).toContain('2. first: a PIN: chosen');
  });

  it('has to be whole where something is lost by it', () => {
    const lab = linesAt('the-phones-clock-is-wrong', 'two-phones');
    lab.openTask();
    const [, label = '', device = ''] = /^\d+\. (Remove Virtual (alice-\S+))$/m.exec(lab.type('page')) ?? [];
    expect(lab.type(device)).toMatch(/^note: which of them\? /);
    expect(lab.type(`remove virtual`)).toMatch(/^note: which of them\? /);
    expect(lab.type(label)).not.toContain('which of them');
  });

  it('is named in the choices once in a step', () => {
    const lab = linesAt('two-secrets-are-not-two-factors', 'build-sign-ins');
    expect(lab.type('page')).toContain('choices: a number or its name,');
    expect(lab.type('?')).toContain('Its name does the same');
  });
});

describe('what was said', () => {
  it('is said again in parts', () => {
    const lab = theMorningAfter();
    expect(lab.type('goal')).toMatch(/^goal open: [^\n]+(\ngoal (open|met): [^\n]+)+$/);
    expect(lab.type('task')).toMatch(/^lesson: 2, [^\n]+\ntask: [^\n]+$/);
    expect(lab.type('code')).toBe('note: no code is shown here.');
    expect(lab.type('back')).toMatch(/^the step before: Play the thief\n/);
    expect(lab.session()?.stepId).toBe('clean-up');
  });

  it('tells the code alone', () => {
    const lab = linesAt('two-consecutive-codes');
    lab.type('s', '', '', '');
    expect(codesIn(lab.type('code'))).toHaveLength(1);
    expect(lab.said()).not.toContain('page: ');
  });

  it('goes on with next where Enter does', () => {
    const lab = linesAt('two-secrets-are-not-two-factors');
    expect(lab.type('next')).toContain('step 2 of 5');
  });

  it('tells one word, or which there are', () => {
    const lab = linesAt('two-secrets-are-not-two-factors');
    expect(lab.type('words factor')).toMatch(/^[^\n]*factor[^\n]*: /i);
    expect(lab.type('words xyzzy')).toMatch(/^note: xyzzy is not in the list\. It has: /);
  });

  it('spells the last password, and the alias when asked', () => {
    const lab = linesAt('the-night-a-password-leaks', 'clean-up');
    lab.openTask();
    const [, password = ''] = /password ([\w-]+)$/m.exec(lab.type('page')) ?? [];
    const spelled = lab.type('spell');
    expect(spelled).toMatch(/^password: capital [A-Z] [a-z] /);
    const letters = spelled
      .replace('password: ', '')
      .replaceAll('dash', '-')
      .replace(/capital |[ ,]/g, '');
    expect(letters).toBe(password);
    expect(lab.type('spell alias')).toMatch(/^alias: l a b dash, /);
  });
});

describe('the time that nobody asked for', () => {
  it('is kept where the person at the window has no code', () => {
    const lab = linesAt('the-phone-is-gone', 'locked-out');
    lab.openTask();
    lab.type('fill in from the card', 'sign in');
    expect(lab.said()).toContain('MFA code: empty');
    expect(timesToTell(lab.model(), lab.model().now)).toEqual([]);
  });

  it('stops at quiet, until quiet off', () => {
    const lab = linesAt('two-consecutive-codes');
    expect(lab.type('quiet')).toContain('ok: the time is told only when you ask');
    expect(lab.isQuiet()).toBe(true);
    lab.type('quiet off');
    expect(lab.isQuiet()).toBe(false);
  });
});

describe('the token of the administrator', () => {
  it('shows another code after each w, and says it before the choices', () => {
    const lab = linesAt('the-phone-is-gone', 'omars-telephone');
    for (let count = 0; count < 4; count += 1) {
      const before = codesIn(lab.type('code'))[0];
      lab.wait(7.4);
      const said = lab.type('w');
      const [after] = codesIn(said);
      expect(after, said).toMatch(/^\d{6}$/);
      expect(after).not.toBe(before);
      expect(said).not.toMatch(/choices: [\s\S]*code: /);
    }
  });
});

describe('lines for an ear', () => {
  it('say digits one by one, and name words for keys', () => {
    expect(spokenDigits('613669')).toBe('6 1 3, 6 6 9');
    expect(forEars('The used one: 636 449. Account 123456789012.')).toBe(
      'The used one: 6 3 6, 4 4 9. Account 123456789012.',
    );
    expect(forEars('Press i: that is the sum. Then press e.')).toBe(
      'Type inside: that is the sum. Then type more.',
    );
  });
});

describe('a form', () => {
  it('is sent by its button alone, and a long one is read back first', () => {
    const lab = linesAt('the-phone-is-gone', 'write-the-plan');
    lab.openTask();
    lab.type('my administrator', 'ask in the team', 'a call back', 'a key', 'the office');
    const said = lab.type('the safe');
    expect(said).toMatch(
      /My administrator: ask in the team\n[\s\S]*Root's telephone: the safe\nnext: 6\. Write the plan$/,
    );
    expect(lab.session()?.world.plan).toBeNull();
    lab.type('write the plan');
    expect(lab.session()?.world.plan).not.toBeNull();
  });
});

describe('Enter that was typed ahead', () => {
  it('is no answer to a question that nobody has heard', () => {
    const lab = linesAt('two-consecutive-codes');
    lab.type('s', '');
    expect(lab.said()).toContain('before you try: ');
    expect(isHastyEnter(lab.model(), '', 0.1)).toBe(true);
    expect(isHastyEnter(lab.model(), '', 2)).toBe(false);
    expect(isHastyEnter(lab.model(), 'a', 0.1)).toBe(false);
  });
});

describe('a secret key', () => {
  it('is said once while it stays on the page, with the word that spells it', () => {
    const lab = linesAt('two-consecutive-codes');
    lab.type('s', '', '', '');
    expect(lab.type('show secret key')).toMatch(/^secret key: [A-Z2-7 ]+\nspell says the key/m);
    expect(lab.type('spell')).toMatch(/^secret key: all capitals: \S \S \S \S, /);
    const whole = lab.type('use my own phone');
    expect(whole).toContain('page: ');
    expect(whole).toContain('\nsecret key: as before; spell and page say it again\n');
    expect(lab.type('page')).toMatch(/^secret key: [A-Z2-7]{4} /m);
  });
});

describe('the end of a lesson', () => {
  it('says which lesson Enter opens, and the list only when asked', () => {
    // The Enter that passes over a step has passed the last one, too.
    const lab = linesAt('two-secrets-are-not-two-factors', 'takeaway');
    const said = lab.said();
    expect(said).toContain('Enter opens lesson ');
    expect(said).not.toContain('8. The phone');
    expect(lab.type('list')).toContain('8. The phone');
    expect(lab.type('')).toContain('lesson: ');
  });
});

describe('what a result has said', () => {
  it('is not said again by the page', () => {
    const lab = linesAt('two-secrets-are-not-two-factors', 'build-sign-ins');
    const said = lab.type('first: a password', 'second: a fingerprint', 'two factors');
    expect(said.match(/as you said/g)).toHaveLength(1);
  });
});
