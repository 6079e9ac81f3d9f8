import { describe, expect, it } from 'vitest';
import { lessonsHere } from '../../../../src/cli/arguments/unknown-word.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { CATALOG, findLesson, numberOf } from '../../../../src/lessons/catalog.js';
import { monday } from '../../../../src/lessons/content/monday/monday.js';
import type { StepProgress } from '../../../../src/lessons/engine/progress.js';
import { changeStep, finishLesson, NO_PROGRESS } from '../../../../src/lessons/engine/progress.js';
import type { LessonSession } from '../../../../src/lessons/engine/session.js';
import { beginStep, enterStep } from '../../../../src/lessons/engine/session.js';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import { newWorld } from '../../../../src/sim/world/new-world.js';
import { NOTHING_SAVED } from '../../../../src/ui/store/model.js';
import { NO_NUMBER, PLANNED } from '../../../helpers/course.js';
import { fakeContext, SOME_TIME } from '../../../helpers/fake-ports.js';
import type { FakeMachine } from '../ports.js';
import { FILE, fakePorts, HOLDER, savedWith, sessionOf } from '../ports.js';

const SIGN_IN = 'sign-in-with-a-code';
const ENROL = 'two-consecutive-codes';

/** Lesson 7 in its third step, in which the phone was lost, with drafts and hints. */
function inStep3(usesOwnPhone = false): LessonSession {
  const { world } = sessionOf(SIGN_IN, (before) => ({ ...before, usesOwnPhone }));
  const step = findLesson(SIGN_IN)?.steps[2];
  if (step === undefined) throw new Error('the lesson has no third step');
  const begun = beginStep(SIGN_IN, step, world, epochSeconds(SOME_TIME));
  return {
    ...begun,
    world: { ...world, phone: { ...world.phone, status: 'lost' } },
    hintLevel: 2,
    drafts: { 'device-name': 'alice-ph' },
  };
}

/** Lesson 7 open in its third step, lesson 6 begun, lesson 1 and two steps of lesson 7 done. */
function half(usesOwnPhone = false) {
  const reading = savedWith(inStep3(usesOwnPhone), sessionOf(ENROL));
  const progress = changeStep(
    finishLesson(NO_PROGRESS, 'two-secrets-are-not-two-factors'),
    SIGN_IN,
    'before',
    (step) => ({ ...step, status: 'done', choices: ['a'] }),
  );
  return { ...reading, state: { ...reading.state, progress } };
}

function never(): never {
  throw new Error('no step');
}

async function reset(
  scope: 'step' | 'lesson' | 'everything',
  { lesson = null, yes = false, ...machine }: FakeMachine & { lesson?: string | null; yes?: boolean } = {},
) {
  const fake = fakePorts({ saved: half(), ...machine });
  const output = await runCommand({ kind: 'reset', dataDir: '/d', scope, lesson, yes }, fake.ports);
  return { ...fake, output, after: fake.saves[0] };
}

describe('reset step', () => {
  it('brings the world back to how the step began, and keeps all that is done', async () => {
    const { after, output } = await reset('step', { yes: true });
    const session = after?.sessions[SIGN_IN];

    expect(session).toMatchObject({ hintLevel: 0, drafts: {}, stepId: inStep3().stepId });
    expect(session?.world.phone.status).toBe('in-hand');
    expect(after?.progress).toEqual(half().state.progress);
    expect(after?.sessions[ENROL]).toEqual(half().state.sessions[ENROL]);
    expect(after).toMatchObject({ current: SIGN_IN, settings: half().state.settings });
    expect(output).toMatchObject({ exitCode: 0, remarks: [] });
    expect(output.text).toContain(
      `This starts step 3 of ${findLesson(SIGN_IN)?.steps.length} of lesson ${numberOf(SIGN_IN)}`,
    );
    expect(output.text).toContain('The step starts over when you run mfa-lab.');
  });

  it('says so when no lesson is open', async () => {
    const { kind, file, state } = half();
    const { output, saves, locks } = await reset('step', {
      yes: true,
      saved: { kind, file, state: { ...state, current: null } },
    });

    expect(output).toMatchObject({
      text: '',
      exitCode: 1,
      remarks: [expect.stringContaining('No lesson is open')],
    });
    expect(saves).toEqual([]);
    expect(locks).toEqual(['taken', 'released']);
  });
});

