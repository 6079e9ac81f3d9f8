import type { SeededUser } from '../../sim/aws/served-world.js';
import { newServedWorld } from '../../sim/aws/served-world.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import type { Result } from '../../sim/base/result.js';
import { fail, ok } from '../../sim/base/result.js';
import type { World } from '../../sim/world/world.js';
import type { ServeCommand } from '../commands/aws/door-commands.js';
import { readTextFile } from '../storage/text-file.js';
import { keepWorld, readKeptWorld } from './kept-world.js';
import { readSeededUsers } from './seeded-users.js';

/** The account that is served: the one of before, or a new one. The failure is why there is none, in a sentence. */
export async function startWorld(
  { keep, seedUsers }: ServeCommand,
  context: ExecuteContext,
): Promise<Result<{ readonly world: World; readonly isKept: boolean }, string>> {
  const kept = keep === null ? ok(null) : readKeptWorld(keep);
  if (!kept.ok) return kept;
  if (kept.value !== null) return ok({ world: kept.value, isKept: true });
  const users = seedUsers === null ? ok([]) : await usersIn(seedUsers);
  if (!users.ok) return users;
  const made = newServedWorld(context, users.value);
  if (!made.ok) return fail(`${seedUsers}: ${made.failure}`);
  const problem = keep === null ? null : keepWorld(keep, made.value);
  return problem === null
    ? ok({ world: made.value, isKept: false })
    : fail(`The account cannot be kept in ${keep} (${problem}).`);
}

async function usersIn(file: string): Promise<Result<readonly SeededUser[], string>> {
  const reading = await readTextFile(file);
  if (reading.kind !== 'read') {
    const why = reading.kind === 'failed' ? ` (${reading.reason})` : '';
    return fail(`The users of ${file} cannot be read${why}.`);
  }
  const users = readSeededUsers(reading.text);
  return users.ok ? users : fail(`${file}: ${users.failure}.`);
}
