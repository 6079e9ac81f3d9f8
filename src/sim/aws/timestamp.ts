import type { EpochSeconds } from '../base/time.js';
import { isoTime } from '../world/policies.js';

/** A moment as the AWS CLI prints it: `2026-11-30T07:15:00+00:00`. */
export function timestamp(moment: EpochSeconds): string {
  return `${isoTime(moment).slice(0, 19)}+00:00`;
}