describe('reset lesson', () => {
  it('starts the open lesson at its first step, and keeps all that is done', async () => {
    const { after, output } = await reset('lesson', { yes: true });

    expect(after?.sessions[SIGN_IN]).toMatchObject({
      stepId: findLesson(SIGN_IN)?.steps[0]?.id,
      hintLevel: 0,
      world: { phone: { status: 'in-hand' } },
    });
    expect(after?.current).toBe(SIGN_IN);
    expect(after?.progress).toEqual(half().state.progress);
    expect(output.text).toContain(`mfa-lab ${SIGN_IN}`);
  });

  it('leaves nothing of it behind, also of one that is done once more, and names its entry', async () => {
    const { kind, file, state } = half(true);
    const before = sessionOf(SIGN_IN, (world) => ({ ...world, usesOwnPhone: true }));
    const saved = { kind, file, state: { ...state, finished: { [SIGN_IN]: before } } };
    const { after, output } = await reset('lesson', { yes: true, saved });

    expect(after?.finished).toEqual({});
    expect(output.text).toContain('Delete from your phone those that you scanned');
  });

  it.each([String(numberOf(ENROL)), ENROL])(
    'starts another one, named as %s, and leaves the learner where they are',
    async (lesson) => {
      const { after } = await reset('lesson', { yes: true, lesson });

      expect(after?.sessions[ENROL]).toBeUndefined();
      expect(after?.sessions[SIGN_IN]).toEqual(inStep3());
      expect(after?.current).toBe(SIGN_IN);
    },
  );

  it('has nothing to do for a lesson that is not under way', async () => {
    const { output, saves } = await reset('lesson', { yes: true, lesson: '3' });

    expect(output).toMatchObject({ exitCode: 0, text: expect.stringContaining('is not under way') });
    expect(saves).toEqual([]);
  });

  it.each([
    ...PLANNED.map(({ number, title }) => [
      String(number),
      `Lesson ${number}, ${title}, is planned and not here yet; ${lessonsHere(CATALOG)} are.`,
    ]),
    [NO_NUMBER, `There is no lesson ${NO_NUMBER}; ${lessonsHere(CATALOG)} are here.`],
    ['no-such-lesson', 'There is no lesson "no-such-lesson".'],
    ['the-phone-is-gon', 'Did you mean the-phone-is-gone?'],
  ])('knows no lesson %s', async (lesson, sentence) => {
    const { output, asked } = await reset('lesson', { yes: true, lesson });

    expect(output).toMatchObject({ exitCode: 2, remarks: [expect.stringContaining(sentence)] });
    expect(asked).toEqual([]);
  });

  it('begins a Monday anew, with nothing noted of it', async () => {
    const { lesson, incidents } = monday(7);
    const [first] = incidents;
    const session = enterStep(
      lesson.id,
      first?.step ?? lesson.steps[0] ?? never(),
      newWorld(fakeContext()),
      fakeContext(),
    );
    const reading = savedWith(session);
    const noted = (step: StepProgress) => ({ ...step, wrongTurns: ['made-a-key'] });
    const progress = changeStep(half().state.progress, lesson.id, session.stepId, noted);
    const saved = { ...reading, state: { ...reading.state, progress } };

    const { after, output } = await reset('lesson', { lesson: 'monday-7', yes: true, saved });

    expect(output.text).toContain('This starts Monday 7, over');
    expect(output.text.replace(/\s+/g, ' ')).toContain('the time and the wrong turns that were noted');
    expect(after?.progress).toEqual(half().state.progress);
    expect(await reset('lesson', { lesson: 'monday', yes: true })).toMatchObject({
      output: { exitCode: 2, remarks: ['Say which Monday, as in monday-7. mfa-lab list shows them all.'] },
    });
  });

  it('asks which one when none is open', async () => {
    const { kind, file, state } = half();
    const { output } = await reset('lesson', {
      yes: true,
      saved: { kind, file, state: { ...state, current: null } },
    });

    expect(output).toMatchObject({
      exitCode: 1,
      remarks: [expect.stringContaining('mfa-lab reset lesson LESSON')],
    });
  });
});

