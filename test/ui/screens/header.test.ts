import { describe, expect, it } from 'vitest';
import { numberOf } from '../../../src/lessons/catalog.js';
import type { Model } from '../../../src/ui/store/model.js';
import { lineWidth } from '../../../src/ui/text/spans.js';
import { someOf } from '../../helpers/depth.js';
import { at, atTwoCodes } from '../store/lab-at.js';
import { ASCII_DISPLAY, FULL_DISPLAY } from '../text/displays.js';
import { frameOf, MOMENTS, modelWith } from './course.js';

const LESSON = 'two-consecutive-codes';

/** The header as it is drawn, with its signs. */
function headerOf(model: Model, display = FULL_DISPLAY): string {
  const [line = []] = frameOf(model, display).drawn;
  return line.map((piece) => ('text' in piece ? piece.text : '')).join('');
}

describe('the header', () => {
  it('says which step it is, with a sign for each: skipped, done, here, and to come', () => {
    const { model } = at(LESSON, 'same-code-twice');

    expect(headerOf(model)).toContain(` mfa-lab  ${numberOf(LESSON)}  Two consecutive codes `);
    expect(headerOf(model)).toContain('  step 3/7  – ✓ ◐ ○ ○ ○ ○ ');
  });

  it('keeps the dots of what was done, for whoever goes back', () => {
    const lab = at(LESSON, 'same-code-twice');
    lab.press('N');

    expect(headerOf(lab.model)).toContain('  step 2/7  – ◐ ○ ○ ○ ○ ○ ');
  });

  it('ticks the step as soon as it is solved', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(0), 'enter', code(0), 'enter');

    expect(headerOf(lab.model)).toContain('  step 3/7  ✓ ✓ ✓ ○ ○ ○ ○ ');
  });

  it('says it in words in ASCII and without colours', () => {
    const { model } = at(LESSON, 'same-code-twice');

    expect(headerOf(model, ASCII_DISPLAY)).toContain(' step 3/7 ');
    expect(headerOf(model, { ...FULL_DISPLAY, colors: 'none' })).toContain(' step 3/7 ');
  });

  it('is a bar all across the window, says where one is and that this is simulated, whatever the lesson', () => {
    for (const columns of [60, 80, 100, 160]) {
      // Every header at one width; that it fills others as well, less often.
      for (const { session, lesson, title } of someOf(MOMENTS, columns === 80 ? 2 : 9)) {
        const model = modelWith(session, { columns, rows: 24 });
        const frame = frameOf(model);
        if (frame.isQrPage) continue;

        expect(lineWidth(frame.drawn[0] ?? []), title).toBe(columns);
        expect(headerOf(model), title).toMatch(new RegExp(lesson.steps.length === 1 ? '' : 'step \\d+/\\d+'));
        expect(headerOf(model), title).toContain('SIMULATED');
      }
    }
  });

  it('says first of all that nothing is saved', () => {
    const { model } = at(LESSON, 'same-code-twice', 60, 16);

    expect(headerOf({ ...model, saveProblem: 'the disk is full' })).toContain('NOT SAVED');
  });
});
