import type { TaskStep } from '../../../lessons/engine/lesson.js';
import { pageView } from '../../console/page-view.js';
import { stageOf } from '../../console/pages/step-of.js';
import { phoneView } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { FRAME_COLUMNS, FRAME_ROWS, framedIn, framesBeside } from '../../text/frames.js';
import { frameRows, layoutOf } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { footer, header, indented, MARGIN } from '../frame.js';
import { pane } from '../panes.js';
import { consoleColumns, FRAME_GAP, FRAME_MARGIN, panelColumns } from './columns.js';
import { consoleFrame, consoleLines, isConsoleFocused, neededRows, scrolledPanes } from './console-pane.js';
import { narrowView } from './narrow-task-view.js';
import { phoneFrame, phoneLines, phoneRowsNeeded } from './phone-pane.js';
import { headLines, isAtNext } from './solved-head.js';
import { goalLines, resultLines } from './task-lines.js';
import { wideView } from './wide-task-view.js';

/** A task: the console, the phone, the goals and the last result. */
export function taskView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  switch (layoutOf(model.size)) {
    case 'wide':
      return wideView(model, open, step);
    case 'narrow':
      return narrowView(model, open, step);
    case 'standard':
    case 'too-small':
      return standardView(model, open, step);
  }
}

/** Lines kept free for what comes of an action, where the page leaves any: what comes then moves nothing. */
const RESERVED = 6;

function standardView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  const text = model.size.columns - MARGIN.length;
  const page = pageView(open, model.now);
  const phone = phoneView(open.session, model.now);
  // The desk needs no phone beside it.
  const isDesk = page.place === 'desk';
  const panelFrame = panelColumns(phone);
  const width = consoleColumns(model.size, page, panelFrame);
  const panelWidth = panelFrame - FRAME_COLUMNS;
  const top = [header(model, open), ...indented(headLines(model, open, step, text))];
  const goals = indented(goalLines(model, open, step, text));
  const free = frameRows(model.size) - top.length - FRAME_ROWS - goals.length - 1;
  const needed = neededRows(page, model, width, FRAME_MARGIN);
  const panelNeeds = isDesk ? 0 : phoneRowsNeeded(phone, model, open, panelWidth, FRAME_MARGIN);
  const reserved = Math.min(RESERVED, free - Math.max(needed, panelNeeds));
  const result = indented(resultFor(model, open, step, text, { free, needed, reserved }));
  const below = Math.max(result.length, reserved);
  const rows = Math.max(1, free - below);
  const isNext = isAtNext(model, open);
  const isFocused = isConsoleFocused(model);
  const [scrolledConsole, scrolledPanel] = scrolledPanes(model);
  const shown = pane(consoleLines(page, model, width, rows, FRAME_MARGIN), width, rows, scrolledConsole);
  const frames = [framedIn(shown, width + FRAME_COLUMNS, consoleFrame(model, page, isFocused && !isNext))];
  if (!isDesk) {
    const panel = pane(
      phoneLines(phone, model, open, panelWidth, rows, FRAME_MARGIN),
      panelWidth,
      rows,
      scrolledPanel,
    );
    frames.push(framedIn(panel, panelFrame, phoneFrame(phone, !isFocused)));
  }
  return [
    ...top,
    ...framesBeside(frames, FRAME_GAP),
    ...goals,
    ...result,
    ...Array.from({ length: below - result.length }, (): Line => []),
    footer(model),
  ];
}

/**
 * What is said, in the room that there is for it. Of AWS's answer all is there, unless it takes the room of the page that it
 * is about. In a task that is solved the lab's reason for a refusal gives way before the page does: why it was refused is
 * what the task has taught.
 */
function resultFor(
  model: Model,
  open: OpenLesson,
  step: TaskStep,
  width: number,
  rows: { readonly free: number; readonly needed: number; readonly reserved: number },
): readonly Line[] {
  const { free, needed, reserved } = rows;
  const drafts = (['whole', 'beginning'] as const).map((answer) =>
    resultLines(model, open, step, width, { answer }),
  );
  // A terminal moves with every line of its own, and what AWS said stands on it.
  if (!open.session.isSolved || stageOf(open.session) === 'terminal')
    return drafts.find(({ length }) => free - length >= needed) ?? drafts[1] ?? [];
  const short = resultLines(model, open, step, width, { answer: 'beginning', isShort: true });
  return [...drafts, short].find(({ length }) => length <= reserved) ?? short;
}
