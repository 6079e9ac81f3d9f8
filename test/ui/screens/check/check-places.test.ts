import { describe, expect, it } from 'vitest';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import { codeAt } from '../../../../src/sim/codes/totp.js';
import { checkTarget } from '../../../../src/ui/screens/check/check-targets.js';
import { screenView } from '../../../../src/ui/screens/screen-view.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { drive } from '../../../helpers/drive.js';
import { SOME_TIME } from '../../../helpers/fake-ports.js';
import { FULL_DISPLAY } from '../../text/displays.js';
import { SIZES, textOf } from '../shown-text.js';
import { checking, checkLab } from './check-lab.js';

describe('the entry to check with', () => {
  it('is made once, shown as a QR code with its key, and kept', () => {
    const lab = checkLab();
    expect(textOf(lab.model)).toContain('a new entry, for checking only');
    lab.key('enter');
    const { seed } = lab;

    expect(seed).toMatch(/^[A-Z2-7]{32}$/);
    expect(textOf(lab.model)).toContain(seed.slice(0, 4));
    lab.key('enter');
    lab.key('escape');
    expect(textOf(lab.model)).toContain('(for checking only)');
    expect(textOf(lab.model)).not.toContain('a new entry');
    lab.key('enter');
    expect(lab.seed).toBe(seed);
  });

  it('is drawn again with r, and saved as a picture with f', () => {
    const lab = checking();
    lab.key('text', 'r');
    lab.key('text', 'f');

    expect(lab.model.check?.stage).toBe('qr');
    expect(lab.effects).toContain('write-qr-file');
  });
});

describe('opening and leaving', () => {
  it("is the third answer to the first question, with the learner's own phone", () => {
    const lab = checkLab(80, 24, SOME_TIME, ['c']);

    expect(lab.model.screen).toBe('check');
    expect(lab.model.saved.settings.phone).toBe('own');
    lab.key('escape');
    expect(lab.model.screen).toBe('menu');
  });

  it('is reached by the arrows there, too', () => {
    const lab = checkLab(80, 24, SOME_TIME, []);
    lab.key('down');
    lab.key('down');
    expect(textOf(lab.model)).toContain('▌c  Only check my phone');
    lab.key('enter');
    expect(lab.model.screen).toBe('check');
  });

  it.each(SIZES)('is offered in the list at %ix%i', (columns, rows) => {
    const lab = checkLab(columns, rows, SOME_TIME, ['b']);

    expect(textOf(lab.model)).toContain('c check phone');
  });

  it('leaves the mark in the list where it was', () => {
    const lab = checkLab(80, 24, SOME_TIME, ['b']);
    lab.key('down');
    lab.key('down');
    lab.key('text', 'c');
    lab.key('escape');

    expect(textOf(lab.model)).toMatch(/▌○ +3 {2}Choose a device/);
  });

  it('says where the picture is until the next key, and no longer', () => {
    const lab = checkLab();
    lab.key('enter');
    lab.tell({ kind: 'qr-file-written', path: 'check.png' });
    expect(textOf(lab.model)).toContain('Saved to check.png');
    lab.key('enter');
    expect(textOf(lab.model)).not.toContain('Saved to');
  });
});

describe('every stage', () => {
  it.each(SIZES)('fits at %ix%i and names a way back', (columns, rows) => {
    const lab = checkLab(columns, rows);
    const models = [lab.model];
    lab.key('enter');
    models.push(lab.model);
    lab.key('enter');
    models.push(lab.model);
    lab.type('000000');
    models.push(lab.model);
    lab.key('text', 'e');
    models.push(lab.model);
    lab.key('escape');
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 90)));
    models.push(lab.model);
    lab.key('text', 'i');
    models.push(lab.model);
    for (const model of models) {
      const lines = screenView(model, FULL_DISPLAY);
      expect(lines.length).toBeLessThanOrEqual(rows - 1);
      expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(columns);
      expect(textOf(model)).toMatch(/Esc +(back|close)/);
      expect(textOf(model)).toContain('SIMULATED');
    }
  });

  it('leads back to the list with Esc', () => {
    const lab = checking();
    lab.key('escape');
    lab.key('escape');

    expect(lab.model.screen).toBe('menu');
  });
});

describe('from a lesson', () => {
  /** Two codes were refused at enrolment, and c was pressed. */
  function refused() {
    const lab = drive(100, 24);
    lab.press('a');
    lab.open('two-consecutive-codes');
    lab.press('s', 'enter', 'enter');
    expect(lab.session().stepId).toBe('same-code-twice');
    lab.press('123456', 'enter', '123456', 'enter');
    return lab;
  }

  it('leads back to what AWS said, and why', () => {
    const lab = refused();
    const before = textOf(lab.model);
    expect(before).toMatch(/^ {2}AWS {3}Invalid/m);
    expect(before).toContain('c check my phone');

    lab.press('c');
    expect(textOf(lab.model)).not.toMatch(/^ {2}AWS {3}Invalid/m);
    lab.press('123456', 'enter', 'escape');

    expect(textOf(lab.model)).toBe(before);
  });

  it('says of a clock that is far off what enrolment makes of it', () => {
    const lab = refused();
    lab.press('c');
    const seed = checkTarget(lab.model)?.seed ?? '';
    lab.press(codeAt(seed, epochSeconds(lab.model.now + 95)), 'enter');

    const text = textOf(lab.model).replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'To enrol, AWS would take it, as one of two in a row; at sign-in it would refuse it.',
    );
    expect(text).toContain('Then enrol: AWS remembers how far off the phone was');
  });

  it('leaves the QR code for the code, and only then the check', () => {
    const lab = refused();
    lab.press('c', 'r', 'escape');
    expect(lab.model.check?.stage).toBe('code');
    lab.press('escape');
    expect(lab.model.screen).toBe('lesson');
  });
});
