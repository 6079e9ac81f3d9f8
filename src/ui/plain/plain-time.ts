import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { secondsToNextStep } from '../../sim/base/time.js';
import { activeBrowser } from '../../sim/world/world.js';
import { panelTime, rootDeviceAsked, showsOwnPhone } from '../console/phone-view.js';
import { isTimeOfUse } from '../screens/lesson/shown-code.js';
import type { Model } from '../store/model.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { openLesson } from '../store/open-lesson.js';
import { elements } from '../store/screen-elements.js';
import { textsOf } from './plain-lines.js';
import { shownCodes } from './plain-page.js';

/** The time left that is told before the code changes. */
const WARNING_SECONDS = 10;

/** More than this is left only when a code has just come. */
const NEW_CODE_SECONDS = 20;

/**
 * When the time is told unasked after a line was typed, in seconds from now: at ten seconds left, and when the code
 * changes, which is also thirty seconds before the next. Then there is quiet until the next line, so that nobody is
 * talked over. Nothing is told where no code can be typed, or where nobody at the window has one.
 */
export function timesToTell(model: Model, now: EpochSeconds): readonly Seconds[] {
  const left = secondsLeft(model, now);
  const open = openLesson(model);
  if (left === null || open === null || !takesCode(model) || !isCodeAtHand(open)) return [];
  return left > WARNING_SECONDS ? [left - WARNING_SECONDS, left] : [left];
}

/** The time left, in words. */
export function tellTime(model: Model, now: EpochSeconds): string {
  const left = secondsLeft(model, now);
  if (left === null) return 'time: no code is needed here';
  const session = openLesson(model)?.session;
  const isReal =
    session !== undefined && shownCodes({ ...model, now }).length === 0 && showsOwnPhone(session);
  return `time: ${left} s until the next code${isReal ? ' by this computer' : ''}`;
}

/** What is told when the time for it has come: the change of the code, with the new one, or the time left. */
export function tellChange(model: Model, now: EpochSeconds): string {
  const left = secondsLeft(model, now);
  if (left === null || left <= NEW_CODE_SECONDS) return tellTime(model, now);
  return [`time: new code, ${left} s left`, ...textsOf(shownCodes({ ...model, now }))].join('\n');
}

function secondsLeft(model: Model, now: EpochSeconds): Seconds | null {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return null;
  const isNeeded = takesCode(model) || shownCodes(model).length > 0;
  return isNeeded ? secondsToNextStep(panelTime(open.session, now)) : null;
}

/** Somebody at the window has a code that the page could take: root's page takes none of alice's. */
function isCodeAtHand({ session }: OpenLesson): boolean {
  const asked = activeBrowser(session.world).challenge?.principal.type;
  return isTimeOfUse(session) && (asked !== 'root' || rootDeviceAsked(session) !== undefined);
}

/** A number that is heard on the telephone changes with no clock. */
function takesCode(model: Model): boolean {
  return elements(model).some(
    (element) => element.kind === 'field' && element.input === 'code' && element.id !== 'number',
  );
}
