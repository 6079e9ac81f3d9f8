import { createInterface } from 'node:readline';
import {
  NOTES_WORDS,
  notesAreOn,
  notesLines,
  readNotesLine,
  whereLines,
} from '../../ui/plain/plain-notes.js';
import type { NotesMoment } from '../../ui/screens/notes/notes-state.js';
import { shownStep } from '../../ui/screens/notes/notes-state.js';
import type { NotesStore } from '../../ui/screens/notes/notes-store.js';
import { standingWords } from '../../ui/screens/notes/notes-words.js';
import { asciiText } from '../../ui/text/ascii.js';
import { wrap } from '../../ui/text/wrap.js';
import { sayLines } from './output.js';

/** How the notes are told. */
export interface Telling {
  readonly ascii: boolean;
  /** Why there is no screen, where nobody asked for lines. */
  readonly reason: string | null;
  readonly moment: () => NotesMoment;
}

/** Tells the notes as lines until the input ends: those of a step once, when it is come to, and nothing in between. */
export async function tellNotes(store: NotesStore, { ascii, reason, moment }: Telling): Promise<void> {
  const say = (lines: readonly string[]): void => {
    const text = lines.map((line) => wrap(line, '  ')).join('\n');
    if (text !== '') void sayLines(ascii ? asciiText(text) : text);
  };
  let told = '';
  let stood: string | null = null;
  const tellChanges = (): void => {
    const model = store.get();
    const { lesson, step } = shownStep(model);
    const standing = standingWords(model);
    const isNews = standing !== stood;
    stood = standing;
    if (told !== `${lesson.id}/${step.id}`) {
      told = `${lesson.id}/${step.id}`;
      say(notesLines(model));
    }
    if (isNews && standing !== null) say([`stage: ${standing}`]);
  };
  say([notesAreOn(reason)]);
  tellChanges();
  const stop = store.subscribe(tellChanges);
  const ticking = setInterval(() => store.tick(), 1000);
  try {
    for await (const line of createInterface({ input: process.stdin, terminal: false })) {
      const asked = readNotesLine(line, moment());
      if (asked.kind === 'quit') break;
      if (asked.kind === 'message') {
        store.dispatch(asked.message);
        const { remark } = store.get();
        if (remark !== null) say([`note: ${remark}`]);
      }
      if (asked.kind === 'read') say(notesLines(store.get()));
      if (asked.kind === 'where') say(whereLines(store.get()));
      if (asked.kind === 'help') say([NOTES_WORDS]);
      if (asked.kind === 'unknown')
        say([`note: ${JSON.stringify(asked.word)} is no word of the notes. ${NOTES_WORDS}`]);
    }
  } finally {
    stop();
    clearInterval(ticking);
  }
}
