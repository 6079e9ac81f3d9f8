import { type CliCommand, readArgs } from './cli/arguments/args.js';
import type { Command, CommandPorts } from './cli/commands/command.js';
import { FatalError } from './cli/run/fatal-error.js';
import type { OpenLab } from './cli/run/open-lab.js';
import { p256 } from './cli/system/p256.js';
import { systemClock, systemRandom } from './cli/system/system-ports.js';
import { whenPlain } from './ui/plain/when-plain.js';
import { asciiText } from './ui/text/ascii.js';
import type { Display } from './ui/text/display.js';
import { inkColorLevel, readDisplay, withoutColorWishes } from './ui/text/display.js';

type LabCommand = Extract<CliCommand, { readonly kind: 'lab' }>;

/** The composition root: the only file that touches the process. */

async function main(): Promise<void> {
  const command = readArgs(process.argv.slice(2));
  switch (command.kind) {
    case 'version':
      console.log(MFA_LAB_VERSION);
      return;
    case 'help': {
      if (command.command !== null) {
        const { commandHelp } = await import('./cli/arguments/command-help.js');
        console.log(commandHelp(command.command));
        return;
      }
      const { helpText } = await import('./cli/arguments/help-text.js');
      const { dataDirectory } = await import('./cli/storage/document-store.js');
      console.log(helpText(MFA_LAB_VERSION, dataDirectory(process.env['MFA_LAB_DATA_DIR'])));
      return;
    }
    case 'wrong-usage':
      throw new FatalError(
        `${command.message}.`,
        `mfa-lab ${command.command === null ? '' : `${command.command} `}--help shows what it takes.`,
        { exitCode: 2 },
      );
    case 'lab':
      await openAndRun(command);
      return;
    default:
      await runWithoutScreen(command);
  }
}

/** Text goes to the standard output, remarks to the standard error, so that a script reads the one and people both. */
async function runWithoutScreen(command: Command): Promise<void> {
  const { stdout } = process;
  endWithMistakes();
  // Whoever reads the output may stop early, like `head`; that is no mistake.
  stdout.once('error', () => process.exit());
  const { runCommand } = await import('./cli/commands/run-command.js');
  const { text, remarks, exitCode } = await runCommand(command, commandPorts());
  process.exitCode = exitCode;
  // Waited for, because the program exits at the end, and a pipe may still be full then.
  if (text !== '') await new Promise<void>((resolve) => stdout.write(`${text}\n`, () => resolve()));
  for (const remark of remarks) console.error(remark);
}

function commandPorts(): CommandPorts {
  const { env, stdin, stdout, stderr } = process;
  const seams = { now: env['MFA_LAB_NOW'], seed: env['MFA_LAB_SEED'] };
  const clock = systemClock(seams);
  const random = systemRandom(seams);
  const folderOf = (dataDir: string | null) => dataDir ?? (env['MFA_LAB_DATA_DIR'] || undefined);
  return {
    now: () => clock.now(),
    context: () => ({ now: clock.now(), random, signatures: p256 }),
    readLine,
    ask: stdin.isTTY && stderr.isTTY ? ask : null,
    async readSaved(dataDir) {
      const { readSavedFile } = await import('./cli/storage/saved-file.js');
      return readSavedFile(folderOf(dataDir));
    },
    async openSaved(dataDir) {
      const { openSavedFile } = await import('./cli/storage/data-ports.js');
      return openSavedFile(folderOf(dataDir));
    },
    async filesBeside(dataDir) {
      const { listBeside } = await import('./cli/storage/data-ports.js');
      return listBeside(folderOf(dataDir));
    },
    async inspectData(dataDir) {
      const { inspectSavedFile } = await import('./cli/storage/data-ports.js');
      return inspectSavedFile(folderOf(dataDir));
    },
    async machine(settings) {
      const { machineFacts } = await import('./cli/system/read-machine.js');
      return machineFacts(MFA_LAB_VERSION, settings);
    },
    async writePicture(...picture) {
      const { writePictureFile } = await import('./cli/storage/picture-file.js');
      return writePictureFile(...picture);
    },
    terminal: {
      size: stdout.isTTY ? { columns: stdout.columns, rows: stdout.rows } : null,
      isDumb: env['TERM'] === 'dumb',
      async draw(uri, quietZone) {
        const { drawQr } = await import('./ui/text/qr-blocks.js');
        // The 16 colours are known everywhere, whatever the pipe leads to.
        return drawQr(uri, quietZone, stdout.isTTY && stdout.getColorDepth() >= 8 ? 256 : 16);
      },
    },
  };
}

