import type { TaskStep } from '../../../lessons/engine/lesson.js';
import { shortAgo } from '../../../lessons/words/duration.js';
import { reasonWords } from '../../../lessons/words/reason-words.js';
import type { LabTime } from '../../../sim/base/time.js';
import type { HistoryEvent } from '../../../sim/world/event.js';
import { isAwsEvent, wasRefused } from '../../../sim/world/history.js';
import { addressOf } from '../../../sim/world/windows.js';
import type { World } from '../../../sim/world/world.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, spread, wrapText } from '../../text/spans.js';
import { EVENT_INDENT, eventSign, reasonLines } from '../event-lines.js';

/** Where somebody has to look for something, and has not yet. */
export const NOBODY_LOOKED = 'Nobody has looked yet.';

/** The account is new. */
export const NOTHING_WRITTEN = 'Nothing is written down yet.';

/** Between what happened in this step and what was there before. */
export const BEFORE_THIS_STEP = 'before this step';

/** From here on a name of an operation and a time have one line. */
const ROOMY = 32;

/** What a step makes of the history: that it is to be found on its page, and the last event before the step began. */
export interface HistoryOfStep extends Pick<TaskStep, 'hidesHistory'> {
  readonly lastBefore?: number;
}

/**
 * What AWS wrote down, newest first, as many events as there are lines for: what, how long ago, who, and what the lab knows
 * of it. The page has AWS's answers as well, and all of them. What happened in this step stands apart, above a rule.
 */
export function historyLines(
  world: World,
  now: LabTime,
  { hidesHistory, lastBefore = 0 }: HistoryOfStep,
  { width, rows }: { readonly width: number; readonly rows: number },
): readonly Line[] {
  const events = world.history.filter(isAwsEvent);
  const isForFinding = hidesHistory === true && events.every(({ eventName }) => eventName !== 'LookupEvents');
  // Who looks for a thief opens the page; the answer beside it would leave nothing to find.
  if (isForFinding) return wrapText(NOBODY_LOOKED, width, 'muted');
  if (events.length === 0) return wrapText(NOTHING_WRITTEN, width, 'muted');
  const hasAddresses = areApart(events);
  const shown: Line[] = [];
  let isNew = true;
  for (const [index, event] of events.toReversed().entries()) {
    const isBefore = event.id <= lastBefore;
    const lines = [
      ...(isBefore && isNew ? [apart(width)] : []),
      ...eventLines(event, now, hasAddresses, width, index === 0 && !isBefore),
    ];
    if (shown.length + lines.length > rows) break;
    shown.push(...lines);
    isNew = !isBefore;
  }
  return shown;
}

/** A rule with a word in it. */
function apart(width: number): Line {
  const line: Line = [span('─ ', 'frame'), span(BEFORE_THIS_STEP, 'muted'), span(' ')];
  return fitTo([...line, span('─'.repeat(Math.max(0, width - 1 - lineWidth(line))), 'frame')], width);
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
  isNewest: boolean,
): readonly Line[] {
  const time: Line = [span(shortAgo(event.at, now), 'muted')];
  const name: Line = [
    ...eventSign(wasRefused(event)),
    span(event.eventName, isNewest ? 'strong' : undefined),
  ];
  const facts = factsOf(event, hasAddresses);
  const why = event.reason === null ? [] : behind(reasonLines(reasonWords(event.reason), width - INDENT));
  if (width >= ROOMY) return [spread(name, time, width - 1), ...flowing(facts, width, 0), ...why];
  const [first = [], ...others] = flowing(facts, width, lineWidth(time) + 2);
  return [fitTo(name, width), spread(first, time, width - 1), ...others, ...why];
}

const INDENT = EVENT_INDENT.length;

function behind(lines: readonly Line[]): readonly Line[] {
  return lines.map((line): Line => [span(EVENT_INDENT), ...line]);
}

/** Who, from where if that tells anything, and with MFA or not. */
function factsOf(event: HistoryEvent, hasAddresses: boolean): readonly string[] {
  const { actor, browser, accessKeyId, mfaAuthenticated } = event;
  const isSignIn = event.eventName === 'ConsoleLogin' && !wasRefused(event);
  return [
    actor ?? event.details['userName'] ?? 'nobody',
    ...(browser === null ? [accessKeyId === undefined ? 'no key' : 'access key'] : []),
    ...(browser !== null && hasAddresses ? [addressOf(browser)] : []),
    ...(mfaAuthenticated ? ['MFA'] : isSignIn ? ['no MFA'] : []),
  ];
}

/** Facts one behind the other, on as many lines as they take. The first line leaves some columns free. */
function flowing(facts: readonly string[], width: number, free: number): readonly Line[] {
  const lines: Line[] = [];
  for (const text of facts) {
    const last = lines.at(-1);
    const joined: Line = [...(last ?? []), span(` · ${text}`, 'muted')];
    const room = width - (lines.length === 1 ? free : 0);
    if (last !== undefined && lineWidth(joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(...behind(wrapText(text, width - INDENT - (last === undefined ? free : 0), 'muted')));
  }
  return lines;
}
