import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeSavedState, encodeSavedState, isBlankState } from '../../../src/cli/storage/saved-state.js';
import { INCIDENTS, monday } from '../../../src/lessons/content/monday/monday.js';
import type { Move } from '../../../src/lessons/engine/lesson.js';
import { stepProgress } from '../../../src/lessons/engine/progress.js';
import { addSeconds, addSteps, stepAt, stepStart } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { labTime } from '../../../src/sim/world/world.js';
import { doneText } from '../../../src/ui/screens/lesson/task-words.js';
import type { KeyPress } from '../../../src/ui/store/key-press.js';
import type { Model } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { sendRequest } from '../../../src/ui/store/send-request.js';
import { update } from '../../../src/ui/store/update.js';
import { depth, someOf } from '../../helpers/depth.js';
import { drive } from '../../helpers/drive.js';
import { fakeContext, SOME_TIME } from '../../helpers/fake-ports.js';
import { WRONG_MOVES } from '../../lessons/content/monday/wrong-moves.js';
import { textOf } from '../screens/shown-text.js';

/** As an earlier version wrote it, key by key. */
const OLD_FILE = new URL('../../cli/storage/fixtures/version-2.json', import.meta.url);

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

/** A Monday at the first of its incidents that is asked for; those before it are done by the lab. */
function labAt(seed: number, incidentId: string, phone: 'a' | 'b' = 'a') {
  const lab = drive(120, 40);
  lab.press(phone);
  lab.open(`monday-${seed}`);
  lab.press('enter');
  for (let count = 0; count < INCIDENTS.length && lab.session().stepId !== incidentId; count += 1) {
    lab.press('escape', 'h', 'h', 'h', 'n');
  }
  expect(lab.session().stepId).toBe(incidentId);
  return lab;
}

/** Moves, sent one after the other as the screen sends them. */
function played(from: Model, moves: readonly Move[], now = SOME_TIME): Model {
  const context = fakeContext(now);
  let model = { ...from, now: context.now };
  for (const move of moves) {
    const open = openLesson(model);
    if (open === null) throw new Error('no lesson is open');
    const { world } = open.session;
    const request =
      move === 'wait-for-next-code'
        ? ({ kind: 'warp-to-next-step' } as const)
        : move(world, labTime(world, context.now));
    if (request !== null) model = sendRequest(model, request, context);
  }
  return model;
}

/** What was recorded of the open incident. */
function recordOf(model: Model) {
  const open = openLesson(model);
  if (open === null) throw new Error('no lesson is open');
  return stepProgress(model.saved.progress, open.lesson.id, open.step.id);
}

/** A Monday in which an incident has this wrong turn. */
function seedWith(incidentId: string, turn: string): number {
  for (let seed = 1; seed < 100; seed += 1) {
    const coming = monday(seed).incidents.find(({ incident }) => incident.id === incidentId);
    if (coming?.wrongTurns.some(({ id }) => id === turn) === true) return seed;
  }
  throw new Error(`No Monday has ${incidentId} / ${turn}`);
}

const TURNS = Object.entries(WRONG_MOVES).flatMap(([incident, turns]) =>
  Object.entries(turns).map(([turn, moves]) => [incident, turn, moves] as const),
);

