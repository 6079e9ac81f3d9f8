import type { CatalogEntry } from '../../../lessons/catalog.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import { stepProgress } from '../../../lessons/engine/progress.js';
import { abilityText, afterYouCan } from '../../../lessons/words/lesson-end.js';
import type { Model } from '../../store/model.js';
import { beginning } from '../../text/fitting.js';
import { FRAME_ROWS, framedIn } from '../../text/frames.js';
import { stateSign } from '../../text/signs.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, wrapText } from '../../text/spans.js';
import { menuEntries } from './menu-entries.js';

/** Columns between the border of the card and what stands in it. */
const INSIDE = 2;

/** The least columns of a card. */
export const LEAST_CARD = 30;

/** The most columns: what is longer is hard to read. */
export const MOST_CARD = 60;

/** What is said of the drill, whose messages nobody is told before. */
const DRILL = 'Messages come in, and nobody says which lesson they are about.';

const AIR: Line = [];

/** What the chosen line of the list is about: what one can do after it, and its steps. As high for every line. */
export function lessonCard(model: Model, columns: number, rows: number): readonly Line[] {
  const width = columns - 2 * (INSIDE + 1);
  const entry = menuEntries(model)[model.menuIndex];
  const lines = entry === undefined ? wrapText(DRILL, width) : aboutLesson(model, entry, width);
  const room = rows - FRAME_ROWS;
  const shown = [AIR, ...beginning(lines, room - 1, width)];
  const filled = [...shown, ...Array.from({ length: Math.max(0, room - shown.length) }, () => AIR)];
  const title = entry === undefined ? 'Monday' : `Lesson ${entry.number}`;
  return framedIn(
    filled.map((line): Line => [span(' '.repeat(INSIDE)), ...line]),
    columns,
    { title },
  );
}

function aboutLesson(model: Model, { lesson, title }: CatalogEntry, width: number): readonly Line[] {
  if (lesson === null) return wrapText(title, width, 'strong');
  const can = abilityText(lesson, model.saved.progress) ?? `After it you can ${afterYouCan(lesson)}`;
  return [
    ...wrapText(title, width, 'strong'),
    AIR,
    ...wrapText(can, width),
    AIR,
    ...lesson.steps.map((step) => stepLine(model, lesson, step, width)),
  ];
}

function stepLine(
  { saved }: Model,
  lesson: Lesson,
  { id, title }: Lesson['steps'][number],
  width: number,
): Line {
  const { status } = stepProgress(saved.progress, lesson.id, id);
  const isHere = status === 'open' && saved.sessions[lesson.id]?.stepId === id;
  const line: Line = [
    stateSign(isHere ? 'here' : status === 'open' ? 'to-come' : status),
    span(` ${title}`, isHere ? undefined : 'muted'),
  ];
  return lineWidth(line) > width ? [...fitTo(line, width - 3), span('...', 'muted')] : line;
}

/** A list, and beside it a card that begins at the same line. */
export function besideCard(list: readonly Line[], card: readonly Line[], columns: number): readonly Line[] {
  return Array.from({ length: Math.max(list.length, card.length) }, (_line, row): Line => {
    const right = card[row];
    return right === undefined ? (list[row] ?? []) : [...fitTo(list[row] ?? [], columns), ...right];
  });
}
