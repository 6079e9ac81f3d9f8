import type { LendTerminal } from '../../ui/ink/terminal-loan.js';

/** Enters the alternate screen, empties it, and goes to its first line, where Ink begins to draw. */
const TAKE_SCREEN = '\u001B[?1049h\u001B[2J\u001B[H';

/** Stopping and going on, as the learner's shell knows it. */
export interface JobControl {
  /** Ctrl+Z was pressed: gives the terminal back, and stops until `fg`. */
  suspend(): void;
  /** Gives the terminal to somebody else for as long as `use` runs, such as a program that is waited for. */
  lend(use: () => void): Promise<void>;
  /** For the component that knows how to lend the terminal. */
  readonly onReady: (lend: LendTerminal) => () => void;
}

/**
 * Lets the lab be stopped and continued: by Ctrl+Z, which a terminal in raw mode hands over as a key, by SIGTSTP, and by
 * SIGSTOP, of which a program hears nothing until it goes on. Without job control (Windows; a terminal that runs
 * nothing but the lab) the system stops nobody, and the screen comes back at once. `beforeStop` is called first of all.
 */
export function createJobControl(beforeStop: () => void): JobControl {
  let lend: LendTerminal | undefined;
  let isLent = false;
  /** Ctrl+Z was pressed while the terminal was not yet ours again. */
  let wanted: number | null = null;

  async function leave(use: () => void): Promise<void> {
    if (lend === undefined || isLent) return;
    isLent = true;
    try {
      await lend(async () => {
        use();
        await signalsHandled();
        // To the terminal itself: what Ink writes here goes to an output that has the screen open already.
        process.stdout.write(TAKE_SCREEN);
      });
    } finally {
      isLent = false;
    }
    // A stopped program is not told that its window has another size now.
    process.kill(process.pid, 'SIGWINCH');
    if (wanted === null) return;
    const target = wanted;
    wanted = null;
    suspend(target);
  }

  const suspend = (target: number) => {
    beforeStop();
    if (isLent) wanted = target;
    else void leave(() => stop(target, onStop));
  };
  const onStop = () => suspend(process.pid);
  const onContinue = () => void leave(() => undefined);
  const isPossible = process.platform !== 'win32';

  return {
    lend: (use) =>
      leave(() => {
        // Ctrl+Z in there stops us as well: only then does the shell get the terminal.
        process.off('SIGTSTP', onStop);
        try {
          use();
        } finally {
          if (isPossible) process.on('SIGTSTP', onStop);
        }
      }),
    // The whole group, as the terminal does it: `npm start` waits for the lab, and the shell for npm.
    suspend: () => (isPossible ? suspend(WHOLE_GROUP) : undefined),
    onReady(ready) {
      lend = ready;
      if (isPossible) process.on('SIGTSTP', onStop).on('SIGCONT', onContinue);
      return () => {
        lend = undefined;
        process.off('SIGTSTP', onStop).off('SIGCONT', onContinue);
      };
    },
  };
}

/**
 * Whoever is ended while stopped goes on only to end. That must happen before anything is done to the terminal, which
 * is the shell's then: the system would stop us again.
 */
async function signalsHandled(): Promise<void> {
  // Signals are heard between two turns of the event loop; this turn may be half over.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** What `kill` takes for the processes that were started together with this one. */
const WHOLE_GROUP = 0;

/** Comes back when the program goes on. Only without a listener does the system stop it. */
function stop(target: number, listener: () => void): void {
  process.off('SIGTSTP', listener);
  process.kill(target, 'SIGTSTP');
  process.on('SIGTSTP', listener);
}
