import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { enterStep, solveStep, startLesson } from '../../../src/lessons/engine/session.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { someOf } from '../../helpers/depth.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { modelWith, pressed } from '../screens/course.js';

/** More than anybody presses who does not look. */
const PRESSES = 60;

/** Every task as somebody comes to it, with the lab's phone, and in a deep run with either. */
const TASKS = LESSONS.flatMap((lesson) =>
  someOf([false, true], 2).flatMap((own) => {
    const context = fakeContext();
    let session = startLesson(lesson, null, own, context);
    return lesson.steps.flatMap((step) => {
      session = enterStep(lesson.id, step, session.world, context);
      const entered = session;
      if (step.kind !== 'task') return [];
      session = solveStep(lesson, session, context);
      return [[`${lesson.id} / ${step.id}, ${own ? 'own' : "lab's"} phone`, entered] as const];
    });
  }),
);

describe('a task', () => {
  it.each(TASKS)('is not done by pressing only Enter: %s', (_title, session) => {
    let model = modelWith(session, { columns: 80, rows: 24 });
    for (let count = 0; count < PRESSES; count += 1) model = pressed(model, 'enter');

    expect(openLesson(model)?.session.stepId).toBe(session.stepId);
    expect(openLesson(model)?.session.isSolved).toBe(false);
  });
});
