import type { TaskStep } from '../../../lessons/engine/lesson.js';
import { shortDuration } from '../../../lessons/words/duration.js';
import type { LabTime } from '../../../sim/base/time.js';
import type { HistoryEvent } from '../../../sim/world/event.js';
import { isAwsEvent } from '../../../sim/world/history.js';
import { addressOf } from '../../../sim/world/windows.js';
import type { World } from '../../../sim/world/world.js';
import { outcomeSign } from '../../text/signs.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, spread, wrapText } from '../../text/spans.js';

/** Where somebody has to look for something, and has not yet. */
export const NOBODY_LOOKED = 'Nobody has looked yet.';

/** The account is new. */
export const NOTHING_WRITTEN = 'Nothing is written down yet.';

/** What stands before an event, and in front of what is said of it. */
const INDENT = '  ';

/** From here on a name of an operation and a time have one line. */
const ROOMY = 32;

/**
 * What AWS wrote down, newest first, as many events as there are lines for: what, how long ago, who, and what the lab knows
 * of it. The page has AWS's answers as well, and all of them.
 */
export function historyLines(
  world: World,
  now: LabTime,
  { hidesHistory }: Pick<TaskStep, 'hidesHistory'>,
  { width, rows }: { readonly width: number; readonly rows: number },
): readonly Line[] {
  const events = world.history.filter(isAwsEvent);
  const isForFinding = hidesHistory === true && events.every(({ eventName }) => eventName !== 'LookupEvents');
  // Who looks for a thief opens the page; the answer beside it would leave nothing to find.
  if (isForFinding) return wrapText(NOBODY_LOOKED, width, 'muted');
  if (events.length === 0) return wrapText(NOTHING_WRITTEN, width, 'muted');
  const hasAddresses = areApart(events);
  const shown: Line[] = [];
  for (const event of events.toReversed()) {
    const lines = eventLines(event, now, hasAddresses, width);
    if (shown.length + lines.length > rows) break;
    shown.push(...lines);
  }
  return shown;
}

/** Requests came from several networks: then it matters from which. */
function areApart(events: readonly HistoryEvent[]): boolean {
  return new Set(events.flatMap(({ browser }) => (browser === null ? [] : [addressOf(browser)]))).size > 1;
}

function eventLines(
  event: HistoryEvent,
  now: LabTime,
  hasAddresses: boolean,
  width: number,
): readonly Line[] {
  const sign = outcomeSign(wasRefused(event) ? 'problem' : 'ok');
  const time: Line = [span(shortDuration(Math.max(0, now - event.at)), 'muted')];
  const name: Line = [sign, span(` ${event.eventName}`)];
  const parts = details(event, hasAddresses);
  if (width >= ROOMY) return [spread(name, time, width - 1), ...flowing(parts, width, 0)];
  const [first = [], ...others] = flowing(parts, width, lineWidth(time) + 2);
  return [fitTo(name, width), spread(first, time, width - 1), ...others];
}

/** AWS refused it, or the lab did where AWS's words are not known. */
function wasRefused({ error, reason, details: { errorMessage } }: HistoryEvent): boolean {
  return error !== null || reason !== null || errorMessage !== undefined;
}

/** Something that is known of an event: AWS writes it down, or only the lab knows it. */
type Part = readonly [text: string, role: 'muted' | 'lab'];

/** Who, from where if that tells anything, with MFA or not, and the lab's reason. */
function details(event: HistoryEvent, hasAddresses: boolean): readonly Part[] {
  const { actor, browser, accessKeyId, mfaAuthenticated, reason } = event;
  const isSignIn = event.eventName === 'ConsoleLogin' && !wasRefused(event);
  const facts = [
    actor ?? event.details['userName'] ?? 'nobody',
    ...(browser === null ? [accessKeyId === undefined ? 'no key' : 'access key'] : []),
    ...(browser !== null && hasAddresses ? [addressOf(browser)] : []),
    ...(mfaAuthenticated ? ['MFA'] : isSignIn ? ['no MFA'] : []),
  ];
  return [
    ...facts.map((text) => [text, 'muted'] as const),
    ...(reason === null ? [] : [[`lab: ${reason.code}`, 'lab'] as const]),
  ];
}

/** Parts one behind the other, on as many lines as they take. The first leaves some columns free. */
function flowing(parts: readonly Part[], width: number, free: number): readonly Line[] {
  const lines: Line[] = [];
  for (const [text, role] of parts) {
    const last = lines.at(-1);
    const joined: Line = [...(last ?? []), span(' · ', 'muted'), span(text, role)];
    const room = width - (lines.length === 1 ? free : 0);
    if (last === undefined || lineWidth(joined) > room) lines.push([span(INDENT), span(text, role)]);
    else lines[lines.length - 1] = joined;
  }
  return lines.map((line) => (lineWidth(line) > width ? fitTo(line, width) : line));
}
