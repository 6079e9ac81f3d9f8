import { describe, expect, it } from 'vitest';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import { codeField } from '../../../../src/ui/store/screen-elements.js';
import { at } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const GONE = 'the-phone-is-gone';

/** The page that is shown of a text: `page 2 of 3`. */
const pageOf = (lab: ReturnType<typeof at>) => /page \d+ of \d+/.exec(frameOf(lab.model).text)?.[0] ?? '';

describe('a text that something is laid over', () => {
  it.each(['?', 'g', 'v', 'e'])(
    'is found again at its page when %s is closed, whatever page that was at',
    (key) => {
      const lab = at(GONE, 'three-ways-back', 60, 16);
      lab.press('enter');
      const left = pageOf(lab);
      expect(left).toMatch(/^page 2 of/);

      lab.press(key, 'j', 'j', 'escape');

      expect(lab.model.overlay).toBeNull();
      expect(pageOf(lab)).toBe(left);
    },
  );

  it('is at its beginning still when help was closed on its second page', () => {
    const lab = at(GONE, 'three-ways-back', 60, 16);
    const left = pageOf(lab);
    lab.press('?', 'j');
    expect(pageOf(lab)).toMatch(/^page 2 of/);

    lab.press('escape');

    expect(pageOf(lab)).toBe(left);
  });

  it('does not take the next step to another page than its first', () => {
    const lab = at(GONE, 'three-ways-back', 60, 16);
    lab.press('enter', '?', 'j', 'escape', 'enter');
    while (lab.session().stepId === 'three-ways-back') lab.press('enter');

    expect(lab.model.textPage).toBe(0);
  });
});

describe('a code field under a page of text', () => {
  it.each(['?', 'g', 'v', 'i', 'N'])('takes no digits and no paste while it is not seen: %s', (key) => {
    const lab = at('two-consecutive-codes', 'same-code-twice');
    lab.press('escape');
    lab.press('12');
    const typed = codeField(lab.model)?.value;
    expect(typed).toBe('12');
    expect(keyHints(lab.model, true).map(({ shown }) => shown)).toContain(key);
    lab.press(key);
    expect(lab.model.overlay).not.toBeNull();

    lab.press('345');
    lab.paste('654321');
    while (lab.model.overlay !== null) lab.press('escape');

    expect(codeField(lab.model)?.value).toBe(typed);
  });
});
