import type { CommandPorts, Output } from '../command.js';
import type { PresentCommand } from './present.js';

/** `present --check`: whether all is ready. The stage itself needs a screen, and is run elsewhere. */
export async function presentCheckCommand(command: PresentCommand, ports: CommandPorts): Promise<Output> {
  const { checkStage } = await import('./stage-check.js');
  return checkStage(command, ports);
}
