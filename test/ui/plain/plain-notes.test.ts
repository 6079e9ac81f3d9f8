import { describe, expect, it } from 'vitest';
import { notesLines, readNotesLine, whereLines } from '../../../src/ui/plain/plain-notes.js';
import { allPlaces } from '../../../src/ui/screens/notes/notes-state.js';
import { freshNotes, momentAt, told } from '../screens/notes/notes-models.js';

const read = (line: string) => readNotesLine(line, momentAt(0));

describe('the notes as lines', () => {
  it('have a word in front of each part', () => {
    const lines = notesLines(told(freshNotes()));

    expect(lines[0]).toBe('notes: 6.3 The same code twice');
    expect(lines.find((line) => line.startsWith('ask: '))).toBe(
      'ask: The same code twice: taken or refused? Hands up for taken.',
    );
    expect(lines.find((line) => line.startsWith('do: '))).toContain('First code: 716 123.');
    expect(new Set(lines.map((line) => line.split(':')[0]))).toContain('stuck');
  });

  it('have no boxes and no columns, at any step', () => {
    const lines = allPlaces().flatMap((place) => notesLines({ ...freshNotes(), place }));

    expect(lines.filter((line) => /[\u2500-\u259F]| {2}/.test(line))).toEqual([]);
    expect(lines.filter((line) => !/^[a-z][a-z ]*: \S/.test(line))).toEqual([]);
  });

  it('say where the stage is when somebody asks', () => {
    expect(whereLines(told(freshNotes()))).toEqual([
      'stage: 6.3. Code 1 is noted. Focus: MFA code 2. 29 s, frozen. Secrets hidden. Goals: 0 of 1.',
      'room: vote: none yet, timer: off',
      'pace: clock not started: P',
    ]);
    expect(whereLines(freshNotes())).toEqual([
      'stage: Waiting for the stage: mfa-lab present, in another terminal.',
    ]);
  });

  it.each([
    ['next', { kind: 'act', does: 'next' }],
    ['Mistake', { kind: 'act', does: { do: 'mistake' } }],
    ['hide', { kind: 'act', does: { do: 'secrets' } }],
    ['look back', { kind: 'act', does: 'look-back' }],
    ['go 6.3', { kind: 'typed', for: 'go', text: '6.3' }],
    ['vote 3 7 1 1', { kind: 'typed', for: 'vote', text: '3 7 1 1' }],
    ['timer 15 break', { kind: 'typed', for: 'timer', text: '15 break' }],
  ])('take %s', (line, message) => {
    expect(read(line)).toEqual({ kind: 'message', message: { ...message, at: momentAt(0) } });
  });

  it.each([
    ['', { kind: 'nothing' }],
    ['notes', { kind: 'read' }],
    ['where', { kind: 'where' }],
    ['q', { kind: 'quit' }],
    ['dance', { kind: 'unknown', word: 'dance' }],
  ])('take "%s"', (line, asked) => {
    expect(read(line)).toEqual(asked);
  });
});
