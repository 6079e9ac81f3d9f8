import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CLASS } from '../lessons/class/a-class.js';
import { temporaryFolder } from './lab.js';

const PROGRAM = fileURLToPath(new URL('../../bin/mfa-lab.cjs', import.meta.url));

/** A folder to work in, with the data in it, and the program in that. */
function room() {
  const place = temporaryFolder();
  const data = path.join(place.folder, 'data');
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', TZ: 'UTC', MFA_LAB_DATA_DIR: data };
  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [PROGRAM, ...args], { cwd: place.folder, encoding: 'utf8', env, input });
  return { ...place, data, run };
}

const isWindows = process.platform === 'win32';

/** What Windows has in place of modes says nothing about other users. */
const modeOf = (file: string) => (isWindows ? '600' : (statSync(file).mode & 0o777).toString(8));

describe('a class, from its plan to what came of it', () => {
  it('is files from hand to hand', () => {
    using place = room();
    const { folder, data, run } = place;
    writeFileSync(path.join(folder, 'class.json'), JSON.stringify(CLASS));

    const joined = run(['join', 'class.json']);
    expect(joined.stdout).toContain('You are in the class "MFA, half a day" of 2027-02-03, from 09:30.');
    expect(modeOf(path.join(data, 'class.json'))).toBe('600');

    const lab = run(['--plain'], '1\nexport\n\nAnna\n\n\nquit\n');
    expect(lab.stdout).toContain('lessons: Class: MFA, half a day, 0 of 2 done');
    expect(lab.stdout).toContain('From your facilitator: Give the file to Sam');
    const [file = ''] = readdirSync(folder).filter((name) => name.startsWith('mfa-lab-'));
    expect(modeOf(path.join(folder, file))).toBe('600');
    const { id } = JSON.parse(readFileSync(path.join(data, 'progress.json'), 'utf8'));
    expect(file).toBe(`mfa-lab-${id}.json`);

    // The same file, by the command; and then what a facilitator sees.
    expect(run(['export']).stdout).toContain(`Wrote ${file} (`);
    expect(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))).toMatchObject({
      id,
      name: 'Anna',
      route: 'class',
    });
    const { stdout } = run(['class', '.']);
    expect(stdout).toMatch(/^1 learner, made at \d\d:\d\d\. 1 file left out \(below\)\.\n/);
    expect(stdout).toContain('no export of mfa-lab');
    expect(run(['class', file, '--csv', 'people']).stdout).toMatch(/^\uFEFFid,name,.*\r\n\w+,Anna,.*\r\n$/);

    expect(run(['join', '--leave']).status).toBe(0);
    expect(existsSync(path.join(data, 'class.json'))).toBe(false);
    expect(JSON.parse(run(['list', '--json']).stdout)).toMatchObject({ route: 'full' });
  });
});
