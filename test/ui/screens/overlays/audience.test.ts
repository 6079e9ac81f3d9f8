import { describe, expect, it } from 'vitest';
import { stepById } from '../../../../src/lessons/catalog.js';
import { mfaOnTheCommandLine } from '../../../../src/lessons/content/12-mfa-on-the-command-line.js';
import { blockLines } from '../../../../src/ui/plain/plain-blocks.js';
import { textPageCount } from '../../../../src/ui/screens/overlays/text-pages.js';
import { at } from '../../store/lab-at.js';
import { textOf } from '../shown-text.js';

const TIDY_UP = 'If you used your own phone';

/** All pages of a step to read. */
function pagesOf(lessonId: string, stepId: string, phone: 'a' | 'b'): string {
  const lab = at(lessonId, stepId, 80, 24, phone);
  const pages = [textOf(lab.model)];
  for (let page = 1; page < textPageCount(lab.model); page += 1) {
    lab.press('enter');
    pages.push(textOf(lab.model));
  }
  return pages.join('\n').replace(/\s+/g, ' ');
}

describe('a part of a page that is not for everybody', () => {
  it.each([
    ['the-phone-is-gone', 'takeaway'],
    [mfaOnTheCommandLine.id, 'takeaway'],
  ])('asks nobody to tidy up a phone that was not used: %s', (lessonId, stepId) => {
    expect(pagesOf(lessonId, stepId, 'a')).not.toContain(TIDY_UP);
    expect(pagesOf(lessonId, stepId, 'b')).toContain(TIDY_UP);
  });

  it('says nothing of keys where lines are typed', () => {
    const step = stepById(mfaOnTheCommandLine, 'a-terminal');
    const spoken = step.kind === 'read' ? blockLines(step.blocks, null).join(' ') : '';

    expect(pagesOf(mfaOnTheCommandLine.id, 'a-terminal', 'a')).toContain('`PgUp`'.replaceAll('`', ''));
    expect(spoken).toContain('In plain mode a command is a line like any other');
    expect(spoken).not.toMatch(/PgUp|Esc|Ctrl/);
  });
});
