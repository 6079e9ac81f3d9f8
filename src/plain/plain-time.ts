import type { EpochSeconds, Seconds } from '../sim/time.js';
import { secondsToNextStep } from '../sim/time.js';
import type { Model } from '../ui/store/model.js';
import { panelTime } from '../ui/store/phone-view.js';
import { elements, openLesson } from '../ui/store/select.js';
import { shownCodes } from './plain-page.js';

/** The time left that is told before the code changes. */
const WARNING_SECONDS = 10;

/** More than this is left only when a code has just come. */
const NEW_CODE_SECONDS = 20;

/**
 * When the time is told unasked after a line was typed, in seconds from now: at ten seconds left, and when the code
 * changes, which is also thirty seconds before the next. Then there is quiet until the next line, so that nobody is
 * talked over. Nothing is told where no code can be typed.
 */
export function timesToTell(model: Model, now: EpochSeconds): readonly Seconds[] {
  const takesCode = elements(model).some((element) => element.kind === 'field' && element.input === 'code');
  const left = secondsLeft(model, now);
  if (left === null || !takesCode) return [];
  return left > WARNING_SECONDS ? [left - WARNING_SECONDS, left] : [left];
}

/** The time left, in words. */
export function tellTime(model: Model, now: EpochSeconds): string {
  const left = secondsLeft(model, now);
  if (left === null) return 'time: no code is needed here';
  const isNew = left > NEW_CODE_SECONDS;
  return isNew
    ? [`time: new code, ${left} s left`, ...shownCodes({ ...model, now })].join('\n')
    : `time: ${left} s until the next code`;
}

function secondsLeft(model: Model, now: EpochSeconds): Seconds | null {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return null;
  return secondsToNextStep(panelTime(open.session, now));
}
