import { describe, expect, it } from 'vitest';
import { theRelay as LESSON } from '../../../src/lessons/content/10-the-relay.js';
import { checkedGoals } from '../../../src/lessons/engine/session.js';
import { plainText } from '../../../src/lessons/words/rich-text.js';
import { activeBrowser, browserById } from '../../../src/sim/world/world.js';
import { pageView } from '../../../src/ui/console/page-view.js';
import { phoneView } from '../../../src/ui/console/phone-view.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { frameOf } from '../../ui/screens/course.js';
import type { Driven } from '../../ui/store/lab-at.js';
import { at, choose, openTask, signIn } from '../../ui/store/lab-at.js';

function open(step: string, columns = 80, rows = 24, phone: 'a' | 'b' = 'a'): Driven {
  const lab = at(LESSON.id, step, columns, rows, phone);
  openTask(lab);
  return lab;
}

/** Goals of the open task that are met. */
function met({ model }: Driven): readonly string[] {
  const lesson = openLesson(model);
  if (lesson === null || lesson.step.kind !== 'task') throw new Error('no task is open');
  return checkedGoals(lesson.step, lesson.session, model.now).flatMap(({ goal, isMet }) =>
    isMet ? [goal.id] : [],
  );
}

/** What stands in the panel beside the page. */
function panel(lab: Driven): readonly string[] {
  return phoneView(lab.session(), lab.model.now).rows.flatMap((row) =>
    row.kind === 'text' ? [plainText(row.text)] : [],
  );
}

function windowInFront(lab: Driven): string {
  const open = openLesson(lab.model);
  if (open === null) throw new Error('a lesson is open');
  return pageView(open, lab.model.now).window;
}

const front = (lab: Driven) => activeBrowser(lab.session().world);
const thief = (lab: Driven) => browserById(lab.session().world, 'attacker');

/** The code that alice's phone shows, typed and sent. */
function typeCode(lab: Driven): void {
  lab.press(lab.shownCode(), 'enter');
}

describe('a code on the fake page', () => {
  it.each(['a', 'b'] as const)('lets the thief in, whichever phone the learner has (%s)', (phone) => {
    const lab = open('relay-a-code', 80, 24, phone);
    expect(windowInFront(lab)).toBe("alice's browser");
    signIn(lab);
    expect(met(lab)).toEqual([]);

    typeCode(lab);

    expect(met(lab)).toEqual(['typed-all']);
    expect(thief(lab).session?.mfa).not.toBeNull();
    expect(front(lab).page.name).toBe('relay-over');
    choose(lab, 'window-attacker');
    expect(windowInFront(lab)).toBe("a thief's browser");
    expect(lab.session().isSolved).toBe(true);
  });

  it('is told to the thief in the order in which it came, with the seconds', () => {
    const lab = open('relay-a-code');
    signIn(lab);
    lab.wait(4);
    lab.press('000000', 'enter');
    lab.wait(3);
    typeCode(lab);
    choose(lab, 'window-attacker');

    expect(panel(lab)).toEqual([
      'From alice, in this step',
      'her password, right',
      'after 4 s: a code, refused',
      'after 7 s: a code, used up',
    ]);
  });

  it('is wanted anew when the thief has gone away meanwhile, and the page leads back', () => {
    const lab = open('relay-a-code');
    signIn(lab);
    choose(lab, 'window-attacker');
    choose(lab, 'other-account');
    choose(lab, 'window-main');

    choose(lab, 'relay-again');
    signIn(lab);
    typeCode(lab);

    expect(met(lab)).toEqual(['typed-all']);
  });

  it('is used up: on the real page the lab says that somebody else has it', () => {
    const lab = open('relay-a-code');
    signIn(lab);
    const code = lab.shownCode();
    lab.press(code, 'enter');
    choose(lab, 'bookmark');
    signIn(lab);

    lab.press(code, 'enter');

    expect(frameOf(lab.model).text.replace(/\s+/g, ' ')).toContain(
      'signed somebody in just now, in another browser',
    );
  });

  it('can be sought out again from the real page, by the link of the mail', () => {
    const lab = open('relay-a-code');
    choose(lab, 'bookmark');
    choose(lab, 'relay-link');

    expect(front(lab).page.name).toBe('relay-sign-in');
  });

  it('may follow a wrong password, which is wiped', () => {
    const lab = open('relay-a-code');
    choose(lab, 'fill-card');
    lab.type('password', 'anything at all');
    choose(lab, 'sign-in');

    expect(front(lab).page.name).toBe('relay-sign-in');
    expect(lab.model.secrets).toEqual({ password: '' });
    expect(lab.model.focus).toBe('password');
  });
});

