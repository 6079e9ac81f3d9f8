import xterm from '@xterm/headless';
import { drawLines } from '../../src/cli/terminal/first-frame.js';
import { themeFor } from '../../src/ui/ink/theme.js';
import { screenView } from '../../src/ui/screens/screen-view.js';
import type { Model } from '../../src/ui/store/model.js';
import type { Display } from '../../src/ui/text/display.js';
import { groundNow } from '../../src/ui/text/drawing.js';
import { type Cell, cellsOf } from './cells.js';
import { readable } from './readable.js';

/** What a terminal of the model's size shows of it. */
export interface PureScreen {
  /** The lines as they are read, without blanks at their ends and without empty ones at the end. */
  readonly text: string;
  /** Lines in use. */
  readonly height: number;
  readonly cells: readonly (readonly Cell[])[];
}

/** Draws a model on a terminal, without the program and without waiting: the frame is a pure value. */
export async function pureScreen(
  model: Model,
  display: Display,
  view: typeof screenView = screenView,
): Promise<PureScreen> {
  const { columns, rows } = model.size;
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const { drawing, saved } = model;
  const theme = themeFor(display.colors, groundNow(display, drawing, saved.settings.theme));
  const frame = drawLines(view(model, display), theme);
  await new Promise<void>((resolve) => terminal.write(frame, resolve));
  const cells = cellsOf(terminal);
  terminal.dispose();
  const lines = cells.map((row) =>
    row
      .map(({ glyph }) => glyph)
      .join('')
      .trimEnd(),
  );
  const height = lines.join('\n').trimEnd().split('\n').length;
  return { text: readable(lines.join('\n')).trimEnd(), height, cells };
}
