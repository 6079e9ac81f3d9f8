import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../e2e/lab.js';
import { anExport, lessonsUpTo } from '../../../lessons/class/an-export.js';

const PROGRAM = fileURLToPath(new URL('../../../../bin/mfa-lab.cjs', import.meta.url));

const LEARNERS = 10_000;

/** Letters of ids. */
const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789';

/**
 * Megabytes of a heap in which they have room. What a process takes of the machine depends on when it tidies up; with less
 * than it needs it ends.
 */
const HEAP = 60;

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

// How long that takes is in the benchmark.
it('summarises 10,000 exports of whole courses in little room', () => {
  using place = temporaryFolder();
  writeExports(place.folder);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${HEAP}`, PROGRAM, 'class', place.folder, '--json'],
    { encoding: 'utf8', maxBuffer: 100_000_000, env: { PATH: process.env['PATH'], HOME: '/nonexistent' } },
  );

  expect(status, stderr).toBe(0);
  expect(JSON.parse(stdout).learners).toHaveLength(LEARNERS);
});