describe('a key on the fake page', () => {
  it('gets nobody in; the same key on the real page gets alice in', () => {
    const lab = open('relay-a-key');
    signIn(lab);
    choose(lab, 'touch-key');
    expect(met(lab)).toEqual(['key-touched']);
    expect(thief(lab).session).toBeNull();

    choose(lab, 'bookmark');
    signIn(lab);
    choose(lab, 'touch-key');

    expect(met(lab)).toEqual(['key-touched', 'alice-in']);
    expect(thief(lab).session).toBeNull();
  });

  it('is in no thief’s hand: in the browser of the thief there is nothing to touch'.replace('’', "'"), () => {
    const lab = open('relay-a-key');
    signIn(lab);
    choose(lab, 'window-attacker');

    expect(lab.elementsLike(/^touch/)).toEqual([]);
    expect(panel(lab)).toContain('her password, right');
  });
});

describe('an app beside the key', () => {
  it('is what the thief asks for; what the thief reads off a phone that alice has does not count', () => {
    const lab = open('the-weaker-door');
    signIn(lab);
    const code = lab.shownCode();
    expect(frameOf(lab.model).text).toContain('One moment.');
    expect(lab.model.notice).toMatchObject({ text: expect.stringContaining("the thief's turn") });
    choose(lab, 'window-attacker');
    choose(lab, 'device-alice-phone');
    lab.press(code, 'enter');
    expect(thief(lab).session).not.toBeNull();
    expect(met(lab)).toEqual([]);

    // What is taken back gives no code back.
    lab.press('escape', 'u');
    choose(lab, 'window-main');
    lab.press('w');
    typeCode(lab);

    expect(met(lab)).toEqual(['thief-in']);
  });
});

describe('a copied session', () => {
  it('is named in the hand of the thief, and is missed when it is signed out of', () => {
    const lab = open('copied-session');
    expect(panel(lab)).toEqual(["A copy of alice's session. No phone, no key."]);

    choose(lab, 'nav-sign-out');

    expect(lab.model.notice).toMatchObject({
      kind: 'problem',
      text: expect.stringContaining('Esc and u take it back'),
    });
    expect(panel(lab)).toEqual(['From alice, in this step', 'Nothing yet.']);
    lab.press('escape', 'u');
    expect(thief(lab).session).not.toBeNull();
  });

  it('is ended by omar, whose own session goes on, and that of alice with it', () => {
    const lab = open('revoke-it');
    choose(lab, 'nav-iam');
    choose(lab, 'iam-users');
    choose(lab, 'user-alice');
    choose(lab, 'deny-older-sessions');
    expect(lab.model.notice).toMatchObject({ text: expect.not.stringContaining('Your own') });
    expect(met(lab)).toEqual(['session-denied']);
    choose(lab, 'nav-home');
    choose(lab, 'open-servers');
    choose(lab, 'stop-servers');
    choose(lab, 'window-attacker');
    choose(lab, 'launch-servers');
    expect(lab.session().isSolved).toBe(true);

    choose(lab, 'window-main');
    choose(lab, 'open-servers');
    choose(lab, 'launch-servers');
    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'session-denied' } });
  });
});

describe('the lesson', () => {
  it.each([
    [60, 20],
    [80, 24],
    [120, 36],
  ])('has a drawing of who knew what when, at %i columns', (columns, rows) => {
    const { own } = frameOf(at(LESSON.id, 'who-knew-what', columns, rows).model);

    expect(own).toMatch(/^\s+alice\s+thief\s+AWS$/m);
    expect(own).toMatch(/^\s+9 s\s+│── six digits ─+>│\s+│$/m);
    expect(own).toMatch(/^\s+10 s\s+│\s+│<─+ session, MFA ──│$/m);
  });

  it('has the words of that drawing where it has no room', () => {
    const { text } = frameOf(at(LESSON.id, 'who-knew-what', 60, 16).model);

    expect(text).toMatch(/^\s+- 0 s, alice: types her password/m);
    expect(text).not.toContain('>│');
  });

  it('names nothing but places that belong to nobody', () => {
    const hosts = [...JSON.stringify(LESSON.steps).matchAll(/https?:\/\/([\w.-]+)/g)].map(
      ([, host]) => host ?? '',
    );
    const elsewhere = hosts.filter((host) => !/(^|\.)(example|amazon\.com)$/.test(host));

    expect(elsewhere).toEqual([]);
  });
});
