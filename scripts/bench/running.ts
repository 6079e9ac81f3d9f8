import type { Model } from '../../src/ui/store/model.js';
import type { InstalledNode } from '../nodes.js';
import type { Table } from './figures.js';
import { against, median, ms, quantile } from './figures.js';
import { atACountdown, finishedCourse, saveIn } from './learners.js';
import type { Watched } from './program.js';
import { cleanEnvironment, cpuMilliseconds, PROGRAM, peakMemory, temporaryFolder, watch } from './program.js';

const IDLE_SECONDS = 20;
/** Seconds until everything that the start put off is done. */
const SETTLING_SECONDS = 2;
/** As a quick person types. */
const KEY_GAP_MILLISECONDS = 80;
const KEYS = 100;

const DOWN = '\u001B[B';
const UP = '\u001B[A';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A lab that is running: how quick its keys are, what it costs when nobody touches it, and how much memory it takes. */
export async function measureRunning(node: InstalledNode): Promise<Table> {
  const [lab, end] = await openAt(node, atACountdown());
  const idle = await idleCost(lab);
  const inTask = await answers(lab, DIGITS);
  lab.press('l');
  await lab.seen('full course');
  await pause(200);
  const inList = await answers(lab, (count) => (count % 2 === 0 ? DOWN : UP));
  const memory = peakMemory(lab.pid);
  await end();
  const [graduate, endGraduate] = await openAt(node, atACountdown(finishedCourse()));
  const afterAll = await answers(graduate, DIGITS);
  await endGraduate();
  return {
    title: `While it runs, on Node ${node.version}`,
    method: `Keys: ${KEYS} on each screen, ${KEY_GAP_MILLISECONDS} ms apart, from the write into the pseudo-terminal to the first byte that comes back; CPU time of all threads over all of them, saving included, as Linux counts it. Idle: a task of lesson 6 with its countdown, 80x24, watched for ${IDLE_SECONDS} s and scaled to a minute. Memory: the most that was resident, after all this.`,
    head: ['', 'measured', 'target'],
    rows: [
      keyRow('digit in a task', inTask),
      keyRow('digit in a task, after the whole course', afterAll),
      keyRow('arrow in the list', inList),
      cpuRow('digit in a task', inTask),
      cpuRow('digit in a task, after the whole course', afterAll),
      ...idle,
      memoryRow(memory),
    ],
  };
}

/** Digits into the field, and out of it. */
const DIGITS = (count: number): string => (count % 2 === 0 ? '4' : '\u007F');

/** Opens the lab of a learner; answers it, and what ends it. */
async function openAt(node: InstalledNode, learner: Model): Promise<readonly [Watched, () => Promise<void>]> {
  const data = temporaryFolder();
  saveIn(data.folder, learner);
  const lab = watch(
    node.program,
    [PROGRAM],
    // Early in a time step, and no boundary of one within the idle time.
    cleanEnvironment({ MFA_LAB_DATA_DIR: data.folder, MFA_LAB_NOW: '1800000001' }),
  );
  await lab.seen('quit');
  await pause(SETTLING_SECONDS * 1000);
  const end = async () => {
    await lab.end();
    data.remove();
  };
  return [lab, end];
}

/** How quickly keys were answered, in milliseconds, and the CPU time that all of them took. */
interface Answers {
  readonly times: readonly number[];
  readonly cpu: number | null;
}

async function answers(lab: Watched, keyOf: (count: number) => string): Promise<Answers> {
  const times: number[] = [];
  const before = cpuMilliseconds(lab.pid);
  for (let count = 0; count < KEYS; count += 1) {
    times.push(await lab.answer(keyOf(count)));
    await pause(KEY_GAP_MILLISECONDS);
  }
  const after = cpuMilliseconds(lab.pid);
  return { times, cpu: before === null || after === null ? null : after - before };
}

function keyRow(what: string, { times }: Answers): readonly string[] {
  const slow = quantile(times, 0.95);
  return [
    `key to frame, ${what}`,
    `median ${ms(median(times))}, 95th percentile ${ms(slow)}`,
    against(slow < 33, '95th percentile under 33 ms'),
  ];
}

function cpuRow(what: string, { cpu }: Answers): readonly string[] {
  return [`CPU a key, ${what}`, cpu === null ? 'not measured: needs Linux' : ms(cpu / KEYS), ''];
}

async function idleCost(lab: Watched): Promise<readonly (readonly string[])[]> {
  const [cpuBefore, writtenBefore] = [cpuMilliseconds(lab.pid), lab.written()];
  await pause(IDLE_SECONDS * 1000);
  const [cpuAfter, written] = [cpuMilliseconds(lab.pid), lab.written() - writtenBefore];
  const bytesPerTick = written / IDLE_SECONDS;
  const written60 = [
    'bytes written, idle',
    `${Math.round(bytesPerTick * 60)} a minute, ${Math.round(bytesPerTick)} a tick`,
  ];
  const isMet = against(bytesPerTick < 500, 'under 500 a tick');
  if (cpuBefore === null || cpuAfter === null) {
    return [
      ['CPU, idle', 'not measured: needs Linux', ''],
      [...written60, isMet],
    ];
  }
  const cpu = cpuAfter - cpuBefore;
  const share = cpu / (IDLE_SECONDS * 1000);
  return [
    [
      'CPU, idle',
      `${Math.round((cpu * 60) / IDLE_SECONDS)} ms a minute, ${(share * 100).toFixed(2)} % of a core`,
      against(share < 0.01, 'under 1 % of a core'),
    ],
    [...written60, isMet],
  ];
}

function memoryRow(bytes: number | null): readonly string[] {
  if (bytes === null) return ['memory, most', 'not measured: needs Linux', ''];
  return ['memory, most', `${Math.round(bytes / 1e6)} MB`, against(bytes < 110e6, 'under 110 MB')];
}
