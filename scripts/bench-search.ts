import { randomBytes } from 'node:crypto';
import { checkCode, checkPair, freshSeed } from '../src/sim/code-check.js';
import { epochSeconds } from '../src/sim/time.js';
import { mintSeed } from '../src/sim/totp.js';

/**
 * CPU time of the two searches behind `mfa-lab check`: npx tsx scripts/bench-search.ts. Each run has a new key, so that
 * no code is remembered, and codes that fit nowhere, so that the whole range is searched.
 */
const RUNS = 31;
const NOW = epochSeconds(1_800_000_010);

const SEARCHES = [
  {
    name: 'one code, 10 minutes either way',
    targetMilliseconds: 10,
    search: (seed: string) => checkCode(freshSeed(seed), '123456', NOW),
  },
  {
    name: 'two codes, 25 hours either way',
    targetMilliseconds: 150,
    search: (seed: string) => checkPair(freshSeed(seed), ['123456', '654321'], NOW),
  },
] as const;

function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

for (const { name, targetMilliseconds, search } of SEARCHES) {
  const runs = Array.from({ length: RUNS }, () => {
    const seed = mintSeed({ bytes: (count) => randomBytes(count) });
    return cpuMilliseconds(() => search(seed));
  });
  const [first = 0] = runs;
  const sorted = runs.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(RUNS / 2)] ?? 0;
  console.log(
    `${name}: median ${median.toFixed(1)} ms of ${RUNS} runs, first ${first.toFixed(1)}, most ${(sorted.at(-1) ?? 0).toFixed(1)}; target ${targetMilliseconds}`,
  );
  if (median >= targetMilliseconds) process.exitCode = 1;
}
