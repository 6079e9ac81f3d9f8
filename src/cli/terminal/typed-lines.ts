import { NOTHING_TYPED, shownLine, typeIn } from './typed-line.js';

/** Lines as they are typed, one by one. */
export interface TypedLines extends AsyncIterable<string> {
  /** What stands in the line that is not ended yet, as it is shown. */
  typed(): string;
  /** Gives the terminal to a program that is waited for. */
  lend(use: () => void): void;
  /** Ends as if the input had ended. */
  close(): void;
}

/** What a terminal's keys are read with. */
export interface TypedLinesOptions {
  readonly input: NodeJS.ReadStream;
  write(text: string): void;
  /** What stands in front of the line. */
  readonly prompt: string;
  /** The most characters of a line. */
  readonly longest: number;
  /** Whether a password is typed now. */
  isHidden(): boolean;
}

/**
 * Reads lines from a terminal key by key, and shows them itself, letter by letter as the terminal would, so that it is known what
 * is typed when something has to be said meanwhile. The terminal is given back when the lines end, and while the
 * program stands still.
 */
export function readTypedLines({ input, write, prompt, longest, isHidden }: TypedLinesOptions): TypedLines {
  let line = NOTHING_TYPED;
  let isClosed = false;
  const ended: string[] = [];
  let wake = (): void => {};

  const typed = (): string => shownLine(line.text, { isHidden: isHidden() });

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    input.off('data', take).off('end', close).off('error', close).pause();
    process.off('SIGCONT', comeBack);
    input.setRawMode(false);
    wake();
  }

  function take(read: string): void {
    const typing = typeIn(line, read, { longest, isHidden: isHidden() });
    line = typing.line;
    ended.push(...typing.ended);
    write(typing.echo);
    if (typing.asked === 'close') close();
    if (typing.asked === 'suspend' && process.platform !== 'win32') {
      input.setRawMode(false);
      process.kill(process.pid, 'SIGTSTP');
    }
    wake();
  }

  /** Nothing is read meanwhile: `use` comes back only when the program has ended. */
  function lend(use: () => void): void {
    input.setRawMode(false);
    try {
      use();
    } finally {
      if (!isClosed) input.setRawMode(true);
    }
  }

  /** After a stop, also one that nobody was told of, the terminal may be in any mode. */
  function comeBack(): void {
    input.setRawMode(false);
    input.setRawMode(true);
    write(prompt + typed());
  }

  input.setEncoding('utf8').on('data', take).once('end', close).on('error', close);
  process.on('SIGCONT', comeBack);
  input.setRawMode(true);
  input.resume();

  return {
    typed,
    lend,
    close,
    async *[Symbol.asyncIterator]() {
      try {
        for (;;) {
          const next = ended.shift();
          if (next !== undefined) yield next;
          else if (isClosed) return;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        close();
      }
    },
  };
}
