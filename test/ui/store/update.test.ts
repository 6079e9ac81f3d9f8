import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { stepProgress } from '../../../src/lessons/engine/progress.js';
import { addSteps, stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { screenView } from '../../../src/ui/screens/screen-view.js';
import { lineWidth } from '../../../src/ui/text/spans.js';
import { depth } from '../../helpers/depth.js';
import { drive } from '../../helpers/drive.js';
import { fakeContext, seededRandom } from '../../helpers/fake-ports.js';
import { FULL_DISPLAY } from '../text/displays.js';

const TWO_CODES = 'two-consecutive-codes';

/** Lesson 6 at its first task, and the code of its device some steps from now. */
function atTwoCodes(phone: 'a' | 'b' = 'a') {
  const lab = drive();
  lab.press(phone);
  lab.open(TWO_CODES);
  lab.press('b', 'enter', 'enter');
  const seed = lab.session().world.account.mfaDevices.at(-1)?.seed ?? '';
  const code = (steps: number) => codeAtStep(seed, addSteps(stepAt(fakeContext().now), steps));
  return { lab, code };
}

describe('the first run', () => {
  it('asks for the phone, then shows the list at the first lesson there is', () => {
    const lab = drive();
    expect(lab.model.screen).toBe('welcome');

    lab.press('b');

    expect(lab.model.screen).toBe('menu');
    expect(lab.model.saved.settings.phone).toBe('own');
    lab.press('enter');
    expect(lab.model.saved.current).toBe('two-secrets-are-not-two-factors');
  });
});

describe('code fields', () => {
  it('take digits whatever has the focus', () => {
    const { lab } = atTwoCodes();
    lab.press('tab', 'tab', 'tab', 'tab', '12');

    expect(lab.session().drafts['code-1']).toBe('12');
    expect(lab.model.focus).toBe('code-1');
  });

  it('take no seventh digit', () => {
    const { lab } = atTwoCodes();
    lab.press('1234567');

    expect(lab.session().drafts['code-1']).toBe('123456');
    expect(lab.model.notice).toMatchObject({ kind: 'info' });
  });

  it('name an incomplete code, which reaches nobody', () => {
    const { lab } = atTwoCodes();
    const { history } = lab.session().world;
    lab.press('12345', 'enter');

    expect(lab.model.notice).toEqual({ kind: 'typed', problem: { kind: 'wrong-length', length: 5 } });
    expect(lab.session().world.history).toBe(history);
    expect(stepProgress(lab.model.saved.progress, TWO_CODES, 'same-code-twice').attempts).toBe(0);
  });

  it('keep code 1 after the same code twice, because it was right', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(0), 'enter', code(0), 'enter');

    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'same-step' } });
    expect(lab.session().drafts['code-1']).toBe(code(0));
    expect(lab.session().drafts['code-2']).toBeUndefined();
  });

  it('let both codes go after swapped ones', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(1), 'enter', code(0), 'enter');

    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'swapped' } });
    expect(lab.session().drafts['code-1']).toBeUndefined();
  });

  it('never change the seed, whatever is refused', () => {
    const { lab, code } = atTwoCodes();
    const before = lab.session().world.account.mfaDevices.map(({ seed }) => seed);
    for (const [one, two] of [
      [0, 0],
      [1, 0],
      [0, 2],
      [-3, 0],
      [5000, 0],
    ] as const) {
      lab.press(code(one), 'enter', code(two), 'enter');
    }

    expect(lab.session().world.account.mfaDevices.map(({ seed }) => seed)).toEqual(before);
  });

  it('submit a late pair, which enrols and is explained as out of step', () => {
    const { lab, code } = atTwoCodes();
    lab.press('s', 's');
    lab.press(code(-9), 'enter', code(-8), 'enter');

    expect(lab.model.notice).toEqual({ kind: 'out-of-step', drift: -8 });
    expect(lab.session().isSolved).toBe(false);
    lab.press('u', code(-1), 'enter', code(0), 'enter');
    expect(lab.session().isSolved).toBe(true);
  });
});

describe('help on the way', () => {
  it('has three levels, the last of which does the step, and records them', () => {
    const { lab } = atTwoCodes();
    lab.press('h');
    expect(lab.model.notice).toMatchObject({ kind: 'hint', level: 1 });
    lab.press('h');
    expect(lab.session().isSolved).toBe(false);
    lab.press('h');

    expect(lab.session().isSolved).toBe(true);
    expect(stepProgress(lab.model.saved.progress, TWO_CODES, 'same-code-twice')).toMatchObject({
      hints: 3,
      status: 'done',
    });
  });

  it('marks a skipped step as skipped, not done, and goes on', () => {
    const { lab } = atTwoCodes();
    lab.press('s');

    expect(lab.session().stepId).toBe('skip-a-code');
    expect(stepProgress(lab.model.saved.progress, TWO_CODES, 'same-code-twice').status).toBe('skipped');
  });

  it('takes actions back one by one', () => {
    const { lab } = atTwoCodes();
    const { world } = lab.session();
    lab.press('p', 'enter', 'tab', 'enter');
    expect(lab.session().world).not.toBe(world);

    lab.press('u', 'u');

    expect(lab.session().world).toBe(world);
  });

  it('starts a step anew only after y', () => {
    const { lab, code } = atTwoCodes();
    const { world } = lab.session();
    lab.press(code(1), 'enter', code(0), 'enter', 'x', 'n');
    expect(lab.session().world).not.toBe(world);

    lab.press('x', 'y');

    expect(lab.session().world).toBe(world);
  });

  it('does not warp the time of a real phone', () => {
    const { lab } = atTwoCodes('b');
    lab.press('w');

    expect(lab.session().world.clockOffset).toBe(0);
  });

  it('asks before a warped lab is restarted for a real phone', () => {
    const { lab } = atTwoCodes();
    lab.press('w');
    lab.press('p', 'tab', 'tab', 'enter');
    expect(lab.model.overlay).toEqual({ kind: 'confirm-own-phone' });

    lab.press('y');

    expect(lab.session().world).toMatchObject({ usesOwnPhone: true, clockOffset: 0 });
  });
});

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
    for (let count = 0; count < depth(200, 700); count += 1) {
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
