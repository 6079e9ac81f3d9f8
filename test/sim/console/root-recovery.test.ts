import { describe, expect, it } from 'vitest';
import type { RecoveryRequest } from '../../../src/sim/console/requests.js';
import type { Browser } from '../../../src/sim/world/browser.js';
import { browserById } from '../../../src/sim/world/world.js';
import { done, notOnThisPage } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  codeOf,
  enterPassword,
  granted,
  labWithDevice,
  lastEvent,
  openLab,
  refusalOf,
  submitCode,
} from '../scenario.js';

const main = (lab: Lab): Browser => browserById(lab.world, 'main');

/** The requests of the road that need nothing but the window, in their order. */
const ROAD = ['open-root-recovery', 'send-recovery-mail', 'follow-recovery-mail', 'ask-for-call'] as const;

type RoadKind = (typeof ROAD)[number];

const go = (lab: Lab, kind: RoadKind, browser = 'main') => lab.ask({ kind, browser });

const keyIn = (lab: Lab, number: string, browser = 'main') =>
  lab.ask({ kind: 'key-in-number', browser, number });

/** The number on the page during the call. */
function shownNumber(lab: Lab): string {
  const { page } = main(lab);
  if (page.name !== 'root-recovery') throw new Error('Not on the road in this scenario');
  return page.number;
}

/** Another number than the one on the page. */
const otherNumber = (lab: Lab) => (shownNumber(lab) === '111111' ? '222222' : '111111');

const enterRootPassword = (lab: Lab, password = lab.world.account.root.password) =>
  lab.ask({ kind: 'sign-in-as-root', browser: 'main', email: lab.world.account.root.email, password });

/** The root user after the right password, and so many pages of the road. */
function labOnRoad(pages: number): Lab {
  const lab = openLab();
  lab.ask({ kind: 'sign-out', browser: 'main' });
  granted(enterRootPassword(lab));
  for (const kind of ROAD.slice(0, pages)) granted(go(lab, kind));
  return lab;
}

/** The root user while the telephone rings. */
const labDuringCall = () => labOnRoad(ROAD.length);

const noChallenge = { error: null, reason: { code: 'no-challenge' } };

