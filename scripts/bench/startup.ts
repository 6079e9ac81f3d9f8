import { cpSync } from 'node:fs';
import type { InstalledNode } from '../nodes.js';
import type { Table } from './figures.js';
import { against, interleave, median, ms } from './figures.js';
import { atACountdown, saveIn } from './learners.js';
import type { Watched } from './program.js';
import { cleanEnvironment, PROGRAM, temporaryFolder, timeToExit, watch } from './program.js';

/** The first question, on the first start. */
const FIRST_START = 'Which phone will you use?';
/** The last line of the frame at which a learner comes back. */
const COME_BACK = 'quit';
const FIRST = 'first frame, first start';
const BACK = 'first frame, back at a task';
/** After so long all that a page takes has been kept, in milliseconds. */
const SETTLED_MS = 1500;
const SOME_KEY = 'JBSWY3DPEHPK3PXP';

/** `node -e 0` may be exceeded by this factor until the first frame. */
function targetFactor(major: number): number {
  return major < 22 ? 3 : 5;
}

/** From the start of the process to what a person waits for. */
export async function measureStartup(node: InstalledNode, runs: number): Promise<Table> {
  const learner = temporaryFolder();
  saveIn(learner.folder, atACountdown());
  const caches = temporaryFolder();
  const env = cleanEnvironment({ XDG_CACHE_HOME: caches.folder, MFA_LAB_NOW: '1800000003' });
  const start = { node: node.program, env };
  // To their proper ends, so that what is kept of the compiled program is there for the others: a first session, and one in
  // the task that is come back to.
  await firstKey({ ...start, ending: 'SIGHUP' });
  const inTask = { ...start, learner: learner.folder, ending: 'SIGHUP' };
  await withLab(inTask, async (lab) => {
    const time = await lab.seen(COME_BACK);
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    return time;
  });
  const results = await interleave(runs, {
    'node -e 0': () => timeToExit(node.program, ['-e', '0'], env),
    [FIRST]: () => firstFrame(start, FIRST_START),
    [BACK]: () => firstFrame({ ...start, learner: learner.folder }, COME_BACK),
    'first frame, nothing kept compiled': () =>
      firstFrame({ ...start, env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1' } }, FIRST_START),
    'first key answered, pressed at the first frame': () => firstKey(start),
    '`mfa-lab --version`': () => timeToExit(node.program, [PROGRAM, '--version'], env),
    '`mfa-lab code --secret KEY`': () =>
      timeToExit(node.program, [PROGRAM, 'code', '--secret', SOME_KEY], env),
  });
  learner.remove();
  caches.remove();
  const base = median(results.get('node -e 0') ?? []);
  const factor = targetFactor(node.major);
  return {
    title: `Start-up on Node ${node.version}`,
    method: `From spawn to the moment the text is there (first frames, in a pseudo-terminal of 80x24) or the process has ended (the others); medians of ${runs} rounds, in each of which all of them ran once.`,
    head: ['', 'median', 'beside `node -e 0`', 'target'],
    rows: [...results].map(([name, times]) => {
      const ratio = median(times) / base;
      const isJudged = name === FIRST || name === BACK;
      const target = isJudged ? against(ratio <= factor, `at most ${factor}x`) : '';
      return [name, ms(median(times)), `${ratio.toFixed(1)}x`, target];
    }),
  };
}

interface Start {
  readonly node: string;
  readonly env: Record<string, string>;
  /** A folder with a learner's data; none for somebody new. */
  readonly learner?: string;
  readonly ending?: string;
}

function firstFrame(start: Start, text: string): Promise<number> {
  return withLab(start, (lab) => lab.seen(text));
}

/** A key that is pressed as soon as there is something to read waits for Ink. */
function firstKey(start: Start): Promise<number> {
  return withLab(start, async (lab) => {
    await lab.seen(FIRST_START);
    lab.press('a');
    return lab.seen('full course');
  });
}

/** Each lab has a folder of its own: a killed one leaves its lock, and the next would have to judge it. */
async function withLab(
  { node, env, learner, ending }: Start,
  measure: (lab: Watched) => Promise<number>,
): Promise<number> {
  const data = temporaryFolder();
  if (learner !== undefined) cpSync(learner, data.folder, { recursive: true });
  const lab = watch(node, [PROGRAM], { ...env, MFA_LAB_DATA_DIR: data.folder });
  const time = await measure(lab);
  await lab.end(ending);
  data.remove();
  return time;
}
