import { describe, expect, it } from 'vitest';
import { signInAsTheRightPerson as LESSON } from '../../../src/lessons/content/04-sign-in-as-the-right-person.js';
import { checkedGoals } from '../../../src/lessons/engine/session.js';
import { linksOf } from '../../../src/sim/console/inbox.js';
import type { LinkTarget } from '../../../src/sim/world/browser.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { frameOf } from '../../ui/screens/course.js';
import type { Driven } from '../../ui/store/lab-at.js';
import { at, choose, signIn } from '../../ui/store/lab-at.js';

/** The task, with its prediction passed over. */
function open(step: string, columns = 80, rows = 24): Driven {
  const lab = at(LESSON.id, step, columns, rows);
  if (lab.model.focus === null) lab.press('enter');
  return lab;
}

function met({ model }: Driven): readonly string[] {
  const lesson = openLesson(model);
  if (lesson === null || lesson.step.kind !== 'task') throw new Error('no task is open');
  return checkedGoals(lesson.step, lesson.session, model.now).flatMap(({ goal, isMet }) =>
    isMet ? [goal.id] : [],
  );
}

/** Follows the link that leads there. */
function follow(lab: Driven, target: LinkTarget): void {
  const place = linksOf(lab.session().world.account).indexOf(target);
  choose(lab, `link-${place + 1}`);
}

describe('an e-mail address on the page of IAM users', () => {
  it('is refused with the words for a wrong password, and the lab says why', () => {
    const lab = open('email-as-user-name');
    choose(lab, 'fill-card');
    lab.press('shift-tab', 'shift-tab');
    expect(lab.model.focus).toBe('user-name');
    lab.type('user-name', 'alice@lab.example');
    lab.press('enter');

    expect(lab.session().isSolved).toBe(true);
    expect(lab.model.notice).toMatchObject({
      kind: 'refused',
      error: { message: 'Your authentication information is incorrect. Please try again.' },
      reason: { code: 'unknown-user', looksLikeEmail: true },
    });
  });

  it('is not tried by signing in as alice, nor by an unknown address on the page of root', () => {
    const lab = open('email-as-user-name');
    signIn(lab);
    expect(met(lab)).toEqual([]);
    choose(lab, 'nav-account');
    choose(lab, 'nav-sign-out');
    choose(lab, 'root-form');
    lab.type('email', 'alice@lab.example');
    lab.type('password', 'anything at all');
    choose(lab, 'sign-in');

    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'unknown-user' } });
    expect(met(lab)).toEqual([]);
  });
});

describe('a form that is filled in from the card', () => {
  it('takes an e-mail address where one goes back to the name, and Enter sends it', () => {
    const lab = open('email-as-user-name');
    choose(lab, 'fill-card');
    lab.press('shift-tab', 'shift-tab');
    lab.type('user-name', `${openLesson(lab.model)?.fields['user-name'] ?? ''}@lab.example`);
    lab.press('enter');

    expect(met(lab)).toEqual(['email-tried']);
  });
});

