import { render } from 'ink';
import type { Clock } from '../../sim/base/ports.js';
import { App } from '../../ui/ink/app.js';
import { TerminalLoan } from '../../ui/ink/terminal-loan.js';
import type { Look } from '../../ui/screens/look.js';
import type { AppStore } from '../../ui/store/app-store.js';
import type { Display } from '../../ui/text/display.js';
import { displayNow } from '../../ui/text/drawing.js';
import { createJobControl } from '../terminal/job-control.js';
import { asReadStream, PacedStdin } from '../terminal/paced-stdin.js';
import { steadyOutput } from '../terminal/steady-output.js';
import type { Answer } from '../terminal/terminal-answers.js';

/** What a terminal may be asked. */
export interface Asked {
  readonly width: boolean;
  readonly background: boolean;
}

/** What the app is shown with. */
export interface AppOptions {
  readonly store: AppStore;
  readonly clock: Clock;
  readonly display: Display;
  readonly look: Look;
  /** What the terminal was asked with the first frame. */
  readonly asked: Asked;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Called before the program is stopped for the shell: it may never go on. */
  readonly beforeStop: () => void;
}

/** The app on the screen. */
export interface RunningApp {
  /** Leaves the screen once the terminal has answered or had time to: the shell would take a late answer for typed. */
  leave(): void;
  leaveNow(): void;
  waitUntilExit(): Promise<unknown>;
  /** Gives the terminal to a program that is waited for. */
  lend(use: () => void): Promise<void>;
}

/** How long the answer of the terminal is waited for at the end, in milliseconds, where none has come. */
const ANSWER_MS = 100;

/** Frames a second: enough for keys to show at once. */
const MAX_FPS = 60;

/** Ink, with all that comes with it: loaded after the first frame. */
export function showApp(options: AppOptions): RunningApp {
  const { store, clock, display, look, asked, stdin, stdout, beforeStop } = options;
  const jobs = createJobControl(beforeStop);
  let isAsked = asked.width || asked.background;
  const onAnswer = isAsked ? hear : null;
  function hear(answer: Answer): void {
    // The last one: only the question for the background has an end behind it.
    if (answer.kind === (asked.background ? 'end' : 'width')) isAsked = false;
    if (answer.kind === 'width' && answer.isWide) store.dispatch({ kind: 'found-wide' });
    if (answer.kind === 'background' && answer.color !== null) {
      store.dispatch({ kind: 'found-background', color: answer.color });
    }
  }
  const tree = (
    <>
      <App store={store} clock={clock} display={display} look={look} />
      <TerminalLoan onReady={jobs.onReady} />
    </>
  );
  const app = render(tree, {
    stdin: asReadStream(new PacedStdin(stdin, () => jobs.suspend(), onAnswer)),
    stdout: steadyOutput(stdout, () => displayNow(display, store.get().drawing).ascii),
    exitOnCtrlC: false,
    // `CI` in a learner's shell must not turn the screen off.
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: MAX_FPS,
  });
  const leave = (): void => app.unmount();
  return {
    leaveNow: leave,
    leave: () => void (isAsked ? setTimeout(leave, ANSWER_MS) : leave()),
    waitUntilExit: () => app.waitUntilExit(),
    lend: (use) => jobs.lend(use),
  };
}
