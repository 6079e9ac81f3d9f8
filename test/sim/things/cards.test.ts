import { describe, expect, it } from 'vitest';
import { CREDENTIAL_CARDS, cardById, factorCount } from '../../../src/sim/things/cards.js';
import type { FactorKind } from '../../../src/sim/world/desk.js';
import { done } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import { lastEvent, openLab, refusalOf } from '../scenario.js';

const TRAYS: readonly FactorKind[] = ['know', 'have', 'are'];

/** Which kind each card is, written down once more (NIST SP 800-63-3, section 4.3.1). */
const KINDS: { readonly [card: string]: FactorKind } = {
  password: 'know',
  pin: 'know',
  'security-question': 'know',
  'phone-app': 'have',
  'security-key': 'have',
  fingerprint: 'are',
  'printed-key': 'have',
  'access-key': 'know',
};

const sort = (lab: Lab, card: string, as: FactorKind) => lab.ask({ kind: 'sort-card', card, as });

const pair = (lab: Lab, first: string, second: string, predicted: 1 | 2) =>
  lab.ask({ kind: 'pair-cards', first, second, predicted });

/** Every two different cards, in both orders, with how many factors they make. */
const PAIRS = Object.entries(KINDS).flatMap(([first, kind]) =>
  Object.entries(KINDS)
    .filter(([second]) => second !== first)
    .map(([second, other]) => ({ first, second, count: kind === other ? 1 : 2 }) as const),
);

describe('the cards', () => {
  it('are the eight things that people sign in with', () => {
    expect(CREDENTIAL_CARDS.map(({ id }) => id)).toEqual(Object.keys(KINDS));
  });

  it.each(CREDENTIAL_CARDS)('$id has a question that helps, and does not name the kind', ({ nudge }) => {
    expect(nudge).toMatch(/\?$/);
    expect(nudge).not.toMatch(/\b(know|have it|you are)\b/);
  });

  it.each(CREDENTIAL_CARDS)('$id has a label, and a reason why it is what it is', ({ label, because }) => {
    expect(label).not.toBe('');
    expect(because).toMatch(/\.$/);
  });

  it('have different labels', () => {
    expect(new Set(CREDENTIAL_CARDS.map(({ label }) => label)).size).toBe(CREDENTIAL_CARDS.length);
  });

  it('are found by their ids; asking for another is a bug', () => {
    expect(cardById('pin').label).toBe('a PIN');
    expect(() => cardById('retina')).toThrow('No card retina');
  });
});

describe('sorting a card', () => {
  const rows = Object.entries(KINDS).flatMap(([card, kind]) =>
    TRAYS.map((tray) => ({ card, tray, verdict: tray === kind ? 'right' : 'wrong', kind })),
  );

  it.each(rows.filter(({ verdict }) => verdict === 'right'))(
    '$card is a thing you $tray',
    ({ card, tray }) => {
      const lab = openLab();

      expect(sort(lab, card, tray)).toEqual(done);
      expect(lab.world.desk.sorted).toEqual({ [card]: tray });
    },
  );

  it.each(rows.filter(({ verdict }) => verdict === 'wrong'))(
    '$card is no thing you $tray',
    ({ card, tray }) => {
      const lab = openLab();
      const { desk } = lab.world;

      expect(refusalOf(sort(lab, card, tray))).toEqual({
        error: null,
        reason: { code: 'other-factor', card, as: tray },
      });
      expect(lab.world.desk).toBe(desk);
    },
  );

  it('keeps the cards that lie in their trays already', () => {
    const lab = openLab();
    for (const [card, kind] of Object.entries(KINDS)) sort(lab, card, kind);

    expect(lab.world.desk.sorted).toEqual(KINDS);
  });

  it('may be done twice with one card', () => {
    const lab = openLab();
    sort(lab, 'pin', 'know');

    expect(sort(lab, 'pin', 'know')).toEqual(done);
    expect(lab.world.desk.sorted).toEqual({ pin: 'know' });
  });

  it('leaves a card where it lies when it is then put elsewhere', () => {
    const lab = openLab();
    sort(lab, 'pin', 'know');

    sort(lab, 'pin', 'have');

    expect(lab.world.desk.sorted).toEqual({ pin: 'know' });
  });

  it('of a card that does not exist is a bug', () => {
    expect(() => sort(openLab(), 'retina', 'are')).toThrow('No card retina');
  });
});

