import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PATIENCE_MILLISECONDS } from './patience.js';

const PROGRAM = fileURLToPath(new URL('../../bin/mfa-lab.cjs', import.meta.url));

/** The program with pipes in place of a terminal. */
export interface OpenPipe {
  /** All that was written so far, to the standard output and to the standard error. */
  output(): string;
  errors(): string;
  send(line: string): void;
  /** Waits until it is true, and looks whenever something was written. */
  until(what: string, isTrue: () => boolean): Promise<void>;
  /** Ends the input. Resolves with the exit code. */
  end(): Promise<number | null>;
  [Symbol.dispose](): void;
}

/** Starts the built program on pipes. Use with `using`: it ends the program. */
export function openPipe(args: readonly string[], env: Readonly<Record<string, string>>): OpenPipe {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { PATH, HOME, TZ: 'UTC', LANG: 'C.UTF-8', ...env },
  });
  let output = '';
  let look = (): void => {};
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    output: () => output,
    errors: () => errors,
    send: (line) => child.stdin.write(`${line}\n`),
    until(what, isTrue) {
      const failure = new Error();
      return new Promise((resolve, reject) => {
        const fail = (state: string): void => {
          failure.message = `${what}: ${state}. The output:\n${output}\n${errors}`;
          reject(failure);
        };
        const timer = setTimeout(
          () => fail(`${PATIENCE_MILLISECONDS} ms have passed`),
          PATIENCE_MILLISECONDS,
        );
        look = () => {
          if (!isTrue()) return;
          clearTimeout(timer);
          resolve();
        };
        look();
        void closed.then(() => fail('the program has ended'));
      });
    },
    end() {
      child.stdin.end();
      return closed;
    },
    [Symbol.dispose]: () => {
      child.kill('SIGKILL');
    },
  };
}
