import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { finishLesson, NO_PROGRESS } from '../../../src/lessons/engine/progress.js';
import { QUICK_MAP } from '../../../src/lessons/engine/routes.js';
import type { PlainTurn } from '../../../src/ui/plain/plain-session.js';
import { startPlain, takeLine, whereYouAre } from '../../../src/ui/plain/plain-session.js';
import type { SavedState } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { rightLetter } from '../../course/right-answer.js';
import { fakeContext } from '../../helpers/fake-ports.js';

function plain(change: Partial<SavedState> = {}) {
  const context = fakeContext();
  const settings = { ...NOTHING_SAVED.settings, phone: 'lab' } as const;
  const model = firstModel(
    { ...NOTHING_SAVED, settings, ...change },
    context.now,
    { columns: 80, rows: 24 },
    [],
  );
  let turn: PlainTurn = startPlain(model, { kind: 'resumed', now: context.now }, context);
  return {
    model: () => turn.session.model,
    said: () => turn.lines.join('\n'),
    type(...lines: readonly string[]): string {
      for (const line of lines) turn = takeLine(turn.session, line, context);
      return turn.lines.join('\n');
    },
  };
}

const progress = LESSONS.reduce((done, { id }) => finishLesson(done, id), NO_PROGRESS);

describe('the first page in the plain mode', () => {
  it('says how long it takes, that one may leave, what it is for, and the short way', () => {
    const lab = plain({ settings: NOTHING_SAVED.settings });
    expect(lab.said()).toMatch(
      /About \d+(?:\.5)? hours in \d+ lessons; leave with quit, and your place is kept\./,
    );
    expect(lab.said()).toContain('At the end you can set up MFA');
    const steps = lab.type('steps');
    for (const { step } of QUICK_MAP) expect(steps).toContain(step);
    expect(lab.type('s')).toBe(steps);
    expect(lab.model()).toMatchObject({ screen: 'welcome', overlay: null });
  });
});

describe('the odds in the plain mode', () => {
  it('are said at once, from the list and by their letter', () => {
    const lab = plain({ progress });
    const odds = lab.type('odds');

    expect(odds).toContain('2.14%: guessing for a day, 1 device');
    expect(odds).toContain('1 - (1 - 5/1,000,000)^4,320');
    expect(lab.type('o')).toBe(odds);
    expect(lab.said()).toContain('odds');
    expect(lab.model()).toMatchObject({ screen: 'menu', overlay: null });
  });
});

describe('the review in the plain mode', () => {
  it('asks five questions, says what each answer says of itself, and comes back to the list', () => {
    const lab = plain({ progress });
    lab.type('review');
    for (let number = 1; number <= 5; number += 1) {
      expect(lab.said()).toMatch(new RegExp(`Review: question ${number} of 5; from lesson \\d+`));
      expect(lab.said()).toContain('question: ');
      expect(lab.type(rightLetter(lab.type('page')))).toContain('answer: yes.');
      lab.type('');
    }
    expect(lab.said()).toContain('ok: 5 of 5 right at once.');
    expect(lab.model().screen).toBe('menu');
  });

  it('says so each time that an answer is wrong', () => {
    const lab = plain({ progress });
    lab.type('R');
    const right = rightLetter(lab.said());
    const wrong = [...'ab'].find((letter) => letter !== right) ?? '';
    expect(lab.type(wrong)).toContain('answer: not that one.');
    expect(lab.type(wrong)).toContain('answer: not that one.');
    expect(whereYouAre(lab.model())).toBe('place: the review.');
    lab.type('lessons');
    expect(lab.model().screen).toBe('menu');
  });

  it('says what is missing while no lesson is finished', () => {
    expect(plain().type('review')).toContain('finish a lesson first');
  });
});

describe('the sandbox in the plain mode', () => {
  it('has its windows and phone, and neither goals nor hints', () => {
    const lab = plain();
    const said = lab.type('sandbox');
    expect(said).toContain('sandbox: try what you like');
    expect(said).toContain("omar's browser");
    expect(said).toContain("a thief's browser");
    expect(said).toMatch(/code: \d \d \d, \d \d \d/);
    expect(said).not.toMatch(/goal:|hint|skip/);
    expect(lab.type('hint')).toContain('changes nothing here');
    expect(whereYouAre(lab.model())).toBe('place: the sandbox.');
  });
});
