import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { classText } from '../../src/cli/commands/class/class-text.js';
import { gatherExports } from '../../src/cli/commands/class/gather-exports.js';
import { shownClass } from '../../src/cli/commands/class/shown-class.js';
import { exportSaved } from '../../src/cli/commands/export/export-saved.js';
import { foundExports } from '../../src/cli/storage/found-exports.js';
import { encodeSavedState } from '../../src/cli/storage/saved-state.js';
import { p256 } from '../../src/cli/system/p256.js';
import { PacedStdin } from '../../src/cli/terminal/paced-stdin.js';
import { LESSONS } from '../../src/lessons/catalog.js';
import { classReport } from '../../src/lessons/class/class-report.js';
import { courseSteps } from '../../src/lessons/class/course-steps.js';
import { digestOf } from '../../src/lessons/class/digest.js';
import { exportText } from '../../src/lessons/class/export-text.js';
import { newExportId } from '../../src/lessons/class/handed-in.js';
import { preparedOnStage, STAGE_START } from '../../src/lessons/engine/prepared.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import { freshSeed } from '../../src/sim/codes/checked-seed.js';
import { checkCode, checkPair } from '../../src/sim/codes/code-check.js';
import { mintSeed } from '../../src/sim/codes/totp.js';
import type { Table } from './figures.js';
import { against, kB, median, ms, quantile } from './figures.js';
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
    method: `CPU time within one process, of ${RUNS} runs. Searches: a new key each time, and codes that fit nowhere, so that the whole range is searched. Saving: the progress file of somebody who has been through every step, wall time, with all that the lab does to keep it whole. A paste, of ${PASTE.runs} runs. A class, of ${CLASS_RUNS} runs: so many exports of a whole course in one folder, read, checked and put into words.`,
    head: ['', 'median', 'first', 'target'],
    rows: [
      ...SEARCHES.map(({ name, target, search }) => {
        const times = Array.from({ length: RUNS }, () => {
          const seed = mintSeed({ bytes: (count) => randomBytes(count) });
          return cpuMilliseconds(() => search(seed));
        });
        return row(name, times, against(median(times) < target, `under ${target} ms`));
      }),
      stageRow(),
      pasteRow(),
      savingRow(),
      ...classRows(),
    ],
  };
}

/** The world of each step of the course, as a stage makes it when it comes there. */
function stageRow(): readonly string[] {
  const stage = { seed: 7, usesOwnPhone: false, signatures: p256 };
  const steps = LESSONS.flatMap((lesson) => lesson.steps.map((step) => ({ lesson, step })));
  const times = steps.map(({ lesson, step }) =>
    cpuMilliseconds(() => preparedOnStage(lesson, step, stage, STAGE_START)),
  );
  const target = against(quantile(times, 0.95) < 16, '95th percentile under 16 ms');
  return row(`the world of a step on a stage, each of ${steps.length}`, times, target);
}

/** A paste that comes in small reads, as over a slow line. */
const PASTE = { characters: 2_000_000, inReadsOf: 1000, runs: 5, target: 1000 } as const;

function pasteRow(): readonly string[] {
  const sent = `\u001B[200~${'x'.repeat(PASTE.characters)}\u001B[201~`;
  const times = Array.from({ length: PASTE.runs }, () => cpuMilliseconds(() => pasted(sent)));
  const name = `a paste of ${PASTE.characters / 1e6} MB in reads of ${PASTE.inReadsOf} characters`;
  return row(name, times, against(median(times) < PASTE.target, `under ${PASTE.target} ms`));
}

/** Hands the text to the lab's input, read by read. */
function pasted(sent: string): void {
  const reads: string[] = [];
  const input = Object.assign(new EventEmitter(), { read: () => reads.pop() ?? null, setEncoding: () => {} });
  const paced = new PacedStdin(input);
  paced.on('readable', () => {});
  for (let at = 0; at < sent.length; at += PASTE.inReadsOf) {
    reads.push(sent.slice(at, at + PASTE.inReadsOf));
    input.emit('readable');
  }
  if (paced.read() !== sent) throw new Error('The paste did not arrive as one.');
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
