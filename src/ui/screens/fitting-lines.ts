import type { PageRow } from '../console/pages/elements.js';
import type { Model } from '../store/model.js';
import type { Drawn, PaneLines } from './panes.js';
import { paneLines } from './panes.js';

const ROOMS = ['roomy', 'airy', 'tight'] as const;

/** The roomiest drawing of some rows that fits. */
export function fittingLines(
  rows: readonly PageRow[],
  model: Model,
  width: number,
  most: number,
  { bigCode = null, margin = 0 }: Pick<Drawn, 'bigCode' | 'margin'> = {},
): PaneLines {
  const drafts = (bigCode === null ? [null] : [bigCode, null]).flatMap((big) =>
    ROOMS.map((room) => () => paneLines(rows, model, width, { room, bigCode: big, margin })),
  );
  let last: PaneLines | null = null;
  for (const draft of drafts) {
    last = draft();
    if (last.lines.length <= most) return last;
  }
  return last ?? { lines: [], focusLine: null };
}
