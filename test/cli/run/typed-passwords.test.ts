import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLab } from '../../../src/cli/run/open-lab.js';
import { runPlain } from '../../../src/cli/run/run-plain.js';
import type { Timer } from '../../../src/cli/system/timer.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { SOME_TIME, seededRandom } from '../../helpers/fake-ports.js';

const MARKER = 'Zq9-my-real-password';

/** Nothing waits for a rest: whatever could be saved is. */
const AT_ONCE: Timer = {
  after(_milliseconds, run) {
    run();
    return () => undefined;
  },
};

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-passwords-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Everything in the folder of the data: the file with the progress, its copy, and whatever else. */
function onDisk(): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.map((file) => readFileSync(path.join(file.parentPath, file.name), 'utf8')).join('\n');
}

/** The plain mode with its data on disk; each line waits for the answer to the one before. */
function plainOnDisk(lesson: string) {
  const input = new PassThrough();
  let output = '';
  const lab = openLab({
    lesson,
    dataDir: folder,
    clock: { now: () => epochSeconds(SOME_TIME) },
    random: seededRandom(1),
    ids: seededRandom(2),
    joined: { kind: 'none' },
    timer: AT_ONCE,
  });
  const ended = runPlain(lab, {
    input,
    write: (text) => {
      output += text;
    },
    columns: null,
    isInteractive: false,
    keys: null,
    isTimeTold: false,
    reason: null,
    onOpen: () => undefined,
  });
  const send = async (line: string): Promise<string> => {
    const before = output.length;
    input.write(`${line}\n`);
    await expect.poll(() => output.slice(before), { interval: 2 }).toMatch(/^> .*\n[\s\S]*\S/);
    return output.slice(before);
  };
  /** Chooses something on the page by its name. */
  const choose = async (name: string): Promise<string> => {
    const page = await send('page');
    const number = new RegExp(`(\\d+)\\. (?:[^;\\n]*: )?${name}`).exec(page)?.[1];
    if (number === undefined) throw new Error(`nothing is called ${name}:\n${page}`);
    return send(number);
  };
  return {
    send,
    choose,
    async quit(): Promise<string> {
      input.end();
      await ended;
      lab.release();
      return output;
    },
  };
}

/** Lesson 9, "Stolen", with alice signed in: the steps before it are skipped. */
async function atStolen() {
  const lab = plainOnDisk('the-phone-is-gone');
  for (let count = 0; count < 20; count += 1) {
    const said = await lab.send('page');
    if (said.includes(': Stolen')) return lab;
    await lab.send(said.includes('choices: Enter next') ? '' : 'skip');
  }
  throw new Error('the lesson has no step "Stolen"');
}

describe('a password that is typed in the plain mode, and not sent', () => {
  it('reaches no file, and is not repeated where lines are', async () => {
    const lab = await atStolen();
    await lab.choose('Security credentials');
    await lab.choose('Change password');
    expect(await lab.choose('Current password')).toContain('type: Current password');
    const next = await lab.send(`${MARKER}-old`);
    expect(next).toContain('type: New password');
    expect(next).toMatch(/^> \(a password\)\n/);
    await lab.send(`${MARKER}-new`);
    expect(await lab.send('page')).toMatch(/Current password: filled in[\s\S]*New password: filled in/);
    await lab.send('hint');
    await lab.send('time');

    const output = await lab.quit();

    expect(onDisk()).toContain('the-phone-is-gone');
    expect(onDisk()).not.toContain(MARKER);
    expect(readdirSync(folder)).toContain('progress.json.bak');
    expect(output).not.toContain(MARKER);
  });
});
