import { describe, expect, it } from 'vitest';
import type { Model } from '../../../../src/ui/store/model.js';
import type { Role } from '../../../../src/ui/text/roles.js';
import type { Line } from '../../../../src/ui/text/spans.js';
import type { Driven } from '../../store/lab-at.js';
import { at, atTwoCodes, choose, openTask, TWO_CODES } from '../../store/lab-at.js';
import { ASCII_DISPLAY } from '../../text/displays.js';
import { frameOf, MOMENTS, modelWith, textOf } from '../course.js';

const SIZE = { columns: 80, rows: 24 };

/** The lines as they are drawn, frames and all. */
const drawn = (model: Model) => frameOf(model).drawn.map(textOf);

/** The upper border of the panes, and the lower one. */
const upper = (model: Model) => drawn(model).find((line) => /^[╭╔]/.test(line)) ?? '';
const lower = (model: Model) => drawn(model).find((line) => /^[╰╚]/.test(line)) ?? '';

/** The words of a role, on all lines or on one. */
function inRole(lines: readonly Line[], role: Role): string {
  return lines
    .flat()
    .flatMap((piece) => ('text' in piece && piece.role === role ? [piece.text] : []))
    .join('');
}

function atTheThief(): Driven {
  const lab = at('the-night-a-password-leaks', 'play-the-thief');
  openTask(lab);
  return lab;
}

