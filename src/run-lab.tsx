import { render } from 'ink';
import type { OpenLab } from './open-lab.js';
import { App } from './ui/app.js';
import { createAppStore } from './ui/app-store.js';
import { asReadStream, PacedStdin } from './ui/paced-stdin.js';
import type { Size } from './ui/store/model.js';
import { FALLBACK_SIZE } from './ui/store/model.js';
import type { Display } from './ui/view/screen-view.js';

/** The terminal that the lab is shown on. */
export interface ScreenOptions {
  readonly display: Display;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Told once the screen is open how to close it and give the terminal back. */
  readonly onOpen: (close: () => void) => void;
}

/** Frames a second: enough for keys to show at once. */
const MAX_FPS = 60;

/** Runs the lab on the full screen until the learner leaves it. */
export async function runLab(lab: OpenLab, options: ScreenOptions): Promise<void> {
  const { stdin, stdout } = options;
  let leave = (): void => {};
  const store = createAppStore(lab.firstModel(sizeOf(stdout)), {
    context: () => lab.context(),
    runEffect(effect, model, dispatch) {
      if (effect.kind === 'exit') leave();
      else void lab.runEffect(effect, model, dispatch);
    },
  });
  store.dispatch(lab.firstMessage);
  // Before the first frame: Ink does it only after, and a key typed in between would be echoed into the screen.
  stdin.setRawMode(true);
  const app = render(<App store={store} clock={lab.clock} display={options.display} />, {
    stdin: asReadStream(new PacedStdin(stdin)),
    stdout,
    exitOnCtrlC: false,
    // `CI` in a learner's shell must not turn the screen off.
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: MAX_FPS,
  });
  leave = () => app.unmount();
  options.onOpen(leave);
  await app.waitUntilExit();
}

function sizeOf({ columns, rows }: NodeJS.WriteStream): Size {
  return columns > 0 && rows > 0 ? { columns, rows } : FALLBACK_SIZE;
}
