import { describe, expect, it } from 'vitest';
import type { ListCommand } from '../../../../src/cli/commands/list/list-command.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { CATALOG, findLesson, LESSONS } from '../../../../src/lessons/catalog.js';
import { changeStep, finishLesson, NO_PROGRESS } from '../../../../src/lessons/engine/progress.js';
import type { LessonSession } from '../../../../src/lessons/engine/session.js';
import { beginStep } from '../../../../src/lessons/engine/session.js';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import type { SavedState } from '../../../../src/ui/store/model.js';
import { SOME_TIME } from '../../../helpers/fake-ports.js';
import { FILE, fakePorts, savedWith, sessionOf } from '../ports.js';

const LIST: ListCommand = { kind: 'list', dataDir: '/d', json: false, steps: false };

/** A lesson at its step of this number. */
function atStep(lessonId: string, step: number): LessonSession {
  const session = sessionOf(lessonId);
  const found = findLesson(lessonId)?.steps[step - 1];
  if (found === undefined) throw new Error(`${lessonId} has no step ${step}`);
  return beginStep(lessonId, found, session.world, epochSeconds(SOME_TIME));
}

/** Lesson 1 done, 4 skipped, 5 at its step 3 and open. */
function half(change: Partial<SavedState> = {}) {
  const reading = savedWith(atStep('link-the-phone', 3));
  const skipped = changeStep(NO_PROGRESS, 'sign-in-as-the-right-person', 'x', (step) => ({
    ...step,
    status: 'skipped',
  }));
  const progress = ['two-secrets-are-not-two-factors', 'sign-in-as-the-right-person'].reduce(
    finishLesson,
    skipped,
  );
  return { ...reading, state: { ...reading.state, progress, ...change } };
}

const textOf = async (saved?: ReturnType<typeof half>) => {
  const { text, exitCode } = await runCommand(LIST, fakePorts(saved && { saved }).ports);
  expect(exitCode).toBe(0);
  return text;
};

const reportOf = async (saved?: ReturnType<typeof half>) =>
  JSON.parse((await runCommand({ ...LIST, json: true }, fakePorts(saved && { saved }).ports)).text);

describe('list', () => {
  it('has the steps by the numbers that open them, where they are asked for', async () => {
    const { ports } = fakePorts();
    const { text } = await runCommand({ ...LIST, steps: true }, ports);
    expect(text).toMatch(/^ {6}6\.3 {3}\S/m);
    expect(text).toContain('(a question)');

    const report = JSON.parse((await runCommand({ ...LIST, steps: true, json: true }, ports)).text);
    const [, , , , , lesson] = report.lessons;
    expect(lesson.stepList[2]).toMatchObject({ number: '6.3', id: 'same-code-twice', kind: 'task' });
    expect(lesson.stepList).toHaveLength(lesson.steps);
  });

  it('has every lesson with number, id, minutes and state, where nothing was begun', async () => {
    const text = await textOf();

    for (const { number, id, title, lesson } of CATALOG) {
      const state = lesson === null ? 'planned, not here yet' : `${lesson.minutes} min, new`;
      expect(text).toMatch(new RegExp(`^[> ] ${String(number).padStart(2)}  .* ${state}(, next)?$`, 'm'));
      expect(text).toContain(title);
      expect(text).toContain(`\n      ${id}\n`);
    }
    expect(text).toMatch(/^> {2}1 .*, next$/m);
    expect(text).toContain('Next: mfa-lab 1, or mfa-lab two-secrets-are-not-two-factors.');
  });

  it('says how far each lesson is', async () => {
    const text = await textOf(half());

    expect(text).toMatch(/^ {3}1 .*, done$/m);
    expect(text).toMatch(/^> {2}2 .*, new, next$/m);
    expect(text).toMatch(/^ {3}4 .*, skipped$/m);
    expect(text).toMatch(/^ {3}5 .*, at step 3 of \d+$/m);
  });

  it('says where a lesson stands that is done once more, but not where a finished one came to rest', async () => {
    const steps = findLesson('link-the-phone')?.steps.length ?? 0;
    const progress = finishLesson(NO_PROGRESS, 'link-the-phone');
    const again = half({ progress });
    const atRest = savedWith(atStep('link-the-phone', steps));
    const rested = { ...atRest, state: { ...atRest.state, progress, current: null } };

    expect(await textOf(again)).toMatch(/^ {3}5 .*, done, at step 3 of \d+$/m);
    expect(await textOf(rested)).toMatch(/^ {3}5 .*, done$/m);
  });

  it('keeps to the route, and marks what is not on it', async () => {
    const text = await textOf(half({ settings: { ...half().state.settings, route: 'quick' } }));

    expect(text).toMatch(/^Lessons {3}quick answer, \d+ lessons, about \d+ min left$/m);
    expect(text).toMatch(/^ {3}2 .*, new, not on this route$/m);
    expect(text).toMatch(/^> {2}5 .*, next$/m);
  });

  it('says so when nothing is left', async () => {
    const progress = LESSONS.map(({ id }) => id).reduce(finishLesson, NO_PROGRESS);
    const text = await textOf(half({ progress }));

    expect(text).toMatch(/^Lessons {3}full course, \d+ lessons, nothing left to do$/m);
    expect(text).toContain('Nothing is open on this route.');
    expect(text).not.toContain(', next');
  });

  it('fits 80 columns', async () => {
    const lines = (await textOf(half())).split('\n');

    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(79);
  });

  it('prints JSON for scripts', async () => {
    const report = await reportOf(half());

    expect(report).toMatchObject({
      route: 'full',
      minutesLeft: expect.any(Number),
      current: 'link-the-phone',
      next: 'the-night-a-password-leaks',
    });
    expect(report.lessons).toHaveLength(CATALOG.length);
    expect(report.lessons[4]).toEqual({
      number: 5,
      id: 'link-the-phone',
      title: findLesson('link-the-phone')?.title,
      state: 'begun',
      standing: 'begun',
      minutes: findLesson('link-the-phone')?.minutes,
      step: 3,
      steps: findLesson('link-the-phone')?.steps.length,
      isOnRoute: true,
      isNext: false,
    });
    for (const [index, { lesson }] of CATALOG.entries()) {
      if (lesson !== null) continue;
      expect(report.lessons[index]).toMatchObject({
        state: 'planned',
        minutes: null,
        step: null,
        steps: null,
      });
    }
  });
});

describe('list, status and settings', () => {
  it.each([
    [{ kind: 'corrupt', file: FILE }, 'cannot be read. Run mfa-lab'],
    [{ kind: 'newer-version', file: FILE }, 'of a newer mfa-lab'],
    [{ kind: 'unreadable', file: FILE, reason: 'EACCES: permission denied' }, 'EACCES: permission denied'],
  ] as const)('say what to do when the progress cannot be read: %j', async (saved, sentence) => {
    for (const command of [
      LIST,
      { ...LIST, kind: 'status' },
      { kind: 'settings', dataDir: '/d', name: null, value: null, json: false },
    ] as const) {
      const { ports, asked } = fakePorts({ saved });

      expect(await runCommand(command, ports)).toEqual({
        text: '',
        exitCode: 1,
        remarks: [expect.stringContaining(sentence)],
        error: saved.kind,
      });
      const forScripts = await runCommand({ ...command, json: true }, fakePorts({ saved }).ports);
      expect(JSON.parse(forScripts.text)).toEqual({
        error: saved.kind,
        message: expect.stringContaining(sentence),
      });
      expect(asked).toEqual(['/d']);
    }
  });
});
