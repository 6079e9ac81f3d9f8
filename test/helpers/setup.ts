import { format } from 'node:util';
import { configureGlobal } from 'fast-check';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { ATTACK_SEED } from './attack.js';
import { depth } from './depth.js';

// React then warns of every update outside `act`, and the warning fails the test below.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// A search that tries the same in every run fails for what was changed, or not at all. ATTACK_SEED makes other choices.
configureGlobal({ seed: ATTACK_SEED, numRuns: depth(20, 100) });

const reportError = console.error;
let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  console.error = (...parts: unknown[]) => {
    complaints.push(format(...parts));
  };
});

// What a test changed of the world around it is put back here, not in each file that happens to think of it.
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  if (rendersComponents()) {
    const [{ act }, { cleanup }] = await Promise.all([import('react'), import('ink-testing-library')]);
    act(() => cleanup());
  }
  console.error = reportError;
  if (complaints.length > 0) throw new Error(`console.error was called:\n${complaints.join('\n')}`);
});

/** Only a .tsx test mounts anything; a pure test shall not pay for loading React and Ink. */
function rendersComponents(): boolean {
  return expect.getState().testPath?.endsWith('.tsx') === true;
}
