import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../../src/cli/arguments/args.js';
import type { NotesCommand } from '../../../../src/cli/commands/notes/notes-spec.js';
import { notesText } from '../../../../src/cli/commands/notes/notes-text.js';
import { readSavedStage, savedOf } from '../../../../src/ui/screens/stage/stage-saved.js';
import { driveStage } from '../../../helpers/drive-stage.js';
import { CLASS } from '../../../lessons/class/a-class.js';
import type { FakeMachine } from '../ports.js';
import { fakePorts } from '../ports.js';

function commandOf(...words: readonly string[]): NotesCommand {
  const command = readArgs(['notes', '--print', ...words]);
  if (command.kind !== 'notes') throw new Error(command.kind);
  return command;
}

const printed = (machine: FakeMachine, ...words: readonly string[]) =>
  notesText(commandOf(...words), fakePorts(machine).ports);

const IN_CLASS: FakeMachine = { text: { kind: 'read', text: JSON.stringify(CLASS) } };

/** What a stage keeps that was opened like this. */
function keptWith(options: Parameters<typeof driveStage>[1]) {
  const kept = readSavedStage(JSON.parse(JSON.stringify(savedOf(driveStage('6.3', options).model).stage)));
  if (kept === null) throw new Error('nothing was kept');
  return kept;
}

const titles = (text: string) => text.split('\n').filter((line) => /^## \d/.test(line));

describe('notes --print', () => {
  it('has the lessons of a class in its order, from the hour at which it begins', async () => {
    const { text, exitCode } = await printed(IN_CLASS, '--class', 'class.json');

    expect(exitCode).toBe(0);
    expect(text).toMatch(/^# mfa-lab: MFA, half a day, 2027-02-03$/m);
    expect(titles(text)).toEqual([
      '## 2. The night a password leaks (12 min)',
      '## 6. Two consecutive codes (8 min)',
      '## 0. Free play',
    ]);
    expect(text).toContain('- 09:42  Break (15 min)');
    expect(text).toContain('- 09:57  Questions (10 min)');
  });

  it('begins when --start says so, whatever the class says', async () => {
    expect((await printed(IN_CLASS, '--class', 'c.json', '--start', '13:00')).text).toContain(
      '- 13:12  Break (15 min)',
    );
  });

  it('has the plan of the stage that was opened here, where none is named, and its codes', async () => {
    const title = 'An hour';
    const blocks = [{ kind: 'lesson', lessonId: 'two-consecutive-codes', minutes: 20 }] as const;
    const ofClass = { title, start: '14:00', blocks, reveal: 'on-enter' } as const;
    const { text } = await printed({ kept: keptWith({ ofClass }) });

    expect(text).toMatch(/^# mfa-lab: An hour$/m);
    expect(text).toContain('- 14:00  6. Two consecutive codes (20 min)');
    expect(text).toMatch(/\*\*Codes\*\* \d{3} \d{3}, then \d{3} \d{3}, then \d{3}/);
    const own = await printed({ kept: keptWith({ ofClass, phone: 'own' }) });
    expect(own.text).not.toMatch(/\*\*Codes/);
  });

  it('says what is wrong with a class, and prints nothing', async () => {
    const { text, remarks, error } = await printed({}, '--class', 'c.json');

    expect(text).toBe('');
    expect(remarks).toEqual([
      'There is no file c.json. Give the plan of your class, such as class.json; mfa-lab present --help shows a short one.',
    ]);
    expect(error).toBe('bad-class');
  });
});