describe('a clock that is wrong on a Monday', () => {
  /** A Monday whose clock may be set, at that incident. */
  function atTheClock(): Model {
    const seed = SEEDS.find((one) =>
      monday(one).incidents.some(({ step }) => step.kind === 'task' && step.hidesClock === true),
    );
    return labAt(seed ?? never(), 'drift').model;
  }

  /** The clock of the phone is measured, as the panel does it. */
  const measure: Move = (world, now) => {
    const { clockOffset } = world.phone;
    const device = world.account.mfaDevices.at(-1) ?? never();
    const step = stepAt(addSeconds(now, clockOffset));
    return {
      kind: 'measure-clock',
      serialNumber: device.serialNumber,
      code: codeAtStep(device.seed, addSteps(step, -1)),
      changedAt: addSeconds(now, stepStart(step) - clockOffset - now),
    };
  };

  it('does not say by how much before it is measured', () => {
    const model = atTheClock();
    const offset = Math.abs(openLesson(model)?.session.world.phone.clockOffset ?? never());
    expect(textOf(model)).toContain('[Clock]');
    expect(textOf(model)).not.toContain(`${offset} s`);

    const measured = textOf(played(model, [measure]));
    expect(measured).toMatch(new RegExp(`Clock: .*(${offset} s|10 min)`));
  });

  it('says how it stands once it was set', () => {
    const set = played(atTheClock(), [() => ({ kind: 'phone-set-clock', offset: 31 })]);
    expect(textOf(set)).toContain('[Clock: 31 s fast]');
  });
});

describe('a wrong turn of a Monday', () => {
  it('is known for every one that an incident names', () => {
    const named = SEEDS.flatMap((seed) =>
      monday(seed).incidents.flatMap(({ incident, wrongTurns }) =>
        wrongTurns.map(({ id }) => `${incident.id} / ${id}`),
      ),
    );

    expect([...new Set(named)].sort()).toEqual(
      TURNS.map(([incident, turn]) => `${incident} / ${turn}`).sort(),
    );
  });

  it.each(TURNS)('is counted as one: %s, %s', (incidentId, turn, moves) => {
    const { model } = labAt(seedWith(incidentId, turn), incidentId);
    expect(recordOf(model).wrongTurns).toEqual([]);

    const wrong = played(model, moves);
    expect(recordOf(wrong).wrongTurns).toEqual([turn]);
    expect(recordOf(played(wrong, moves.slice(-1))).wrongTurns).toEqual([turn]);
  });

  it('stays counted when it is taken back, and when the step is begun anew', () => {
    const lab = labAt(seedWith('leak', 'made-a-key'), 'leak');
    const wrong = played(lab.model, WRONG_MOVES['leak']?.['made-a-key'] ?? []);
    const context = fakeContext();
    const press = (model: Model, text: string) =>
      update(model, { kind: 'key', key: { name: 'text', text }, now: context.now }, context).model;

    expect(recordOf(press(wrong, 'u')).wrongTurns).toEqual(['made-a-key']);
    const anew = press(press(wrong, 'x'), 'y');
    expect(openLesson(anew)?.session.world).not.toBe(openLesson(wrong)?.session.world);
    expect(recordOf(anew).wrongTurns).toEqual(['made-a-key']);
  });

  it('is not the key that goes first; once all is put right, the missing MFA is named', () => {
    const { model } = labAt(seedWith('leak', 'made-a-key'), 'leak');
    const step = openLesson(model)?.step;
    if (step?.kind !== 'task') throw new Error('no task');
    const solved = played(model, step.solution(openLesson(model)?.session.world ?? never()));
    const words = doneText(solved, openLesson(solved) ?? never(), step);

    expect(words).toContain('in any order');
    expect(words).toContain('alice still has no MFA');
  });

  it('is none any more once the incident is put right', () => {
    const { model } = labAt(1, 'leak');
    const step = openLesson(model)?.step;
    if (step?.kind !== 'task') throw new Error('no task');
    const solved = played(model, step.solution(openLesson(model)?.session.world ?? never()));
    expect(openLesson(solved)?.session.isSolved).toBe(true);

    expect(recordOf(played(solved, [...(WRONG_MOVES['leak']?.['short-password'] ?? [])])).wrongTurns).toEqual(
      [],
    );
  });
});

function never(): never {
  throw new Error('no lesson is open');
}

