import type { Result } from '../../sim/base/result.js';
import type { Given, OptionTable } from '../arguments/option.js';
import type { CommandPorts, Output } from './command.js';

/** All there is to know of one command before it runs: what is read from the command line, and what the help says of it. */
export interface CommandSpec<Command extends { readonly kind: string }, Options extends OptionTable> {
  /** Its line in the general help: what is typed, and what it is for. */
  readonly line: readonly [typed: string, purpose: string];
  /** How it is typed, with its options; more than one line where it is typed in several ways. */
  readonly usage: string;
  /** What it does: above its options in its help. */
  readonly about: string;
  readonly options: Options;
  /** What its `--json` has, and how it ends: below its options. */
  readonly answer: string;
  /** Whether it takes words beside its options. */
  readonly takesWords: boolean;
  /** Reads the words behind its name, and its options; the failure is what is wrong with them, without a full stop. */
  read(words: readonly string[], given: Given<Options>): Result<Command, string>;
  /** Runs it. What it needs for that is loaded only now. */
  run(command: Command, ports: CommandPorts): Promise<Output>;
}

/** What the help of every command with `--json` says of the case that there is nothing to print. */
export const NO_ANSWER = 'Without an answer: error (a word) and message, and an exit code that is not 0.';

/** What commands say that read the lab's state and leave it alone. */
export const ONLY_LOOKS = 'It only looks: nothing in the lab changes.';

/** `--json`, the same for all. */
export const JSON_OPTION = {
  json: { type: 'boolean', help: ['one line of JSON, for scripts'] },
} as const;
