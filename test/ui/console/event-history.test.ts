import { describe, expect, it } from 'vitest';
import { someOf } from '../../helpers/depth.js';
import { frameOf, MOMENTS, modelWith } from '../screens/course.js';
import { at, choose, openTask, signIn } from '../store/lab-at.js';

const NIGHT = 'the-night-a-password-leaks';

/** alice, the morning after the thief was there, signed in. */
function morningAfter(columns?: number, rows?: number) {
  const lab = at(NIGHT, 'play-the-thief', columns, rows);
  openTask(lab);
  lab.press('escape', 'h', 'h', 'h');
  for (let count = 0; count < 10 && lab.session().stepId !== 'clean-up'; count += 1)
    lab.press('escape', 'enter');
  signIn(lab);
  return lab;
}

describe('the event history', () => {
  it('tells who and from which address, and not whose browser it was', () => {
    const lab = morningAfter();
    choose(lab, 'open-history');

    const { text } = frameOf(lab.model);

    expect(text).toContain('alice from 203.0.113.66, no MFA: ok');
    expect(text).toContain('alice from 192.0.2.10, no MFA: ok');
    expect(text).toMatch(/✓ ConsoleLogin +just now/);
    expect(text).toContain("This browser's own address: 192.0.2.10");
    expect(text.split('go to')[0]).not.toMatch(/RunInstances.*thief/);
  });

  it('turns pages only where there are several', () => {
    const lab = at(NIGHT, 'play-the-thief');
    openTask(lab);
    choose(lab, 'fill-leak');
    choose(lab, 'sign-in');
    choose(lab, 'open-history');
    expect(frameOf(lab.model).text).not.toContain('[Older]');

    for (let count = 0; count < 3; count += 1) {
      choose(lab, 'nav-home');
      choose(lab, 'open-history');
    }

    expect(frameOf(lab.model).text).toContain('Event history (page 1 of 2)');
  });

  it('beside the console gives nothing away before somebody has looked', () => {
    const lab = morningAfter(120, 36);
    expect(frameOf(lab.model).text).toContain('Nobody has looked yet.');
    expect(frameOf(lab.model).text).not.toContain('RunInstances');

    choose(lab, 'open-history');

    expect(frameOf(lab.model).text).toContain('alice from 203.0.113.66');
  });

  it('is hidden only where something is to be found in it', () => {
    for (const { session, step, title } of someOf(MOMENTS, 2)) {
      if (step.kind !== 'task' || step.hidesHistory === true) continue;

      expect(frameOf(modelWith(session, { columns: 120, rows: 36 })).text, title).not.toContain(
        'Nobody has looked',
      );
    }
  });

  it('beside the desk has nothing that only the lab wrote down', () => {
    const lab = at('two-secrets-are-not-two-factors', 'sort-the-cards', 120, 36);
    lab.press('enter');

    expect(lab.session().world.history.map(({ eventName }) => eventName)).toContain('SortCard');
    expect(frameOf(lab.model).text).not.toContain('SortCard');
    expect(frameOf(lab.model).text).not.toContain('Event history');
  });

  it('beside the console has no way that was only tried in the lab', () => {
    const lab = at('the-phone-is-gone', 'locked-out', 120, 36);
    openTask(lab);
    choose(lab, 'bookmark');
    signIn(lab);
    choose(lab, 'other-method');

    expect(lab.session().world.history.at(-1)?.eventName).toBe('TryAnotherMFAMethod');
    expect(frameOf(lab.model).text).not.toContain('TryAnotherMFAMethod');
    expect(frameOf(lab.model).text).toContain('CheckMfa');
  });
});
