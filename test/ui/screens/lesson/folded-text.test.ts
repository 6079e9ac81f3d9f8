import { describe, expect, it } from 'vitest';
import { drive } from '../../../helpers/drive.js';
import { textOf } from '../shown-text.js';

describe('text on the quick route', () => {
  it('is folded to its first paragraph, and e unfolds it', () => {
    const lab = drive();
    lab.press('a', 'r', 'r');
    lab.open('link-the-phone');
    lab.press(lab.rightLetter(), 'enter');

    expect(textOf(lab.model)).toContain('The rest is folded');
    expect(textOf(lab.model)).not.toContain('So setting up MFA means');
    lab.press('e');
    expect(textOf(lab.model)).toContain('So setting up MFA means');
  });

  it('is whole on the other routes', () => {
    const lab = drive();
    lab.press('a');
    lab.open('link-the-phone');
    lab.press(lab.rightLetter(), 'enter');

    expect(textOf(lab.model)).not.toContain('folded');
  });
});
