import { defineConfig } from 'vitest/config';
export default defineConfig({ server: { fs: { strict: false } }, test: { testTimeout: 120000, env: { FORCE_COLOR: '0', CI: 'false', TZ: 'UTC' }, include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/e2e/**','test/faults/**'], setupFiles: ['test/helpers/setup.ts','/tmp/prof/setup.ts'] } });
