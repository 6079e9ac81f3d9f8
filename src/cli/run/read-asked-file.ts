import type { Clock } from '../../sim/base/ports.js';
import type { Message } from '../../ui/store/model.js';
import { printable } from '../../ui/text/printable.js';
import { typedPath } from '../system/typed-path.js';

/** Reads the file whose path was typed, and tells what is in it, or why it could not be read. */
export async function readAskedFile(typed: string, clock: Clock): Promise<Message> {
  const { readTextFile } = await import('../storage/text-file.js');
  const file = typedPath(typed);
  const reading = await readTextFile(file);
  return { kind: 'file-read', path: printable(file), reading, now: clock.now() };
}