describe('the time of an incident', () => {
  it.each(SEEDS.slice(0, depth(2, 6)))('is from the message to the end, Monday %i', (seed) => {
    for (const { incident } of monday(seed).incidents) {
      const lab = labAt(seed, incident.id);
      lab.wait(70);
      const open = openLesson(lab.model) ?? never();
      if (open.step.kind !== 'task') continue;
      const solved = played(lab.model, open.step.solution(open.session.world), SOME_TIME + 70);

      expect(openLesson(solved)?.session.isSolved).toBe(true);
      const { gap, status } = recordOf(solved);
      expect(status).toBe('done');
      // Of a lost phone only the time counts in which the password stood alone, and that was a moment.
      expect(gap).toBe(incident.id === 'lost-phone' ? 0 : 70);
    }
  });

  it('does not go on while nobody is there', () => {
    const lab = labAt(2, 'drift');
    lab.wait(40);
    lab.press('l');
    lab.wait(5000);
    lab.open('monday');
    expect(lab.session()).toMatchObject({ lessonId: 'monday-2', stepId: 'drift' });
    lab.wait(20);
    const open = openLesson(lab.model) ?? never();
    if (open.step.kind !== 'task') throw new Error('no task');

    const solved = played(lab.model, open.step.solution(open.session.world), SOME_TIME + 5060);

    expect(recordOf(solved).gap).toBe(60);
  });
});

