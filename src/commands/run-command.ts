import { unreachable } from '../sim/result.js';
import { checkCommand } from './check-command.js';
import { codeCommand } from './code-command.js';
import type { Command, CommandPorts, Output } from './command.js';
import { doctorCommand } from './doctor-command.js';
import { explainCommand } from './explain-command.js';
import { listCommand } from './list-command.js';
import { qrCommand } from './qr-command.js';
import { resetCommand } from './reset-command.js';
import { settingsCommand } from './settings-command.js';
import { statusCommand } from './status-command.js';

/**
 * Runs a command that needs no screen. Only `settings` and `reset` change what is saved, and `qr` writes the picture that
 * was asked for; the others look.
 */
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
    case 'list':
      return listCommand(command, ports);
    case 'status':
      return statusCommand(command, ports);
    case 'settings':
      return settingsCommand(command, ports);
    case 'reset':
      return resetCommand(command, ports);
    case 'doctor':
      return doctorCommand(command, ports);
    default:
      return unreachable(command);
  }
}
