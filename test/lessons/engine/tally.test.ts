import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { UNSURE } from '../../../src/lessons/engine/predicting.js';
import type { Progress } from '../../../src/lessons/engine/progress.js';
import { changeStep, finishLesson, NO_PROGRESS } from '../../../src/lessons/engine/progress.js';
import { tally } from '../../../src/lessons/engine/tally.js';
import { CARD_COLUMNS, cardLines } from '../../../src/lessons/words/card.js';

/** Every question of the course and every prediction, answered rightly or not. */
function answered(isRight: (index: number) => boolean, predicted?: string): Progress {
  let index = 0;
  let progress = NO_PROGRESS;
  for (const lesson of LESSONS) {
    for (const step of lesson.steps) {
      progress = changeStep(progress, lesson.id, step.id, (record) => {
        const timed = { ...record, seconds: 60 };
        if (step.kind === 'quiz') {
          const wanted = isRight(index++);
          const [first] = step.options.filter((option) => option.isRight === wanted);
          const [right] = step.options.filter((option) => option.isRight);
          return { ...timed, choices: [first?.id ?? '', right?.id ?? ''] };
        }
        if (step.kind !== 'task') return timed;
        const said = (step.predictions ?? []).map(
          ({ options }) => predicted ?? options.find((option) => option.isRight)?.id ?? '',
        );
        return { ...timed, predicted: said };
      });
    }
    progress = finishLesson(progress, lesson.id);
  }
  return progress;
}

const steps = LESSONS.flatMap((lesson) => lesson.steps);
const questions = steps.filter(({ kind }) => kind === 'quiz').length;
const predictions = steps.flatMap((step) => (step.kind === 'task' ? (step.predictions ?? []) : [])).length;

describe('the tally', () => {
  it('counts lessons, minutes, first tries and predictions', () => {
    expect(tally(answered((index) => index % 2 === 0))).toEqual({
      lessons: { right: LESSONS.length, of: LESSONS.length },
      minutes: steps.length,
      predictions: { right: predictions, of: predictions },
      firstTries: { right: Math.ceil(questions / 2), of: questions },
    });
  });

  it('takes a later right answer for no first try, and who was not sure for nobody who predicted', () => {
    const { firstTries, predictions: said } = tally(answered(() => false, UNSURE));
    expect(firstTries).toEqual({ right: 0, of: questions });
    expect(said).toEqual({ right: 0, of: 0 });
  });

  it('is nothing where nothing was done', () => {
    expect(tally(NO_PROGRESS)).toEqual({
      lessons: { right: 0, of: LESSONS.length },
      minutes: 0,
      predictions: { right: 0, of: 0 },
      firstTries: { right: 0, of: 0 },
    });
  });
});

describe('the card', () => {
  it('has what was done in plain ASCII, in lines that fit a chat', () => {
    const lines = cardLines(tally(answered(() => true)), 47);
    expect(lines).toHaveLength(5);
    expect(lines).toContain('Changing phones: 47 s on a password alone');
    for (const line of lines) {
      expect(line).toMatch(/^[\x20-\x7e]+$/);
      expect(line.length).toBeLessThanOrEqual(CARD_COLUMNS);
    }
  });

  it('calls itself nothing that it is not', () => {
    expect(cardLines(tally(answered(() => true)), 47).join(' ')).not.toMatch(
      /certif|credential|diploma|badge|licen|qualif/i,
    );
  });

  it('leaves out what never happened', () => {
    expect(cardLines(tally(NO_PROGRESS), null)).toHaveLength(2);
    expect(cardLines(tally(NO_PROGRESS), 0)).toHaveLength(2);
  });
});
