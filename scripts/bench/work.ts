import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { encodeSavedState } from '../../src/cli/storage/saved-state.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import { freshSeed } from '../../src/sim/codes/checked-seed.js';
import { checkCode, checkPair } from '../../src/sim/codes/code-check.js';
import { mintSeed } from '../../src/sim/codes/totp.js';
import type { Table } from './figures.js';
import { against, kB, median, ms } from './figures.js';
import { documentsIn, finishedCourse } from './learners.js';
import { temporaryFolder } from './program.js';

const RUNS = 31;
const NOW = epochSeconds(1_800_000_010);

/** The two searches behind `mfa-lab check`. A new key each time, so that no code is remembered, and codes that fit nowhere. */
const SEARCHES = [
  {
    name: 'search for one code, 10 minutes either way',
    target: 10,
    search: (seed: string) => checkCode(freshSeed(seed), '123456', NOW),
  },
  {
    name: 'search for two codes, 25 hours either way',
    target: 150,
    search: (seed: string) => checkPair(freshSeed(seed), ['123456', '654321'], NOW),
  },
] as const;

/** Work within the process: searches, and saving. CPU time, as others may use the machine too. */
export function measureWork(): Table {
  return {
    title: 'Work',
    method: `CPU time within one process, of ${RUNS} runs. Searches: a new key each time, and codes that fit nowhere, so that the whole range is searched. Saving: the progress file of somebody who has been through every step, wall time, with all that the lab does to keep it whole.`,
    head: ['', 'median', 'first', 'target'],
    rows: [
      ...SEARCHES.map(({ name, target, search }) => {
        const times = Array.from({ length: RUNS }, () => {
          const seed = mintSeed({ bytes: (count) => randomBytes(count) });
          return cpuMilliseconds(() => search(seed));
        });
        return row(name, times, against(median(times) < target, `under ${target} ms`));
      }),
      savingRow(),
    ],
  };
}

function savingRow(): readonly string[] {
  const data = temporaryFolder();
  const { saved } = finishedCourse();
  const documents = documentsIn(data.folder);
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    const result = documents.save(encodeSavedState(saved));
    if (!result.ok) throw new Error(result.reason);
    return performance.now() - started;
  });
  documents.release();
  const { size } = statSync(documents.path);
  data.remove();
  return row(`saving a finished course, ${kB(size)}`, times, '');
}

function row(name: string, times: readonly number[], target: string): readonly string[] {
  return [name, ms(median(times)), ms(times[0] ?? 0), target];
}

function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
