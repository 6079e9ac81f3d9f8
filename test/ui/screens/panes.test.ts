import { describe, expect, it } from 'vitest';
import { pageView } from '../../../src/ui/console/page-view.js';
import { shownLabel } from '../../../src/ui/console/row-text.js';
import { excerpt, MORE_BELOW, pane } from '../../../src/ui/screens/panes.js';
import type { Model } from '../../../src/ui/store/model.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { elementsOf } from '../../../src/ui/store/screen-elements.js';
import { span } from '../../../src/ui/text/spans.js';
import { someOf } from '../../helpers/depth.js';
import { at, choose } from '../store/lab-at.js';
import { frameOf, MOMENTS, modelWith, textOf } from './course.js';

const SIZES = [
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
];

/** Links and buttons of the page that are nowhere on the screen. */
function unseen(model: Model): readonly string[] {
  const open = openLesson(model);
  const page = open === null ? [] : elementsOf(pageView(open, model.now).rows);
  const { text } = frameOf(model);
  return page.flatMap((element) => {
    const label = `[${shownLabel(element)}]`;
    return element.kind === 'button' || element.kind === 'link' ? (text.includes(label) ? [] : [label]) : [];
  });
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => [span(`line ${index}`)]);

describe('a page that is longer than its pane', () => {
  it('says that there is more, wherever a button of it is out of sight', () => {
    for (const size of SIZES) {
      for (const { session, step, title } of someOf(MOMENTS, 3)) {
        // Beside the page, which in a small window lies behind that.
        if (step.kind !== 'task' || step.beginsBeside === true) continue;
        const model = modelWith(session, size);
        if (frameOf(model).isQrPage || unseen(model).length === 0) continue;

        expect(frameOf(model).text, `${title}: ${unseen(model).join(' ')}`).toMatch(/ more (above|below)/);
      }
    }
  });

  it('says so of the buttons under a form that AWS has refused', () => {
    const lab = at('link-the-phone', 'name-the-device', 80, 24);
    choose(lab, 'assign-mfa');
    lab.type('device-name', 'my phone');
    choose(lab, 'type-virtual');
    choose(lab, 'submit-name');
    expect(lab.model.notice?.kind).toBe('refused');
    expect(unseen(lab.model)).toContain('[Next]');

    expect(frameOf(lab.model).text).toContain(MORE_BELOW);
  });

  it('has the word on its last line, or on one near it with more room, and takes nothing away', () => {
    const wide = [span('this line has no room beside it')];
    const lines = [...numbered(3), wide, ...numbered(2)];

    expect(excerpt(lines, 0, 4, 32).map(textOf)).toEqual([
      'line 0',
      'line 1',
      'line 2                more below',
      'this line has no room beside it',
    ]);
    expect(excerpt(lines, 0, 3, 32).map(textOf).at(-1)).toMatch(/^line 2 +more below$/);
    expect(excerpt(lines, 3, 3, 32).map(textOf).at(0)).toBe('this line has no room beside it');
  });

  it('says nothing where all of it is seen, or only air is not', () => {
    expect(excerpt(numbered(3), 0, 3, 30).map(textOf)).toEqual(['line 0', 'line 1', 'line 2']);
    expect(excerpt([...numbered(3), []], 0, 3, 30).map(textOf)).toEqual(['line 0', 'line 1', 'line 2']);
  });

  it('says at the focus what is above and below', () => {
    const shown = pane({ lines: numbered(9), focusLine: 4 }, 20, 4).map(textOf);

    expect(shown[0]).toBe('line 2    more above');
    expect(shown.at(-1)).toBe('line 5    more below');
    expect(shown.join()).toContain('line 4');
  });
});
