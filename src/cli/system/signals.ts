import os from 'node:os';

/**
 * Signals that end a program and can be caught, where the system has them. SIGHUP has a meaning of its own (the terminal
 * is gone), SIGSEGV and its like are faults after which nothing of ours may run, and SIGPROF is Node's own.
 */
const NAMES = [
  'SIGTERM',
  'SIGINT',
  'SIGQUIT',
  'SIGABRT',
  'SIGALRM',
  'SIGVTALRM',
  'SIGUSR2',
  'SIGXCPU',
  'SIGXFSZ',
  'SIGTRAP',
  'SIGSYS',
  'SIGIO',
  'SIGPWR',
  'SIGSTKFLT',
] as const satisfies readonly NodeJS.Signals[];

/** The signals of `NAMES` that this system knows. */
export const ENDING_SIGNALS: readonly NodeJS.Signals[] = NAMES.filter((name) => name in os.constants.signals);

/** The exit code of a program that a signal ended, as shells report it. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + os.constants.signals[signal];
}
