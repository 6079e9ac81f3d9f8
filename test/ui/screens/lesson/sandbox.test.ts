import { describe, expect, it } from 'vitest';
import { decodeSavedState } from '../../../../src/cli/storage/saved-state.js';
import { activeBrowser } from '../../../../src/sim/world/world.js';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import { drive } from '../../../helpers/drive.js';
import { choose, signIn } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

function inSandbox(columns = 80, rows = 24, phone = 'a') {
  const lab = drive(columns, rows);
  lab.press(phone, 'b');
  return lab;
}

describe('the sandbox on the screen', () => {
  it.each([
    [60, 16],
    [80, 24],
    [120, 36],
  ])('is opened from the list with a key, and has no goals, hints or skipping at %ix%i', (columns, rows) => {
    const lab = inSandbox(columns, rows);
    const { text, lines } = frameOf(lab.model);
    expect(lines[0]).toMatch(/^ *mfa-lab {2}Sandbox +SIMULATED/);
    expect(text).not.toMatch(/Goal|step \d|Done: /);
    const keys = keyHints(lab.model, true).map(({ help }) => help);
    expect(keys).not.toContain('hint');
    expect(keys).not.toContain('skip');
  });

  it('counts nothing: no time, no refusal, no step', () => {
    const lab = inSandbox();
    const { progress } = lab.model.saved;
    choose(lab, 'window-attacker');
    choose(lab, 'fill-leak');
    choose(lab, 'sign-in');
    lab.press('000000', 'enter');
    expect(frameOf(lab.model).text).toContain('AWS');
    lab.wait(90);
    lab.press('escape', 'l');
    expect(lab.model.saved.progress).toBe(progress);
  });

  it('is come back to as it was left, also after a restart of the program', () => {
    const lab = inSandbox();
    choose(lab, 'nav-sign-out');
    lab.press('escape', 'l');
    expect(lab.model.screen).toBe('menu');
    expect(lab.model.notice).toMatchObject({ text: 'Your place in the sandbox is kept.' });
    lab.press('b');
    expect(activeBrowser(lab.session().world).page.name).toBe('sign-in');

    const again = decodeSavedState(JSON.parse(JSON.stringify(lab.model.saved)));
    expect(again.current).toBe('sandbox');
    expect(again.sessions['sandbox']?.world.browsers).toEqual(lab.session().world.browsers);
  });

  it('begins anew with x', () => {
    const lab = inSandbox();
    const begun = lab.session().world;
    choose(lab, 'nav-sign-out');
    lab.press('escape', 'x', 'y');
    expect(lab.session().world).toEqual(begun);
  });

  it('keeps the place in the list', () => {
    const lab = drive();
    lab.press('a', 'down', 'down');
    const { menuIndex } = lab.model;
    lab.press('b', 'l');
    expect(lab.model.menuIndex).toBe(menuIndex);
  });

  it('goes on for ever: Enter alone and n end nothing', () => {
    const lab = inSandbox();
    for (let count = 0; count < 12; count += 1) lab.press('enter', 'n', 's', 'h');
    expect(lab.model.screen).toBe('lesson');
    expect(lab.session().isSolved).toBe(false);
  });

  it("shows root's codes where root signs in, and takes them", () => {
    const lab = inSandbox();
    choose(lab, 'nav-sign-out');
    choose(lab, 'root-form');
    signIn(lab);
    expect(frameOf(lab.model).text).toContain("ROOT'S PHONE");
    lab.press(lab.shownCode(), 'enter');
    expect(activeBrowser(lab.session().world).session?.principal).toEqual({ type: 'root' });
  });

  it.each(['a', 'b'])('lets the phone be lost, to whoever finds it (phone %s)', (phone) => {
    const lab = inSandbox(80, 24, phone);
    choose(lab, 'phone-lose');
    expect(lab.session().world.phone.status).toBe('lost');
    choose(lab, 'window-attacker');
    expect(frameOf(lab.model).text).toContain('A lost phone');
  });
});
