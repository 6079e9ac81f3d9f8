import type { CatalogEntry } from '../../../lessons/catalog.js';
import { MONDAY_MINUTES } from '../../../lessons/content/monday/monday.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import { lessonProgress, skippedWords, standing } from '../../../lessons/engine/progress.js';
import { isOnRoute, lessonMinutesLeft } from '../../../lessons/engine/routes.js';
import { stepIndex } from '../../../lessons/engine/session.js';
import { MONDAY_TITLE, mondayState } from '../../../lessons/words/monday-text.js';
import type { Model } from '../../store/model.js';
import { routeNow } from '../../store/route-now.js';
import { stateSign } from '../../text/signs.js';
import type { Line, TextSpan } from '../../text/spans.js';
import { span } from '../../text/spans.js';
import { listRow } from '../list-rows.js';

/** What stands in front of a lesson: how far it is. */
const MARKS = {
  done: stateSign('done'),
  begun: stateSign('here'),
  open: stateSign('to-come'),
  skipped: stateSign('skipped'),
} as const;

/** A lesson of the list: how far it is, its number, its title, and how long it takes. */
export function lessonRow(model: Model, entry: CatalogEntry, isChosen: boolean, columns: number): Line {
  const isOff = entry.lesson === null || !isOnRoute(routeNow(model), entry.id);
  const { mark, state } = stateOf(model, entry);
  const words = isOff && entry.lesson !== null ? 'not on this route' : minutesText(minutesOf(model, entry));
  return listRow(
    {
      lead: leadOf(mark, String(entry.number), isOff),
      title: entry.title,
      shortTitle: entry.title.split(/[;:]/)[0] ?? entry.title,
      trail: [...state, span(words.padStart(MINUTES_COLUMNS), 'muted')],
      isChosen,
      isOff,
    },
    columns,
  );
}

/** The drill is no lesson: it stands below them, and has a key of its own, too. */
export function drillRow(model: Model, isChosen: boolean, columns: number): Line {
  const { progress, sessions } = model.saved;
  const state = mondayState(progress, sessions);
  const isNew = state.startsWith(`${MONDAY_MINUTES} min`);
  const mark = progress.mondays.length > 0 ? MARKS.done : isNew ? MARKS.open : MARKS.begun;
  return listRow(
    {
      lead: leadOf(mark, 'M', false),
      title: MONDAY_TITLE,
      shortTitle: 'Monday: the drill',
      trail: [
        span(`${EXTRA}  ${(isNew ? minutesText(MONDAY_MINUTES) : state).padStart(MINUTES_COLUMNS)}`, 'muted'),
      ],
      isChosen,
    },
    columns,
  );
}

/** It is no part of what is counted in the head of the list. */
const EXTRA = 'extra';

/** How long a lesson takes; of one that is begun what is left of it, as below the list. */
function minutesOf({ saved }: Model, { lesson }: CatalogEntry): number | undefined {
  if (lesson === null) return undefined;
  return lessonProgress(saved.progress, lesson.id).status === 'open'
    ? lessonMinutesLeft(lesson, saved.progress)
    : lesson.minutes;
}

/** Columns of the minutes, at the right end. */
const MINUTES_COLUMNS = 6;

function minutesText(minutes: number | undefined): string {
  return minutes === undefined ? 'planned, not here yet' : `${minutes} min`;
}

function leadOf(mark: TextSpan, number: string, isOff: boolean): Line {
  const padded = `${number.padStart(3)}  `;
  return [mark, isOff ? span(padded, 'muted') : span(padded)];
}

interface State {
  readonly mark: TextSpan;
  /** What is said of it, with a gap behind. */
  readonly state: Line;
}

/** Columns between how far a lesson is and how long it takes. */
const GAP = '  ';

function stateOf(model: Model, { lesson }: CatalogEntry): State {
  if (lesson === null) return { mark: MARKS.open, state: [] };
  const { progress } = model.saved;
  switch (standing(progress, lesson)) {
    case 'done':
      return { mark: MARKS.done, state: onlyInWords('done') };
    case 'partly-done':
      return { mark: MARKS.done, state: [span(`${skippedWords(progress, lesson)}${GAP}`, 'muted')] };
    case 'skipped':
      return { mark: MARKS.skipped, state: [span(`skipped${GAP}`, 'muted')] };
    case 'open':
      return openState(model, lesson);
  }
}

function openState({ saved }: Model, lesson: Lesson): State {
  const session = saved.sessions[lesson.id];
  if (session === undefined) return { mark: MARKS.open, state: onlyInWords('new') };
  const place = `step ${stepIndex(lesson, session.stepId) + 1}/${lesson.steps.length}`;
  return { mark: MARKS.begun, state: [span(`${place}${GAP}`, 'here')] };
}

/** What the sign in front says by itself, where it is drawn. */
function onlyInWords(words: string): Line {
  return [{ text: ' '.repeat(words.length + GAP.length), role: 'muted', words: `${words}${GAP}` }];
}
