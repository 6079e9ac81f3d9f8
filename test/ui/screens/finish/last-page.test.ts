import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { startPlain } from '../../../../src/ui/plain/plain-session.js';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import { textPageCount, textPages } from '../../../../src/ui/screens/overlays/text-pages.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import { labAtTheEnd } from '../../store/lab-at.js';
import { frameOf, textOf } from '../course.js';

describe('the last page', () => {
  it('turns its pages with Enter, and then goes to the list', () => {
    const lab = labAtTheEnd(60, 16);
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
    [100, 20],
    [120, 36],
  ])('breaks no bullet over two pages at %ix%i', (columns, rows) => {
    const lab = labAtTheEnd(columns, rows);
    for (const page of textPages(lab.model).slice(1)) {
      const [first = []] = page;

      // What goes on in a list is indented.
      expect(textOf(first)).not.toMatch(/^ /);
    }
  });

  it('is followed by a list in which nothing is left to do', () => {
    const lab = labAtTheEnd(60, 16);
    lab.press('l');

    expect(frameOf(lab.model).text).toContain('nothing left to do');
    expect(frameOf(lab.model).text).not.toContain('about 0');
    expect(startPlain(lab.model, { kind: 'ticked', now: lab.model.now }, fakeContext()).lines).toContain(
      `lessons: full course, ${LESSONS.length} of ${LESSONS.length} done, nothing left to do`,
    );
  });

  it.each([
    [60, 16],
    [80, 24],
  ])('is named in the footer of the list at %ix%i', (columns, rows) => {
    const lab = labAtTheEnd(60, 16);
    lab.press('l');
    lab.send({ kind: 'resized', size: { columns, rows } });

    expect(frameOf(lab.model).lines.at(-1)).toContain('f last page');
  });

  it.each([
    [60, 16],
    [80, 24],
    [120, 36],
  ])('begins with a card in one piece at %ix%i, which no line of is cut', (columns, rows) => {
    const lab = labAtTheEnd(columns, rows);
    const { lines } = frameOf(lab.model);
    const top = lines.findIndex((line) => line.includes('.-----.'));
    expect(lines[top + 1]).toContain(`AWS MFA by doing: ${LESSONS.length} of ${LESSONS.length} lessons`);
    const card = lines.slice(top, top + 6);
    expect(card.at(-1)?.trim()).toBe("'-----'");
    expect(card.join(' ')).toContain('Simulated AWS, real codes: mfa-lab');
    for (const line of card) expect(line).toMatch(/^[\x20-\x7e]*$/);
  });

  it('says when old questions come again, and asks them at a key', () => {
    const lab = labAtTheEnd(60, 16);
    const words = () => startPlain(lab.model, { kind: 'ticked', now: lab.model.now }, fakeContext()).lines;
    expect(words().join(' ')).toMatch(/To keep it: .* Nothing is due; the next question comes in 24 hours\./);
    lab.wait(3 * 24 * 60 * 60);
    expect(words().join(' ')).toMatch(/\d+ questions are due\./);
    lab.press('R');
    expect(lab.model.screen).toBe('review');
  });
});
