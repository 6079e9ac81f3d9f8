import { unreachable } from '../../sim/base/result.js';
import { checkCommand } from './check/check-command.js';
import { codeCommand } from './code/code-command.js';
import type { Command, CommandPorts, ErrorName, Output } from './command.js';
import { listCommand } from './course/list-command.js';
import { statusCommand } from './course/status-command.js';
import { doctorCommand } from './doctor/doctor-command.js';
import { explainCommand } from './explain/explain-command.js';
import { qrCommand } from './qr/qr-command.js';
import { resetCommand } from './reset/reset-command.js';
import { settingsCommand } from './settings/settings-command.js';

/**
 * Runs a command that needs no screen. Only `settings` and `reset` change what is saved, and `qr` writes the picture that
 * was asked for; the others look.
 */
export async function runCommand(command: Command, ports: CommandPorts): Promise<Output> {
  const output = await run(command, ports);
  return 'json' in command && command.json ? withErrorObject(output) : output;
}

/** What `--json` prints where there is no answer, on one line. */
export interface ErrorReport {
  readonly error: ErrorName;
  /** The same sentences as on the standard error; may be reworded. */
  readonly message: string;
}

function withErrorObject(output: Output): Output {
  const { error, remarks } = output;
  if (error === undefined) return output;
  const report: ErrorReport = { error, message: remarks.join(' ') };
  return { ...output, text: JSON.stringify(report) };
}

function run(command: Command, ports: CommandPorts): Promise<Output> {
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
