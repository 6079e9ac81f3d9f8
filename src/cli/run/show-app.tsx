import { type Instance, render } from 'ink';
import type { Clock } from '../../sim/base/ports.js';
import { App } from '../../ui/ink/app.js';
import { TerminalLoan } from '../../ui/ink/terminal-loan.js';
import type { AppStore } from '../../ui/store/app-store.js';
import type { Display } from '../../ui/text/display.js';
import { createJobControl } from '../terminal/job-control.js';
import { asReadStream, PacedStdin } from '../terminal/paced-stdin.js';
import { steadyOutput } from '../terminal/steady-output.js';

/** What the app is shown with. */
export interface AppOptions {
  readonly store: AppStore;
  readonly clock: Clock;
  readonly display: Display;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Called before the program is stopped for the shell: it may never go on. */
  readonly beforeStop: () => void;
}

/** Frames a second: enough for keys to show at once. */
const MAX_FPS = 60;

/** Ink, with all that comes with it: loaded after the first frame. */
export function showApp({ store, clock, display, stdin, stdout, beforeStop }: AppOptions): Instance {
  const jobs = createJobControl(beforeStop);
  const tree = (
    <>
      <App store={store} clock={clock} display={display} />
      <TerminalLoan onReady={jobs.onReady} />
    </>
  );
  return render(tree, {
    stdin: asReadStream(new PacedStdin(stdin, () => jobs.suspend())),
    stdout: steadyOutput(stdout, display.ascii),
    exitOnCtrlC: false,
    // `CI` in a learner's shell must not turn the screen off.
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: MAX_FPS,
  });
}
