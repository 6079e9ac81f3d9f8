import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
// Whole, because Node itself finds no names in this CommonJS module, and `npm run pictures` is run by Node.
import xterm from '@xterm/headless';
import { type Cell, type CellTheme, cellsOf } from './cells.js';

const PROGRAM = fileURLToPath(new URL('../../bin/mfa-lab.cjs', import.meta.url));

/**
 * All that the program inherits. Everything else stays outside, above all CI (node-pty would turn `CI: undefined`
 * into the text "undefined", and Ink then draws nothing), NO_COLOR, FORCE_COLOR, NODE_ENV, COLORTERM and MFA_LAB_*.
 */
const INHERITED = ['PATH', 'HOME', 'USER', 'TMPDIR', 'SystemRoot', 'NODE_V8_COVERAGE'];

const POLL_MILLISECONDS = 10;
const PATIENCE_MILLISECONDS = 10_000;

export interface TerminalOptions {
  readonly cols?: number;
  readonly rows?: number;
  /** MFA_LAB_DATA_DIR belongs here: a test must never write into the developer's own folder. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another script than bin/mfa-lab.cjs. */
  readonly program?: string;
  /** A shell command to run instead; `$0` is node and `$1` the program. */
  readonly shell?: string;
}

export interface Exit {
  readonly exitCode: number;
  readonly signal: number | undefined;
}

export type OpenTerminal = ReturnType<typeof openTerminal>;

/** Runs the program in a pseudo-terminal whose screen is an xterm. Use with `using`: it ends the program. */
export function openTerminal(
  args: readonly string[],
  { cols = 80, rows = 24, env = {}, program = PROGRAM, shell }: TerminalOptions = {},
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

  let bytes = '';
  child.onData((data) => {
    bytes += data;
    terminal.write(data);
  });

  let exit: Exit | undefined;
  const exited = new Promise<Exit>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      // The empty write comes back when all output before it is on the screen.
      terminal.write('', () => {
        exit = { exitCode, signal };
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
  const screen = () => lines().join('\n').trimEnd();

  let heights: number[] = [];
  let scrolls = 0;
  let isSwitched = false;
  terminal.onWriteParsed(() => {
    if (isAlternate()) heights.push(lines().findLastIndex((line) => line !== '') + 1);
  });
  // xterm reports the switch to the alternate screen as a scroll, just before it reports the switch.
  terminal.buffer.onBufferChange(() => {
    isSwitched = isAlternate();
  });
  terminal.onScroll(() => {
    if (isSwitched && isAlternate()) scrolls += 1;
  });

  async function until(what: string, isTrue: () => boolean, timeout: number): Promise<void> {
    // Made here, so that its stack points to the test's own line.
    const failure = new Error();
    const deadline = performance.now() + timeout;
    while (!isTrue()) {
      if (exit !== undefined || performance.now() > deadline) {
        const state = exit
          ? `the program has ended (exit code ${exit.exitCode}, signal ${exit.signal ?? 0})`
          : `${timeout} ms have passed`;
        failure.message = `${what}: ${state}. The screen:\n${'─'.repeat(terminal.cols)}\n${screen()}\n`;
        throw failure;
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    }
  }

  const shows = (text: string | RegExp) => {
    const now = screen();
    return typeof text === 'string' ? now.includes(text) : now.search(text) >= 0;
  };

  return {
    /** The visible lines, without trailing blanks. */
    screen,
    /** The same as an array, one item for each row of the terminal. */
    lines,
    /** The visible cells with their colours. */
    cells: (theme?: CellTheme): Cell[][] => cellsOf(terminal, theme),
    /** All that the program has written so far, escape codes included. */
    raw: () => bytes,
    isAlternate,
    /** How many lines of the normal screen have scrolled out at its top. */
    scrollback: () => terminal.buffer.normal.baseY,
    /**
     * How many rows were in use, at most once for each write, on the alternate screen since the start or the last
     * `resize`. Right after a resize the old frame counts too.
     */
    frameHeights: (): readonly number[] => heights,
    /** How often the alternate screen scrolled: a frame was taller than the terminal. */
    alternateScrolls: () => scrolls,
    send: (keys: string) => child.write(keys),
    resize: (newCols: number, newRows: number) => {
      heights = [];
      terminal.resize(newCols, newRows);
      child.resize(newCols, newRows);
    },
    /** Waits for the text; fails at once when the program has ended without it. */
    seen: (text: string | RegExp, timeout = PATIENCE_MILLISECONDS) =>
      until(`not seen: ${text}`, () => shows(text), timeout),
    gone: (text: string | RegExp, timeout = PATIENCE_MILLISECONDS) =>
      until(`still there: ${text}`, () => !shows(text), timeout),
    exited,
    kill: (signal = 'SIGTERM') => child.kill(signal),
    [Symbol.dispose]: () => {
      if (exit === undefined) child.kill('SIGKILL');
      terminal.dispose();
    },
  };
}
