import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { screenView } from '../../../src/ui/screens/screen-view.js';
import { lineWidth } from '../../../src/ui/text/spans.js';
import { depth } from '../../helpers/depth.js';
import { drive } from '../../helpers/drive.js';
import { seededRandom } from '../../helpers/fake-ports.js';
import { FULL_DISPLAY } from '../text/displays.js';
import { atTwoCodes } from './lab-at.js';

describe('coming and going', () => {
  it('leaves no trace of a lesson that was only looked at', () => {
    const lab = drive();
    lab.press('a', 'enter');
    expect(lab.model.screen).toBe('lesson');
    lab.press('l');

    expect(lab.model.saved.sessions).toEqual({});
    expect(lab.model.saved.current).toBeNull();
  });

  it('comes back to the same step, with the same device', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(0), 'enter');
    const before = lab.session();
    lab.press('l', 'enter');

    expect(lab.session()).toEqual(before);
  });

  it('never quits on Esc, and quits on q and on Ctrl+C', () => {
    const { lab } = atTwoCodes();
    lab.press('escape', 'escape', 'escape');
    expect(lab.effects).not.toContain('exit');
    lab.press('q');
    lab.press('ctrl-c');

    expect(lab.effects.filter((kind) => kind === 'exit')).toHaveLength(2);
  });

  it('saves each change, and nothing while time just passes', () => {
    const { lab } = atTwoCodes();
    lab.effects.length = 0;
    lab.wait(1);
    lab.wait(30);
    expect(lab.effects).toEqual([]);
    lab.press('1');

    expect(lab.effects).toEqual(['save']);
  });
});

describe.each(LESSONS.map(({ id }) => ({ id })))('any keys in lesson $id', ({ id }) => {
  it.each([
    [80, 24, 'a'],
    [60, 16, 'b'],
    [120, 36, 'a'],
  ] as const)('at %ix%i neither crash it nor draw too much', (columns, rows, phone) => {
    const lab = drive(columns, rows, 5);
    lab.press(phone);
    lab.open(id);
    const random = seededRandom(columns);
    const keys = [
      'enter',
      'enter',
      'enter',
      'tab',
      'shift-tab',
      'up',
      'down',
      'left',
      'right',
      'escape',
      'backspace',
      ...'abcdhusxynpwtelkj?Nf0123456789',
    ];
    for (let count = 0; count < depth(25, 300); count += 1) {
      const [byte = 0, other = 0] = random.bytes(2);
      lab.press(keys[byte % keys.length] ?? 'enter');
      if (other < 8) lab.paste(String(other * 123_457).padStart(6, '0'));
      if (other > 245) lab.wait(other - 240);
      if (lab.model.isTyping && lab.model.focus !== null) lab.type(lab.model.focus, 'alice-phone');
      if (lab.model.screen === 'menu') lab.open(id);
      if (count % 5 > 0) continue;
      const lines = screenView(lab.model, FULL_DISPLAY);
      expect(lines.length).toBeLessThanOrEqual(rows - 1);
      expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(columns);
    }
  });
});
