import { describe, expect, it } from 'vitest';
import { pageView } from '../../../../src/ui/console/page-view.js';
import { shownLabel } from '../../../../src/ui/console/row-text.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { openLesson } from '../../../../src/ui/store/open-lesson.js';
import { at, choose, openTask } from '../../store/lab-at.js';
import { frameOf, MOMENTS, modelWith } from '../course.js';

const WIDE = { columns: 120, rows: 36 };

/** The rows of links and buttons of the page, as far as all of a row would fit beside a text and a phone. */
function buttonRows(model: Model): readonly (readonly string[])[] {
  const open = openLesson(model);
  const rows = open === null ? [] : pageView(open, model.now).rows;
  return rows.flatMap((row) =>
    row.kind === 'elements' && row.elements.every(({ kind }) => kind === 'button' || kind === 'link')
      ? [row.elements.map((element) => `[${shownLabel(element)}]`)]
      : [],
  );
}

describe('a task in a wide window', () => {
  it('keeps what belongs together on one line', () => {
    for (const { session, step, title } of MOMENTS) {
      if (step.kind !== 'task') continue;
      const model = modelWith(session, WIDE);
      const { lines, isQrPage } = frameOf(model);
      if (isQrPage) continue;
      for (const labels of buttonRows(model)) {
        const isOneLine = lines.some((line) => labels.every((label) => line.includes(label)));

        expect(isOneLine, `${title}: ${labels.join(' ')}`).toBe(true);
      }
    }
  });

  it("tells the price of the servers on one line, with the words that it is the lab's", () => {
    const lab = at('the-night-a-password-leaks', 'play-the-thief', WIDE.columns, WIDE.rows);
    openTask(lab);
    choose(lab, 'fill-leak');
    choose(lab, 'sign-in');
    choose(lab, 'open-servers');

    expect(frameOf(lab.model).text).toMatch(/Running: 0, at \$\d+ an hour each \(the lab's price\)/);
  });

  it("marks the lab's reason beside an event, which AWS writes down nowhere", () => {
    const lab = at('the-phones-clock-is-wrong', 'refused-twice', WIDE.columns, WIDE.rows);
    openTask(lab);
    lab.press(lab.shownCode(), 'enter');

    expect(frameOf(lab.model).text).toMatch(/refused \(lab:/);
  });

  it('gives the desk all the room beside the text: it needs no phone', () => {
    const lab = at('two-secrets-are-not-two-factors', 'sort-the-cards', WIDE.columns, WIDE.rows);

    expect(frameOf(lab.model).text).not.toContain('PHONE');
    expect(frameOf(lab.model).lines[2]?.match(/│/g)).toHaveLength(1);
  });
});