describe('three links', () => {
  it('tick no goal before somebody is signed in', () => {
    expect(met(open('sign-in-as-alice'))).toEqual([]);
  });

  it.each([
    [80, 24],
    [120, 36],
    [60, 16],
  ])('show the end of each host in the address bar, at %ix%i', (columns, rows) => {
    const lab = open('sign-in-as-alice', columns, rows);
    const { alias } = lab.session().world.account;
    for (const [target, address] of [
      ['other-domain', 'https://signin-aws.example/'],
      ['longer-domain', `https://${alias}.signin.aws.amazon.com.example/`],
      ['own-page', `https://${alias}.signin.aws.amazon.com/console`],
    ] as const) {
      follow(lab, target);
      // Nothing comes behind it.
      expect(frameOf(lab.model).text.split(/[ \n]+/)).toContain(address);
      if (target !== 'own-page') choose(lab, 'inbox');
    }
  });

  it.each(['other-domain', 'longer-domain'] as const)(
    'take the password on the page of the %s, which costs a goal until it is taken back',
    (target) => {
      const lab = open('sign-in-as-alice');
      follow(lab, target);
      signIn(lab);

      expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'not-the-accounts-page' } });
      expect(lab.model.secrets.password).toBe('');
      expect(lab.model.isTyping).toBe(false);
      expect(met(lab)).toEqual([]);
      choose(lab, 'inbox');
      follow(lab, 'own-page');
      signIn(lab);
      expect(met(lab)).toEqual(['alice-signed-in']);
      expect(lab.session().isSolved).toBe(false);

      for (let count = 0; count < 4; count += 1) lab.press('u');
      expect(activeBrowser(lab.session().world).page).toMatchObject({ name: 'look-alike' });
      choose(lab, 'inbox');
      follow(lab, 'own-page');
      signIn(lab);
      expect(lab.session().isSolved).toBe(true);
    },
  );

  it('look alike: the same form and links, with the same name of the account in it', () => {
    const lab = open('sign-in-as-alice');
    const formOf = (target: LinkTarget) => {
      follow(lab, target);
      const form = frameOf(lab.model)
        .lines.filter((line) =>
          /Account ID|IAM user name|Password|Fill in|bookmark|Private|root user email|Back to/.test(line),
        )
        .join('\n');
      const ids = lab.elementsLike(/./);
      choose(lab, 'inbox');
      return { form, ids };
    };

    const own = formOf('own-page');
    expect(own.form.split('\n')).toHaveLength(7);
    expect(formOf('other-domain')).toEqual(own);
    expect(formOf('longer-domain')).toEqual(own);
  });

  it.each(['bookmark', 'nav-private', 'root-form'])('have a link that does nothing, and say so: %s', (id) => {
    const lab = open('sign-in-as-alice');
    follow(lab, 'longer-domain');
    const before = lab.session();

    choose(lab, id);

    expect(lab.session()).toBe(before);
    expect(lab.model.notice).toMatchObject({
      kind: 'info',
      text: expect.stringContaining('Nothing happens'),
    });
  });

  it('begin signed out, at the mail, whatever was done before', () => {
    const lab = open('email-as-user-name');
    signIn(lab);
    lab.press('h', 'h', 'h', 'n', 'enter');

    const { session, page } = activeBrowser(lab.session().world);
    expect([session, page.name]).toEqual([null, 'inbox']);
  });

  it('say how to take a password back that was typed elsewhere', () => {
    const lab = open('sign-in-as-alice');
    follow(lab, 'other-domain');
    signIn(lab);
    lab.press('h');

    expect(lab.model.notice).toMatchObject({ kind: 'hint', text: expect.stringContaining('takes it back') });
  });
});

describe('the account menu', () => {
  it('is closed until it is opened, shows whose it is, and closes again', () => {
    const lab = open('leave-root');
    expect(lab.elementsLike(/^nav-(account|credentials|sign-out)$/)).toEqual(['nav-account']);
    expect(frameOf(lab.model).text).toContain('[root @ ');

    choose(lab, 'nav-account');
    expect(lab.model.focus).toBe('nav-credentials');
    expect(lab.elementsLike(/^nav-(account|credentials|sign-out)$/)).toEqual([
      'nav-account',
      'nav-credentials',
      'nav-sign-out',
    ]);

    choose(lab, 'nav-account');
    expect(lab.elementsLike(/^nav-sign-out$/)).toEqual([]);
  });

  it('closes when another page comes', () => {
    const lab = open('own-security-credentials');
    choose(lab, 'nav-account');
    choose(lab, 'nav-iam');

    expect(lab.elementsLike(/^nav-sign-out$/)).toEqual([]);
  });

  it('is open in other lessons, where it is not what is learned', () => {
    const lab = at('sign-in-with-a-code', 'sign-in-with-code');

    expect(lab.elementsLike(/^nav-(account|credentials|sign-out)$/)).toEqual([
      'nav-credentials',
      'nav-sign-out',
    ]);
  });
});
