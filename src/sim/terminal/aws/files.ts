import type { Result } from '../../base/result.js';
import { fail, ok } from '../../base/result.js';
import { NAMES_MAX, OUTPUT_MAX } from '../../world/terminal.js';
import type { World } from '../../world/world.js';
import { fullPath } from '../paths.js';
import { withTerminal } from '../shell.js';
import type { Failure } from './failure.js';
import { otherFailure } from './failure.js';

/** Writes a file of the terminal. There is an end to it, as there is to a disk. */
export function writeFile(world: World, path: string, text: string): Result<World, Failure> {
  const { files } = world.terminal;
  const isNew = !Object.hasOwn(files, path);
  const isTooMuch = text.length > OUTPUT_MAX || path.length > 200;
  return isTooMuch || (isNew && Object.keys(files).length >= NAMES_MAX)
    ? fail(otherFailure(`[Errno 28] No space left on device: '${fullPath(path)}'`))
    : ok(withTerminal(world, { files: { ...files, [path]: text } }));
}
