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

const DEEPER = process.env['TEST_DEPTH'] === 'deep' ? deeper() : undefined;

/** Tests that are for a deep run alone. */
const DEEP = 'test/**/*.deep.test.{ts,tsx}';

export default defineConfig({
  test: {
    // Generous, because nothing here is about speed, and the machine may be busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // All cores: a worker that waits for a program needs none.
    maxWorkers: availableParallelism(),
    // Colours off and not-CI, so that frames are plain text and Ink draws; UTC, so that times read the same everywhere.
    env: { FORCE_COLOR: '0', CI: 'false', TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          // One project for the pure tests and those in a real terminal: each loads the program's modules for itself.
          name: 'usual',
          include: DEEPER ?? ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/faults/**', DEEP],
          setupFiles: ['test/helpers/setup.ts'],
          globalSetup: ['test/helpers/build-once.ts'],
          // Nothing is kept in modules, so one load of them does for all tests of a worker.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'deep',
          include: [DEEP],
          globalSetup: ['test/helpers/build-once.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/helpers/build-once.ts'],
        },
      },
    ],
  },
});
