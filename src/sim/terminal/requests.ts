/** What is typed into the terminal. */
export type TerminalRequest =
  /** A line and Enter: a command, or the answer to what a command has asked for. */
  | { readonly kind: 'run-command'; readonly line: string }
  /** Ctrl+C: the command that waits is ended. */
  | { readonly kind: 'interrupt-command' };

/** A command was run to its end, or waits for an answer: what it printed is on the terminal. */
export interface CommandRun {
  readonly kind: 'command-run';
  readonly exitCode: number;
}
