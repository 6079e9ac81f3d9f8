import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const TESTS = new URL('test/', import.meta.url);

/** What says how deep a run goes: the helper itself, the moments of the course, and properties, by `setup.ts`. */
const DEPTHS = /\/depth\.js'|\bMOMENTS\b|'fast-check'/;

/** The tests that go deeper in a deep run. The others say the same in it, and are left to `npm test`. */
function deeper(): string[] {
  return readdirSync(fileURLToPath(TESTS), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.test\.tsx?$/.test(name))
    .filter((name) => DEPTHS.test(readFileSync(new URL(name, TESTS), 'utf8')))
    .map((name) => `test/${name}`);
}

const IS_DEEP = process.env['TEST_DEPTH'] === 'deep';

/** Tests that are for a deep run alone. */
const DEEP = ['test/**/*.deep.test.{ts,tsx}', 'test/faults/**/*.test.ts'];

/** `npm test` is the usual ones. A deep run is one project, so that a worker loads the program's modules once. */
const PROJECTS = IS_DEEP
  ? [{ name: 'deep', include: [...DEEP, ...deeper()], exclude: [] }]
  : [
      { name: 'usual', include: ['test/**/*.test.{ts,tsx}'], exclude: DEEP },
      { name: 'deep', include: DEEP, exclude: [] },
    ];

export default defineConfig({
  test: {
    // Generous, because nothing here is about speed, and the machine may be busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // All cores: a worker that waits for a program needs none.
    maxWorkers: availableParallelism(),
    // Nothing is kept in modules, so one load of them does for all tests of a worker.
    isolate: false,
    // The other core has a worker of its own: helpers that collect garbage beside each take a tenth more in all.
    execArgv: ['--single-threaded-gc'],
    setupFiles: ['test/helpers/setup.ts'],
    globalSetup: ['test/helpers/build-once.ts'],
    // Colours off and not-CI, so that frames are plain text and Ink draws; UTC, so that times read the same everywhere.
    env: { FORCE_COLOR: '0', CI: 'false', TZ: 'UTC', COLUMNS: '80', LINES: '24' },
    projects: PROJECTS.map((test) => ({ extends: true, test })),
  },
});
