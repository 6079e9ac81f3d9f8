import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import type { StatusCommand } from '../../../../src/cli/commands/status/status-command.js';
import { LESSONS, numberOf } from '../../../../src/lessons/catalog.js';
import { monday } from '../../../../src/lessons/content/monday/monday.js';
import { SANDBOX } from '../../../../src/lessons/content/sandbox.js';
import { changeStep, finishLesson, NO_PROGRESS } from '../../../../src/lessons/engine/progress.js';
import { oldQuestions } from '../../../../src/lessons/engine/review.js';
import { startLesson } from '../../../../src/lessons/engine/session.js';
import type { SavedState } from '../../../../src/ui/store/model.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import { FILE, fakePorts, savedWith, sessionOf } from '../ports.js';

const STATUS: StatusCommand = { kind: 'status', dataDir: null, json: false };

function saved(change: Partial<SavedState> = {}) {
  const reading = savedWith(sessionOf('link-the-phone'));
  return { ...reading, state: { ...reading.state, ...change } };
}

const textOf = async (reading?: ReturnType<typeof saved>) =>
  (await runCommand(STATUS, fakePorts(reading && { saved: reading }).ports)).text;

const reportOf = async (reading?: ReturnType<typeof saved>) =>
  JSON.parse(
    (await runCommand({ ...STATUS, json: true }, fakePorts(reading && { saved: reading }).ports)).text,
  );

describe('status', () => {
  it('says where the learner is', async () => {
    const text = await textOf(saved());

    expect(text).toMatch(
      new RegExp(`^Here {6}lesson ${numberOf('link-the-phone')}, Link the phone: .*, at step 1 of \\d+:\\s`),
    );
    expect(text).toContain(`Saved in  ${FILE}`);
    expect(text).not.toContain('(nothing yet)');
  });

  it('says what is next for somebody who left for the list', async () => {
    const [first, second] = LESSONS;
    const progress = finishLesson(NO_PROGRESS, first?.id ?? '');
    const text = await textOf(saved({ current: null, progress }));

    expect(text).toContain(
      `in the list of lessons; next is lesson ${numberOf(second?.id ?? '')}, ${second?.title}`,
    );
  });

  it('tells what is done, what is skipped, and what is left', async () => {
    const skipped = changeStep(NO_PROGRESS, 'choose-a-device', 'x', (step) => ({
      ...step,
      status: 'skipped',
    }));
    const progress = [
      'choose-a-device',
      'two-secrets-are-not-two-factors',
      'the-night-a-password-leaks',
    ].reduce(finishLesson, skipped);
    const text = await textOf(saved({ progress }));

    const [secrets, night, device] = [
      'two-secrets-are-not-two-factors',
      'the-night-a-password-leaks',
      'choose-a-device',
    ].map(numberOf);
    const left = `${LESSONS.length - 3} of ${LESSONS.length} lessons`;
    expect(text).toMatch(new RegExp(`^Done {6}lessons ${secrets}, ${night}$`, 'm'));
    expect(text).toMatch(new RegExp(`^Skipped {3}lesson ${device}$`, 'm'));
    expect(text).toMatch(new RegExp(`^Left {6}about \\d+ min of the full course, ${left}$`, 'm'));
  });

  it('says which old questions are due, and when the next ones are', async () => {
    const progress = LESSONS.map(({ id }) => id).reduce(finishLesson, NO_PROGRESS);
    const questions = oldQuestions(progress);
    const now = fakePorts().ports.now();
    const noted = (days: number) =>
      Object.fromEntries(questions.map(({ id }) => [id, { at: now, days }] as const));

    expect(await textOf(saved())).toMatch(/^Review {4}nothing to review yet: finish a lesson first$/m);
    expect(await textOf(saved({ progress }))).toContain(`Review    ${questions.length} questions are due`);
    expect(await textOf(saved({ progress, review: noted(3) }))).toMatch(
      /^Review {4}nothing is due; the next question comes in 3 days$/m,
    );
    expect(await reportOf(saved({ progress, review: noted(3) }))).toMatchObject({
      reviewDue: 0,
      reviewNextAt: now + 3 * 24 * 60 * 60,
    });
  });

  it('is in the sandbox where the sandbox is open', async () => {
    const sandbox = startLesson(SANDBOX, null, false, fakeContext());
    const state = saved({ current: SANDBOX.id, sessions: { [SANDBOX.id]: sandbox } });

    expect(await textOf(state)).toMatch(/^Here {6}in the sandbox$/m);
    expect(await reportOf(state)).toMatchObject({ lesson: SANDBOX.id, number: null });
  });

  it('is in a Monday where one is under way, and says which', async () => {
    const { lesson, incidents } = monday(7);
    const session = startLesson(lesson, null, false, fakeContext());
    const state = saved({ current: lesson.id, sessions: { [lesson.id]: session } });

    const steps = incidents.length + 1;
    expect(await textOf(state)).toMatch(
      new RegExp(`^Here {6}in Monday 7, at step 1 of ${steps}: Monday 7$`, 'm'),
    );
    expect(await reportOf(state)).toMatchObject({ lesson: 'monday-7', number: null, step: 1, steps });
  });

  it('says so when nothing is left', async () => {
    const progress = LESSONS.map(({ id }) => id).reduce(finishLesson, NO_PROGRESS);

    expect(await textOf(saved({ progress }))).toMatch(/^Left {6}nothing left of the full course$/m);
  });

  it.each([
    ['lab', "the lab's phone"],
    ['own', 'your own phone'],
    [null, 'not chosen yet'],
  ] as const)('names the phone: %s', async (phone, words) => {
    const text = await textOf(saved({ settings: { ...saved().state.settings, phone } }));

    expect(text).toMatch(new RegExp(`^Phone {5}${words}$`, 'm'));
  });

  it('shows the settings, and where the plan is', async () => {
    const settings = { ...saved().state.settings, route: 'seed', plain: true } as const;
    const text = await textOf(saved({ settings, planPath: '/x/recovery-plan.md' }));

    expect(text).toContain('route seed, plain on, ascii off, reduced-motion off');
    expect(text).toContain('of the essentials,');
    expect(text).toContain('Plan      /x/recovery-plan.md');
  });

  it('says that nothing is saved yet, and where it will be', async () => {
    const text = await textOf();

    expect(text).toContain(`Saved in  ${FILE} (nothing yet)`);
    expect(text).toMatch(/^Done {6}none$/m);
  });

  it('does not fail over a lesson that this version does not know', async () => {
    const text = await textOf(saved({ current: 'a-lesson-of-tomorrow' }));

    expect(text).toContain('in the list of lessons');
  });

  it('prints JSON for scripts', async () => {
    const [first, second] = LESSONS;
    const progress = finishLesson(NO_PROGRESS, first?.id ?? '');

    expect(await reportOf(saved({ progress }))).toEqual({
      lesson: 'link-the-phone',
      number: numberOf('link-the-phone'),
      step: 1,
      steps: expect.any(Number),
      stepTitle: expect.any(String),
      done: [first?.id],
      skipped: [],
      next: second?.id,
      minutesLeft: expect.any(Number),
      reviewDue: 1,
      reviewNextAt: null,
      settings: {
        phone: null,
        route: 'full',
        plain: false,
        ascii: false,
        reducedMotion: false,
        theme: 'auto',
      },
      file: FILE,
      isSaved: true,
      plan: null,
    });
    expect(await reportOf()).toMatchObject({ lesson: null, step: null, isSaved: false });
  });
});
