import { whenPlain } from '../../ui/plain/when-plain.js';
import { asciiText } from '../../ui/text/ascii.js';
import type { Display } from '../../ui/text/display.js';
import type { LabCommand } from '../arguments/args.js';
import type { ClassReading } from '../commands/command.js';
import { hasClassIn } from '../storage/class-place.js';
import { dataFolder, systemPorts } from '../system/environment.js';
import { prepareInk } from '../system/prepare-ink.js';
import { ENDING_SIGNALS } from '../system/signals.js';
import { terminalDisplay } from '../system/terminal-display.js';
import { systemTimer } from '../system/timer.js';
import {
  endTelling,
  endWithMistakes,
  endWithReader,
  endWithScreen,
  endWithTerminal,
  releaseBeforeSignals,
} from './endings.js';
import type { OpenLab } from './open-lab.js';
import { openLab } from './open-lab.js';
import { sayLines } from './output.js';
import type { PlainDriver } from './run-plain.js';
import type { Show } from './run-screen.js';
import { runScreen } from './run-screen.js';

/** Opens the lab and runs it, on the full screen or as lines, until the learner leaves it. */
export async function runLab(command: LabCommand): Promise<void> {
  endWithMistakes();
  const dataDir = dataFolder(command.dataDir);
  const lab = openLab({
    lesson: command.lesson,
    dataDir,
    ...systemPorts(),
    ids: systemPorts().random,
    joined: await joinedIn(dataDir),
    timer: systemTimer,
  });
  await runOpened(lab, command);
}

/** What is run in place of the learner's lab. */
export interface Instead {
  readonly show: Show;
  readonly driver: PlainDriver;
}

/** How it is run. */
export type RunFlags = Pick<LabCommand, 'plain' | 'ascii' | 'noColor' | 'reducedMotion'>;

/** Runs what was opened, on the full screen or as lines, and says goodbye. */
export async function runOpened(lab: OpenLab, flags: RunFlags, instead?: Instead): Promise<void> {
  const { env, stdin, stdout } = process;
  endTelling(() => {
    lab.release();
    return lab.goodbye();
  });
  // Before Ink listens to them: it ends the program only when nobody else does.
  releaseBeforeSignals(lab.release);
  const { settings } = lab.saved;
  const { isPlain, reason } = whenPlain({
    isAsked: flags.plain,
    isSetting: settings.plain,
    isInputTerminal: stdin.isTTY,
    isOutputTerminal: stdout.isTTY,
    env,
  });
  const display = terminalDisplay(settings, flags);
  await (isPlain
    ? runAsLines(lab, display, reason, instead?.driver)
    : runOnScreen(lab, display, instead?.show));
  lab.release();
  if (!lab.isSaved()) process.exitCode = 1;
  await sayLines(lab.goodbye());
}

/** Hardly anybody is in a class, and who is not does not wait for what reads one. */
async function joinedIn(dataDir: string | undefined): Promise<ClassReading> {
  if (!hasClassIn(dataDir)) return { kind: 'none' };
  const { readClassIn } = await import('../storage/class-store.js');
  return readClassIn(dataDir);
}

async function runAsLines(
  lab: OpenLab,
  { ascii }: Display,
  reason: string | null,
  driver?: PlainDriver,
): Promise<void> {
  const { env, stdin, stdout } = process;
  // Everything is saved as it happens, so whoever stops reading or presses Ctrl+C loses nothing.
  endWithReader();
  // Emacs, whose TERM is dumb, has the line that is being typed in its own hands, and keeps it together.
  const isEditor = stdin.isTTY && env['TERM'] === 'dumb';
  const isShown = stdin.isTTY && stdout.isTTY && !isEditor;
  const { runPlain } = await import('./run-plain.js');
  await runPlain(lab, {
    input: stdin,
    write: (text) => stdout.write(ascii ? asciiText(text) : text),
    columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns - 1 : null,
    isInteractive: stdin.isTTY,
    keys: isShown ? stdin : null,
    isTimeTold: isShown || isEditor,
    reason,
    onOpen: (close) => {
      for (const signal of [...ENDING_SIGNALS, 'SIGHUP'] as const) process.once(signal, close);
    },
    ...(driver === undefined ? {} : { driver }),
  });
}

async function runOnScreen(lab: OpenLab, display: Display, show?: Show): Promise<void> {
  const { stdin, stdout } = process;
  // Ink and its colours are loaded after the first frame, and find the environment as it is prepared here.
  prepareInk(display);
  endWithTerminal();
  await runScreen(lab, { display, stdin, stdout, onOpen: endWithScreen }, show);
}
