import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nearestName } from '../../../src/cli/arguments/nearest-name.js';
import type { FacilitatorsClass } from '../../../src/cli/commands/class-file.js';
import { openStage } from '../../../src/cli/run/open-stage.js';
import { describeOwner } from '../../../src/cli/storage/lock-owner.js';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { readClassFile } from '../../../src/lessons/class/read-class-file.js';
import type { EpochSeconds } from '../../../src/sim/base/time.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import type { KeyPress } from '../../../src/ui/store/key-press.js';
import { SOME_TIME } from '../../helpers/fake-ports.js';
import { CLASS } from '../../lessons/class/a-class.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-stage-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A stage in the folder, whose clock is moved by hand. */
function open(
  place: string | null = null,
  { phone = null as 'lab' | 'own' | null, again = false, named = null as FacilitatorsClass | null } = {},
) {
  let now: EpochSeconds = epochSeconds(SOME_TIME);
  const opened = openStage({
    command: { place, phone, again },
    named,
    dataDir: folder,
    clock: { now: () => epochSeconds(now) },
    freshSeed: () => 4711,
    timer: { after: () => () => {} },
  });
  const store = opened.createStore(opened.firstModel({ columns: 80, rows: 24 }), { runEffect: () => {} });
  return {
    opened,
    store,
    press: (name: KeyPress['name'], text = '') => store.dispatch({ kind: 'key', key: { name, text }, now }),
    pass: (seconds: number) => {
      now = epochSeconds(now + seconds);
      store.dispatch({ kind: 'ticked', now });
    },
    place: () => {
      const { saved } = store.get();
      return saved.sessions[saved.current ?? '']?.stepId;
    },
  };
}

describe('a stage on disk', () => {
  it('comes back at the same step, in the same world, and with what its clock showed', () => {
    const one = open('7.2');
    one.press('page-down');
    one.press('page-down');
    one.pass(7);
    one.press('text', 'K');
    one.press('text', 'P');
    one.pass(30);
    one.press('text', 'F');
    const before = one.store.stage();
    // As after a kill: nothing is released, and the lock goes with the process.
    one.opened.release();

    const other = open();
    const after = other.store.stage();
    expect(other.place()).toBe(before.lab.saved.sessions[before.lab.saved.current ?? '']?.stepId);
    expect(after.lab.saved.sessions).toEqual(before.lab.saved.sessions);
    expect(after.stage.clock.isFrozen).toBe(true);
    expect(other.opened.clock.now()).toBe(before.stage.clock.shows);
    expect(after.stage.mark?.shows).toBe(before.stage.mark?.shows);
    expect(after.stage.diary.plan).toEqual(before.stage.diary.plan);
    expect(after.stage.diary.plan.startedAt).toBe(SOME_TIME + 7);
    expect(after.stage.seed).toBe(4711);
    other.opened.release();
  });

  it('is begun anew with the same worlds', () => {
    const one = open('6.3');
    const { id } = Object.values(one.store.get().saved.sessions)[0]?.world.account ?? {};
    one.opened.release();
    const anew = open(null, { again: true });
    expect(anew.place()).toBe('three-kinds-of-proof');
    anew.press('text', 'G');
    for (const digit of '6.3') anew.press('text', digit);
    anew.press('enter');

    expect(anew.store.get().saved.sessions['two-consecutive-codes']?.world.account.id).toBe(id);
    anew.opened.release();
  });

  it("leaves the facilitator's own progress as it is, to the byte, in an hour of use, and left alone for one", () => {
    const own = path.join(folder, 'progress.json');
    const text = '{"schemaVersion":1,"not":"read"}';
    writeFileSync(own, text);
    const stage = open('6.3');
    stage.press('text', 'P');
    const keys = ['page-down', 'M', 'enter', 'A', 'H', 'Z', 'Z', 'K', 'F', 'page-up', 'J', 'R', '.', 'enter'];
    for (const key of keys) {
      if (key === 'page-down' || key === 'page-up' || key === 'enter') stage.press(key);
      else stage.press('text', key);
      stage.pass(3600 / keys.length);
    }
    expect(readFileSync(own, 'utf8')).toBe(text);
    stage.press('page-down');
    const place = stage.place();
    // Nobody is in the room, and then the clock jumps as behind a laptop that slept.
    for (let minute = 0; minute < 60; minute += 10) stage.pass(600);
    stage.pass(3600);
    const { diary } = stage.store.stage().stage;
    expect(stage.place()).toBe(place);
    expect(stage.opened.clock.now()).toBeGreaterThan(SOME_TIME);
    stage.press('text', 'P');
    const lesson = stage.store.get().saved.current ?? '';
    expect(stage.store.stage().stage.diary.spent[lesson]?.[place ?? '']).toBeGreaterThanOrEqual(7200);
    expect(diary.plan.startedAt).toBe(SOME_TIME);
    stage.opened.release();

    expect(readFileSync(own, 'utf8')).toBe(text);
    expect(readdirSync(folder).toSorted()).toEqual(['progress.json', 'stage']);
  });

  it('takes the plan and the phone of a class, keeps both, and drops them when it is begun anew', () => {
    const read = readClassFile(JSON.stringify(CLASS), nearestName);
    if (!read.ok) throw new Error(read.failure);
    const one = open(null, { named: { file: read.value.file, remarks: ['Not known here: colour.'] } });
    expect(one.place()).toBe(LESSONS[1]?.steps[0]?.id);
    expect(one.store.stage().stage.usesOwnPhone).toBe(true);
    expect(one.store.get().notice).toEqual({ kind: 'problem', text: 'Not known here: colour.' });
    one.opened.release();
    const other = open();
    expect(other.store.stage().stage.ofClass?.title).toBe('MFA, half a day');
    other.opened.release();
    const anew = open(null, { again: true });
    expect(anew.store.stage().stage.ofClass).toBeNull();
    anew.opened.release();
  });

  it('is open once', () => {
    const stage = open('6.3');
    const holder = describeOwner({ pid: process.ppid, now: () => new Date() });
    writeFileSync(path.join(folder, 'stage', 'progress.lock'), holder);

    expect(() => open()).toThrow(`The stage is open in process ${process.ppid}`);
    stage.opened.release();
  });

  it('that is broken is kept beside, and a fresh one says so', () => {
    mkdirSync(path.join(folder, 'stage'));
    writeFileSync(path.join(folder, 'stage', 'progress.json'), 'no JSON');
    const stage = open();

    expect(stage.place()).toBe('three-kinds-of-proof');
    expect(stage.store.get().notice).toMatchObject({ kind: 'problem' });
    expect(
      readdirSync(path.join(folder, 'stage')).some((name) => name.startsWith('progress.json.corrupt-')),
    ).toBe(true);
    stage.opened.release();
  });

  it('says which steps there are, where there is none of the number', () => {
    expect(() => open('6.9')).toThrow('6.9 is none');
    expect(() => open('13')).toThrow('There is no lesson "13"');
  });
});
