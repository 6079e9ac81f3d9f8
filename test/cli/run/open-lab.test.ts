import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenLab, openLab } from '../../../src/cli/run/open-lab.js';
import type { Timer } from '../../../src/cli/system/timer.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import type { Effect, Message, Model } from '../../../src/ui/store/model.js';
import { SOME_TIME, seededRandom } from '../../helpers/fake-ports.js';

const NEVER: Timer = { after: () => () => undefined };

let folder = '';
let now = SOME_TIME;
let labs: OpenLab[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-open-'));
  labs = [];
  now = SOME_TIME;
});
afterEach(() => {
  for (const lab of labs) lab.release();
  rmSync(folder, { recursive: true, force: true });
});

function opened(): OpenLab {
  const lab = openLab({
    lesson: null,
    dataDir: folder,
    clock: { now: () => epochSeconds(now) },
    random: seededRandom(1),
    timer: NEVER,
  });
  labs.push(lab);
  return lab;
}

/** What the store hears when something is done outside. */
async function did(lab: OpenLab, effect: Effect, change: Partial<Model['saved']> = {}) {
  const messages: Message[] = [];
  const first = lab.firstModel({ columns: 80, rows: 24 });
  const model = { ...first, saved: { ...first.saved, ...change } };
  await lab.runEffect(effect, model, (message) => messages.push(message));
  return messages;
}

const PLAN: Effect = { kind: 'write-plan', text: 'my plan' };
const PICTURE: Effect = { kind: 'write-qr-file', deviceName: 'phone', uri: 'otpauth://totp/a?secret=AA' };
const planFile = () => path.join(folder, 'recovery-plan.md');

describe('the files for the learner', () => {
  it('are recorded by their content, so that the lab knows its own again', async () => {
    const lab = opened();

    const [recorded, told] = await did(lab, PLAN);
    expect(told).toEqual({ kind: 'plan-written', path: planFile() });
    if (recorded?.kind !== 'file-written') throw new Error('it was not recorded');
    const written = { [recorded.name]: recorded.digest };
    await did(lab, { kind: 'write-plan', text: 'my newer plan' }, { written });
    expect(readFileSync(planFile(), 'utf8')).toBe('my newer plan');

    writeFileSync(planFile(), 'my newer plan, and my notes');
    expect(await did(lab, PLAN, { written })).toContainEqual({
      kind: 'plan-written',
      path: path.join(folder, 'recovery-plan-2.md'),
    });
    expect(readFileSync(planFile(), 'utf8')).toBe('my newer plan, and my notes');
  });

  it.each([
    [PLAN, 'plan-failed'],
    [PICTURE, 'qr-file-failed'],
  ])('are not written by a window that saves nothing: $0.kind', async (effect, kind) => {
    // A lock that says who lives: the process that runs the tests was started by another one.
    opened();
    const second = path.join(folder, 'progress.lock');
    const lock = readFileSync(second, 'utf8').replace(`"pid":${process.pid}`, `"pid":${process.ppid}`);
    writeFileSync(second, lock.replace(/"started":"[^"]*"/, '"started":null'));

    expect(await did(opened(), effect)).toEqual([{ kind, reason: 'this window saves nothing' }]);
    expect(readdirSync(folder)).toEqual(['progress.lock']);
  });

  it('say in short why they could not be written', async () => {
    const lab = opened();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file is where the folder was');

    expect(await did(lab, PLAN)).toEqual([
      { kind: 'plan-failed', reason: expect.stringMatching(/^E[A-Z]+: /) },
    ]);
  });
});

/** Saves a change, and answers what the store hears of it. */
const save = (lab: OpenLab, planPath: string) => did(lab, { kind: 'save', when: 'now' }, { planPath });

describe('the goodbye', () => {
  it('says that the place is saved when the last save went well', async () => {
    const lab = opened();
    await save(lab, '/a');
    lab.release();

    expect(lab.isSaved()).toBe(true);
    expect(lab.goodbye()).toBe(
      `Your place is saved in ${path.join(folder, 'progress.json')}. Run the same command again to go on.`,
    );
  });

  it('says since when nothing is saved, why, and what to do, when the last save failed', async () => {
    const lab = opened();
    await save(lab, '/a');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file is where the folder was');
    expect(await save(lab, '/b')).toEqual([{ kind: 'saved', problem: 'ENOTDIR: not a directory' }]);
    now += 11 * 60 + 1;
    lab.release();

    expect(lab.isSaved()).toBe(false);
    expect(lab.goodbye()).toMatch(
      /^The last 12 minutes could not be saved: E[A-Z]+: .* before you start it again\. What was saved before is in /,
    );
    expect(lab.goodbye()).not.toContain('Your place is saved');
  });

  it('says nothing of a failure that is over', async () => {
    const lab = opened();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file is where the folder was');
    await save(lab, '/b');
    rmSync(folder);
    lab.release();

    expect(lab.isSaved()).toBe(true);
    expect(lab.goodbye()).toContain('Your place is saved');
    expect(JSON.parse(readFileSync(path.join(folder, 'progress.json'), 'utf8')).planPath).toBe('/b');
  });
});

describe('what stays when everything is erased', () => {
  it('is named: plans, pictures, broken files, and nothing else', async () => {
    const lab = opened();
    const left = ['progress.json.corrupt-2025-03-04T05-06-07', 'qr-phone.png', 'recovery-plan-2.md'];
    for (const name of [...left, 'notes.txt', 'qr-\u001B[2J.png']) writeFileSync(path.join(folder, name), '');

    expect(await did(lab, { kind: 'look-what-is-left' })).toEqual([
      { kind: 'files-left', folder, names: left },
    ]);
  });
});