describe('reset everything', () => {
  it('leaves nothing, settings included', async () => {
    const { after, output } = await reset('everything', { yes: true });

    expect(after).toEqual(NOTHING_SAVED);
    expect(output.text).toContain('Everything is erased.');
    expect(output.text).toContain('If your phone has an entry "MFA Lab", delete it as well.');
  });

  it('names the files that stay, and warns of pictures', async () => {
    const { output } = await reset('everything', {
      yes: true,
      filesBeside: ['qr-alice-phone.png', 'recovery-plan.md'],
    });

    expect(output.text).toContain('qr-alice-phone.png, recovery-plan.md');
    expect(output.text).toMatch(/QR\s+code\s+holds\s+a\s+secret/);
  });

  it('names the folder of an open port, and says what is in it', async () => {
    const { output } = await reset('everything', { yes: true, filesBeside: ['aws-serve-6320'] });

    expect(output.text).toContain('aws-serve-6320');
    expect(output.text).toMatch(/holds\s+keys\s+while\s+its\s+port\s+is\s+open/);
    expect(output.text).not.toMatch(/QR\s+code/);
  });

  it("names the entries to delete from the learner's own phone", async () => {
    const { output } = await reset('everything', { yes: true, saved: half(true) });
    const { alias } = inStep3(true).world.account;

    expect(output.text.replaceAll('\n', ' ')).toContain(
      `Delete from your phone those that you scanned: MFA Lab: alice-phone@${alias}.`,
    );
  });
});

describe('the question of reset', () => {
  it.each([
    ['step', 'step'],
    ['lesson', 'lesson'],
    ['everything', 'erase'],
  ] as const)('%s says first what is lost, and goes ahead at the word %s', async (scope, word) => {
    const { output, questions, saves, locks } = await reset(scope, { answer: ` ${word} ` });

    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatch(/^This (starts|erases) /);
    expect(questions[0]).toMatch(
      new RegExp(`Type ${word} and Enter to go ahead; anything else changes nothing: $`),
    );
    expect(saves).toHaveLength(1);
    expect(output).toMatchObject({ exitCode: 0, text: expect.not.stringContaining('Lost:') });
    expect(locks).toEqual(['taken', 'released']);
  });

  it.each(['', 'y', 'yes', 'STEP', 'lesson', 'steps'])('step changes nothing at %j', async (answer) => {
    const { output, saves, locks } = await reset('step', { answer });

    expect(output).toEqual({ text: '', exitCode: 1, remarks: ['Nothing was changed.'] });
    expect(saves).toEqual([]);
    expect(locks).toEqual(['taken', 'released']);
  });

  it('is not asked with --yes, and what was lost is told all the same', async () => {
    const { output, questions } = await reset('lesson', { yes: true, answer: 'no' });

    expect(questions).toEqual([]);
    expect(output.text).toMatch(/Lost: .*Stays: /s);
  });

  it.each(['step', 'lesson', 'everything'] as const)(
    '%s needs --yes where nobody can answer, and looks at nothing',
    async (scope) => {
      const { output, asked } = await reset(scope);

      expect(output).toMatchObject({
        text: '',
        exitCode: 2,
        remarks: [expect.stringContaining('Add --yes')],
      });
      expect(asked).toEqual([]);
    },
  );
});

describe('reset', () => {
  it.each([
    [{ kind: 'corrupt', file: FILE }, 'cannot be read'],
    [{ kind: 'newer-version', file: FILE }, 'of a newer mfa-lab'],
    [{ kind: 'unreadable', file: FILE, reason: 'EACCES: permission denied' }, 'EACCES'],
  ] as const)('leaves progress alone that cannot be read: %j', async (saved, sentence) => {
    const { output, saves, locks } = await reset('everything', { yes: true, saved });

    expect(output).toMatchObject({ text: '', exitCode: 1, remarks: [expect.stringContaining(sentence)] });
    expect({ saves, locks }).toEqual({ saves: [], locks: [] });
  });

  it('does nothing, and asks nothing, while another lab has the progress open', async () => {
    const { output, questions, saves } = await reset('everything', {
      answer: 'erase',
      obstacle: { kind: 'in-use', file: FILE, holder: HOLDER, lockFile: '/data/progress.lock' },
    });

    expect(output).toMatchObject({ exitCode: 1, remarks: [expect.stringContaining('process 77')] });
    expect({ questions, saves }).toEqual({ questions: [], saves: [] });
  });

  it('opens nothing where nothing is saved', async () => {
    const { output, locks } = await reset('everything', {
      yes: true,
      saved: { kind: 'missing', file: FILE },
    });

    expect(output).toMatchObject({ exitCode: 0, text: expect.stringContaining('there is nothing to reset') });
    expect(locks).toEqual([]);
  });

  it('says why it could not be saved', async () => {
    const { output } = await reset('step', { yes: true, saveProblem: 'ENOSPC: no space left on device' });

    expect(output).toMatchObject({ text: '', exitCode: 1, remarks: [expect.stringContaining('ENOSPC')] });
  });
});
