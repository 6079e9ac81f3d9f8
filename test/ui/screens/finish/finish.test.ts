import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { labAfter, labAtTheEnd } from '../../store/lab-at.js';
import { SIZES, textOf } from '../shown-text.js';

describe('the end of the course', () => {
  it.each(SIZES)('has a last page at %ix%i, with what to do tonight', (columns, rows) => {
    const lab = labAtTheEnd(columns, rows);

    expect(lab.model.screen).toBe('finish');
    const pages: string[] = [];
    for (let page = 0; page < 6; page += 1) {
      pages.push(textOf(lab.model));
      lab.press('j');
    }
    const all = pages.join('\n');
    expect(all).toContain('You have seen how to');
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
    const lab = labAfter(LESSONS.at(-1)?.id ?? '', 120, 36);

    expect(lab.model.screen).toBe('menu');
    expect(textOf(lab.model)).toContain('Some lessons before it are still open');
  });
});
