import type { LessonSession } from '../../../lessons/engine/session.js';
import { timePicture } from '../../../lessons/engine/time-picture.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { labTime } from '../../../sim/world/world.js';
import type { PageRow } from './elements.js';

/** Where the codes of the last try fell, in a lesson that draws it. */
export function timeRows(session: LessonSession, realTime: EpochSeconds): PageRow[] {
  const picture = timePicture(session, labTime(session.world, realTime));
  return picture === null ? [] : [{ kind: 'time', picture }];
}
