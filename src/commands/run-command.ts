import { unreachable } from '../sim/result.js';
import { checkCommand } from './check-command.js';
import { codeCommand } from './code-command.js';
import type { Command, CommandPorts, Output } from './command.js';
import { explainCommand } from './explain-command.js';
import { qrCommand } from './qr-command.js';

/** Runs a command that needs no screen. It reads what it must, and changes nothing but a picture file that was asked for. */
export function runCommand(command: Command, ports: CommandPorts): Promise<Output> {
  switch (command.kind) {
    case 'code':
      return codeCommand(command, ports);
    case 'check':
      return checkCommand(command, ports);
    case 'explain':
      return explainCommand(command, ports);
    case 'qr':
      return qrCommand(command, ports);
    default:
      return unreachable(command);
  }
}
