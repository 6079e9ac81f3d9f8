import type { TaskStep } from '../../../lessons/engine/lesson.js';
import { pageView } from '../../console/page-view.js';
import { phoneView } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { frameRows, layoutOf } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { wrapRich } from '../../text/spans.js';
import type { AwsAnswer } from '../frame.js';
import { footer, header, rule } from '../frame.js';
import { beside, pane, paneLines } from '../panes.js';
import { consoleColumns, PHONE_COLUMNS } from './columns.js';
import { consoleLines, isConsoleFocused, paneName, scrolledPanes } from './console-pane.js';
import { narrowView } from './narrow-task-view.js';
import { goalLines, resultLines } from './task-lines.js';
import { taskPrompt } from './task-words.js';
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

function standardView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  const { columns } = model.size;
  const page = pageView(open, model.now);
  const phone = phoneView(open.session, model.now);
  // The desk needs no phone beside it.
  const isDesk = page.place === 'desk';
  const width = consoleColumns(model.size, page);
  const top = [header(model, open), ...wrapRich(taskPrompt(open, step), columns)];
  const below = (answer: AwsAnswer) => [
    rule(columns),
    ...goalLines(model, open, step, columns),
    ...resultLines(model, open, step, columns, answer),
    footer(model),
  ];
  const rowsAbove = (bottom: readonly Line[]) => frameRows(model.size) - top.length - bottom.length - 1;
  // AWS's whole answer, unless it takes the room of the page that it is about.
  const least = paneLines(page.rows, model, width).lines.length + 1;
  const whole = below('whole');
  const bottom = rowsAbove(whole) >= least ? whole : below('beginning');
  const rows = rowsAbove(bottom);
  const names = [
    { at: 1, text: paneName(page), isFocused: isConsoleFocused(model) },
    { at: width + 2, text: phone.title, isFocused: !isConsoleFocused(model) },
  ];
  const [scrolledConsole, scrolledPanel] = scrolledPanes(model);
  const shown = pane(consoleLines(page, model, width, rows), width, rows, scrolledConsole);
  if (isDesk) return [...top, rule(columns, names.slice(0, 1)), ...shown, ...bottom];
  const panel = pane(paneLines(phone.rows, model, PHONE_COLUMNS), PHONE_COLUMNS, rows, scrolledPanel);
  return [...top, rule(columns, names), ...beside([shown, panel]), ...bottom];
}
