import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
// Whole, because Node itself finds no names in this CommonJS module, and `npm run pictures` is run by Node.
import xterm from '@xterm/headless';
import { type Cell, type CellTheme, cellsOf } from './cells.js';
import { PATIENCE_MILLISECONDS } from './patience.js';
import { readToTheEnd } from './read-to-the-end.js';
import { readable } from './readable.js';
import { isLastShown, WholeFrames } from './whole-frames.js';

const PROGRAM = fileURLToPath(new URL('../../bin/mfa-lab.cjs', import.meta.url));

/**
 * All that the program inherits. Everything else stays outside, above all CI (node-pty would turn `CI: undefined`
 * into the text "undefined", and Ink then draws nothing), NO_COLOR, FORCE_COLOR, NODE_ENV, COLORTERM and MFA_LAB_*.
 */
const INHERITED = ['PATH', 'HOME', 'XDG_CACHE_HOME', 'USER', 'TMPDIR', 'SystemRoot', 'NODE_V8_COVERAGE'];

/** Erases the window, and goes to its first line: with it the lab begins to draw itself anew after a resize. */
const WIPE = '\u001B[2J\u001B[H';

export interface TerminalOptions {
  readonly cols?: number;
  readonly rows?: number;
  /** MFA_LAB_DATA_DIR belongs here: a test must never write into the developer's own folder. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another script than bin/mfa-lab.cjs. */
  readonly program?: string;
  /** A shell command to run instead; `$0` is node and `$1` the program. */
  readonly shell?: string;
  /** Answers nothing of what it is asked, as no real terminal does. */
  readonly isSilent?: boolean;
}

export interface Exit {
  readonly exitCode: number;
  readonly signal: number | undefined;
}

export type OpenTerminal = ReturnType<typeof openTerminal>;

/**
 * Runs the program in a pseudo-terminal whose screen is an xterm. Use with `using`: it ends the program. Whatever is
 * read off the screen is the last whole frame: half a frame never gets there.
 */
