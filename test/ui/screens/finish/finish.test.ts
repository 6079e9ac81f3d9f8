import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { screenView } from '../../../../src/ui/screens/screen-view.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { drive } from '../../../helpers/drive.js';
import { FULL_DISPLAY } from '../../text/displays.js';

const SIZES = [
  [60, 16],
  [80, 24],
  [120, 36],
] as const;

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
    lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'n');
}

describe('the end of the course', () => {
  it.each(SIZES)('has a last page at %ix%i, with what to do tonight', (columns, rows) => {
    const lab = drive(columns, rows);
    lab.press('a');
    for (const { id } of LESSONS) doAll(lab, id);

    expect(lab.model.screen).toBe('finish');
    const pages: string[] = [];
    for (let page = 0; page < 6; page += 1) {
      pages.push(textOf(lab.model));
      lab.press('j');
    }
    const all = pages.join('\n');
    expect(all).toContain('You can now');
    expect(all).toContain('delete every entry');
    expect(all).toContain('https://console.aws.amazon.com/');
    expect(all).toContain('To keep it');
    for (const page of pages) expect(page.split('\n').length).toBeLessThanOrEqual(rows - 1);
    lab.press('enter');
    expect(lab.model.screen).toBe('menu');
    lab.press('f');
    expect(lab.model.screen).toBe('finish');
  });

  it('is not reached while a lesson of the route is open', () => {
    const lab = done(LESSONS.at(-1)?.id ?? '', 120, 36);

    expect(lab.model.screen).toBe('menu');
    expect(textOf(lab.model)).toContain('Some lessons before it are still open');
  });
});
