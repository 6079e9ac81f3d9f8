import { describe, expect, it } from 'vitest';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { startPlain, takeLine, tellPlain } from '../../../src/ui/plain/plain-session.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import type { PhoneChoice } from '../../../src/ui/store/settings.js';
import { codesIn } from '../../course/plain-walker.js';
import { rightLetter } from '../../course/right-answer.js';
import { fakeContext } from '../../helpers/fake-ports.js';

/** A lesson as lines, and a clock that ticks as often as somebody waits. */
function lesson(lessonId: string, phone: PhoneChoice = 'lab') {
  const context = fakeContext();
  let now = context.now;
  const saved = { ...NOTHING_SAVED, settings: { ...NOTHING_SAVED.settings, phone } };
  const first = firstModel(saved, now, { columns: 80, rows: 24 }, []);
  let turn = startPlain(first, { kind: 'lesson-asked-for', lessonId, now }, context);
  const lab = {
    type(...lines: readonly string[]): string {
      for (const line of lines) turn = takeLine(turn.session, line, { ...context, now });
      return turn.lines.join('\n');
    },
    pass(seconds: number): string {
      now = epochSeconds(now + seconds);
      turn = tellPlain(turn.session, { kind: 'ticked', now }, { ...context, now });
      return turn.lines.join('\n');
    },
    focus: () => turn.session.model.focus,
    shown: () => codesIn(lab.type('page'))[0] ?? '',
  };
  return lab;
}

/** Lesson 6, at the code that is to be left out. */
function atTheGap() {
  const lab = lesson('two-consecutive-codes');
  lab.type(rightLetter(lab.type('page')), '', '', 's', '');
  return lab;
}

describe('leaving a code out', () => {
  it.each(['pass', 'w'])('says which code to let pass, and which to type (%s)', (way) => {
    const lab = atTheGap();
    const next = () => (way === 'w' ? lab.type('w') : lab.pass(30));

    expect(lab.type(lab.shown())).toContain('Let the next one pass, and type the one after it.');
    expect(next()).toContain('New code: let this one pass, and type the one after it.');
    expect(next()).toContain('New code. Type it.');
    expect(lab.type(lab.shown())).toContain('done: ');
  });

  it('that was not left out says what happened, and how to come back; so does the hint', () => {
    const lab = atTheGap();
    lab.type(lab.shown());
    lab.type('w');
    const taken = 'That was the very next code, so AWS took the pair.';

    expect(lab.type(lab.shown())).toContain(taken);
    expect(lab.type('hint')).toContain(taken);
    lab.type('undo');
    lab.type(lab.shown());
    lab.type('w', 'w');
    expect(lab.type(lab.shown())).toContain('done: ');
  });

  it('by mistake is noticed before the pair is sent', () => {
    const lab = lesson('two-consecutive-codes');
    lab.type(rightLetter(lab.type('page')), '', '', 's', 's');
    lab.type(lab.shown());
    lab.type('w');

    expect(lab.type('w')).toContain('one was left out');
    expect(lab.type(lab.shown())).toContain('2 steps apart');
  });
});

describe("w with a phone of one's own", () => {
  it.each(['two-consecutive-codes', 'the-phones-clock-is-wrong'])('says why it cannot jump: %s', (id) => {
    const lab = lesson(id, 'own');
    lab.type(rightLetter(lab.type('page')), '', '', '');

    expect(lab.type('w')).toContain('the lab keeps real time and cannot jump');
    expect(lab.type('page')).not.toMatch(/w jumps there/);
  });
});

describe('small things that held learners up', () => {
  it('a press far from the change of the code is named, and measures nothing', () => {
    const lab = lesson('the-phones-clock-is-wrong');
    lab.type(rightLetter(lab.type('page')), '', 's', '');
    const field = /(\d+)\. Code: /.exec(lab.type('page'))?.[1] ?? '';
    lab.type(field, lab.shown());
    lab.type('w');
    lab.pass(12);
    const button = /(\d+)\. Now/.exec(lab.type('page'))?.[1] ?? '';

    expect(lab.type(button)).toMatch(/Not measured: the press came 12 s after the change\. Once more/);
    expect(lab.focus()).toBe('compare');
  });

  it('a corrected device name does not choose another type', () => {
    const lab = lesson('link-the-phone');
    lab.type(rightLetter(lab.type('page')), '', '');
    const number = (name: string) => new RegExp(`(\\d+)\\. ${name}`).exec(lab.type('page'))?.[1] ?? '';
    lab.type(number('Assign MFA device'));
    lab.type(number('Device name'), 'alice phone');
    lab.type(number('Authenticator app'), number('Next'));
    const said = lab.type(number('Device name'), 'alice-phone');

    // What comes next is Next, not the first of the types.
    expect(said).toMatch(/^next: \d+\. Next$/m);
    expect(lab.type('page')).toContain('Authenticator app: chosen');
    expect(lab.type(number('Next'))).toContain('Set up device: alice-phone');
  });
});

describe('the second of two codes without the first', () => {
  it('is told which of the two fields is empty', () => {
    const lab = lesson('two-consecutive-codes');
    lab.type(rightLetter(lab.type('page')), '', '', '');
    const number = (name: string) => new RegExp(`^(\\d+)\\. ${name}`, 'm').exec(lab.type('page'))?.[1] ?? '';
    lab.type(number('MFA code 2'), '111111');

    expect(lab.type(number('Add MFA'))).toContain('note: MFA code 1 is empty. Type the 6 digits');
  });
});
