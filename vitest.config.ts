import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Generous, because nothing here is about speed, and the machine may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Colours off and not-CI, so that frames are plain text and Ink draws; UTC, so that times read the same everywhere.
    env: { FORCE_COLOR: '0', CI: 'false', TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/faults/**'],
          setupFiles: ['test/helpers/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
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
