import type { TaskStep } from '../../../lessons/engine/lesson.js';
import { duration } from '../../../lessons/words/duration.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { HistoryEvent } from '../../../sim/world/event.js';
import { isAwsEvent } from '../../../sim/world/history.js';
import type { World } from '../../../sim/world/world.js';
import { labTime } from '../../../sim/world/world.js';
import { pageView } from '../../console/page-view.js';
import { whoFrom } from '../../console/pages/account-pages.js';
import type { PhoneView } from '../../console/phone-view.js';
import { phoneView } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { beginning } from '../../text/fitting.js';
import { frameRows } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapRich } from '../../text/spans.js';
import { footer, header, rule } from '../frame.js';
import type { PaneLines } from '../panes.js';
import { beside, pane, paneLines } from '../panes.js';
import { consoleColumns, LESSON_COLUMNS, SEPARATOR } from './columns.js';
import { consoleLines, isConsoleFocused, paneName, scrolledPanes } from './console-pane.js';
import { goalLines, resultLines } from './task-lines.js';
import { taskPrompt } from './task-words.js';

/** Lesson, console and phone side by side, with the history under the phone. The desk needs no phone beside it. */
export function wideView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  const { columns } = model.size;
  const page = pageView(open, model.now);
  const isDesk = page.place === 'desk';
  const width = consoleColumns(model.size, page);
  const phoneColumns = columns - LESSON_COLUMNS - width - 2 * SEPARATOR;
  const phone = phoneView(open.session, model.now);
  const names = [
    { at: 1, text: 'LESSON' },
    { at: LESSON_COLUMNS + 2, text: paneName(page), isFocused: isConsoleFocused(model) },
    {
      at: LESSON_COLUMNS + width + 5,
      text: phone.title,
      isFocused: !isConsoleFocused(model),
    },
  ];
  const rows = frameRows(model.size) - 4;
  const [scrolledConsole, scrolledPanel] = scrolledPanes(model);
  const lesson = lessonLines(model, open, step, rows);
  return [
    header(model, open),
    rule(columns, isDesk ? names.slice(0, 2) : names),
    ...beside([
      pane({ lines: lesson, focusLine: null }, LESSON_COLUMNS, rows),
      pane(consoleLines(page, model, width, rows), width, rows, scrolledConsole),
      ...(isDesk
        ? []
        : [pane(phoneAndEvents(phone, model, open, step, phoneColumns), phoneColumns, rows, scrolledPanel)]),
    ]),
    rule(columns),
    footer(model),
  ];
}

/** Title, prompt, goals and result in a column. Where they do not fit, the prompt gives way: it was read first. */
function lessonLines(model: Model, open: OpenLesson, step: TaskStep, rows: number): readonly Line[] {
  const result = resultLines(model, open, step, LESSON_COLUMNS);
  const goals = goalLines(model, open, step, LESSON_COLUMNS);
  const prompt = wrapRich(taskPrompt(open, step), LESSON_COLUMNS);
  const full: readonly Line[] = [[span(step.title, 'title')], [], ...prompt, [], ...goals, [], ...result];
  if (full.length <= rows) return full;
  const room = rows - goals.length - result.length - 1;
  return [...beginning(prompt, Math.max(1, room), LESSON_COLUMNS), ...goals, [], ...result];
}

/** How many events of the history stand under the phone. */
const SHOWN_EVENTS = 4;

/** The phone, and under it what AWS wrote down, newest first, with the lab's reason. */
function phoneAndEvents(
  phone: PhoneView,
  model: Model,
  open: OpenLesson,
  step: TaskStep,
  width: number,
): PaneLines {
  const { lines, focusLine } = paneLines(phone.rows, model, width);
  const log = eventLines(open.session.world, model.now, step, width);
  return log.length === 0
    ? { lines, focusLine }
    : { lines: [...lines, [], [span(' EVENT HISTORY', 'strong')], ...log], focusLine };
}

function eventLines(
  world: World,
  realTime: EpochSeconds,
  { hidesHistory }: TaskStep,
  width: number,
): readonly Line[] {
  const events = world.history.filter(isAwsEvent);
  const isForFinding = hidesHistory === true && events.every(({ eventName }) => eventName !== 'LookupEvents');
  // Who looks for a thief opens the page; the answer beside it would leave nothing to find.
  if (isForFinding) return wrapRich(['Nobody has looked yet.'], width).map((words) => [span('  '), ...words]);
  const now = labTime(world, realTime);
  return events
    .slice(-SHOWN_EVENTS)
    .reverse()
    .flatMap((event) => [[span(` ${event.eventName}`, 'strong')], ...eventDetails(event, now, width)]);
}

/** Who from where; when, and what the lab knows of it. The page has AWS's answer as well, and more room. */
function eventDetails(event: HistoryEvent, now: EpochSeconds, width: number): readonly Line[] {
  const when = `${duration(Math.max(0, now - event.at))} ago${event.mfaAuthenticated ? ', MFA' : ''}`;
  const came = event.reason === null ? 'ok' : `refused (lab: ${event.reason.code})`;
  return [whoFrom(event), `${when}: ${came}`].flatMap((text) =>
    wrapRich([text], width - 2).map((words) => [span('  '), ...words]),
  );
}
