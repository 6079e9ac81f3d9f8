import { sectionsOf } from '../screens/notes/notes-body.js';
import type { NotesLabel } from '../screens/notes/notes-sections.js';
import { stepNumber } from '../screens/notes/notes-sections.js';
import type { NotesMessage, NotesModel, NotesMoment, NotesPrompt } from '../screens/notes/notes-state.js';
import { shownStep, stageNow, standingOf } from '../screens/notes/notes-state.js';
import {
  adviceOnVote,
  minutesWords,
  paceWords,
  roomWords,
  stageWords,
  standingWords,
} from '../screens/notes/notes-words.js';
import { PLAIN_COMMANDS } from '../store/stage-file.js';

/** The notes of the step, as lines with a word in front. */
export function notesLines(model: NotesModel): readonly string[] {
  const { lesson, step } = shownStep(model);
  return [
    `notes: ${stepNumber(lesson, lesson.steps.indexOf(step))} ${step.title}`,
    `minutes: ${minutesWords(model).replaceAll(/ {2,}/g, ', ')}`,
    ...sectionsOf(model).flatMap(({ label, items }) =>
      items.map(({ text, answer }) => `${WORDS[label]}: ${text}${answer === undefined ? '' : ` ${answer}`}`),
    ),
  ];
}

const WORDS: { readonly [label in NotesLabel]: string } = {
  goal: 'goal',
  bring: 'bring',
  say: 'say',
  ask: 'ask',
  expect: 'expect',
  right: 'right',
  do: 'do',
  answer: 'answer',
  mistakes: 'show',
  stuck: 'stuck',
  'own phone': 'own phone',
  late: 'late',
  early: 'early',
  hint: 'hint',
};

/** Where the stage is, and how the room is doing: said when somebody asks. */
export function whereLines(model: NotesModel): readonly string[] {
  const { heard } = model;
  const now = stageNow(model);
  const standing = standingWords(model);
  const pace = paceWords(model);
  return [
    ...(standing === null ? [] : [`stage: ${standing}`]),
    ...(heard === null || now === null || standingOf(model).kind !== 'following'
      ? []
      : [
          `stage: ${heard.stage.at.number}. ${stageWords(heard.stage, now - heard.stage.beat)}`,
          `room: ${roomWords(model, heard.stage, now).replaceAll(/ {2,}/g, ', ')}`,
          ...[adviceOnVote(heard.stage)].filter((words) => words !== null).map((words) => `vote: ${words}`),
        ]),
    ...(pace === null ? [] : [`pace: ${pace.replace(/ {2,}PAUSED/, ', paused')}`]),
  ];
}

/** What a typed line asks for. */
export type NotesLine =
  | { readonly kind: 'message'; readonly message: NotesMessage }
  | { readonly kind: 'read' | 'where' | 'help' | 'quit' | 'nothing' }
  | { readonly kind: 'unknown'; readonly word: string };

const OTHER_NAMES: { readonly [word: string]: (typeof PLAIN_COMMANDS)[number] } = {
  hide: 'secrets',
  show: 'secrets',
};

/** Reads a line. */
export function readNotesLine(line: string, at: NotesMoment): NotesLine {
  const [word = '', ...more] = line.trim().toLowerCase().split(/\s+/);
  const rest = more.join(' ');
  const act = (does: Extract<NotesMessage, { readonly kind: 'act' }>['does']): NotesLine => ({
    kind: 'message',
    message: { kind: 'act', does, at },
  });
  const typed = (what: NotesPrompt['for']): NotesLine => ({
    kind: 'message',
    message: { kind: 'typed', for: what, text: rest, at },
  });
  switch (word) {
    case '':
      return { kind: 'nothing' };
    case 'q':
    case 'quit':
      return { kind: 'quit' };
    case 'notes':
      return { kind: 'read' };
    case 'where':
    case 'help':
      return { kind: word };
    case 'go':
    case 'vote':
    case 'timer':
      return typed(word);
    case 'next':
    case 'back':
      return act(word);
    case 'look':
      return act(rest === 'back' ? 'look-back' : 'look-on');
    default: {
      const command = OTHER_NAMES[word] ?? PLAIN_COMMANDS.find((name) => name === word);
      return command === undefined ? { kind: 'unknown', word } : act({ do: command });
    }
  }
}

/** What can be typed. */
export const NOTES_WORDS =
  'Words: next, back, go 6.3, look, look back, notes, where, quit. For the stage: again, mistake, act, keep, jump, freeze, hide, show, big, blank, vote 3 7 1 1, timer 6, pause, room.';

/** The first line. */
export function notesAreOn(reason: string | null): string {
  const why = reason === null ? '' : ` (${reason})`;
  return `The notes come as lines${why}. help lists what can be typed; quit leaves.`;
}