describe('the frames of a task', () => {
  it('say whose browser it is, and which phone', () => {
    expect(upper(atTwoCodes().lab.model)).toMatch(/^╭─ Browser · alice ─+╮ ╭─ Lab's phone ─+╮$/);
    expect(upper(at('mfa-on-the-command-line', 'the-plain-key').model)).not.toContain('Browser');
  });

  it('are "here" where the focus is, and only there', () => {
    const { lab } = atTwoCodes();
    const top = () => frameOf(lab.model).drawn.filter((line) => textOf(line).startsWith('╭'));
    expect(inRole(top(), 'here')).toContain('Browser');
    expect(inRole(top(), 'here')).not.toContain('phone');

    lab.press('p');

    expect(inRole(top(), 'here')).toContain('phone');
    expect(inRole(top(), 'here')).not.toContain('Browser');
  });

  it('tell the window of a thief by its border and by the word', () => {
    const lab = atTheThief();

    expect(upper(lab.model)).toMatch(/^╔═ A thief's browser ═+╗ ╭─ In the thief's hand ─+╮$/);
    // In red it would look like the address that is false.
    expect(inRole(frameOf(lab.model).drawn, 'address')).toContain('https://');
    expect(frameOf(lab.model, ASCII_DISPLAY).text).toMatch(/^\+= A thief's browser =+\+/m);
  });

  it('tell a private window by its word and by the ground of its address', () => {
    const { lab } = atTwoCodes();
    choose(lab, 'nav-private');

    expect(upper(lab.model)).toContain('Private window · alice');
    expect(inRole(frameOf(lab.model).drawn, 'address-private')).toContain('https://');
    expect(inRole(frameOf(lab.model).drawn, 'address')).toBe('');
  });

  it('show on the face of a phone that it is lost, offline or wrong in time', () => {
    const lost = at('the-phone-is-gone', 'locked-out');
    openTask(lost);
    expect(upper(lost.model)).toMatch(/╭╌ Lab's phone ╌+╮$/);
    expect(lower(lost.model)).toMatch(/ lost ╌╯$/);

    const { lab } = atTwoCodes();
    choose(lab, 'phone-airplane');
    expect(lower(lab.model)).toMatch(/ no network ─╯$/);

    const wrong = at('the-phones-clock-is-wrong', 'two-phones');
    choose(wrong, 'phone-swap');
    expect(lower(wrong.model)).toMatch(/ clock 95 s fast ─╯$/);
  });

  it('never tell what is to be found out about a clock', () => {
    for (const { session, step, title } of MOMENTS) {
      if (step.kind !== 'task' || step.hidesClock !== true || session.isSolved) continue;

      expect(lower(modelWith(session, SIZE)), title).not.toContain('clock');
    }
  });
});

describe('the page in its frame', () => {
  it('has its address on a ground of its own, all along the frame', () => {
    const { lab } = atTwoCodes();
    const line = frameOf(lab.model).drawn.find((one) => inRole([one], 'address') !== '') ?? [];

    expect(inRole([line], 'address')).toHaveLength(49);
  });

  it('says where it stands among others as long as there is room', () => {
    const { lab } = atTwoCodes();
    expect(frameOf(lab.model).text).toContain('IAM › Security credentials › Assign MFA device');

    const small = at(TWO_CODES, 'same-code-twice', 60, 16);
    openTask(small);
    expect(frameOf(small.model).text).not.toContain('›');
    expect(frameOf(small.model).text).toContain('[Add MFA]');
  });

  it('has one button that sends the form, and others', () => {
    const { lab } = atTwoCodes();

    expect(inRole(frameOf(lab.model).drawn, 'primary')).toBe('Add MFA');
    expect(inRole(frameOf(lab.model).drawn, 'chip')).toContain('Show secret key');
    expect(inRole(frameOf(lab.model).drawn, 'link')).toContain('Home');
  });
});

describe('a card of the wait', () => {
  it('stands below the page, of which all is in sight, and moves no frame when it comes and goes', () => {
    const lab = at(TWO_CODES, 'two-in-a-row');
    openTask(lab);
    const bottom = () => drawn(lab.model).findIndex((line) => line.startsWith('╰'));
    const before = bottom();
    lab.press('123456', 'enter');
    for (const seconds of [1, 20, 10, 10]) {
      lab.wait(seconds);

      expect(frameOf(lab.model).text).toMatch(/PREDICT|LOOK INSIDE|THINK/);
      expect(frameOf(lab.model).text).toContain('[Add MFA]');
      expect(frameOf(lab.model).text).toContain('https://');
      expect(bottom()).toBe(before);
    }
  });
});

describe('a message', () => {
  it('moves nothing on the page, on the phone, or in the frames', () => {
    const { lab } = atTwoCodes();
    const before = drawn(lab.model);
    const at0 = (lines: readonly string[], what: string) => lines.findIndex((line) => line.includes(what));
    lab.press('123456', 'enter', '654321', 'enter');
    expect(lab.model.notice?.kind).toBe('refused');
    const after = drawn(lab.model);

    for (const what of ['Set up device', 'MFA code 1', 'MFA code 2', '[Add MFA]', 'Airplane', '╰']) {
      expect(at0(after, what), what).toBe(at0(before, what));
    }
    expect(after.join('\n')).toContain('✗ Authentication code for device is not valid.');
  });

  it('is AWS’s, the lab’s, or what was achieved: each has its word and its bar', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(0), 'enter', code(0), 'enter');
    const { drawn: lines } = frameOf(lab.model);

    expect(inRole(lines, 'aws')).toMatch(/^AWS {2}┃/);
    expect(inRole(lines, 'lab')).toMatch(/Lab {2}/);
    expect(inRole(lines, 'ok')).toMatch(/Done:/);
  });
});

describe('the code on the phone', () => {
  it('is big where there is room, and gives way to one line where the page needs it', () => {
    const { lab } = atTwoCodes();
    expect(drawn(lab.model).join('\n')).toMatch(/[▀▄█]{3}/);
    expect(frameOf(lab.model).text).toMatch(new RegExp(`│ +${lab.shownCode().replace(/(...)/, '$1 ')}`));

    expect(frameOf(lab.model, ASCII_DISPLAY).text).toMatch(/\| +\d{3} \d{3}/);
  });

  it('is on the screen in every task that shows one, big or small', () => {
    for (const { session, step, title } of MOMENTS) {
      if (step.kind !== 'task') continue;
      const model = modelWith(session, SIZE);
      const frame = frameOf(model);
      if (frame.isQrPage || !frame.text.includes("Lab's phone")) continue;
      if (session.world.phone.entries.length === 0 || session.world.phone.status === 'lost') continue;

      expect(frame.text, title).toMatch(/│ +\d{3} \d{3}/);
    }
  });
});
