import { describe, expect, it } from 'vitest';
import { stepProgress } from '../../../../src/lessons/engine/progress.js';
import { at, choose, followOwnLink, signIn } from '../../store/lab-at.js';

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
