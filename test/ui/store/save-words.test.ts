import { describe, expect, it } from 'vitest';
import { startPlain, tellPlain } from '../../../src/ui/plain/plain-session.js';
import { NOTHING_SAID } from '../../../src/ui/plain/plain-speech.js';
import { screenView } from '../../../src/ui/screens/screen-view.js';

import { drive } from '../../helpers/drive.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { textOf } from '../screens/course.js';
import { FULL_DISPLAY } from '../text/displays.js';

const FULL = 'ENOSPC: no space left on device';

type Lab = ReturnType<typeof drive>;

const shown = ({ model }: Lab) =>
  screenView(model, FULL_DISPLAY)
    .map(textOf)
    .join(' ')
    .replace(/[\s┃]+/g, ' ');

function inLesson(columns = 80, rows = 24): Lab {
  const lab = drive(columns, rows);
  lab.press('a');
  lab.open('two-consecutive-codes');
  lab.press(lab.rightLetter());
  for (let count = 0; count < 5 && lab.session().stepId !== 'same-code-twice'; count += 1) lab.press('enter');
  // What is expected is not said.
  lab.press('enter');
  return lab;
}

describe.each([
  [80, 24],
  [60, 16],
])('in a window of %i x %i, when saving', (columns, rows) => {
  it('begins to fail, the reason is shown once, beside what was answered, and again when it is over', () => {
    const lab = inLesson(columns, rows);
    lab.press('h');
    lab.send({ kind: 'saved', problem: FULL });
    expect(shown(lab)).toContain('NOT SAVED');
    expect(shown(lab)).toContain(`Nothing is saved now: ${FULL}. Make room on the disk`);
    expect(shown(lab)).toContain('Hint 1');

    lab.press('escape');
    expect(shown(lab)).not.toContain('Nothing is saved now');
    lab.send({ kind: 'saved', problem: null });
    expect(shown(lab)).toContain('Saving works again.');
    expect(shown(lab)).not.toContain('NOT SAVED');
  });

  it('fails, the help page tells the reason in place of the promise', () => {
    const lab = inLesson(columns, rows);
    lab.press('?');
    const before = shown(lab);
    lab.press('escape');
    lab.send({ kind: 'saved', problem: FULL });
    lab.press('?');

    expect(shown(lab)).not.toContain('Everything is saved as you go');
    if (before.includes('Everything is saved as you go')) expect(shown(lab)).toContain(FULL);
  });

  it('fails, the list tells the reason as long as it does, and promises nothing', () => {
    const lab = inLesson(columns, rows);
    lab.send({ kind: 'saved', problem: FULL });
    lab.press('l');
    expect(shown(lab)).toContain('kept while this window is open. It is not saved.');
    lab.press('down');

    expect(shown(lab)).toContain(`Nothing is saved now: ${FULL}`);
    lab.send({ kind: 'saved', problem: null });
    expect(shown(lab)).not.toContain(FULL);
  });
});

describe('in the plain mode', () => {
  it('what the start says of the data is said once', () => {
    const { model } = inLesson();
    const told = { ...model, storageNotices: ['Another lab has it.'] };
    const { lines } = startPlain(told, { kind: 'resumed', now: model.now }, fakeContext());

    expect(lines.filter((line) => line.includes('Another lab has it.'))).toEqual([
      'note: Another lab has it.',
    ]);
  });

  it('each change is a note', () => {
    const { model } = inLesson();
    const session = { model, field: null, said: NOTHING_SAID, isQuiet: false };
    const failed = tellPlain(session, { kind: 'saved', problem: FULL }, fakeContext());
    expect(failed.lines[0]).toBe(
      `note: Nothing is saved now: ${FULL}. Make room on the disk; the lab saves again by itself.`,
    );

    const mended = tellPlain(failed.session, { kind: 'saved', problem: null }, fakeContext());
    expect(mended.lines).toEqual(['note: Saving works again. Everything up to now is saved.']);
  });
});
