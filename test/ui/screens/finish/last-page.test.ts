import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import { textPageCount } from '../../../../src/ui/screens/overlays/text-pages.js';
import { drive } from '../../../helpers/drive.js';
import { doThrough } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

describe('the last page', () => {
  function atTheEnd() {
    const lab = drive(60, 16);
    lab.press('a');
    for (const { id } of LESSONS) doThrough(lab, id);
    return lab;
  }

  it('turns its pages with Enter, and then goes to the list', () => {
    const lab = atTheEnd();
    const pages = textPageCount(lab.model);
    expect(pages).toBeGreaterThan(1);
    for (let page = 1; page < pages; page += 1) {
      expect(keyHints(lab.model)[0]).toEqual({ shown: 'Enter', help: 'next page' });
      lab.press('enter');
      expect(lab.model).toMatchObject({ screen: 'finish', textPage: page });
    }
    expect(keyHints(lab.model)[0]).toEqual({ shown: 'Enter', help: 'lessons' });
    lab.press('enter');

    expect(lab.model.screen).toBe('menu');
  });

  it.each([
    [60, 16],
    [80, 24],
  ])('is named in the footer of the list at %ix%i', (columns, rows) => {
    const lab = atTheEnd();
    lab.press('l');
    lab.send({ kind: 'resized', size: { columns, rows } });

    expect(frameOf(lab.model).lines.at(-1)).toContain('f last page');
  });
});
