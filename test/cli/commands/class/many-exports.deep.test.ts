import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../e2e/lab.js';
import { anExport, lessonsUpTo } from '../../../lessons/class/an-export.js';

const PROGRAM = fileURLToPath(new URL('../../../../bin/mfa-lab.cjs', import.meta.url));

const LEARNERS = 10_000;

/** Letters of ids. */
const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789';

/** Megabytes and seconds of a processor that they may take. */
const MOST_MEMORY = 150;
const MOST_SECONDS = 3;

/** Says at the end what the process has taken, on the standard error. */
const USAGE = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\nUSAGE ' + JSON.stringify([maxRSS / 1024, (userCPUTime + systemCPUTime) / 1e6]));
});`;

/** Whole courses, of about ten kilobytes each, that differ as those of people do. */
function writeExports(folder: string): void {
  const lessons = lessonsUpTo('12.12', (kind) => {
    if (kind === 'quiz') return { choices: 'ba', beliefs: ['second-code-is-password'] };
    return kind === 'task' ? { refusals: { 'same-step': 1 } } : {};
  });
  const text = JSON.stringify(anExport({ id: 'IDENTITY', name: 'NAME', lessons }));
  const letter = (index: number) => LETTERS.charAt(index % LETTERS.length);
  for (let index = 0; index < LEARNERS; index += 1) {
    const id = [1, 30, 900].map((of) => letter(Math.floor(index / of))).join('');
    const own = text
      .replace('IDENTITY', `${id}aaaaa`)
      .replace('NAME', `learner ${index}`)
      .replaceAll('"seconds":60', `"seconds":${10 + ((index * 7) % 90)}.25`);
    writeFileSync(path.join(folder, `${id}.json`), own);
  }
}

it('summarises 10,000 exports of whole courses in little room and time', () => {
  using place = temporaryFolder();
  writeExports(place.folder);
  using tools = temporaryFolder();
  const usage = path.join(tools.folder, 'usage.mjs');
  writeFileSync(usage, USAGE);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(usage).href, PROGRAM, 'class', place.folder, '--json'],
    { encoding: 'utf8', maxBuffer: 100_000_000, env: { PATH: process.env['PATH'], HOME: '/nonexistent' } },
  );
  const [megabytes = 0, seconds = 0] = JSON.parse(/USAGE (.*)$/.exec(stderr)?.[1] ?? '[]');

  expect(JSON.parse(stdout).learners).toHaveLength(LEARNERS);
  expect(megabytes).toBeGreaterThan(20);
  expect(megabytes).toBeLessThan(MOST_MEMORY);
  expect(seconds).toBeLessThan(MOST_SECONDS * PATIENCE);
});

/** A processor that is shared takes longer for the same. */
const PATIENCE = 2;
