import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Result } from '../../sim/base/result.js';
import { fail, ok } from '../../sim/base/result.js';
import { world as worldSchema } from '../../sim/world/schema/world.js';
import type { World } from '../../sim/world/world.js';

// The file of `--keep`: the served account from one run to the next. It has keys and seeds of the lab in it.

/** The form of the file; another one is another program's. */
const FORMAT = 'mfa-lab-served-world-1';

const keptFile = v.looseObject({ format: v.literal(FORMAT), world: worldSchema });

/** What a file keeps; null where there is none yet. The failure says what is wrong with it, in a sentence. */
export function readKeptWorld(file: string): Result<World | null, string> {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(null);
    return fail(`${file} cannot be read (${reasonOf(error)}).`);
  }
  try {
    const parsed = v.safeParse(keptFile, JSON.parse(text));
    if (parsed.success) return ok(parsed.output.world);
  } catch {
    // No JSON: the sentence below says all there is to say.
  }
  return fail(`${file} is no file that mfa-lab serve --keep has written. It is left as it is.`);
}

/** Writes it whole, readable for its owner only. Answers why it could not, or null. */
export function keepWorld(file: string, world: World): string | null {
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    fs.writeFileSync(unfinished, `${JSON.stringify({ format: FORMAT, world })}\n`, { mode: 0o600 });
    fs.renameSync(unfinished, file);
    return null;
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