describe("the root user's own way back", () => {
  it('leads by a mail and a call to the console', () => {
    const lab = labOnRoad(0);
    const stages = ROAD.map((kind) => {
      expect(go(lab, kind)).toEqual(done);
      return main(lab).page;
    });

    const result = keyIn(lab, shownNumber(lab));

    expect(stages).toEqual([
      { name: 'root-recovery', stage: 'start', number: '' },
      { name: 'root-recovery', stage: 'mail-sent', number: '' },
      { name: 'root-recovery', stage: 'mail-confirmed', number: '' },
      { name: 'root-recovery', stage: 'calling', number: expect.stringMatching(/^[0-9]{6}$/) },
    ]);
    expect(result).toEqual({
      ok: true,
      value: { kind: 'signed-in', principal: { type: 'root' }, isMfaAuthenticated: false },
    });
  });

  it('opens a session without the mark of MFA, as no device was used', () => {
    const lab = labDuringCall();
    lab.wait(40);

    keyIn(lab, shownNumber(lab));

    expect(main(lab)).toEqual({
      id: 'main',
      isPrivate: false,
      page: { name: 'console-home' },
      session: { principal: { type: 'root' }, startedAt: lab.now, mfa: null },
      challenge: null,
      banner: null,
    });
  });

  it('is a sign-in of root without MFA in the history, and tells no number', () => {
    const lab = labDuringCall();
    const number = shownNumber(lab);

    keyIn(lab, number);

    expect(lastEvent(lab)).toMatchObject({
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      actor: 'root',
      mfaAuthenticated: false,
      details: { ConsoleLogin: 'Success', MFAUsed: 'No' },
      timeStep: null,
      error: null,
      reason: null,
    });
    expect(JSON.stringify(lab.world.history)).not.toContain(number);
  });

  it('changes nothing in the account: the old device is still there', () => {
    const lab = labOnRoad(0);
    const { account } = lab.world;
    for (const kind of ROAD) go(lab, kind);

    keyIn(lab, shownNumber(lab));

    expect(lab.world.account).toBe(account);
  });

  it('leaves no event before its end', () => {
    const lab = labOnRoad(0);
    const { history } = lab.world;

    for (const kind of ROAD) go(lab, kind);

    expect(lab.world.history).toBe(history);
  });

  it('clears the banner of a code that was refused before', () => {
    const lab = labOnRoad(0);
    submitCode(lab, '000000');

    go(lab, 'open-root-recovery');

    expect(main(lab).banner).toBeNull();
  });

  it('can be left for the device, if that turns up', () => {
    const lab = labOnRoad(2);

    granted(enterRootPassword(lab));

    expect(main(lab).page).toEqual({ name: 'mfa-challenge' });
    expect(submitCode(lab, codeOf(lab, 'root-account-mfa-device', 1))).toMatchObject({
      ok: true,
      value: { isMfaAuthenticated: true },
    });
  });

  it('begins anew when it is opened again', () => {
    const lab = labDuringCall();

    go(lab, 'open-root-recovery');

    expect(main(lab).page).toEqual({ name: 'root-recovery', stage: 'start', number: '' });
    expect(refusalOf(keyIn(lab, ''))).toEqual(notOnThisPage);
  });

  it('may send the mail again, which then has to be followed again', () => {
    const lab = labOnRoad(3);

    const result = go(lab, 'send-recovery-mail');

    expect(result).toEqual(done);
    expect(main(lab).page).toMatchObject({ stage: 'mail-sent' });
    expect(refusalOf(go(lab, 'ask-for-call'))).toEqual(notOnThisPage);
  });

  it('begins anew with another sign-in', () => {
    const lab = labDuringCall();
    const number = shownNumber(lab);
    enterRootPassword(lab);

    expect(refusalOf(keyIn(lab, number))).toEqual(notOnThisPage);
  });
});

describe('a page of the road', () => {
  /** Which requests the road takes after so many pages of it. */
  const taken: readonly (readonly RoadKind[])[] = [
    ['open-root-recovery'],
    ['open-root-recovery', 'send-recovery-mail'],
    ['open-root-recovery', 'send-recovery-mail', 'follow-recovery-mail'],
    ['open-root-recovery', 'send-recovery-mail', 'ask-for-call'],
    ['open-root-recovery', 'send-recovery-mail', 'ask-for-call'],
  ];
  const rows = taken.flatMap((kinds, pages) =>
    ROAD.map((kind) => ({ pages, kind, verdict: kinds.includes(kind) ? 'taken' : 'refused' })),
  );

  it.each(rows)('after $pages pages: $kind is $verdict', ({ pages, kind, verdict }) => {
    const lab = labOnRoad(pages);
    const before = lab.world;

    const result = go(lab, kind);

    if (verdict === 'taken') {
      expect(result).toEqual(done);
    } else {
      expect(refusalOf(result)).toEqual(notOnThisPage);
      expect(lab.world).toBe(before);
    }
  });

  it.each([0, 1, 2, 3])('after %i pages there is no number to key in', (pages) => {
    const lab = labOnRoad(pages);
    const before = lab.world;

    for (const number of ['', '000000']) expect(refusalOf(keyIn(lab, number))).toEqual(notOnThisPage);
    expect(lab.world).toBe(before);
  });
});

