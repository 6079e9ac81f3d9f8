import type { WaitCard } from '../../../lessons/engine/lesson.js';
import { letterAt } from '../../../lessons/engine/questions.js';
import type { PageView } from '../../console/page-view.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { elementsOf, phoneElements } from '../../store/screen-elements.js';
import { shownQuestion } from '../../store/shown-question.js';
import { waitCard } from '../../store/wait-card.js';
import type { FrameLook } from '../../text/frames.js';
import type { Line } from '../../text/spans.js';
import { span, wrapRich, wrapText } from '../../text/spans.js';
import { fittingLines } from '../fitting-lines.js';
import type { PaneLines } from '../panes.js';
import { excerpt, paneLines } from '../panes.js';

/** Fields of the two codes, which stay in sight beside a card of the wait. */
export const LEAST_FIELDS = 2;

/** The console has the focus, not the panel beside it. */
export function isConsoleFocused(model: Model): boolean {
  return phoneElements(model).every(({ id }) => id !== model.focus);
}

/** How far the console and the panel beside it are moved: only the one with the focus is. */
export function scrolledPanes(model: Model): readonly [console: number, panel: number] {
  return isConsoleFocused(model) ? [model.scrolled, 0] : [0, model.scrolled];
}

/** The name of the pane: the desk, the terminal, or whose window it is. */
export function paneName({ frameTitle }: Pick<PageView, 'frameTitle'>): string {
  return frameTitle;
}

/** The frame of what is worked at. A stranger's window has another border than those of people one knows. */
export function consoleFrame(
  model: Model,
  { frameTitle, windowKind }: PageView,
  isFocused: boolean,
): FrameLook {
  const look = { title: frameTitle, isFocused, ...doorNote(model) };
  switch (windowKind) {
    case 'own':
      return look;
    case 'private':
      return { ...look, role: 'private' };
    case 'stranger':
      return { ...look, role: 'stranger', border: 'double' };
  }
}

/** Where programs of the learner's own get in, while they do. */
function doorNote({ door }: Model): Pick<FrameLook, 'note' | 'noteRole'> {
  return door.kind === 'open' ? { note: `open to your aws: port ${door.port}`, noteRole: 'strong' } : {};
}

/** In fewer lines a terminal has none between two commands. */
const AIRY_TERMINAL = 8;

/** The address bar, the page, and under it a card while the learner waits. In a frame texts keep a margin. */
export function consoleLines(
  page: PageView,
  model: Model,
  width: number,
  rows: number,
  margin = 0,
): PaneLines {
  if (page.place === 'terminal') {
    const room = rows < AIRY_TERMINAL ? 'tight' : 'airy';
    return atEnd(paneLines(page.rows, model, width, { room }), rows);
  }
  const bar = addressBar(page, width);
  const card = waitCard(model)?.card;
  const below = longestCard(page, model, width - 1 - margin);
  const { lines, focusLine } = fittingLines(page.rows, model, width, rows - bar.length - below, { margin });
  const shown = {
    lines: [...bar, ...lines],
    focusLine: focusLine === null ? null : focusLine + bar.length,
  };
  return card === undefined
    ? shown
    : withCard(shown, cardLines(card, model, width - 1 - margin), width, rows);
}

/** Lines that a page needs, with air between its parts, and with the longest card that may come below it. */
export function neededRows(page: PageView, model: Model, width: number, margin = 0): number {
  const { lines } = paneLines(page.rows, model, width, { margin });
  return addressBar(page, width).length + lines.length + longestCard(page, model, width - 1 - margin);
}

/** Lines of the longest card that may come where two codes are typed: what comes and goes meanwhile moves nothing. */
function longestCard({ rows }: PageView, model: Model, width: number): number {
  const open = openLesson(model);
  if (open?.step.kind !== 'task' || open.session.isSolved) return 0;
  const codes = elementsOf(rows).filter((element) => element.kind === 'field' && element.input === 'code');
  if (codes.length < LEAST_FIELDS) return 0;
  return Math.max(0, ...(open.step.waitCards ?? []).map((card) => cardLines(card, model, width).length));
}

/** The address of the page, on a ground of its own in each kind of window. */
function addressBar({ url, windowKind }: PageView, width: number): readonly Line[] {
  if (url === null) return [];
  // Whose window it is, its frame tells: an address in red would look like a false one.
  const role = windowKind === 'private' ? 'address-private' : 'address';
  return [[span(` ${shortUrl(url, width - 1)}`.padEnd(width), role)]];
}

/** Of a terminal the end is in sight, and of a line that is longer than the pane the place of the cursor. */
function atEnd({ lines, focusLine }: PaneLines, rows: number): PaneLines {
  const end = lines.length - 1;
  return { lines, focusLine: focusLine === null || focusLine > end - rows ? end : focusLine };
}

/** The card is whole, or what it asks could not be answered; of the page stays what is around the focus. */
function withCard(
  { lines, focusLine }: PaneLines,
  card: readonly Line[],
  width: number,
  rows: number,
): PaneLines {
  const indented = card.map((line) => [span(' '), ...line]);
  const air = lines.length + card.length < rows ? [[]] : [];
  const room = Math.max(LEAST_FIELDS, rows - card.length - air.length);
  const start = Math.max(0, Math.min((focusLine ?? 0) - room + 1, lines.length - room));
  const kept = excerpt(lines, start, room, width);
  return {
    lines: [...kept, ...air, ...indented],
    focusLine: focusLine === null ? null : Math.min(focusLine - start, kept.length - 1),
  };
}

/** The host is what a reader of addresses looks at; where room is short, the end goes, and stays clear of the frame. */
function shortUrl(url: string, width: number): string {
  return url.length <= width ? url : `${url.slice(0, width - 4)}...`;
}

/** A card of the wait; of a question that was answered, what the answer says. */
export function cardLines(card: WaitCard, model: Model, width: number): readonly Line[] {
  switch (card.kind) {
    case 'predict': {
      const options = shownQuestion(model)?.options ?? card.options;
      const place = options.findIndex(({ id }) => id === model.cardChoice?.id);
      const chosen = card.options.find(({ id }) => id === model.cardChoice?.id);
      return [
        ...wrapRich([{ strong: 'PREDICT ' }, card.question], width),
        ...(chosen === undefined
          ? options.flatMap(({ text }, at) => wrapRich([`${letterAt(at)}  ${text}`], width, 3))
          : wrapText(`${letterAt(place)}: ${chosen.explanation}`, width)),
      ];
    }
    case 'look-inside':
      return wrapRich([{ strong: 'LOOK INSIDE ' }, card.text], width);
    case 'connect':
      return wrapRich([{ strong: 'THINK ' }, card.text], width);
  }
}
