import { describe, expect, it } from 'vitest';
import { INCIDENTS } from '../../../src/lessons/content/monday/monday.js';
import { drive } from '../../helpers/drive.js';
import { textOf } from './shown-text.js';

/** A Monday as it is drawn: its first page, each message, and the page behind it. */
function pagesOf(seed: number, columns: number, rows: number): string {
  const lab = drive(columns, rows);
  lab.press('a');
  lab.open(`monday-${seed}`);
  const pages = [textOf(lab.model)];
  for (let page = 0; page < 3 && lab.session().stepId === 'morning'; page += 1) lab.press('enter');
  for (const _ of INCIDENTS) {
    pages.push(textOf(lab.model));
    lab.press('escape', 's');
  }
  pages.push(textOf(lab.model));
  return pages.map((page) => `── ${columns}x${rows} `.padEnd(columns, '─').concat(`\n${page}\n`)).join('\n');
}

describe('a Monday on the screen', () => {
  it.each([
    [60, 16],
    [80, 24],
    [120, 36],
  ])('is drawn as it was looked at, at %ix%i', async (columns, rows) => {
    await expect(pagesOf(3, columns, rows)).toMatchFileSnapshot(`../../golden/monday-${columns}x${rows}.txt`);
  });
});
