import type { Seconds } from '../../sim/base/time.js';
import type { Share, Tally } from '../engine/tally.js';
import { duration } from './duration.js';

/** The most columns of a line of the card, so that it stands beside its drawing in a window of 60. */
export const CARD_COLUMNS = 44;

/**
 * What was done, in a few lines to show to somebody. Plain ASCII, so that it looks the same in a chat. It is no document of
 * any kind.
 *
 * @param gap - how long alice had no MFA while she changed phones; null when she never did; 0 when it was done for the learner
 */
export function cardLines(
  { lessons, minutes, predictions, firstTries }: Tally,
  gap: Seconds | null,
): readonly string[] {
  return [
    `AWS MFA by doing: ${shareText(lessons)} lessons${minutes === 0 ? '' : `, ${minutes} min`}`,
    ...(predictions.of === 0 ? [] : [`Predictions right: ${shareText(predictions)}`]),
    ...(firstTries.of === 0 ? [] : [`Questions right at once: ${shareText(firstTries)}`]),
    ...(gap === null || gap === 0 ? [] : [`Changing phones: ${duration(gap)} on a password alone`]),
    'Simulated AWS, real codes: mfa-lab',
  ];
}

function shareText({ right, of }: Share): string {
  return `${right} of ${of}`;
}
