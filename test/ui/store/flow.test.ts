import { describe, expect, it } from 'vitest';
import { decodeSavedState, encodeSavedState } from '../../../src/cli/storage/saved-state.js';
import { findLesson, LESSONS } from '../../../src/lessons/catalog.js';
import { skippedSteps, standing, stepProgress } from '../../../src/lessons/engine/progress.js';
import { finishBlocks } from '../../../src/lessons/words/finish.js';
import { keyHints } from '../../../src/ui/screens/keymap.js';
import { textPageCount } from '../../../src/ui/screens/overlays/text-pages.js';
import { firstModel, type Model } from '../../../src/ui/store/model.js';
import { update } from '../../../src/ui/store/update.js';
import { IS_DEEP } from '../../helpers/depth.js';
import { drive } from '../../helpers/drive.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { BEGINNINGS, frameOf, MOMENTS, modelWith, pressed } from '../screens/course.js';
import type { Driven } from './lab-at.js';
import { at, choose, doThrough, signIn, skipThrough } from './lab-at.js';

const CLOCK = 'the-phones-clock-is-wrong';
const CODES = 'two-consecutive-codes';
const GONE = 'the-phone-is-gone';
const PERSON = 'sign-in-as-the-right-person';

const SIZE = { columns: 80, rows: 24 };

/** The keys that the footer, or the help page as well, names now. */
const keys = (model: Model, all = true) => keyHints(model, all).map(({ shown }) => shown);

const words = (model: Model) => frameOf(model).text.replace(/\s+/g, ' ');

function lessonOf(id: string) {
  const lesson = findLesson(id);
  if (lesson === undefined) throw new Error(`no lesson ${id}`);
  return lesson;
}

describe('the way back', () => {
  it('shows the steps before, one by one, and comes back to a task that is as it was', () => {
    const lab = at(CODES, 'skip-a-code');
    lab.press('12');
    const { saved } = lab.model;
    lab.press('N');
    expect(words(lab.model)).toContain('To read again: Break it: the same code twice');
    lab.press('N', 'N');
    expect(lab.model.overlay).toMatchObject({ kind: 'before' });
    for (let count = 0; count < 9 && lab.model.overlay !== null; count += 1) lab.press('enter');

    expect(lab.session().stepId).toBe('skip-a-code');
    expect(lab.model.saved).toBe(saved);
    lab.press('N', 'N', 'escape');
    expect(lab.model.overlay).toBeNull();
  });

  it('leaves a form that is filled in alone', () => {
    const lab = at(GONE, 'write-the-plan');
    lab.type('plan-administrator', 'ask in the team');
    lab.press('escape', 'N', 'escape');

    expect(lab.session().drafts['plan-administrator']).toBe('ask in the team');
  });

  it('is not named in the first step, where it leads nowhere', () => {
    for (const { session, step, lesson, title } of MOMENTS) {
      // While a text is typed, letters are text.
      const shown = keys(pressed(modelWith(session, SIZE), 'escape'));
      const name = step.kind === 'task' ? 'N' : 'Left';
      if (frameOf(modelWith(session, SIZE)).isQrPage) continue;

      expect(shown.includes(name), title).toBe(lesson.steps[0] !== step);
    }
  });
});

describe('a change of the phone', () => {
  it('that is taken back is taken back in the settings too', () => {
    const lab = at(PERSON, 'leave-root');
    choose(lab, 'switch-phone');
    expect(lab.model.saved.settings.phone).toBe('own');
    lab.press('u');

    expect(lab.session().world.usesOwnPhone).toBe(false);
    expect(lab.model.saved.settings.phone).toBe('lab');
  });

  it('goes with the step that is started anew', () => {
    const lab = at(PERSON, 'leave-root');
    choose(lab, 'switch-phone');
    lab.press('x', 'y');

    expect(lab.session().world.usesOwnPhone).toBe(false);
    expect(lab.model.saved.settings.phone).toBe('lab');
  });

  it('outlasts a step that is done for the learner', () => {
    const lab = at(PERSON, 'leave-root');
    choose(lab, 'switch-phone');
    lab.press('s');

    expect(lab.session().world.usesOwnPhone).toBe(true);
    expect(lab.model.saved.settings.phone).toBe('own');
  });

  it('made in the list is not undone by undoing something else', () => {
    const lab = at(PERSON, 'sign-in-as-alice');
    signIn(lab);
    lab.press('l', 'p', 'enter', 'u');

    expect(lab.model.saved.settings.phone).toBe('own');
  });
});