describe('the number of the call', () => {
  it('is refused when it is another one, and the call goes on', () => {
    const lab = labDuringCall();
    const { page } = main(lab);

    const result = keyIn(lab, otherNumber(lab));

    expect(refusalOf(result)).toEqual({ error: null, reason: { code: 'wrong-number' } });
    expect(main(lab)).toMatchObject({ page, session: null });
    expect(keyIn(lab, shownNumber(lab)).ok).toBe(true);
  });

  it.each(['', '12345', '1234567', 'abcdef'])(
    'is refused when it is no number of six digits: %j',
    (number) => {
      const lab = labDuringCall();

      expect(refusalOf(keyIn(lab, number)).reason).toEqual({ code: 'wrong-number' });
      expect(main(lab).session).toBeNull();
    },
  );

  it('that was refused is a failed sign-in of root in the history, without the number', () => {
    const lab = labDuringCall();
    const number = otherNumber(lab);

    keyIn(lab, number);

    expect(lastEvent(lab)).toMatchObject({
      eventName: 'ConsoleLogin',
      actor: 'root',
      mfaAuthenticated: false,
      details: { ConsoleLogin: 'Failure' },
      reason: { code: 'wrong-number' },
    });
    expect(JSON.stringify(lab.world.history)).not.toContain(number);
  });

  it('is a new one with each call, and the old one is refused', () => {
    const lab = labDuringCall();
    const first = shownNumber(lab);

    const result = go(lab, 'ask-for-call');

    expect(result).toEqual(done);
    expect(shownNumber(lab)).toMatch(/^[0-9]{6}$/);
    expect(shownNumber(lab)).not.toBe(first);
    expect(refusalOf(keyIn(lab, first)).reason).toEqual({ code: 'wrong-number' });
    expect(keyIn(lab, shownNumber(lab)).ok).toBe(true);
  });

  it('works once', () => {
    const lab = labDuringCall();
    const number = shownNumber(lab);
    granted(keyIn(lab, number));
    const before = lab.world;

    expect(refusalOf(keyIn(lab, number))).toEqual(noChallenge);
    expect(lab.world).toBe(before);
  });
});

describe('the road is closed', () => {
  it('to a thief, who has root’s password but neither the mailbox nor the telephone', () => {
    const lab = openLab();
    lab.ask({ kind: 'open-window', of: 'attacker' });
    const { email, password } = lab.world.account.root;
    granted(lab.ask({ kind: 'sign-in-as-root', browser: 'attacker', email, password }));
    granted(go(lab, 'open-root-recovery', 'attacker'));
    granted(go(lab, 'send-recovery-mail', 'attacker'));

    const followed = go(lab, 'follow-recovery-mail', 'attacker');

    expect(refusalOf(followed)).toEqual({ error: null, reason: { code: 'not-in-this-hand' } });
    expect(refusalOf(keyIn(lab, '000000', 'attacker')).reason.code).toBe('not-in-this-hand');
  });

  const requests: readonly RecoveryRequest[] = [
    ...ROAD.map((kind) => ({ kind, browser: 'main' }) as const),
    { kind: 'key-in-number', browser: 'main', number: '000000' },
  ];

  const situations: readonly (readonly [string, () => Lab])[] = [
    [
      'before any password',
      () => {
        const lab = openLab();
        lab.ask({ kind: 'sign-out', browser: 'main' });
        return lab;
      },
    ],
    [
      "after a wrong password of root's",
      () => {
        const lab = openLab();
        lab.ask({ kind: 'sign-out', browser: 'main' });
        enterRootPassword(lab, 'Wrong-Guess-77');
        return lab;
      },
    ],
    [
      'to an IAM user, whose administrator has to help',
      () => {
        const lab = labWithDevice('phone');
        enterPassword(lab, 'alice');
        return lab;
      },
    ],
    ['to root who is signed in already', () => openLab()],
    [
      'after root has signed out',
      () => {
        const lab = labDuringCall();
        lab.ask({ kind: 'sign-out', browser: 'main' });
        return lab;
      },
    ],
  ];

  it.each(situations)('%s', (_situation, open) => {
    const lab = open();
    const before = lab.world;

    for (const request of requests) expect(refusalOf(lab.ask(request))).toEqual(noChallenge);
    expect(lab.world).toBe(before);
  });

  it('in a window other than the one with the password', () => {
    const lab = labDuringCall();
    lab.ask({ kind: 'open-private-window' });

    expect(refusalOf(keyIn(lab, shownNumber(lab), 'private'))).toEqual(noChallenge);
    expect(refusalOf(go(lab, 'open-root-recovery', 'private'))).toEqual(noChallenge);
  });
});
