import { readArgs } from './args.js';
import { FatalError } from './fatal-error.js';
import { helpText } from './help-text.js';
import { systemClock, systemRandom } from './system-ports.js';

/** The composition root: the only file that touches the process. */

async function main(): Promise<void> {
  const command = readArgs(process.argv.slice(2));
  switch (command.kind) {
    case 'version':
      console.log(MFA_LAB_VERSION);
      return;
    case 'help': {
      const { dataDirectory } = await import('./storage/document-store.js');
      console.log(helpText(MFA_LAB_VERSION, dataDirectory(process.env['MFA_LAB_DATA_DIR'])));
      return;
    }
    case 'wrong-usage':
      throw new FatalError(`${command.message}.`, 'mfa-lab --help shows what it takes.', { exitCode: 2 });
    case 'lab':
      await runOnTerminal(command.lesson, command.dataDir, command.noColor);
  }
}

async function runOnTerminal(lesson: string | null, dataDir: string | null, noColor: boolean): Promise<void> {
  const { env, stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY || env['TERM'] === 'dumb') {
    throw new FatalError(
      'mfa-lab is a full-screen program and needs a terminal for its input and its output.',
      'Run it in a terminal window, without a pipe.',
    );
  }
  prepareColours(noColor);
  endWithTerminal();
  endWithMistakes();
  const seams = { now: env['MFA_LAB_NOW'], seed: env['MFA_LAB_SEED'] };
  // Ink and its colours are loaded only now, so that they find the environment as it was prepared.
  const { runLab } = await import('./run-lab.js');
  const goodbye = await runLab({
    lesson,
    dataDir: dataDir ?? (env['MFA_LAB_DATA_DIR'] || undefined),
    clock: systemClock(seams),
    random: systemRandom(seams),
    display: { qrColors: stdout.getColorDepth() >= 8 ? 256 : 16 },
    stdin,
    stdout,
    onOpen: (close) => {
      closeScreen = close;
    },
  });
  console.log(goodbye);
}

/** chalk knows FORCE_COLOR but not NO_COLOR, and takes a `CI` in the shell for a terminal without colours. */
function prepareColours(noColor: boolean): void {
  const { env } = process;
  const isNoColorSet = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  if (noColor) env['FORCE_COLOR'] = '0';
  else if (isNoColorSet && env['FORCE_COLOR'] === undefined) env['FORCE_COLOR'] = '0';
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
  closeScreen();
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
