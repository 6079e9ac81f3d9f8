import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenLab, openLab } from '../../../src/cli/run/open-lab.js';
import type { Timer } from '../../../src/cli/system/timer.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import type { Effect, Message, Model } from '../../../src/ui/store/model.js';
import { wordSaveProblem } from '../../../src/ui/store/save-words.js';
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
    ids: seededRandom(2),
    joined: { kind: 'none' },
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

  it('says whose the progress is now, when another lab saved meanwhile, and the way out', async () => {
    const lab = opened();
    await save(lab, '/a');
    const file = path.join(folder, 'progress.json');
    const others = readFileSync(file, 'utf8').replace('/a', '/of-the-other');
    rmSync(path.join(folder, 'progress.lock'));
    writeFileSync(file, others);

    const why = `another mfa-lab, or something else, has changed ${file} meanwhile, so it is left as it is. Close this window and start again to go on from it.`;
    const keep = ' To keep what is in this window instead, move that file away.';
    expect(await save(lab, '/b')).toEqual([{ kind: 'saved', problem: why + keep }]);
    lab.release();

    expect(lab.isSaved()).toBe(false);
    expect(lab.goodbye()).toContain(`The last minute could not be saved: ${why} What was`);
    expect(readFileSync(file, 'utf8')).toBe(others);
    expect(opened().saved.planPath).toBe('/of-the-other');
  });

  it('names the lab that has the lock now, the computer it is on, its lock, and the way out', async () => {
    const lab = opened();
    await save(lab, '/a');
    const lock = path.join(folder, 'progress.lock');
    const startedAt = '2027-01-15T07:58:00Z';
    writeFileSync(lock, JSON.stringify({ pid: 12, host: '7f3c', startedAt, started: null }));

    const who =
      'another mfa-lab (process 12 on the computer 7f3c, since 2027-01-15 07:58) is using this data.';
    const problem = `${who} Go on in that one, and close this. If no other one runs, delete ${lock}.`;
    expect(await save(lab, '/b')).toEqual([{ kind: 'saved', problem }]);
    expect(wordSaveProblem(problem)).toBe(`Nothing is saved now: ${problem}`);
    expect(lab.goodbye()).toContain(problem);
    const model = opened().firstModel({ columns: 80, rows: 24 });
    expect(model.storageNotices).toEqual([
      expect.stringContaining('(process 12 on the computer 7f3c, since'),
    ]);
    expect(model.storageNotices[0]).toContain(`delete ${lock}`);
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

describe.runIf(process.platform !== 'win32')('a data folder into which other users may write', () => {
  it('is told at the start, with the command that mends it', () => {
    chmodSync(folder, 0o777);
    const model = opened().firstModel({ columns: 80, rows: 24 });

    expect(model.storageNotices).toEqual([
      `Other users of this computer can write into ${folder}, and so change your progress. Mend it: chmod go-w ${folder}`,
    ]);
    expect(model.saveProblem).toBeNull();
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

describe('a policy of the learner', () => {
  const read = (file: string) => did(opened(), { kind: 'read-file', path: file });

  it('is read from the path that was typed, and told by its whole path', async () => {
    const file = path.join(folder, 'my policy.json');
    writeFileSync(file, '{}');

    expect(await read(`'${file}'`)).toEqual([
      { kind: 'file-read', path: file, reading: { kind: 'read', text: '{}' }, now },
    ]);
  });

  it('is not there, or no file: that is told', async () => {
    expect(await read(folder)).toMatchObject([{ reading: { kind: 'not-a-file' } }]);
    expect(await read(path.join(folder, 'none.json'))).toMatchObject([
      { reading: { kind: 'failed', reason: expect.stringMatching(/^ENOENT: /) } },
    ]);
    expect(await read('~/no/such/policy.json')).toMatchObject([{ path: expect.not.stringMatching(/^~/) }]);
  });

  it('needs a terminal for an editor of its own', async () => {
    const effect: Effect = { kind: 'open-editor', text: '{}', fileName: 'a.json' };
    expect(await did(opened(), effect)).toMatchObject([
      { kind: 'editor-failed', reason: 'there is no terminal for it here' },
    ]);
  });
});
