import type { PhoneView } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { BIG_COLUMNS } from '../../text/big-digits.js';
import type { FrameLook } from '../../text/frames.js';
import { fittingLines } from '../fitting-lines.js';
import type { PaneLines } from '../panes.js';
import { paneLines } from '../panes.js';
import { shownCode } from './shown-code.js';

/** The panel beside the console: the code in use is big, as long as there is room for everything else. */
export function phoneLines(
  phone: PhoneView,
  model: Model,
  open: OpenLesson,
  width: number,
  rows: number,
  margin = 0,
): PaneLines {
  return fittingLines(phone.rows, model, width, rows, { bigCode: bigCode(model, open, width), margin });
}

/** Lines that the panel needs to show its code big. */
export function phoneRowsNeeded(
  phone: PhoneView,
  model: Model,
  open: OpenLesson,
  width: number,
  margin = 0,
): number {
  return paneLines(phone.rows, model, width, { bigCode: bigCode(model, open, width), margin }).lines.length;
}

/** The frame of a phone. What ails it stands on its face, and one that is gone is only an outline. */
export function phoneFrame({ title, face }: PhoneView, isFocused: boolean): FrameLook {
  if (face === undefined) return { title, isFocused };
  const border = face.isGone === true ? 'dashed' : 'round';
  return { title, isFocused, border, note: face.note, noteRole: 'strong' };
}

/** The digits that are drawn big: half blocks are no ASCII. */
function bigCode(model: Model, { session }: OpenLesson, width: number): string | null {
  if (model.saved.settings.ascii || width <= BIG_COLUMNS) return null;
  return shownCode(session, model.now)?.replace(' ', '') ?? null;
}
