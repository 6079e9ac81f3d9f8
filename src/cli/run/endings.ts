import { ENDING_SIGNALS } from '../system/signals.js';
import { FatalError } from './fatal-error.js';
import { hasNoReader, outputProblem, sayRemark } from './output.js';

/** How the program ends when nobody asked it to: on its own mistakes, and when the terminal or the reader goes away. */

/** 128 + SIGHUP, as shells report it. */
const HANGUP_EXIT_CODE = 129;

/** Gives the terminal back; nothing to do while no screen is open. */
let closeScreen = (): void => {};

/** Tells how the terminal is given back from now on. */
export function endWithScreen(close: () => void): void {
  closeScreen = close;
}

/** Says how saving went; nothing to say while nothing is open. */
let goodbye = (): string => '';

/** Tells what to say about what was saved, from now on. */
export function endTelling(say: () => string): void {
  goodbye = say;
}

/** A mistake of ours must not leave the learner with a broken terminal or a page of code. */
export function endWithMistakes(): void {
  process.once('uncaughtException', fail);
  process.once('unhandledRejection', fail);
}

/**
 * A terminal that is closed under the program leaves it with streams that only fail. What waits to be saved is saved
 * when the program exits, so leaving at once loses nothing.
 */
export function endWithTerminal(): void {
  const end = () => process.exit(HANGUP_EXIT_CODE);
  process.once('SIGHUP', end);
  process.stdout.once('error', end);
  process.stdin.once('error', end).once('end', end);
}

/**
 * Has what waits saved, and the data given back to other labs, before a signal ends the program; that is done by whoever
 * else listens, or else by the system. Of SIGHUP see `endWithTerminal`.
 */
export function releaseBeforeSignals(release: () => void): void {
  for (const signal of ENDING_SIGNALS) {
    process.once(signal, () => {
      release();
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}

/** Whoever reads the output may stop early, like `head`; that is no mistake. An output that takes nothing is told. */
export function endWithReader(): void {
  process.stdout.once('error', (error) => {
    if (hasNoReader(error)) process.exit();
    fail(outputProblem(error));
  });
}

/** Ends the program for a reason, in a sentence or two on the standard error. */
export function fail(error: unknown): void {
  // Where drawing itself is what failed, closing the screen may fail too; the sentence below matters more.
  try {
    closeScreen();
  } catch {}
  if (error instanceof FatalError) {
    sayRemark(`${error.message} ${error.nextStep}`);
    process.exit(error.exitCode);
  }
  const what = error instanceof Error ? error.message : String(error);
  sayRemark(`mfa-lab stopped because of a mistake of its own: ${what}`);
  sayRemark(`${goodbye()} If it happens again, please report it.`.trimStart());
  process.exit(1);
}
