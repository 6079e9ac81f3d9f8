import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import { quoted } from '../../arguments/shown-word.js';

/** The highest port there is. */
const PORT_MAX = 65_535;

/** The value of `--port`; null where it was not given. The failure is what is wrong with it, without a full stop. */
export function readPort(typed: string | null, least: 0 | 1): Result<number | null, string> {
  if (typed === null) return ok(null);
  const port = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return port >= least && port <= PORT_MAX
    ? ok(port)
    : fail(`--port needs a whole number from ${least} to ${PORT_MAX}, and not ${quoted(typed)}`);
}