describe('a Monday', () => {
  it('asks nothing beforehand, and gives no hint that was not asked for', () => {
    for (const seed of someOf(SEEDS, 4)) {
      for (const { step, incident } of monday(seed).incidents) {
        const text = textOf(labAt(seed, incident.id).model);
        expect(text).not.toMatch(/Hint\d|before you try/);
        expect(text.toLowerCase()).not.toContain(incident.name.toLowerCase());
        expect(text).not.toMatch(/thief|attacker|RunInstances|refused \(lab/);
        expect(step.predictions).toBeUndefined();
      }
    }
  });

  it('is not over by pressing only Enter', () => {
    for (const own of ['a', 'b'] as const) {
      for (const { id } of INCIDENTS) {
        const lab = labAt(3, id, own);
        for (let count = 0; count < 60; count += 1) lab.press('enter');
        expect(lab.session()).toMatchObject({ stepId: id, isSolved: false });
      }
    }
  });

  it('ends with a page that says how it went and where to look again, and is kept', () => {
    const lab = labAt(4, monday(4).incidents[0]?.incident.id ?? '');
    for (const _ of INCIDENTS) lab.press('escape', 's');

    expect(lab.model).toMatchObject({ screen: 'menu', overlay: { kind: 'monday' } });
    expect(textOf(lab.model)).toContain('Monday 4, and how it went');
    const { progress, sessions, current } = lab.model.saved;
    expect(progress.mondays).toEqual([
      {
        seed: 4,
        at: SOME_TIME,
        incidents: monday(4).incidents.map(({ incident }) => ({
          id: incident.id,
          status: 'skipped',
          hints: 0,
          seconds: 0,
          wrongTurns: [],
          gap: null,
        })),
      },
    ]);
    // Accounts that nobody comes back to are not kept.
    expect([sessions, progress.lessons, current]).toEqual([{}, {}, null]);
    lab.press('escape');
    expect(textOf(lab.model)).toContain('last time all skipped');
  });

  it('tells wrong turns, hints and seconds of each incident, and the lesson to look at', () => {
    const seed = seedWith('leak', 'made-a-key');
    const lab = labAt(seed, 'leak');
    const wrong = played(lab.model, WRONG_MOVES['leak']?.['made-a-key'] ?? []);
    const context = fakeContext();
    const send = (model: Model, key: KeyPress) =>
      update(model, { kind: 'key', key, now: context.now }, context).model;
    const press = (model: Model, text: string) => send(model, { name: 'text', text });
    // At a terminal letters are typed, until Esc.
    const skip = (model: Model) => press(send(model, { name: 'escape', text: '' }), 's');
    let model = ['h', 'h', 'h', 'n'].reduce(press, wrong);
    for (let count = 0; count < INCIDENTS.length && model.screen === 'lesson'; count += 1)
      model = skip(model);
    const result = model.saved.progress.mondays.at(-1);

    expect(result?.incidents.find(({ id }) => id === 'leak')).toMatchObject({
      status: 'done',
      hints: 3,
      wrongTurns: ['made-a-key'],
      gap: null,
    });
    const pages = [model];
    for (let count = 0; count < 3; count += 1) pages.push(press(pages.at(-1) ?? model, 'j'));
    const text = pages.map(textOf).join('\n');
    expect(text).toContain('Wrong turn: one more access key.');
    expect(text).toContain('lesson 2, The night a password leaks');
  });

  it('is saved in its middle, and taken up where it was', () => {
    const seed = seedWith('drift', 'guessed');
    const lab = labAt(seed, 'drift');
    const wrong = played(lab.model, WRONG_MOVES['drift']?.['guessed'] ?? []);

    const stored = JSON.parse(JSON.stringify(encodeSavedState(wrong.saved)));
    const context = fakeContext(SOME_TIME + 3600);
    const opened = firstModel(decodeSavedState(stored), context.now, { columns: 80, rows: 24 }, []);
    const { model } = update(
      opened,
      { kind: 'lesson-asked-for', lessonId: 'monday', now: context.now },
      context,
    );

    expect(openLesson(model)?.session).toMatchObject({ lessonId: `monday-${seed}`, stepId: 'drift' });
    expect(recordOf(model).wrongTurns).toEqual(['guessed']);
    const { step, session } = openLesson(model) ?? never();
    if (step.kind !== 'task') throw new Error('no task');
    const solved = played(model, step.solution(session.world), SOME_TIME + 3600);
    expect(openLesson(solved)?.session.isSolved).toBe(true);
  });

  it('is another one each time, and the one that is asked for when it is asked for', () => {
    const first = drive();
    first.press('a', 'M');
    const [one, other] = [1, 2].map((random) => {
      const lab = drive(80, 24, random);
      lab.press('a', 'M');
      return lab.session().lessonId;
    });
    expect(one).not.toBe(other);
    expect(first.session().lessonId).toBe(one);

    const asked = drive();
    asked.open('monday-77');
    expect(asked.session().lessonId).toBe('monday-77');
  });
});

describe('progress that was saved before there were Mondays', () => {
  it('opens, with none: a file of version 2, as it was written', () => {
    const opened = decodeSavedState(JSON.parse(readFileSync(OLD_FILE, 'utf8')));

    expect(Object.keys(opened.sessions).length).toBeGreaterThan(0);
    expect(opened.progress.mondays).toEqual([]);
  });

  it('opens with no wrong turns, where it knew of steps, and not of these', () => {
    const [record, time] = [{ status: 'done', hints: 1, attempts: 2, choices: ['a'] }, { seconds: 9 }];
    const old = { one: { status: 'done', steps: { a: { ...record, ...time } } } };
    const stored = { ...encodeSavedState(NOTHING_SAVED), progress: { lessons: old } };

    expect(stepProgress(decodeSavedState(stored).progress, 'one', 'a')).toEqual({
      ...record,
      ...time,
      reasons: {},
      predicted: [],
      wrongTurns: [],
      gap: null,
    });
  });
});

describe('a Monday alone', () => {
  it('is reason enough to keep the file', () => {
    const lab = labAt(4, monday(4).incidents[0]?.incident.id ?? '');
    for (const _ of INCIDENTS) lab.press('escape', 's');
    const stored = JSON.parse(JSON.stringify(encodeSavedState(lab.model.saved)));

    expect(stored.progress.lessons).toEqual({});
    expect(isBlankState(stored)).toBe(false);
    expect(isBlankState({ ...stored, progress: { lessons: {} } })).toBe(true);
  });
});
