import type { LessonSession } from '../../../lessons/engine/session.js';
import { timePicture } from '../../../lessons/engine/time-picture.js';
import type { PageRow } from './elements.js';

/** Where the codes of the last try fell, in a lesson that draws it; before there was a try, the place for it. */
export function timeRows(session: LessonSession): PageRow[] {
  const picture = timePicture(session);
  return [picture === null ? { kind: 'air' } : { kind: 'time', picture }];
}
