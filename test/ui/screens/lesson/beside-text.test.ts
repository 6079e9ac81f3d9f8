import { describe, expect, it } from 'vitest';
import { at } from '../../store/lab-at.js';
import { frameOf, MOMENTS, modelWith, pressed } from '../course.js';

const WIDE = { columns: 120, rows: 36 };

describe('beside a page of text in a wide window', () => {
  it('stands the way through the lesson, with the step that one is in', () => {
    for (const { session, step, title } of MOMENTS) {
      if (step.kind === 'task' || session.world.usesOwnPhone) continue;
      const { text } = frameOf(modelWith(session, WIDE));

      expect(text, title).toContain('╭─ This lesson ─');
      expect(text, title).toContain(`│ ◐   ${step.title.slice(0, 35)}`);
    }
  });

  it('stands nothing in a smaller one', () => {
    for (const { session, step, title } of MOMENTS) {
      if (step.kind === 'task' || session.world.usesOwnPhone) continue;

      expect(frameOf(modelWith(session, { columns: 119, rows: 40 })).text, title).not.toContain(
        'This lesson',
      );
    }
  });

  it('stands the step that is read again', () => {
    const model = pressed(at('two-consecutive-codes', 'why-two', 120, 36).model, 'left');

    expect(frameOf(model).text).toContain('◐   Before we start');
  });

  it('stands the drawing once a question is answered, and not before it', () => {
    const lab = at('choose-a-device', 'team-asks-for-sms', 200, 60);
    expect(frameOf(lab.model).text).not.toContain('it gives');

    lab.press(lab.rightLetter());

    expect(frameOf(lab.model).text).toContain('it gives');
  });

  it('moves for nothing that is said', () => {
    const { model } = at('choose-a-device', 'team-asks-for-sms', 120, 36);
    const rows = (notice: typeof model.notice) =>
      frameOf({ ...model, notice }).lines.flatMap((line, row) => (/[╭╰]/.test(line) ? [row] : []));

    expect(rows({ kind: 'info', text: 'word '.repeat(50) })).toEqual(rows(null));
  });
});
