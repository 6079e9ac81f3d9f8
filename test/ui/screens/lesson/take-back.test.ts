import { describe, expect, it } from 'vitest';
import { stepProgress } from '../../../../src/lessons/engine/progress.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { at, choose, followOwnLink, openTask, signIn } from '../../store/lab-at.js';
import { SIZES, textOf } from '../shown-text.js';

const PERSON = 'sign-in-as-the-right-person';

describe('a change of the phone', () => {
  const open = () => at('link-the-phone', 'scan');

  it('that is taken back is taken back in the settings too', () => {
    const lab = open();
    choose(lab, 'switch-phone');
    expect(lab.model.saved.settings.phone).toBe('own');
    lab.press('u');

    expect(lab.session().world.usesOwnPhone).toBe(false);
    expect(lab.model.saved.settings.phone).toBe('lab');
  });

  it('goes with the step that is started anew', () => {
    const lab = open();
    choose(lab, 'switch-phone');
    lab.press('x', 'y');

    expect(lab.session().world.usesOwnPhone).toBe(false);
    expect(lab.model.saved.settings.phone).toBe('lab');
  });

  it('outlasts a step that is done for the learner', () => {
    const lab = open();
    choose(lab, 'switch-phone');
    lab.press('s');

    expect(lab.session().world.usesOwnPhone).toBe(true);
    expect(lab.model.saved.settings.phone).toBe('own');
  });

  it('made in the list is not undone by undoing something else', () => {
    const lab = at(PERSON, 'sign-in-as-alice');
    followOwnLink(lab);
    signIn(lab);
    lab.press('l', 'p', 'enter', 'u');

    expect(lab.model.saved.settings.phone).toBe('own');
  });
});

describe('undo on a solved step', () => {
  it('takes the solution back as well, so that the next step finds the world it needs', () => {
    const lab = at(PERSON, 'sign-in-as-alice');
    followOwnLink(lab);
    signIn(lab);
    expect(lab.session().isSolved).toBe(true);
    const step = lab.session().stepId;

    lab.press('u');
    expect(lab.session().isSolved).toBe(false);
    lab.press('enter');
    expect(lab.session().stepId).toBe(step);

    // What was done stays done in the list of steps.
    expect(stepProgress(lab.model.saved.progress, PERSON, step).status).toBe('done');
  });
});

/** What the left pane says, wherever its lines break. */
function words(model: Model): string {
  const lines = textOf(model).split('\n');
  return lines
    .map((line) => (line.split('│')[0] ?? '').trim())
    .join(' ')
    .replace(/ +/g, ' ');
}

describe('a code that was used', () => {
  /** alice typed her password and the code of now, and is in. */
  function signedIn(columns: number, rows: number) {
    const lab = at('sign-in-with-a-code', 'sign-in-with-code', columns, rows);
    openTask(lab);
    choose(lab, 'nav-sign-out');
    choose(lab, 'bookmark');
    signIn(lab);
    const code = lab.shownCode();
    lab.press(code, 'enter');
    expect(lab.session().isSolved).toBe(true);
    return { lab, code };
  }

  it.each(SIZES)('is said to stay used, in a window of %i by %i, and is refused', (columns, rows) => {
    const { lab, code } = signedIn(columns, rows);

    lab.press('u');
    expect(words(lab.model)).toContain('Taken back. The code stays used: type another one.');

    lab.press(code, 'enter');
    expect(lab.session().world.history.at(-1)?.reason?.code).toBe('code-already-used');
    lab.press('w');
    lab.press(lab.shownCode(), 'enter');
    expect(lab.session().isSolved).toBe(true);
  });

  it.each(SIZES)('stays used when the step starts over, in a window of %i by %i', (columns, rows) => {
    const { lab } = signedIn(columns, rows);

    lab.press('x', 'y');

    expect(words(lab.model)).toContain('The step starts over. Used codes stay used.');
  });

  it('is not spoken of where there was none', () => {
    const lab = at('sign-in-with-a-code', 'sign-in-with-code');
    openTask(lab);
    choose(lab, 'nav-sign-out');
    lab.press('u');

    expect(words(lab.model)).toContain('The last action is taken back.');
  });
});