export function openTerminal(
  args: readonly string[],
  { cols = 80, rows = 24, env = {}, program = PROGRAM, shell, isSilent = false }: TerminalOptions = {},
) {
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
  const inherited = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const command = [process.execPath, program, ...args];
  const [file = '', ...rest] = shell === undefined ? command : ['sh', '-c', shell, ...command];
  const child = spawn(file, rest, {
    // node-pty puts the name over TERM.
    name: env['TERM'] ?? 'xterm-256color',
    cols,
    rows,
    env: {
      ...Object.fromEntries(inherited),
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      ...env,
    },
  });

  readToTheEnd(child);
  // Where its cursor is, and what kind of terminal it is; until then an Esc may be the beginning of that answer.
  if (!isSilent) terminal.onData((answer) => exit === undefined && child.write(answer));

  let bytes = '';
  let frames = 0;
  let isCursorShown = true;
  /** Whether the lab has begun to draw itself anew after the last resize: it erases all, and fills the empty screen. */
  let isWiped = false;
  /** How much had been written at the last resize. */
  let resizedAt = 0;
  const whole = new WholeFrames();
  const waiting = new Set<() => void>();
  const lookAgain = (): void => {
    for (const look of waiting) look();
  };
  const draw = (piece: string): void =>
    terminal.write(piece, () => {
      frames += 1;
      // One that came before the resize, and whose frame came after it, is of something else.
      if (piece.includes(WIPE) && bytes.includes(WIPE, resizedAt)) isWiped = true;
      isCursorShown = isLastShown(piece) ?? isCursorShown;
      if (isAlternate()) heights.push(lines().findLastIndex((line) => line !== '') + 1);
      lookAgain();
    });
  child.onData((data) => {
    bytes += data;
    for (const piece of whole.take(data)) draw(piece);
    lookAgain();
  });

  let exit: Exit | undefined;
  const exited = new Promise<Exit>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      // It comes back when all output before it is on the screen.
      terminal.write(whole.rest(), () => {
        exit = { exitCode, signal };
        lookAgain();
        resolve(exit);
      });
    });
  });

  const isAlternate = () => terminal.buffer.active.type === 'alternate';

  const lines = () => {
    const { active } = terminal.buffer;
    return Array.from(
      { length: terminal.rows },
      (_line, y) =>
        active
          .getLine(active.viewportY + y)
          // Not further: after a narrowing, xterm's lines on the alternate screen keep what lies beyond the edge.
          ?.translateToString(true, 0, terminal.cols)
          .trimEnd() ?? '',
    );
  };
  const screen = () => readable(lines().join('\n')).trimEnd();

  let heights: number[] = [];
  let scrolls = 0;
  let isSwitched = false;
  // xterm reports the switch to the alternate screen as a scroll, just before it reports the switch.
  terminal.buffer.onBufferChange(() => {
    isSwitched = isAlternate();
  });
  terminal.onScroll(() => {
    if (isSwitched && isAlternate()) scrolls += 1;
  });

  function until(what: string, isTrue: () => boolean, timeout = PATIENCE_MILLISECONDS): Promise<void> {
    // Made here, so that its stack points to the test's own line.
    const failure = new Error();
    return new Promise((resolve, reject) => {
      const fail = (state: string): void => {
        failure.message = `${what}: ${state}. The screen:\n${'─'.repeat(terminal.cols)}\n${screen()}\n`;
        settle(() => reject(failure));
      };
      const look = (): void => {
        if (isTrue()) settle(resolve);
        else if (exit) {
          fail(`the program has ended (exit code ${exit.exitCode}, signal ${exit.signal ?? 0})`);
        }
      };
      const timer = setTimeout(() => fail(`${timeout} ms have passed`), timeout);
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        waiting.delete(look);
        end();
      };
      waiting.add(look);
      look();
    });
  }

  const shows = (text: string | RegExp) => {
    const now = screen();
    return typeof text === 'string' ? now.includes(text) : now.search(text) >= 0;
  };

  return {
    /** The visible lines as they are read, without trailing blanks. */
    screen,
    /** The lines as they are drawn, one item for each row of the terminal. */
    lines,
    /** The visible cells with their colours. */
    cells: (theme?: CellTheme): Cell[][] => cellsOf(terminal, theme),
    /** Where the terminal's own cursor is, from 0; undefined while it is hidden. */
    cursor: () =>
      isCursorShown ? { x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY } : undefined,
    /** All that the program has written so far, escape codes and half a frame included. */
    raw: () => bytes,
    isAlternate,
    /** How many lines of the normal screen have scrolled out at its top. */
    scrollback: () => terminal.buffer.normal.baseY,
    /** How many whole frames have been drawn since the start; on the normal screen, how often something was written. */
    frames: () => frames,
    /**
     * How many rows were in use in each whole frame since the start or the last `resize`. Right after a resize the old
     * frame counts too.
     */
    frameHeights: (): readonly number[] => heights,
    /** How often the alternate screen scrolled: a frame was taller than the terminal. */
    alternateScrolls: () => scrolls,
    send: (keys: string) => child.write(keys),
    resize: (newCols: number, newRows: number) => {
      heights = [];
      isWiped = false;
      resizedAt = bytes.length;
      terminal.resize(newCols, newRows);
      child.resize(newCols, newRows);
    },
    /** Waits until the lab has drawn itself anew after a resize, which must have been to another size. */
    repainted: () => until('not drawn anew after the resize', () => isWiped),
    shows,
    /** Waits until it is true, and looks at each whole frame. Fails at once when the program has ended before. */
    until,
    /** Waits for the text to be on the screen. */
    seen: (text: string | RegExp, timeout?: number) => until(`not seen: ${text}`, () => shows(text), timeout),
    gone: (text: string | RegExp) => until(`still there: ${text}`, () => !shows(text)),
    /** Waits for the text to be written, on a whole frame or not. */
    written: (text: string) => until(`not written: ${JSON.stringify(text)}`, () => bytes.includes(text)),
    /** Waits until the screen shows all that is whole of what was written so far: parsing takes its time. */
    drawn: () => new Promise<void>((resolve) => terminal.write('', resolve)),
    exited,
    isOver: () => exit !== undefined,
    kill: (signal = 'SIGTERM') => child.kill(signal),
    [Symbol.dispose]: () => {
      if (exit === undefined) child.kill('SIGKILL');
      terminal.dispose();
    },
  };
}
