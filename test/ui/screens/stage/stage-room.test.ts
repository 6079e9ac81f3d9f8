import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { stepNumber } from '../../../../src/lessons/engine/place.js';
import { secondsToNextStep } from '../../../../src/sim/base/time.js';
import { codeAt } from '../../../../src/sim/codes/totp.js';
import { roomEntry } from '../../../../src/ui/screens/stage/room-view.js';
import { stageView } from '../../../../src/ui/screens/stage/stage-view.js';
import { ROOM_STATES, readVote } from '../../../../src/ui/screens/stage/vote.js';
import { WHAT_IFS } from '../../../../src/ui/screens/stage/what-if.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { depth } from '../../../helpers/depth.js';
import { driveStage } from '../../../helpers/drive-stage.js';
import { WORDS } from '../../../helpers/page-words.js';
import { FULL_DISPLAY } from '../../text/displays.js';

const QUIZZES = LESSONS.flatMap((lesson) =>
  lesson.steps.flatMap((step) =>
    step.kind === 'quiz' ? [{ number: stepNumber(lesson, step.id), step }] : [],
  ),
);

const [QUIZ] = QUIZZES;
if (QUIZ === undefined) throw new Error('the course has no question');

describe('a vote', () => {
  it('shows hands, and what is right only when somebody asks for it', () => {
    for (const { number, step } of QUIZZES.filter((_, index) => index % depth(6, 1) === 0)) {
      const stage = driveStage(number);
      stage.press('V', '3 7', 'enter');
      const unasked = stage.text().replaceAll(/\s+/g, ' ');
      for (const { explanation } of step.options) expect(unasked).not.toContain(explanation.slice(0, 25));
      expect(unasked).not.toContain(WORDS.rightAnswer);
      expect(unasked).toContain('10 voted.');
      stage.press('enter');
      const right = step.options.find(({ isRight }) => isRight);
      expect(stage.text().replaceAll(/\s+/g, ' '), number).toContain(
        `Yes. ${right?.explanation.slice(0, 25)}`,
      );
    }
  });

  it('is taken twice, and the first one stays beside it', () => {
    const stage = driveStage(QUIZ.number);
    stage.press('V', '3 7 1', 'enter', 'V', '1 10', 'enter');

    expect(stage.text()).toMatch(/before +after/);
    expect(stage.text()).toContain('11 voted, then 11.');
    stage.press('escape');
    expect(stage.model.stage.over).toBeNull();
    expect(stage.session().tries).toEqual([]);
  });

  it('never has bars wider than the window, with three digits and in a small one', () => {
    const stage = driveStage(QUIZ.number, { columns: 60, rows: 16 });
    stage.press('V', '999 998 1 0', 'enter', 'V', '1 999', 'enter');
    const lines = stageView(stage.model, FULL_DISPLAY);

    expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(60);
    expect(lines.length).toBeLessThan(16);
  });

  it.each([
    ['1000', 'no number from 0 to 999'],
    ['-1', 'no number from 0 to 999'],
    ['a lot', 'no number from 0 to 999'],
    ['1 2 3 4 5 6', '6 numbers'],
    ['', 'Type how many hands'],
  ])('of %j says what is wrong, and keeps nothing', (typed, words) => {
    const stage = driveStage(QUIZ.number);
    stage.press('V', typed, 'enter');

    expect(stage.text()).toContain(words);
    expect(stage.model.stage.votes).toEqual({});
  });

  it('in a task is about how it is going', () => {
    const stage = driveStage('6.3');
    stage.press('page-down', 'V', '7 4 1', 'enter');

    expect(stage.text()).toMatch(/done +7 #+/);
    expect(stage.text()).toContain('12 voted.');
    expect(readVote('7 4 1', ROOM_STATES, stage.moment().real)).toMatchObject({
      counts: { done: 7, stuck: 1 },
    });
  });
});

describe("the room's timer", () => {
  it('counts down in minutes, then in seconds, and then says so once', () => {
    const stage = driveStage('6.3');
    stage.press('T', '6', 'enter');
    expect(stage.text()).toContain('step 6.3: 6 min left');
    stage.press('F');
    stage.wait(310);
    expect(stage.text()).toContain('step 6.3: 50 s left');
    stage.press('T', '2', 'enter');
    expect(stage.text()).toContain('3 min left');
    stage.wait(200);
    expect(stage.text()).toContain('time is up');
    stage.press('T', '0', 'enter');
    expect(stage.text()).not.toContain('time is up');
  });

  it('may be for a break, and says what it does not understand', () => {
    const stage = driveStage('6.3');
    stage.press('T', 'soon', 'enter');
    expect(stage.text()).toContain('Type minutes from 1 to 180');
    stage.press('escape', 'T', '15 break', 'enter');
    expect(stage.text()).toContain('████');
    expect(stage.text()).toMatch(/Break until 11:\d\d/);
    stage.press('page-down');
    expect(stage.number()).toBe('6.3');
    expect(stage.text()).not.toContain('Break until');
  });
});

describe('what if', () => {
  it.each(WHAT_IFS.map(({ text }, index) => [index + 1, text] as const))(
    '%i happens in a task: %s; and is taken back',
    (number, text) => {
      const stage = driveStage('0');
      const { world } = stage.session();
      stage.press('E', String(number), 'enter');
      if (stage.model.stage.over !== null) stage.press('enter');

      expect(stage.model.stage.over).toBeNull();
      expect(stage.model.stage.shown).toContain(text);
      const isRefused = stage.model.lab.notice?.kind === 'refused';
      expect(stage.session().world === world, text).toBe(isRefused);
      if (!isRefused) {
        while (stage.model.lab.undo.length > 0) stage.press('u');
        expect({
          ...stage.session().world,
          account: { ...stage.session().world.account, mfaDevices: [] },
        }).toEqual({
          ...world,
          account: { ...world.account, mfaDevices: [] },
        });
      }
    },
  );

  it('needs a task, a number of the list, and time that can move', () => {
    const text = driveStage('5.2');
    text.press('E', '1', 'enter');
    expect(text.text()).toContain('That needs a task');
    const own = driveStage('7.2', { phone: 'own' });
    own.press('E', '8', 'enter');
    expect(own.text()).toContain('A real phone keeps real time.');
    own.press('0', 'enter');
    expect(own.text()).toContain('Type a number from 1 to 9');
  });
});

describe('the code for the room', () => {
  it('is one entry for everybody, with the code of this very moment', () => {
    const stage = driveStage('5.6', { columns: 120, rows: 36 });
    const { account, key, uri } = roomEntry(7);
    stage.press('Q');
    expect(account).toMatch(/^room@projector-[a-z2-7]{5}$/);
    expect(uri).toContain(key);
    expect(stage.text()).toContain('Everybody may scan this one.');
    expect(stage.text()).toContain(account);
    stage.press('enter');
    const { real } = stage.moment();
    expect(codeAt(key, real)).toMatch(/^\d{6}$/);
    expect(stage.text()).toContain(`next code in ${secondsToNextStep(real)} s`);
    expect(stage.text()).toContain('████');
    stage.press('escape');
    expect(stage.number()).toBe('5.6');
  });

  it('is its key, where the window has no room for the code', () => {
    const stage = driveStage('5.6', { columns: 60, rows: 16 });
    stage.press('Q');

    expect(stage.text()).toContain('The QR code needs');
    expect(stage.text()).toContain('Key: ');
  });
});
