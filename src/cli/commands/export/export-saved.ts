import { findLesson } from '../../../lessons/catalog.js';
import type { ExportDocument } from '../../../lessons/class/export-document.js';
import { exportDocument } from '../../../lessons/class/export-document.js';
import type { HandedIn } from '../../../lessons/class/handed-in.js';
import { fitForExport, LONGEST_CARD_LINE, LONGEST_NAME } from '../../../lessons/class/handed-in.js';
import { thePhoneIsGone } from '../../../lessons/content/09-the-phone-is-gone.js';
import { gapSeconds } from '../../../lessons/engine/gap.js';
import { routeById } from '../../../lessons/engine/routes.js';
import { lookUp } from '../../../sim/base/table.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { SavedState } from '../../../ui/store/model.js';
import type { ClassReading } from '../command.js';
import { numberOf, routeIn } from '../course/course.js';

/** Makes the export of what is saved. */
export function exportSaved(
  saved: SavedState,
  made: {
    readonly id: string;
    readonly program: string;
    readonly at: EpochSeconds;
    readonly joined: ClassReading;
  },
): ExportDocument {
  const { settings, progress, planPath, handedIn } = saved;
  const { id, program, at, joined } = made;
  return exportDocument({
    id,
    program,
    at,
    route: routeById(routeIn(saved, joined)).id,
    phone: settings.phone,
    here: hereIn(saved),
    progress,
    gap: gapIn(saved),
    hasPlan: planPath !== null,
    handedIn: fitted(handedIn),
  });
}

/** What was typed may have been typed into the file. */
function fitted({ name, keep, unclear }: HandedIn): HandedIn {
  return {
    name: fitForExport(name, LONGEST_NAME),
    keep: fitForExport(keep, LONGEST_CARD_LINE),
    unclear: fitForExport(unclear, LONGEST_CARD_LINE),
  };
}

/** In a lesson of the course. */
function hereIn({ current, sessions }: SavedState): ExportDocument['here'] {
  const lesson = current === null ? undefined : findLesson(current);
  const session = current === null ? undefined : lookUp(sessions, current);
  if (lesson === undefined || session === undefined || numberOf(lesson) === null) return null;
  const step = lesson.steps.find(({ id }) => id === session.stepId);
  return step === undefined ? null : { lesson: lesson.id, step: step.id };
}

function gapIn({ sessions }: SavedState): number | null {
  const world = lookUp(sessions, thePhoneIsGone.id)?.world;
  const gap = world === undefined ? null : gapSeconds(world);
  return gap === null ? null : Math.round(gap);
}
