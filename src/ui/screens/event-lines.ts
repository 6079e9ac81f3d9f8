import type { PageRow } from '../console/pages/elements.js';
import { outcomeSign } from '../text/signs.js';
import type { Line } from '../text/spans.js';
import { span, spread, wrapText } from '../text/spans.js';

/** In front of what is said of an event: as wide as its sign. */
export const EVENT_INDENT = '  ';

/** Whether something was refused, in front of its name. */
export function eventSign(isRefused: boolean): Line {
  return [outcomeSign(isRefused ? 'problem' : 'ok'), span(' ')];
}

/** What only the lab knows of an event, on as many lines as it takes. */
export function reasonLines(why: string, width: number): readonly Line[] {
  return wrapText(`Lab: ${why}`, width).map((line) =>
    line.map((piece) => ('text' in piece ? { ...piece, role: 'lab', isReason: true } : piece)),
  );
}

/** Something that happened, behind a margin of one column: AWS's words, and below them the lab's. */
export function eventLines(
  { name, time, isRefused, facts, why }: Extract<PageRow, { kind: 'event' }>,
  width: number,
): readonly Line[] {
  const room = width - 1 - EVENT_INDENT.length;
  const below = [...wrapText(facts, room), ...(why === null ? [] : reasonLines(why, room))];
  return [
    spread([span(' '), ...eventSign(isRefused), span(name, 'strong')], [span(time, 'muted')], width),
    ...below.map((line): Line => [span(` ${EVENT_INDENT}`), ...line]),
  ];
}
