import { describe, expect, it } from 'vitest';
import { readLine } from '../../../../src/ui/plain/plain-input.js';
import type { Driven } from '../../store/lab-at.js';
import { at } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const SIZES = [
  [80, 24],
  [120, 36],
] as const;

const desk = (columns = 80, rows = 24) =>
  at('two-secrets-are-not-two-factors', 'build-sign-ins', columns, rows);

/** Chooses a password and another card, and says what they make, by the keys that a learner has. */
function tryPair(lab: Driven, second: string, button: 'one' | 'two') {
  lab.press('enter', 'tab');
  while (lab.model.focus !== `card-2-${second}`) lab.press('down');
  lab.press('enter', 'tab', ...(button === 'two' ? ['tab'] : []), 'enter');
}

describe('two lists to choose from', () => {
  it.each(SIZES)('stand side by side as aligned columns at %ix%i', (columns, rows) => {
    const { lines } = frameOf(desk(columns, rows).model);
    const listed = lines.filter((line) => /\([ o]\).*\([ o]\)/.test(line));
    const places = listed.map((line) => [line.indexOf('('), line.lastIndexOf('(')].join());

    expect(listed).toHaveLength(8);
    expect(new Set(places).size).toBe(1);
    expect(frameOf(desk(columns, rows).model).text).not.toContain('more below');
  });

  it('stand side by side in the smallest window, where at most one card is out of sight', () => {
    const { lines } = frameOf(desk(60, 16).model);
    const listed = lines.filter((line) => /\([ o]\).*\([ o]\)/.test(line));

    expect(listed.length).toBeGreaterThanOrEqual(7);
  });

  it('keep the focus on the card that was chosen', () => {
    const lab = desk();
    lab.press('down', 'enter');

    expect(lab.model.focus).toBe('card-1-pin');
    expect(lab.session().drafts).toMatchObject({ 'card-1': 'pin' });
  });

  it('have what is chosen above them where some of them is out of sight', () => {
    const lab = desk(60, 16);
    const above = () => frameOf(lab.model).lines.find((line) => line.includes(' Desk '));
    expect(above()).toMatch(/^─ Desk ─+$/);
    lab.press('down', 'enter');
    expect(above()).toContain(' a PIN + ? ');
    lab.press('right', 'down', 'down', 'enter', 'tab');

    expect(above()).toContain(' a PIN + an app on your phone ');
    // By then the names of the lists are out of sight.
    expect(frameOf(lab.model).text).toContain('I say it is');
    expect(frameOf(lab.model).text).not.toContain('first:');
  });

  it('are one stop each for Tab, at the card that is chosen', () => {
    const lab = desk();
    const stops: (string | null)[] = [];
    for (let count = 0; count < 5; count += 1) {
      stops.push(lab.model.focus);
      lab.press('tab');
    }
    expect(stops).toEqual([
      'card-1-password',
      'card-2-password',
      'predict-1',
      'predict-2',
      'card-1-password',
    ]);

    lab.press('shift-tab', 'down', 'enter', 'tab', 'shift-tab');
    expect(lab.model.focus).toBe('card-1-pin');
  });

  it('are walked with the arrows: down goes down, right goes to the same row of the other', () => {
    const lab = desk();
    const walk = (...keys: readonly string[]) => {
      lab.press(...keys);
      return lab.model.focus;
    };

    expect(walk('down')).toBe('card-1-pin');
    expect(walk('right')).toBe('card-2-pin');
    expect(walk('down')).toBe('card-2-security-question');
    expect(walk('left')).toBe('card-1-security-question');
    expect(walk('left')).toBe('card-1-security-question');
    expect(walk('up', 'up')).toBe('card-1-password');
    expect(walk(...Array.from({ length: 7 }, () => 'j'))).toBe('card-1-access-key');
    expect(walk('down')).toBe('predict-1');
    expect(walk('up')).toBe('card-2-password');
    expect(walk('up')).toBe('predict-2');
  });

  it('can be chosen from by number, as the plain mode does it', () => {
    const lab = desk();
    for (const [typed, focus] of [
      ['13', 'card-2-security-key'],
      ['4', 'card-1-phone-app'],
      ['9', 'card-2-password'],
    ]) {
      const action = readLine(lab.model, typed ?? '');
      if (action.kind !== 'keys') throw new Error('it is no choice');
      for (const key of action.keys) lab.send({ kind: 'key', key, now: lab.model.now });

      expect(lab.model.focus, typed).toBe(focus);
    }
    expect(lab.session().drafts).toMatchObject({ 'card-1': 'phone-app', 'card-2': 'password' });
  });
});

describe('a pair that was tried', () => {
  it('says what it makes, and whether that was foreseen', () => {
    const lab = desk();
    tryPair(lab, 'pin', 'two');
    tryPair(lab, 'phone-app', 'two');
    const { text } = frameOf(lab.model);

    expect(text).toContain('✓ tried: a password + an app on your phone: two factors, as you said');
    expect(text).toContain('✗ tried: a password + a PIN: one factor, you said two');
    expect(text.indexOf('✓ tried')).toBeLessThan(text.indexOf('✗ tried'));
  });

  it('is named by its cards in the smallest window, which has no room for the list of them', () => {
    const lab = desk(60, 16);
    tryPair(lab, 'phone-app', 'two');

    expect(frameOf(lab.model).text.replaceAll(/\s+/g, ' ')).toContain(
      'Lab OK: a password + an app on your phone: two factors, as you said.',
    );
  });

  it('counts as it was said first: the same two are not tried again', () => {
    const lab = desk();
    tryPair(lab, 'pin', 'two');
    lab.press('tab', 'tab', 'enter');

    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'pair-tried-before' } });
    expect(lab.session().world.desk.pairs).toHaveLength(1);
  });

  it('is complained of only until the next one is begun', () => {
    const lab = desk();
    tryPair(lab, 'password', 'one');
    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'same-card-twice' } });

    lab.press('right', 'down', 'enter');

    expect(lab.model.notice).toBeNull();
  });
});
