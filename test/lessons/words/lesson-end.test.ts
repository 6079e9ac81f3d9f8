import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { Lesson, Step } from '../../../src/lessons/engine/lesson.js';
import type { Progress, StepProgress } from '../../../src/lessons/engine/progress.js';
import { changeStep, finishLesson, NO_PROGRESS } from '../../../src/lessons/engine/progress.js';
import { ROUTE_IDS, routeLessons } from '../../../src/lessons/engine/routes.js';
import {
  courseDone,
  courseHeads,
  nextTexts,
  ROUTE_SKILLS,
  routeAbility,
} from '../../../src/lessons/words/course-text.js';
import { abilityText, factsText, lessonFacts } from '../../../src/lessons/words/lesson-end.js';

const lesson = LESSONS.find(({ id }) => id === 'two-consecutive-codes') as Lesson;

/** The lesson walked to its end, each step with a record of its own. */
function walked(record: (step: Step) => Partial<StepProgress>, of = lesson, from = NO_PROGRESS): Progress {
  const steps = of.steps.reduce(
    (before, step) =>
      changeStep(before, of.id, step.id, (open) => ({ ...open, status: 'done', ...record(step) })),
    from,
  );
  return finishLesson(steps, of.id);
}

const said = (progress: Progress) => lessonFacts(lesson, progress).map((fact) => fact.said);

describe('what somebody can do after a lesson', () => {
  it('is its objective, in one sentence', () => {
    for (const one of LESSONS) {
      const ability = abilityText(
        one,
        walked(() => ({}), one),
      );

      expect(ability).toMatch(/^You can now [a-z][^.]*\.$/);
      expect(ability?.toLowerCase()).toContain(one.objective.toLowerCase());
    }
  });

  it('says what was left out', () => {
    const [, second] = lesson.steps;
    const progress = walked(({ id }) => (id === second?.id ? { status: 'skipped' } : {}));

    expect(abilityText(lesson, progress)).toMatch(/\. 1 step skipped: the lesson opens there\.$/);
  });

  it('is no more than seen where the lab did at least half of the tasks', () => {
    const tasks = lesson.steps.flatMap(({ kind, id }) => (kind === 'task' ? [id] : []));
    const byLab = (count: number) =>
      abilityText(
        lesson,
        walked(({ id }) => (tasks.slice(0, count).includes(id) ? { hints: 3 } : {})),
      );

    expect(byLab(tasks.length)).toMatch(/^You have seen how to [a-z][^.]*\.$/);
    expect(byLab(Math.ceil(tasks.length / 2))).toMatch(/^You have seen how to /);
    expect(byLab(0)).toMatch(/^You can now /);
  });

  it('is not claimed of a lesson that was skipped, or never walked to its end', () => {
    expect(
      abilityText(
        lesson,
        walked(() => ({ status: 'skipped' })),
      ),
    ).toBeNull();
    expect(abilityText(lesson, NO_PROGRESS)).toBeNull();
  });
});

describe('what was counted of a lesson', () => {
  it('is minutes, refusals, questions, predictions and hints', () => {
    const progress = walked((step) => {
      switch (step.kind) {
        case 'read':
          return { seconds: 60 };
        case 'quiz':
          return {
            seconds: 60,
            attempts: 1,
            choices: [step.options.find(({ isRight }) => isRight)?.id ?? ''],
          };
        case 'task':
          return { seconds: 60, attempts: 1, hints: 1 };
      }
    });
    const count = (kind: Step['kind']) => lesson.steps.filter((step) => step.kind === kind).length;

    expect(said(progress)).toEqual([
      `${lesson.steps.length} minutes`,
      `${count('task')} refusals`,
      `${count('quiz')} of ${count('quiz')} question${count('quiz') === 1 ? '' : 's'} right at once`,
      `${count('task')} hints`,
    ]);
  });

  it('tells no minutes where nobody counted, and few where there were few', () => {
    expect(said(walked(() => ({}))).join()).not.toContain('minute');
    expect(said(walked(() => ({ seconds: 1 })))[0]).toBe('less than a minute');
    expect(said(walked(({ id }) => (id === lesson.steps[0]?.id ? { seconds: 62 } : {})))[0]).toBe('1 minute');
  });

  it('does not take a task that was skipped for one that nothing was refused in', () => {
    expect(said(walked(({ kind }) => (kind === 'task' ? { status: 'skipped' } : {}))).join()).not.toContain(
      'refusal',
    );
    expect(said(walked(() => ({})))).toContain('no refusals');
  });

  it('tells what the lab did apart from what was hinted', () => {
    const all = said(walked(({ kind }) => (kind === 'task' ? { hints: 3 } : {})));
    const tasks = lesson.steps.filter(({ kind }) => kind === 'task').length;

    expect(all).toContain(`${tasks} of ${tasks} tasks done by the lab`);
  });

  it('is one sentence to be heard', () => {
    expect(
      factsText(
        lessonFacts(
          lesson,
          walked(() => ({ seconds: 1 })),
        ),
      ),
    ).toMatch(/^less than a minute, no refusals.*\.$/);
    expect(factsText([])).toBeNull();
  });
});

describe('what is told of a route', () => {
  const [first, second] = LESSONS as readonly [Lesson, Lesson];

  it('is how much of it is done, and skipped', () => {
    const one = walked(() => ({}), first);
    const two = walked(() => ({ status: 'skipped' }), second, one);

    expect(courseDone('full', one)).toBe(`1 of ${LESSONS.length} done`);
    expect(courseDone('full', two)).toBe(`1 of ${LESSONS.length} done, 1 skipped`);
    expect(courseHeads('full', NO_PROGRESS)[0]?.join(', ')).toMatch(
      /^full course, 0 of \d+ done, about 2 hours left$/,
    );
  });

  it('is what to do next: begin a lesson, or finish it', () => {
    const begun = changeStep(NO_PROGRESS, first.id, first.steps[0]?.id ?? '', (step) => ({
      ...step,
      status: 'done',
    }));

    expect(nextTexts(first, NO_PROGRESS)[0]).toBe(
      `start **${first.title}**, about ${first.minutes} minutes.`,
    );
    expect(nextTexts(first, begun)[0]).toMatch(
      new RegExp(`^finish \\*\\*${first.title}\\*\\*, about \\d+ minutes\\.$`),
    );
  });

  it('is going back, where the next lesson was skipped', () => {
    const skipped = walked(() => ({ status: 'skipped' }), first);

    expect(nextTexts(first, skipped)).toEqual([`go back to **${first.title}**, which you skipped.`]);
  });

  it.each(ROUTE_IDS)('is what one can do at its end, when all of it is done: %s', (route) => {
    const all = routeLessons(route).reduce((before, one) => walked(() => ({}), one, before), NO_PROGRESS);
    const [skipped] = routeLessons(route);
    if (skipped === undefined) throw new Error('a route has lessons');

    expect(routeAbility(route, all)).toBe(`You can now ${ROUTE_SKILLS[route]}.`);
    expect(
      routeAbility(
        route,
        walked(() => ({ status: 'skipped' }), skipped),
      ),
    ).toBeNull();
  });
});
