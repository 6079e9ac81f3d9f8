import { randomBytes } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { classText } from '../../src/cli/commands/class/class-text.js';
import { gatherExports } from '../../src/cli/commands/class/gather-exports.js';
import { shownClass } from '../../src/cli/commands/class/shown-class.js';
import { exportSaved } from '../../src/cli/commands/export/export-saved.js';
import { foundExports } from '../../src/cli/storage/found-exports.js';
import { encodeSavedState } from '../../src/cli/storage/saved-state.js';
import { classReport } from '../../src/lessons/class/class-report.js';
import { courseSteps } from '../../src/lessons/class/course-steps.js';
import { digestOf } from '../../src/lessons/class/digest.js';
import { exportText } from '../../src/lessons/class/export-text.js';
import { newExportId } from '../../src/lessons/class/handed-in.js';
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
    method: `CPU time within one process, of ${RUNS} runs. Searches: a new key each time, and codes that fit nowhere, so that the whole range is searched. Saving: the progress file of somebody who has been through every step, wall time, with all that the lab does to keep it whole. A class, of ${CLASS_RUNS} runs: so many exports of a whole course in one folder, read, checked and put into words.`,
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
      ...classRows(),
    ],
  };
}

/** Learners of a company, and so many as nobody has. */
const CLASSES = [
  { learners: 1000, target: 1000 },
  { learners: 10_000, target: 3000 },
] as const;

function classRows(): readonly (readonly string[])[] {
  const data = temporaryFolder();
  const { saved } = finishedCourse();
  const made = { program: '0.1.0', at: NOW, joined: { kind: 'none' } } as const;
  let written = 0;
  const rows = CLASSES.map(({ learners, target }) => {
    for (; written < learners; written += 1) {
      const id = newExportId({ bytes: (count) => randomBytes(count) });
      writeFileSync(path.join(data.folder, `${id}.json`), exportText(exportSaved(saved, { ...made, id })));
    }
    const times = Array.from({ length: CLASS_RUNS }, () => cpuMilliseconds(() => reportOn(data.folder)));
    return row(`a class of ${learners}`, times, against(median(times) < target, `under ${target} ms`));
  });
  data.remove();
  return rows;
}

const CLASS_RUNS = 5;

/** What `mfa-lab class` does, but for writing it out. */
function reportOn(folder: string): string {
  const course = courseSteps();
  const gathered = gatherExports(foundExports([folder]), null, (document) =>
    digestOf(document, course, NOBODY_REFUSED),
  );
  const report = classReport(
    gathered.exports.map(({ digest }) => digest),
    course,
  );
  return classText(shownClass(report, gathered, '0.1.0', false));
}

const NOBODY_REFUSED: ReadonlyMap<string, number> = new Map();

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
