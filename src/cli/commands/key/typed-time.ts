import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { epochSeconds, LATEST_TYPED_SECONDS } from '../../../sim/base/time.js';
import { quoted } from '../../arguments/shown-word.js';

/** Reads `--at`: unix seconds. The failure is a sentence that names the problem and the repair. */
export function readTypedTime(typed: string): Result<EpochSeconds, string> {
  const text = typed.trim();
  if (/^-\d/.test(text)) {
    return fail(
      `--at ${text} is before 1970, where the time steps of TOTP begin. Give 0 or more unix seconds.`,
    );
  }
  if (!/^\d+(\.\d+)?$/.test(text)) {
    return fail(
      `--at ${quoted(text)} is not a time in unix seconds. Give a number such as 1234567890; date +%s prints the current one.`,
    );
  }
  const seconds = Number(text);
  if (seconds <= LATEST_TYPED_SECONDS) return ok(epochSeconds(seconds));
  const milliseconds = seconds / 1000;
  return fail(
    milliseconds <= LATEST_TYPED_SECONDS
      ? `--at ${text} looks like milliseconds. In seconds that is ${Math.floor(milliseconds)}.`
      : `--at ${text} is past the year 5138, and no clock shows that. Give unix seconds; date +%s prints the current ones.`,
  );
}
