import { describe, expect, it } from 'vitest';
import { screenView } from '../../../../src/ui/screens/screen-view.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { drive } from '../../../helpers/drive.js';
import { FULL_DISPLAY } from '../../text/displays.js';

function textOf(model: Model): string {
  return screenView(model, FULL_DISPLAY)
    .map((line) =>
      line.map((piece) => ('raw' in piece ? '' : 'fieldId' in piece ? piece.value : piece.text)).join(''),
    )
    .join('\n');
}

describe('text on the quick route', () => {
  it('is folded to its first paragraph, and e unfolds it', () => {
    const lab = drive();
    lab.press('a', 'r', 'r');
    lab.open('link-the-phone');

    expect(textOf(lab.model)).toContain('The rest is folded');
    expect(textOf(lab.model)).not.toContain('So setting up MFA means one thing');
    lab.press('e');
    expect(textOf(lab.model)).toContain('So setting up MFA means one thing');
  });

  it('is whole on the other routes', () => {
    const lab = drive();
    lab.press('a');
    lab.open('link-the-phone');

    expect(textOf(lab.model)).not.toContain('folded');
  });
});