describe('two cards together', () => {
  it.each(PAIRS)('$first and $second make $count', ({ first, second, count }) => {
    expect(factorCount(first, second)).toBe(count);
  });

  it.each(PAIRS)('$first and $second are rightly predicted to make $count', ({ first, second, count }) => {
    const lab = openLab();

    expect(pair(lab, first, second, count)).toEqual(done);
    expect(lab.world.desk.pairs).toEqual([{ first, second, predicted: count }]);
  });

  it.each(PAIRS)(
    '$first and $second are not predicted rightly by the other count',
    ({ first, second, count }) => {
      const lab = openLab();
      const predicted = count === 1 ? 2 : 1;

      expect(refusalOf(pair(lab, first, second, predicted))).toEqual({
        error: null,
        reason: { code: 'other-count', first, second },
      });
    },
  );

  it('stay on the desk after a wrong prediction, which is what there is to learn from', () => {
    const lab = openLab();

    pair(lab, 'password', 'pin', 2);
    pair(lab, 'password', 'phone-app', 2);

    expect(lab.world.desk.pairs).toEqual([
      { first: 'password', second: 'pin', predicted: 2 },
      { first: 'password', second: 'phone-app', predicted: 2 },
    ]);
  });

  it.each([
    ['password', 'pin'],
    ['pin', 'password'],
  ])('are predicted once: afterwards the answer is known (%s and %s)', (first, second) => {
    const lab = openLab();
    pair(lab, 'password', 'pin', 2);
    const { desk } = lab.world;

    expect(refusalOf(pair(lab, first, second, 1))).toEqual({
      error: null,
      reason: { code: 'pair-tried-before' },
    });
    expect(lab.world.desk).toBe(desk);
  });

  it.each([1, 2] as const)('are two different ones, whatever is predicted: %i', (predicted) => {
    const lab = openLab();
    const { desk } = lab.world;

    expect(refusalOf(pair(lab, 'password', 'password', predicted))).toEqual({
      error: null,
      reason: { code: 'same-card-twice' },
    });
    expect(lab.world.desk).toBe(desk);
  });

  it.each([
    ['retina', 'pin'],
    ['pin', 'retina'],
  ])('of which one does not exist are a bug: %s and %s', (first, second) => {
    expect(() => pair(openLab(), first, second, 2)).toThrow('No card retina');
  });
});

describe('what is done at the desk', () => {
  it.each<readonly [string, (lab: Lab) => unknown, object | null]>([
    ['SortCard', (lab) => sort(lab, 'pin', 'know'), null],
    ['SortCard', (lab) => sort(lab, 'pin', 'are'), { code: 'other-factor', card: 'pin', as: 'are' }],
    ['PairCards', (lab) => pair(lab, 'pin', 'phone-app', 2), null],
    [
      'PairCards',
      (lab) => pair(lab, 'pin', 'phone-app', 1),
      { code: 'other-count', first: 'pin', second: 'phone-app' },
    ],
    ['PairCards', (lab) => pair(lab, 'pin', 'pin', 1), { code: 'same-card-twice' }],
  ])('is noted by the lab as %s, not by AWS', (eventName, act, reason) => {
    const lab = openLab();
    lab.wait(12);

    act(lab);

    expect(lastEvent(lab)).toEqual({
      id: 1,
      at: lab.now,
      eventSource: 'mfa-lab',
      eventName,
      actor: null,
      browser: 'main',
      mfaAuthenticated: false,
      details: {},
      timeStep: null,
      error: null,
      reason,
    });
  });

  it('changes nothing in the account', () => {
    const lab = openLab();
    const { account } = lab.world;

    sort(lab, 'pin', 'know');
    pair(lab, 'pin', 'phone-app', 2);

    expect(lab.world.account).toBe(account);
  });
});
