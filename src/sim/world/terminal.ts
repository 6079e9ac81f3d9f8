/** A command that has been run, with what it printed: standard output and standard error as they came. */
export interface TerminalEntry {
  readonly line: string;
  /** Lines end with `\n`, the last one too; empty where nothing was printed. */
  readonly output: string;
  readonly exitCode: number;
}

/** A command that has asked for something and waits. What is typed next is the answer, and is not shown. */
export interface AwaitedAnswer {
  /** The line with the command, as it was typed. */
  readonly line: string;
  /** Which of the commands of the line it is; those before it are done. */
  readonly command: number;
  /** What those before it have printed. It stands above the prompt. */
  readonly output: string;
  /** As the program prints it, with the blank at its end. */
  readonly prompt: string;
}

/** alice's terminal: a small shell, the files that `aws` reads and writes, and what was typed. */
export interface Terminal {
  /** The variables that programs are given: those that were exported. */
  readonly environment: { readonly [name: string]: string };
  /** The variables that only the shell knows. No program sees them. */
  readonly variables: { readonly [name: string]: string };
  /** By their paths, as `~/.aws/config`. */
  readonly files: { readonly [path: string]: string };
  /** What is on the screen, newest last: `clear` empties it. */
  readonly entries: readonly TerminalEntry[];
  /** The lines that were typed, newest last; answers are not among them. */
  readonly history: readonly string[];
  /** What the last command waits for; null where a new one can be typed. */
  readonly awaiting: AwaitedAnswer | null;
}

/** The commands that stay on the screen, and the lines that Up finds: all of it is saved with every key. */
export const ENTRIES_KEPT = 50;

/** The longest line, and the longest value of a variable. */
export const LINE_MAX = 4096;

/** The most characters of what a command prints, and of a file: the lab's choice. */
export const OUTPUT_MAX = 16_384;

/** The most variables and the most files. */
export const NAMES_MAX = 200;

/** alice's home folder, which `~` stands for and in which the shell is. */
export const HOME = '/home/alice';

/** The paths of the two files of the AWS CLI (AWS CLI User Guide, "Configuration and credential file settings"). */
export const CONFIG_FILE = '~/.aws/config';
export const CREDENTIALS_FILE = '~/.aws/credentials';

/** A terminal in which nothing has been set up. */
export const NEW_TERMINAL: Terminal = {
  environment: { HOME, USER: 'alice' },
  variables: {},
  files: {},
  entries: [],
  history: [],
  awaiting: null,
};
