import { describe, expect, it } from 'vitest';
import { pageView } from '../../../../src/ui/console/page-view.js';
import { shownLabel } from '../../../../src/ui/console/row-text.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { openLesson } from '../../../../src/ui/store/open-lesson.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { IS_DEEP, someOf } from '../../../helpers/depth.js';
import { at, choose, openTask } from '../../store/lab-at.js';
import { frameOf, MOMENTS, modelWith, textOf } from '../course.js';

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
    for (const { session, step, title } of someOf(MOMENTS, 2)) {
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

    expect(frameOf(lab.model).text).toMatch(/Price: \$\d+ an hour each \(the lab's\)/);
  });

  it("marks the lab's reason beside an event, which AWS writes down nowhere", () => {
    const lab = at('the-phones-clock-is-wrong', 'refused-twice', WIDE.columns, WIDE.rows);
    openTask(lab);
    lab.press(lab.shownCode(), 'enter');

    expect(frameOf(lab.model).text).toMatch(/Lab: [a-z]+/);
  });

  it('gives the desk all the room beside the text: it needs no phone', () => {
    const lab = at('two-secrets-are-not-two-factors', 'sort-the-cards', WIDE.columns, WIDE.rows);

    expect(frameOf(lab.model).text).not.toMatch(/phone ─/i);
    expect(textOf(frameOf(lab.model).drawn[1] ?? []).match(/╭/g)).toHaveLength(2);
  });
});

/** Where the corners of all frames are. */
function corners(model: Model): readonly string[] {
  return frameOf(model).drawn.flatMap((line, row) =>
    [...textOf(line).matchAll(/[╭╮╰╯╔╗╚╝]/g)].map(({ 0: corner, index }) => `${corner} ${row}:${index}`),
  );
}

describe('the panes of a wide window', () => {
  /** One task of each lesson will do; they are all laid out alike. */
  const LESSONS_SEEN = new Set<string>();
  const TASKS = MOMENTS.filter(({ session, step, lesson }) => {
    const isSeen = !IS_DEEP && LESSONS_SEEN.has(lesson.id);
    if (step.kind !== 'task' || session.world.usesOwnPhone || session.isSolved || isSeen) return false;
    LESSONS_SEEN.add(lesson.id);
    return true;
  });

  it('keep their places, whatever is said', () => {
    const notice: Model['notice'] = { kind: 'hint', level: 2, text: `${'word '.repeat(80)}end` };
    for (const { session, title } of TASKS) {
      for (const size of [WIDE, { columns: 160, rows: 50 }]) {
        const model = modelWith(session, size);
        if (frameOf(model).isQrPage) continue;

        const before = corners({ ...model, notice: null });

        expect(before.length, title).toBeGreaterThanOrEqual(8);
        expect(corners({ ...model, notice }), title).toEqual(before);
      }
    }
  });

  it('fill windows of any size, up to the last column', () => {
    for (const { session, title } of TASKS) {
      for (const size of [
        { columns: 120, rows: 30 },
        { columns: 250, rows: 80 },
      ]) {
        const { drawn, isQrPage, height } = frameOf(modelWith(session, size));
        if (isQrPage) continue;

        expect(height, title).toBe(size.rows - 1);
        expect(new Set(drawn.slice(0, -1).map(lineWidth)), title).toEqual(new Set([size.columns]));
      }
    }
  });

  it('show the steps of the lesson and the drawing that was read, where there is room', () => {
    const at = (columns: number, rows: number) => {
      const moment = MOMENTS.find(({ title }) => title === "the-relay / relay-a-key, lab's phone");
      if (moment === undefined) throw new Error('lesson 10 has no step relay-a-key');
      return frameOf(modelWith(moment.session, { columns, rows })).text;
    };

    expect(at(160, 50)).toContain('◐   Second: a security key');
    expect(at(160, 50)).toContain('○   End it');
    expect(at(160, 50)).toContain('── six digits ─');
    expect(at(120, 30)).not.toContain('To look at again');
    expect(at(120, 30)).not.toContain('This lesson');
  });
});