async function readLine(): Promise<string> {
  if (process.stdin.isTTY) console.error('Type or paste the key, then Enter.');
  return firstLine();
}

/** The question goes to the standard error, so that it is seen also where the output goes into a file. */
async function ask(text: string): Promise<string> {
  process.stderr.write(text);
  return firstLine();
}

async function firstLine(): Promise<string> {
  const { createInterface } = await import('node:readline');
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

async function openAndRun(command: LabCommand): Promise<void> {
  const { env, platform, stdin, stdout } = process;
  endWithMistakes();
  const seams = { now: env['MFA_LAB_NOW'], seed: env['MFA_LAB_SEED'] };
  const { openLab } = await import('./cli/run/open-lab.js');
  const lab = openLab({
    lesson: command.lesson,
    dataDir: command.dataDir ?? (env['MFA_LAB_DATA_DIR'] || undefined),
    clock: systemClock(seams),
    random: systemRandom(seams),
  });
  const { isPlain, reason } = whenPlain({
    isAsked: command.plain,
    isSetting: lab.saved.settings.plain,
    isInputTerminal: stdin.isTTY,
    isOutputTerminal: stdout.isTTY,
    env,
  });
  // A pipe has no colours to ask for.
  const colorDepth = stdout.isTTY ? stdout.getColorDepth(withoutColorWishes(env)) : 1;
  const { settings } = lab.saved;
  const display = readDisplay({ env, platform, colorDepth, settings, flags: command });
  await (isPlain ? runAsLines(lab, display, reason) : runOnScreen(lab, display));
  lab.release();
  console.log(lab.goodbye());
}

async function runAsLines(lab: OpenLab, { ascii }: Display, reason: string | null): Promise<void> {
  const { stdin, stdout } = process;
  // Everything is saved as it happens, so whoever stops reading or presses Ctrl+C loses nothing.
  stdout.once('error', () => process.exit());
  const { runPlain } = await import('./cli/run/run-plain.js');
  await runPlain(lab, {
    input: stdin,
    write: (text) => stdout.write(ascii ? asciiText(text) : text),
    columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns - 1 : null,
    isInteractive: stdin.isTTY,
    reason,
    onOpen: (close) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, close);
    },
  });
}

async function runOnScreen(lab: OpenLab, display: Display): Promise<void> {
  const { stdin, stdout } = process;
  // Ink and its colours are loaded after the first frame, and find the environment as it is prepared here.
  prepareInk(display);
  endWithTerminal();
  const { runLab } = await import('./cli/run/run-screen.js');
  await runLab(lab, {
    display,
    stdin,
    stdout,
    onOpen: (close) => {
      closeScreen = close;
    },
  });
}

/** chalk knows FORCE_COLOR but not NO_COLOR, and takes a `CI` in the shell for a terminal without colours. */
function prepareInk(display: Display): void {
  const { env } = process;
  env['FORCE_COLOR'] = inkColorLevel(display, env);
  delete env['CI'];
  delete env['CONTINUOUS_INTEGRATION'];
}

/**
 * A terminal that is closed under the program leaves it with streams that only fail. Everything is saved as it
 * happens, so leaving at once loses nothing.
 */
function endWithTerminal(): void {
  process.once('SIGHUP', () => process.exit(HANGUP_EXIT_CODE));
  process.stdout.once('error', () => process.exit(HANGUP_EXIT_CODE));
  process.stdin.once('error', () => process.exit(HANGUP_EXIT_CODE));
  process.stdin.once('end', () => process.exit(HANGUP_EXIT_CODE));
}

/** 128 + SIGHUP, as shells report it. */
const HANGUP_EXIT_CODE = 129;

/** Gives the terminal back; nothing to do before the screen is open. */
let closeScreen = (): void => {};

/** A mistake of ours must not leave the learner with a broken terminal or a page of code. */
function endWithMistakes(): void {
  process.once('uncaughtException', fail);
  process.once('unhandledRejection', fail);
}

function fail(error: unknown): void {
  // Where drawing itself is what failed, closing the screen may fail too; the sentence below matters more.
  try {
    closeScreen();
  } catch {}
  if (error instanceof FatalError) {
    console.error(`${error.message} ${error.nextStep}`);
    process.exit(error.exitCode);
  }
  const what = error instanceof Error ? error.message : String(error);
  console.error(`mfa-lab stopped because of a mistake of its own: ${what}`);
  console.error('What you did is saved. Start it again to go on; if it happens again, please report it.');
  process.exit(1);
}

// A render timer may still be pending at the end; there is nothing more to wait for.
main().then(() => process.exit(), fail);
