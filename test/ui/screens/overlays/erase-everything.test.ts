import { describe, expect, it } from 'vitest';
import { screenView } from '../../../../src/ui/screens/screen-view.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { NOTHING_SAVED } from '../../../../src/ui/store/model.js';
import { drive } from '../../../helpers/drive.js';
import { FULL_DISPLAY } from '../../text/displays.js';

const FIRST = 'two-secrets-are-not-two-factors';

function textOf(model: Model): string {
  return screenView(model, FULL_DISPLAY)
    .map((line) =>
      line.map((piece) => ('raw' in piece ? '' : 'fieldId' in piece ? piece.value : piece.text)).join(''),
    )
    .join('\n');
}

/** A lab in which a lesson was done: answers are tried out, and tasks are done by the third hint. */
function done(lessonId: string, columns = 80, rows = 24) {
  const lab = drive(columns, rows);
  lab.press('a');
  doAll(lab, lessonId);
  return lab;
}

function doAll(lab: ReturnType<typeof drive>, lessonId: string) {
  lab.open(lessonId);
  for (let count = 0; count < 80 && lab.model.screen === 'lesson'; count += 1)
    lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'enter');
}

describe('erasing everything', () => {
  it('takes the whole word', () => {
    const lab = done(FIRST);
    lab.press('X', 'eras');
    expect(lab.model.saved).not.toBe(NOTHING_SAVED);

    lab.press('e');

    expect(lab.model.saved).toEqual(NOTHING_SAVED);
    expect(lab.model.screen).toBe('welcome');
    expect(textOf(lab.model)).toContain('MFA Lab');
  });

  it('takes the word also when it arrives at once, as from fast fingers', () => {
    const lab = done(FIRST);
    lab.press('X');
    lab.paste('erase');

    expect(lab.model.saved).toEqual(NOTHING_SAVED);
  });

  it.each([[['escape']], [['xrase', 'escape']], [['era', 'backspace', 'backspace', 'ase', 'escape']]])(
    'does nothing after %j',
    (keys) => {
      const lab = done(FIRST);
      const { saved } = lab.model;
      lab.press('X', ...keys);

      expect(lab.model.saved).toBe(saved);
      expect(lab.model.overlay).toBeNull();
    },
  );
});
