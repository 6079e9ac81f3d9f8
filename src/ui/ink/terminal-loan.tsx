import { useApp } from 'ink';
import { useEffect } from 'react';

/** Leaves the terminal to somebody else until `use` is through; then the screen is drawn anew. */
export type LendTerminal = (use: () => Promise<void>) => Promise<void>;

interface Props {
  /** Told how the terminal is lent, once it can be. What it returns is called when it no longer can. */
  readonly onReady: (lend: LendTerminal) => () => void;
}

/** Shows nothing. Only a component gets at Ink's way of handing the terminal over. */
export function TerminalLoan({ onReady }: Props) {
  const { suspendTerminal } = useApp();
  useEffect(() => onReady(suspendTerminal), [onReady, suspendTerminal]);
  return null;
}
