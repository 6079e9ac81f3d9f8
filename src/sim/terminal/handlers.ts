import type { Handlers } from '../outcome.js';
import type { TerminalRequest } from './requests.js';
import { interrupt, runLine } from './terminal.js';

/** What can be done at the terminal. */
export const TERMINAL_HANDLERS = {
  'run-command': (world, { line }, context) => runLine(world, line, context),
  'interrupt-command': (world) => interrupt(world),
} satisfies Handlers<TerminalRequest>;
