import { describe, expect, it } from 'vitest';
import { screenView } from '../../../../src/ui/screens/screen-view.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { drive } from '../../../helpers/drive.js';
import { FULL_DISPLAY } from '../../text/displays.js';
import { SIZES, textOf } from '../shown-text.js';

const FIRST = 'two-secrets-are-not-two-factors';

describe('pages that lie over a lesson', () => {
  it.each([
    ['g', 'Words used here', 'factor'],
    ['v', 'What is real here, and what is not', 'TOTP'],
  ])('%s opens and closes one', (key, title, word) => {
    const lab = drive();
    lab.press('a');
    lab.open(FIRST);
    lab.press(key);

    expect(textOf(lab.model)).toContain(title);
    expect(textOf(lab.model)).toContain(word);
    lab.press(key);
    expect(lab.model.overlay).toBeNull();
  });

  it('o in the list opens the odds against a code, and closes them', () => {
    const lab = drive();
    lab.press('a', 'o');
    expect(textOf(lab.model)).toMatch(/2\.14%\s+guessing for a day, 1 device/);

    lab.press('o');
    expect(lab.model).toMatchObject({ screen: 'menu', overlay: null });
  });

  it('have the words that were met, and those of a later lesson only once that is opened', () => {
    const lab = drive();
    lab.press('a', 'g');
    expect(textOf(lab.model)).toContain('factor');
    expect(textOf(lab.model)).not.toContain('EC2');
    lab.press('g');

    lab.open('the-night-a-password-leaks');
    lab.press('g');
    expect(textOf(lab.model)).toContain('EC2');
    expect(textOf(lab.model)).not.toContain('passkey');
    lab.press('g', 'enter', 'l', 'g');
    expect(textOf(lab.model)).toContain('EC2');
  });

  it('have all words in the sandbox', () => {
    const lab = drive(120, 36);
    lab.press('a', 'b', 'g');

    expect(textOf(lab.model)).toContain('drift');
  });

  it.each(
    SIZES.flatMap(([columns, rows]) => ['g', 'v', 'o', 'X', '?'].map((key) => [columns, rows, key] as const)),
  )('fit at %ix%i: %s', (columns, rows, key) => {
    const lab = drive(columns, rows);
    lab.press('a', key);
    for (let page = 0; page < 6; page += 1) {
      const lines = screenView(lab.model, FULL_DISPLAY);
      expect(lines.length).toBeLessThanOrEqual(rows - 1);
      expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(columns);
      lab.press('j');
    }
  });
});
