import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStage, writeStage } from '../../../../src/cli/stage/mailbox.js';
import { addSeconds } from '../../../../src/sim/base/time.js';
import { shownCode } from '../../../../src/ui/screens/lesson/shown-code.js';
import { doCommand } from '../../../../src/ui/screens/stage/do-command.js';
import { secretsOf } from '../../../../src/ui/screens/stage/hidden.js';
import { stageFileOf } from '../../../../src/ui/screens/stage/stage-file-of.js';
import type { StageCommand, StageFile } from '../../../../src/ui/store/stage-file.js';
import { driveStage } from '../../../helpers/drive-stage.js';
import { FULL_DISPLAY } from '../../text/displays.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-notes-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Stage = ReturnType<typeof driveStage>;

const fileOf = (stage: Stage): StageFile => {
  const { real } = stage.moment();
  const ended = { pid: 4711, now: real, endedAt: null, done: { q7k2: 17 }, display: FULL_DISPLAY };
  const file = stageFileOf(stage.model, ended);
  if (file === null) throw new Error('no lesson');
  return file;
};

function run(stage: Stage, ...commands: readonly StageCommand[]): void {
  for (const command of commands) stage.model = doCommand(stage.model, command, stage.moment()).model;
}

describe('what the stage tells the notes', () => {
  it.each(['6.3', '5.5', '0', '12.2', '1.1'])('is read by them as it was written: %s', (number) => {
    const stage = driveStage(number);
    stage.press('A', 'H', 'T', '6', 'enter', 'V', '3', 'enter');
    const file = fileOf(stage);
    expect(writeStage(folder, file)).toBeNull();

    expect(readStage(folder)).toEqual({ kind: 'stage', stage: file });
    expect(file.at.number).toBe(stage.number());
  });

  it('has no key and no password in it, also while they are shown', () => {
    const stage = driveStage('5.5');
    stage.press('A', 'H');
    writeStage(folder, fileOf(stage));
    const text = readFileSync(path.join(folder, 'stage.json'), 'utf8');
    const { keys, passwords } = secretsOf(stage.session().world);

    expect(stage.model.stage.areSecretsShown).toBe(true);
    for (const secret of [...keys, ...passwords]) expect(text).not.toContain(secret);
    for (const key of keys) expect(text).not.toContain(key.slice(0, 4));
  });

  it("has the plan's clock, its pauses, and what each step took", () => {
    const stage = driveStage('6.1');
    expect(fileOf(stage).plan.startedAt).toBeNull();
    stage.press('P');
    stage.wait(60);
    stage.press('page-down');
    stage.wait(20);
    stage.press('P');
    stage.wait(600);
    stage.press('P');
    stage.wait(5);
    const { plan, at, spent } = fileOf(stage);

    expect(plan.pausedSeconds).toBe(600);
    expect(at.planSeconds).toBe(60);
    expect(spent['two-consecutive-codes']?.['recall-shared-computers']).toBe(60);
    expect(spent['two-consecutive-codes']?.['why-two']).toBe(25);
    expect(plan.reached).toEqual({ lesson: 'two-consecutive-codes', step: 'why-two' });
    stage.press('page-up');
    expect(fileOf(stage).plan.reached?.step).toBe('why-two');
  });

  it('has the first code of the step, the focus and the goals', () => {
    const stage = driveStage('6.3');
    stage.press('page-down');
    const { summary, screen } = fileOf(stage);

    expect(summary.firstCode).toBe(shownCode(stage.session(), stage.model.lab.now));
    expect(summary.focus).toBe('Show QR code');
    expect(summary.goals).toEqual([0, 1]);
    expect(summary.secondsLeft).toBe(29);
    expect(screen).toHaveLength(23);
  });
});

it('tells of no code where none is on the wall: beside a text or a question', () => {
  for (const number of ['7.2', '7.6'])
    expect(fileOf(driveStage(number)).summary).toMatchObject({ firstCode: null, secondsLeft: null });
  expect(fileOf(driveStage('7.3')).summary.firstCode).toMatch(/^\d{3} \d{3}$/);
});

describe('what the notes ask for', () => {
  it('is done as if at the stage', () => {
    const stage = driveStage('6.1');
    run(stage, { do: 'go', to: '6.3' }, { do: 'mistake' });
    expect(stage.model.stage.shown).toContain('mistake 1');
    run(stage, { do: 'big' });
    expect(stage.model.stage.big).toBe('code');
    run(stage, { do: 'blank' });
    expect(stage.text().trim()).toBe('');
    run(stage, { do: 'blank' }, { do: 'next' });
    expect(stage.number()).toBe('6.4');
    run(stage, { do: 'vote', text: '3 4' }, { do: 'key', key: { name: 'escape', text: '' } });
    expect(fileOf(stage).votes['two-consecutive-codes/skip-a-code']).toBeDefined();
    run(stage, { do: 'timer', text: '6' }, { do: 'pause' });
    expect(fileOf(stage).view.timer?.what).toBe('step 6.4');
    expect(fileOf(stage).plan.startedAt).not.toBeNull();
    run(stage, { do: 'timer', text: '' });
    expect(stage.text()).toContain('Minutes for the room');
  });

  it('counts the minutes of a timer from now, and not from the last key', () => {
    const stage = driveStage('6.3');
    const later = { ...stage.moment(), real: addSeconds(stage.moment().real, 0.4) };
    stage.model = doCommand(stage.model, { do: 'timer', text: '6' }, later).model;

    expect(stage.text()).toContain('step 6.3: 6 min left');
  });

  it('leaves no field taking letters under what it lays over the lesson', () => {
    const stage = driveStage('5.3');
    stage.press('A', 'enter');
    expect(stage.model.lab.isTyping).toBe(true);
    run(stage, { do: 'blank' });

    expect(stage.model.lab.isTyping).toBe(false);
  });
});