describe('undo on a solved step', () => {
  it('takes the solution back as well, so that the next step finds the world it needs', () => {
    const lab = at(PERSON, 'sign-in-as-alice');
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

describe('a second start', () => {
  it('comes back to a lesson that was opened by name, before any question was answered', () => {
    const lab = drive();
    lab.open(PERSON);
    lab.press('b', 'enter');
    const { stepId } = lab.session();

    const { saved, now, size } = lab.model;
    const again = update(firstModel(saved, now, size, []), { kind: 'resumed', now }, fakeContext()).model;

    expect(again.screen).toBe('lesson');
    expect(again.saved.sessions[PERSON]?.stepId).toBe(stepId);
  });
});

describe('the bookmark', () => {
  it('opens the page with its own account, whatever was typed before', () => {
    const lab = at(PERSON, 'sign-in-as-alice');
    lab.type('account', 'lab-other');
    lab.type('user-name', 'bob');
    choose(lab, 'bookmark');

    expect(lab.session().drafts).toEqual({});
  });
});

describe('what the console said', () => {
  it('of a device is not said again in a later step, when that device is back', () => {
    const lab = at(GONE, 'use-the-second');
    choose(lab, 'window-administrator');

    expect(frameOf(lab.model).text).not.toContain('MFA device removed');
  });
});

describe('the last page', () => {
  function atTheEnd() {
    const lab = drive(60, 16);
    lab.press('a');
    for (const { id } of LESSONS) doThrough(lab, id);
    return lab;
  }

  it('turns its pages with Enter, and then goes to the list', () => {
    const lab = atTheEnd();
    const pages = textPageCount(lab.model);
    expect(pages).toBeGreaterThan(1);
    for (let page = 1; page < pages; page += 1) {
      expect(keyHints(lab.model)[0]).toEqual({ shown: 'Enter', help: 'next page' });
      lab.press('enter');
      expect(lab.model).toMatchObject({ screen: 'finish', textPage: page });
    }
    expect(keyHints(lab.model)[0]).toEqual({ shown: 'Enter', help: 'lessons' });
    lab.press('enter');

    expect(lab.model.screen).toBe('menu');
  });

  it.each([
    [60, 16],
    [80, 24],
  ])('is named in the footer of the list at %ix%i', (columns, rows) => {
    const lab = atTheEnd();
    lab.press('l');
    lab.send({ kind: 'resized', size: { columns, rows } });

    expect(frameOf(lab.model).lines.at(-1)).toContain('f last page');
  });
});

describe('a step that was skipped', () => {
  it('is told in one line, with what was done for the learner', () => {
    const lab = at(CODES, 'same-code-twice', 60, 16);
    lab.press('s');

    expect(lab.session().stepId).toBe('skip-a-code');
    expect(frameOf(lab.model).lines.filter((line) => line.startsWith('NOTE'))).toHaveLength(1);
    expect(frameOf(lab.model).text).toMatch(/Skipped\. Done for you: AWS refused/);
  });

  it('of a question tells the answer', () => {
    const lab = at(GONE, 'recall-who-is-who');
    lab.press('s');

    expect(lab.model.notice).toMatchObject({ text: "Skipped. The answer: alice's own, and no other" });
  });

  const skippedOne = () => {
    const lab = drive();
    lab.press('a');
    doThrough(lab, CLOCK, ['resync']);
    return lab;
  };

  it('leaves a lesson done but for that step, in the list and at the end', () => {
    const lab = skippedOne();
    const { progress } = lab.model.saved;

    expect(stepProgress(progress, CLOCK, 'resync').status).toBe('skipped');
    expect(standing(progress, lessonOf(CLOCK))).toBe('partly-done');
    expect(words(lab.model)).toContain('done, 1 step skipped');
    const atTheEnd = JSON.stringify(finishBlocks('full', progress, null));
    expect(atTheEnd).toContain('(1 step skipped; the lesson opens there)');
    expect(atTheEnd).not.toContain('Skipped, and open at any time');
  });

  it('is where the lesson opens again, and the lesson is whole once it is done', () => {
    const lab = skippedOne();
    lab.open(CLOCK);
    expect(lab.session().stepId).toBe('resync');
    expect(lab.session().isSolved).toBe(false);
    lab.press('escape', 'h', 'h', 'h');
    expect(lab.session().isSolved).toBe(true);
    lab.press('enter');

    expect(lab.model.screen).toBe('menu');
    expect(standing(lab.model.saved.progress, lessonOf(CLOCK))).toBe('done');
  });

  it('can be done by its own goals when it is come back to', () => {
    const lab = drive();
    lab.press('a');
    doThrough(lab, PERSON, ['sign-in-as-alice', 'own-security-credentials']);
    lab.open(PERSON);
    expect(lab.session().stepId).toBe('sign-in-as-alice');
    signIn(lab);
    lab.press('enter');
    // On to the next one that was skipped, past what is done.
    expect(lab.session().stepId).toBe('own-security-credentials');
    choose(lab, 'nav-credentials');
    lab.press('enter');

    expect(skippedSteps(lab.model.saved.progress, lessonOf(PERSON))).toEqual([]);
    expect(standing(lab.model.saved.progress, lessonOf(PERSON))).toBe('done');
  });

  it('does not keep x in the list from beginning the lesson anew', () => {
    const lab = skippedOne();
    lab.press('up', 'x', 'y');

    expect(lab.session().stepId).toBe(lessonOf(CLOCK).steps[0]?.id);
  });

  it('is gone on from in a file of before, which knows nothing of it', () => {
    const lab = at(CLOCK, 'resync');
    const written = JSON.stringify(encodeSavedState(lab.model.saved)).replaceAll(
      /,?"onlySkipped":false/g,
      '',
    );
    expect(written).not.toContain('onlySkipped');
    const read = decodeSavedState(JSON.parse(written));

    expect(read.sessions[CLOCK]?.onlySkipped).toBe(false);
  });

  it('makes a lesson skipped where nothing else was done', () => {
    const lab = drive();
    lab.press('a');
    skipThrough(lab, CLOCK);

    expect(standing(lab.model.saved.progress, lessonOf(CLOCK))).toBe('skipped');
    lab.open(CLOCK);
    expect(lab.session().stepId).toBe(lessonOf(CLOCK).steps[0]?.id);
  });
});

describe('the keys that are named', () => {
  it('are as many letters as there are answers', () => {
    for (const { session, step, title } of MOMENTS) {
      if (step.kind !== 'quiz') continue;
      const last = step.options.at(-1)?.id ?? '';

      expect(keys(modelWith(session, SIZE)), title).toContain(`a-${last}`);
    }
  });

  it('turn pages only where there are pages to turn', () => {
    for (const moment of MOMENTS) {
      const { session, title } = moment;
      // The glossary and what is simulated are the same in every step.
      for (const key of IS_DEEP || BEGINNINGS.includes(moment) ? 'e?gv' : 'e?') {
        const over = pressed(modelWith(session, { columns: 60, rows: 16 }), { text: key });
        if (over.overlay === null) continue;
        const count = textPageCount(over);
        for (let textPage = 0; textPage < count; textPage += 1) {
          const shown = keys({ ...over, textPage });

          expect(shown.includes('j'), `${title} ${key}`).toBe(textPage + 1 < count);
          expect(shown.includes('k'), `${title} ${key}`).toBe(textPage > 0);
        }
      }
    }
  });

  it('never name the time or the next code where no code is shown', () => {
    for (const { session, step, title } of MOMENTS) {
      if (step.kind !== 'task') continue;
      const model = modelWith(session, SIZE);
      const { text, isQrPage } = frameOf(model);
      if (isQrPage) continue;
      const isShown = /│ +\d{3} \d{3} *$/m.test(text);
      const isOwn = text.includes('YOUR PHONE') && text.includes('Its entry is called');

      if (!isShown) expect(keys(model), title).not.toContain('w');
      if (!isShown && !isOwn) expect(keys(model), title).not.toContain('t');
    }
  });

  it('do not offer the thief, or who lost the phone, to check it', () => {
    const thief = at('the-night-a-password-leaks', 'same-night-with-mfa');
    signInFromList(thief);
    thief.press('123456', 'enter');
    expect(thief.model.notice).toMatchObject({ kind: 'refused' });
    expect(keys(thief.model)).not.toContain('c');
    expect(keys(thief.model)).not.toContain('i');

    const lost = at(GONE, 'locked-out');
    signIn(lost);
    lost.press('123456', 'enter');
    expect(lost.model.notice).toMatchObject({ kind: 'refused' });
    expect(keys(lost.model)).not.toContain('c');
  });

  it('offer it to alice with the phone in hand', () => {
    const lab = at(CLOCK, 'refused-twice');
    signIn(lab);
    lab.press('123456', 'enter');

    expect(keys(lab.model)).toContain('c');
  });
});

describe('what is missing in the form of the thief', () => {
  it('is in the list, not on a card', () => {
    const lab = at('the-night-a-password-leaks', 'play-the-thief');
    choose(lab, 'sign-in');

    expect(lab.model.notice).toMatchObject({ text: 'Type the user name. The list has it.' });
  });
});

describe('checking the phone in the middle of a lesson', () => {
  it('shows the code of the phone that its screen hides, and counts by its clock', () => {
    const lab = at(CLOCK, 'refused-twice');
    signIn(lab);
    lab.press('123456', 'enter');
    const beside = frameOf(lab.model).text;
    const [, code = ''] = /│ +(\d{3} \d{3}) *$/m.exec(beside) ?? [];
    const [, left = ''] = /│ +(\d+ s) \[/.exec(beside) ?? [];
    lab.press('c');

    expect(lab.model.screen).toBe('check');
    expect(frameOf(lab.model).text).toContain(`the lab's phone: ${code}  ${left}`);
  });

  it('says by which clock it counts, where the phone is the own one', () => {
    const lab = at(CODES, 'same-code-twice', 80, 24, 'b');
    lab.press('l', 'c', 'enter');

    expect(frameOf(lab.model).text).toMatch(/next code in \d+ s by this computer/);
  });
});

function signInFromList(lab: Driven) {
  choose(lab, 'fill-leak');
  choose(lab, 'sign-in');
}
