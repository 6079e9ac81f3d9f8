import { describe, expect, it } from 'vitest';
import { activeBrowser } from '../../../../src/sim/world/world.js';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import { at, choose, openTask, signIn } from '../../store/lab-at.js';

/** The thief's night is done, and the servers are still there to be played with. */
function solved() {
  const lab = at('the-night-a-password-leaks', 'play-the-thief');
  openTask(lab);
  lab.press('h', 'h', 'h');
  expect(lab.session().isSolved).toBe(true);
  return lab;
}

describe('a task that is done', () => {
  it('is left with Enter, as long as nothing on its page was gone to', () => {
    const lab = solved();
    expect(lab.model.focus).toBeNull();
    lab.press('enter');

    expect(lab.session().stepId).toBe('clean-up');
  });

  it('lets everything be tried: Enter presses what Tab goes to, and n goes on', () => {
    const lab = solved();
    choose(lab, 'nav-home');
    expect(activeBrowser(lab.session().world).page.name).toBe('console-home');
    expect(keyHints(lab.model)).toContainEqual({ shown: 'n', help: 'next' });
    lab.press('enter');
    expect(lab.session().stepId).toBe('play-the-thief');
    if (lab.model.isTyping) lab.press('escape');
    lab.press('n');

    expect(lab.session().stepId).toBe('clean-up');
  });

  it('stays done whatever is tried', () => {
    const lab = solved();
    choose(lab, 'stop-servers');

    expect(lab.session().isSolved).toBe(true);
    expect(lab.session().solvedWorld?.servers).not.toEqual(lab.session().world.servers);
  });

  it('hands on the world in which it was solved: what was tried counts for nothing', () => {
    const lab = solved();
    choose(lab, 'stop-servers');
    lab.press('n');
    signIn(lab);
    choose(lab, 'open-servers');

    expect(lab.session().world.servers).not.toEqual([]);
  });

  it('keeps its result when what was tried is taken back', () => {
    const lab = solved();
    choose(lab, 'stop-servers');
    choose(lab, 'nav-home');
    lab.press('u', 'u');

    expect(lab.session()).toMatchObject({ isSolved: true, solvedWorld: null });
  });

  it('remembers that a code was used while looking round', () => {
    const lab = at('sign-in-with-a-code', 'sign-in-with-code');
    lab.press('h', 'h', 'h');
    choose(lab, 'nav-sign-out');
    choose(lab, 'bookmark');
    signIn(lab);
    lab.press('w');
    const code = lab.shownCode();
    lab.press(code, 'enter');
    expect(activeBrowser(lab.session().world).session).not.toBeNull();
    const used = lab.session().world.account.mfaDevices;
    lab.press('escape', 'n');

    expect(lab.session().world.account.mfaDevices).toEqual(used);
  });
});
