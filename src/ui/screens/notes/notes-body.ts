import { fitOrMark } from '../../text/fitting.js';
import type { Line } from '../../text/spans.js';
import { fitTo, span, wrapText } from '../../text/spans.js';
import { NOTES_KEYS } from './notes-keys.js';
import type { NotesLabel, NotesSection } from './notes-sections.js';
import { notesSections } from './notes-sections.js';
import type { NotesModel } from './notes-state.js';
import { shownStep } from './notes-state.js';
import { adviceNow, lessonsToLeave, minutesWords, shownNotes } from './notes-words.js';

/** Columns of the labels. */
export const LABEL = 7;

/** The keys, for `?`. */
export function helpLines(width: number, isNarrow: boolean): readonly Line[] {
  const keys = NOTES_KEYS.map(({ shown, help }) => `${shown.padEnd(6)} ${help}`);
  if (isNarrow) return keys.map((words): Line => [span(words)]);
  const half = Math.ceil(keys.length / 2);
  const column = Math.floor(width / 2);
  return keys
    .slice(0, half)
    .map((left, index): Line => [...fitTo([span(left)], column), span(keys[half + index] ?? '')]);
}

/** Where room is short, what is spoken comes first. */
const NARROW_FIRST: readonly NotesLabel[] = ['say', 'ask', 'do'];

/** The notes of the step, part by part. */
export function bodyLines(model: NotesModel, width: number, isNarrow: boolean): readonly Line[] {
  const minutes = [fitOrMark([span(minutesWords(model), 'muted')], width)];
  const sections = sectionsOf(model);
  const isFirst = ({ label }: NotesSection) => NARROW_FIRST.includes(label);
  const ordered = isNarrow
    ? [...sections.filter(isFirst), ...sections.filter((section) => !isFirst(section))]
    : sections;
  const lines = ordered.flatMap((section) => sectionLines(section, width));
  return isNarrow ? [...lines, ...minutes] : [...minutes, ...lines];
}

/** The parts of the notes that the room needs now. */
export function sectionsOf(model: NotesModel): readonly NotesSection[] {
  const { lesson, step } = shownStep(model);
  const notes = shownNotes(model);
  const stage = model.heard?.stage;
  const isHere = stage?.at.lesson === lesson.id && stage.at.step === step.id;
  if (notes === undefined) return [];
  return notesSections(lesson, step, notes, {
    phone: stage?.phone ?? null,
    pace: adviceNow(model),
    leaveOut: lessonsToLeave(model),
    firstCode: isHere ? stage.summary.firstCode : null,
    refusals: model.refusals(lesson).get(step.id) ?? [],
  });
}

/** The word in front of each part. */
const SHOWN: { readonly [label in NotesLabel]: string } = {
  goal: 'GOAL',
  bring: 'BRING',
  say: 'SAY',
  ask: 'ASK',
  expect: 'EXPECT',
  right: 'RIGHT',
  do: 'DO',
  answer: 'ANSWER',
  mistakes: 'SHOW',
  stuck: 'STUCK',
  'own phone': 'OWN',
  late: 'LATE',
  early: 'EARLY',
  hint: 'HINT',
};

function sectionLines({ label, items }: NotesSection, width: number): readonly Line[] {
  const lines = items.flatMap(({ text, answer }) => [
    ...wrapText(text, width - LABEL, label === 'ask' ? 'strong' : undefined),
    ...(answer === undefined
      ? []
      : wrapText(answer, width - LABEL - 2).map((line): Line => [span('  '), ...line])),
  ]);
  return lines.map((line, index) => [
    index === 0 ? span(SHOWN[label].padEnd(LABEL), 'lab') : span(' '.repeat(LABEL)),
    ...line,
  ]);
}
