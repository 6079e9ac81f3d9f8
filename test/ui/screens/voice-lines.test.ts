import { describe, expect, it } from 'vitest';
import { voices } from '../../../src/ui/screens/lesson/barred.js';
import { voiceLines } from '../../../src/ui/screens/voice-lines.js';
import type { LabelledText, Notice } from '../../../src/ui/store/notice.js';
import { labSays, noticeWords } from '../../../src/ui/store/notice-words.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { dressed } from '../../../src/ui/text/dressing.js';
import { atTwoCodes } from '../store/lab-at.js';
import { FULL_DISPLAY } from '../text/displays.js';
import { frameOf, textOf } from './course.js';

const NO: LabelledText = { speaker: 'AWS', text: 'No: one two three four', role: 'aws' };
const WHY: LabelledText = { speaker: 'Lab', text: 'because of it', role: 'lab' };
const DONE = labSays('Done', 'it is so', 'ok');

/** One of each, typed so that a new kind is missed here. */
const NOTICES: { readonly [kind in Notice['kind']]: Notice } = {
  refused: {
    kind: 'refused',
    error: { code: 'AccessDenied', message: 'no', httpStatus: 403 },
    reason: { code: 'same-step' },
  },
  typed: { kind: 'typed', problem: { kind: 'wrong-length', length: 3 } },
  'out-of-step': { kind: 'out-of-step', drift: 3 },
  'real-clock': { kind: 'real-clock' },
  hint: { kind: 'hint', level: 3, text: 'done for you' },
  ok: { kind: 'ok', text: 'it went well' },
  info: { kind: 'info', text: 'so it is' },
  problem: { kind: 'problem', text: 'mind this' },
  skipped: { kind: 'skipped', text: 'skipped it' },
  said: { kind: 'said', words: [DONE] },
};

describe('the two voices', () => {
  it('have a name each, and a bar along all of their lines', () => {
    expect(voiceLines([NO, WHY, DONE], 20).map(textOf)).toEqual([
      'AWS  ┃No: one two',
      '     ┃three four',
      'Lab  ┃because of it',
      '     ┃Done: it is so',
    ]);
  });

  it('are told apart by the colour of name and bar; what was achieved has its own', () => {
    const [aws = [], , lab = [], done = []] = voiceLines([NO, WHY, DONE], 20);

    expect(aws).toContainEqual({ text: 'AWS  ', role: 'aws' });
    expect(aws).toContainEqual({ text: '┃', role: 'aws', words: '#' });
    expect(lab).toContainEqual({ text: 'Lab  ', role: 'lab' });
    expect(lab).toContainEqual({ text: '┃', role: 'lab' });
    expect(done).toContainEqual({ text: '┃', role: 'ok' });
    expect(done).toContainEqual({ text: 'Done:', role: 'ok' });
  });

  it('have the same names in a wide window, each once', () => {
    expect(voices([NO, WHY, DONE], 40).map(textOf)).toEqual([
      '┃ AWS says',
      '┃ No: one two three four',
      '',
      '┃ Lab says',
      '┃ because of it',
      '┃ ',
      '┃ Done: it is so',
    ]);
  });

  it('are told apart by their bars where nothing has a colour', () => {
    const bare = voiceLines([NO, WHY], 40).map((line) =>
      textOf(dressed(line, { ...FULL_DISPLAY, colors: 'none' })),
    );

    expect(bare[0]?.charAt(5)).not.toBe(bare[1]?.charAt(5));
  });

  it('are the only two that speak: no verdict is used as a speaker’s name', () => {
    const { lab } = atTwoCodes();
    for (const notice of Object.values(NOTICES)) {
      const model = { ...lab.model, notice };
      const said = noticeWords(model, openLesson(model));

      for (const { speaker } of said) expect(['AWS', 'Lab']).toContain(speaker);
      for (const line of frameOf(model)
        .drawn.map(textOf)
        .filter((text) => text.includes('┃'))) {
        if (/^ {2}\S/.test(line)) expect(line).toMatch(/^ {2}(AWS|Lab) {2}┃/);
      }
    }
  });
});
