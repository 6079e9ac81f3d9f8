import type { KeyPress } from '../../store/key-press.js';
import type { NotesAct } from './notes-state.js';

/** A key of the notes: what it is called, what it is for, what it does. */
export interface NotesBinding {
  /** Names of keys, or characters. */
  readonly keys: readonly string[];
  readonly shown: string;
  readonly help: string;
  readonly does: NotesAct;
  /** In the footer. The first ones stay where room is short. */
  readonly isNamed?: true;
}

const key = (name: KeyPress['name'], text = ''): NotesAct => ({ do: 'key', key: { name, text } });

/** The keys. Those of the stage are the same as on the stage, so that nobody learns two sets. */
export const NOTES_KEYS: readonly NotesBinding[] = [
  { keys: ['page-down', ' '], shown: 'PgDn', help: 'next', does: 'next', isNamed: true },
  { keys: ['page-up'], shown: 'PgUp', help: 'back', does: 'back', isNamed: true },
  { keys: ['j', 'down'], shown: 'j k', help: 'more', does: 'page-on', isNamed: true },
  { keys: ['k', 'up'], shown: 'k', help: 'the page before', does: 'page-back' },
  { keys: ['right'], shown: 'Right', help: 'look ahead; the stage stays', does: 'look-on' },
  { keys: ['left'], shown: 'Left', help: 'look back; the stage stays', does: 'look-back' },
  { keys: ['escape'], shown: 'Esc', help: 'to where the stage is', does: 'here' },
  { keys: ['G', 'g'], shown: 'G', help: 'go to', does: 'go', isNamed: true },
  { keys: ['M'], shown: 'M', help: 'mistake', does: { do: 'mistake' }, isNamed: true },
  { keys: ['A'], shown: 'A', help: 'the next move of the solution', does: { do: 'act' } },
  { keys: ['R'], shown: 'R', help: 'again', does: { do: 'again' }, isNamed: true },
  { keys: ['K'], shown: 'K', help: 'keep this state', does: { do: 'keep' } },
  { keys: ['J'], shown: 'J', help: 'jump back to it', does: { do: 'jump' } },
  { keys: ['F'], shown: 'F', help: 'freeze its clock, or let it run', does: { do: 'freeze' } },
  { keys: ['H'], shown: 'H', help: 'hide or show secrets', does: { do: 'secrets' } },
  { keys: ['Z'], shown: 'Z', help: 'big', does: { do: 'big' } },
  { keys: ['.'], shown: '.', help: 'blank', does: { do: 'blank' } },
  { keys: ['V'], shown: 'V', help: 'vote', does: 'vote', isNamed: true },
  { keys: ['T'], shown: 'T', help: 'timer', does: 'timer', isNamed: true },
  { keys: ['P'], shown: 'P', help: 'pause', does: { do: 'pause' }, isNamed: true },
  { keys: ['Q'], shown: 'Q', help: 'the code for the room', does: { do: 'room' } },
  { keys: ['w'], shown: 'w', help: 'the next code of the phone', does: key('text', 'w') },
  { keys: ['enter'], shown: 'Enter', help: 'Enter on the stage', does: key('enter') },
  { keys: ['tab'], shown: 'Tab', help: 'all keys go to it, until Tab', does: 'drive' },
  { keys: ['?', 'f1'], shown: '?', help: 'keys', does: 'help', isNamed: true },
  { keys: ['q'], shown: 'q', help: 'quit', does: 'quit', isNamed: true },
];

/** The binding of a key, if it has one. */
export function notesKey({ name, text }: KeyPress): NotesBinding | undefined {
  return NOTES_KEYS.find(({ keys }) => keys.includes(name === 'text' ? text : name));
}
