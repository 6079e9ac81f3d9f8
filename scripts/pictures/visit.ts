import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findLesson } from '../../src/lessons/catalog.js';
import type { Cell, CellTheme } from '../../test/helpers/cells.js';
import { openTerminal } from '../../test/helpers/terminal.js';

/** The lab of a picture, and the hands that bring it to the moment worth showing. */
export type Visit = ReturnType<typeof startVisit>;

/** Where the clock stands still, in unix seconds: three seconds into a time step. */
export const NOW = 1_800_000_003;

export const ENTER = '\r';
const TAB = '\t';
/** How long a key that may change nothing is given, in milliseconds. */
const TAP_MS = 1500;
/** More Tabs than any page has things to choose. */
const ROUND = 40;

/** What is visited: the built program with these words, in a window of this size. */
export interface Visited {
  readonly args: readonly string[];
  readonly cols: number;
  readonly rows: number;
  /** Of another program than that of this checkout, its `bin/mfa-lab.cjs`. */
  readonly program?: string;
  /** What its terminal says of itself, beside what all of them say. */
  readonly env?: Readonly<Record<string, string>>;
  /** What a learner has kept, as it lies in `progress.json`. */
  readonly kept?: string;
}

/** The built program in a terminal, where neither time nor chance changes what it shows. */
function startVisit({ args, cols, rows, program, env: more }: Visited, folder: string) {
  const env = {
    MFA_LAB_DATA_DIR: folder,
    MFA_LAB_NOW: `${NOW},stopped`,
    MFA_LAB_SEED: '1',
    COLORTERM: 'truecolor',
    // The pictures have a dark background, and nobody who could be asked for it.
    COLORFGBG: '15;0',
    ...more,
  };
  const lab = openTerminal(args, { cols, rows, env, ...(program === undefined ? {} : { program }) });

  /** Presses a key that changes something, and waits for the whole frame with the change. */
  async function press(key: string): Promise<void> {
    const before = lab.screen();
    lab.send(key);
    await lab.until(`no change by ${JSON.stringify(key)}`, () => lab.screen() !== before);
  }

  /** How often the plain mode has asked for a line. */
  const prompts = () => lab.raw().split('\n> ').length - 1;
  const step = () => Number(/ step (\d+)\//.exec(lab.screen())?.[1]);

  return {
    /** Waits for the whole frame with the text. */
    seen: (text: string | RegExp) => lab.seen(text),
    press,
    /** Keys of which it does not matter whether they change anything: what else is shown is waited for by a moment. */
    async tap(keys: readonly string[]): Promise<void> {
      for (const key of keys) {
        const before = lab.frames();
        lab.send(key);
        await lab.until('no frame', () => lab.frames() > before, TAP_MS).catch(() => undefined);
        await lab.drawn();
      }
    },
    /** One key after the other. */
    async type(keys: string): Promise<void> {
      for (const key of keys) await press(key);
    },
    /** A line of the plain mode, up to its next prompt. */
    async line(text: string): Promise<void> {
      await lab.until('no prompt', () => prompts() > 0);
      const before = prompts();
      lab.send(text + ENTER);
      await lab.until(`no answer to ${text}`, () => prompts() > before);
      await lab.drawn();
    },
    screen: () => lab.screen(),
    cells: (theme?: CellTheme): readonly (readonly Cell[])[] => lab.cells(theme),
    /** Skips all before a step of the lesson that is open. */
    async skipTo(lessonId: string, stepId: string): Promise<void> {
      const wanted = 1 + (findLesson(lessonId)?.steps.findIndex(({ id }) => id === stepId) ?? -1);
      if (wanted < 1) throw new Error(`There is no step ${stepId} in ${lessonId}.`);
      await this.skipToStep(wanted);
      // What is expected of a task is not said.
      if (lab.screen().includes('I am not sure')) await press(ENTER);
    },
    /** The same, to the step of this number of whatever lesson is open, and of its question what is expected. */
    async skipToStep(wanted: number): Promise<void> {
      await lab.until('no step', () => step() > 0);
      while (step() < wanted) {
        const here = step();
        // Where there is nothing to do, Enter goes on; the rest is skipped, though not every footer has room to say so.
        await press(/\bEnter next\b/.test(lab.screen()) ? ENTER : 's');
        if (step() === here) await press(ENTER);
      }
    },
    /** Moves the focus with Tab to what is called so. */
    async focus(name: string): Promise<void> {
      // What has a line of its own stands a column behind its mark.
      const isThere = () => [`>${name}`, `> ${name}`].some((words) => lab.screen().includes(words));
      for (let tabs = 0; !isThere(); tabs += 1) {
        if (tabs > ROUND) throw new Error(`No way with Tab to ${name}:\n${lab.screen()}`);
        await press(TAB);
      }
    },
    /** The code that the lab's phone shows; the newest entry's, if there are several. */
    phoneCode(): string {
      // Drawn as `123 456`, said as `1 2 3, 4 5 6`.
      const [, code = ''] =
        [...lab.screen().matchAll(/(?:│ +|^code: )(\d{3} \d{3}|(?:\d[ ,]+){5}\d)$/gm)].at(-1) ?? [];
      if (code === '') throw new Error(`No phone shows a code:\n${lab.screen()}`);
      return code.replace(/\D/g, '');
    },
    end: () => lab[Symbol.dispose](),
  };
}

/** Opens the lab for as long as `walk` takes. */
export async function visit<Result>(
  visited: Visited,
  walk: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-pictures-'));
  if (visited.kept !== undefined) writeFileSync(path.join(folder, 'progress.json'), visited.kept);
  const opened = startVisit(visited, folder);
  try {
    return await walk(opened);
  } finally {
    opened.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
