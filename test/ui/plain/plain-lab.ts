import { PassThrough } from 'node:stream';
import type { DoorKeeper } from '../../../src/cli/run/door-keeper.js';
import type { OpenLab } from '../../../src/cli/run/open-lab.js';
import { runPlain } from '../../../src/cli/run/run-plain.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import type { Model } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED, type SavedState } from '../../../src/ui/store/model.js';
import type { Lines } from '../../course/plain-walker.js';
import { plainWalker } from '../../course/plain-walker.js';
import type { Walker } from '../../course/walker.js';
import { fakeContext, SOME_TIME } from '../../helpers/fake-ports.js';

/** The lab as lines over a pipe inside this process, with a clock that only moves when it is told to. */
export function plainLab({
  saved = NOTHING_SAVED,
  lessonId = null as string | null,
  reason = null as string | null,
  door = null as DoorKeeper | null,
} = {}) {
  const context = fakeContext();
  let now = SOME_TIME;
  let output = '';
  let look = (): void => {};
  let last: Model | undefined;
  const input = new PassThrough();
  const time = () => epochSeconds(now);
  const lab: OpenLab = {
    saved,
    clock: { now: time },
    firstModel: (size) => firstModel(saved, time(), size, []),
    firstMessage:
      lessonId === null
        ? { kind: 'resumed', now: time() }
        : { kind: 'lesson-asked-for', lessonId, now: time() },
    context: () => ({ ...context, now: time() }),
    async runEffect(effect, model, dispatch) {
      last = model;
      if (effect.kind === 'write-plan') dispatch({ kind: 'plan-written', path: 'recovery-plan.md' });
      if (effect.kind === 'write-qr-file') dispatch({ kind: 'qr-file-written', path: 'qr.png' });
    },
    door,
    saveNow: () => undefined,
    release: () => undefined,
    isSaved: () => true,
    goodbye: () => 'goodbye',
  };
  const ended = runPlain(lab, {
    input,
    write: (text) => {
      output += text;
      look();
    },
    columns: null,
    isInteractive: false,
    keys: null,
    isTimeTold: false,
    reason,
    onOpen: () => undefined,
  });
  const lines: Lines = {
    output: () => output,
    send: (line) => input.write(`${line}\n`),
    until: (_what, isTrue) =>
      new Promise((resolve) => {
        look = () => (isTrue() ? resolve() : undefined);
        look();
      }),
    async letPass(seconds) {
      now += seconds;
    },
  };
  return {
    ...lines,
    now: () => now,
    /** What was saved last. */
    saved: (): SavedState => last?.saved ?? saved,
    /** Ends the input, and waits for the end of the run. */
    async end(): Promise<string> {
      input.end();
      await ended;
      return output;
    },
    ended,
  };
}

/** Turns of the event loop after which nothing more is said to a line. */
const AT_REST = 300;

/** Waits until it is true, or until the lab has nothing more to say: a walk that is stuck says where. */
async function orAtRest(
  { output }: Pick<Lines, 'output'>,
  what: string,
  isTrue: () => boolean,
): Promise<void> {
  for (let turn = 0; turn < AT_REST; turn += 1) {
    if (isTrue()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`${what}\n${output().slice(-2500)}`);
}

/** Walks through a lab that answers at once. */
export function walkerOf(lab: Lines): Walker {
  return plainWalker({ ...lab, until: (what, isTrue) => orAtRest(lab, what, isTrue) });
}
