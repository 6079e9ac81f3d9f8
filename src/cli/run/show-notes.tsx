import { render } from 'ink';
import type { NotesView } from '../../ui/ink/notes-app.js';
import { NotesApp } from '../../ui/ink/notes-app.js';
import { TerminalLoan } from '../../ui/ink/terminal-loan.js';
import { themeFor } from '../../ui/ink/theme.js';
import type { NotesStore } from '../../ui/screens/notes/notes-store.js';
import type { Display } from '../../ui/text/display.js';
import type { Ground } from '../../ui/text/ground.js';
import { createJobControl } from '../terminal/job-control.js';
import { asReadStream, PacedStdin } from '../terminal/paced-stdin.js';
import { steadyOutput } from '../terminal/steady-output.js';
import { endWithScreen } from './endings.js';

/** The notes on the screen. */
export interface ShownNotes {
  leave(): void;
  waitUntilExit(): Promise<unknown>;
}

/** A second goes by: the time of day stands above the notes. */
const SECOND_MS = 1000;

/** Draws the notes with Ink. They need no first frame before it: nobody waits for them with a finger on a key. */
export function showNotes(store: NotesStore, view: NotesView, display: Display, ground: Ground): ShownNotes {
  const { stdin, stdout } = process;
  const jobs = createJobControl(() => {});
  const tree = (
    <>
      <NotesApp store={store} view={view} display={display} theme={themeFor(display.colors, ground)} />
      <TerminalLoan onReady={jobs.onReady} />
    </>
  );
  const app = render(tree, {
    stdin: asReadStream(new PacedStdin(stdin, () => jobs.suspend())),
    stdout: steadyOutput(stdout, () => display.ascii),
    exitOnCtrlC: false,
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
  });
  const ticking = setInterval(() => store.tick(), SECOND_MS);
  const leave = (): void => {
    clearInterval(ticking);
    app.unmount();
  };
  endWithScreen(leave);
  return { leave, waitUntilExit: () => app.waitUntilExit() };
}
