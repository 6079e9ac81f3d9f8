import { describe, expect, it } from 'vitest';
import { isHastyEnter } from '../../../src/ui/plain/plain-remarks.js';
import { linesAt } from './lines-at.js';

/** Lesson 11, at its first task. */
function at() {
  const lab = linesAt('make-mfa-the-rule');
  lab.type('skip');
  return lab;
}

describe('what is expected of a task, by ear', () => {
  it('is answered by a letter and Enter, and can be changed until then', () => {
    const lab = at();
    expect(lab.type('b')).toMatch(
      /^your answer: b\. .*\. Enter goes on with it\. Until then you can take another\.$/,
    );
    expect(lab.type('c')).toMatch(/^your answer: c\. /);
    expect(lab.session()?.predicted).toEqual([]);
    // An answer was typed: Enter behind it is never too early.
    expect(isHastyEnter(lab.model(), '', 0)).toBe(false);

    expect(lab.type('')).toContain('task: ');
    expect(lab.session()?.predicted).toHaveLength(1);
    expect(lab.session()?.predicted).not.toEqual(['unsure']);
  });

  it('is passed over by Enter alone, and by saying so', () => {
    const lab = at();
    expect(lab.said()).toContain('Enter alone for not sure');
    expect(lab.type('not sure')).toContain('task: ');
  });
});
