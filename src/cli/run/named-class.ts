import type { FacilitatorsClass } from '../commands/class-file.js';
import { facilitatorsClass } from '../commands/class-file.js';
import { commandPorts } from './command-ports.js';
import { FatalError } from './fatal-error.js';

/** The class that a facilitator named with --class. Throws where it cannot be used. */
export async function namedClass(file: string | null): Promise<FacilitatorsClass | null> {
  const read = await facilitatorsClass(file, commandPorts());
  if (read.ok) return read.value;
  throw new FatalError(read.failure, 'Without --class there is the half day of the course.');
}
