import { describe, expect, it } from 'vitest';
import { WORDS } from '../helpers/page-words.js';
import { openTwoCodes } from './code-field.js';
import { ENTER, press } from './lab.js';

// The deep run has every spelling of a paste.
describe('a code field in a real terminal', () => {
  it('takes six digits that come as six writes with no gap, and waits for Enter', async () => {
    using open = await openTwoCodes();
    const { lab } = open;
    for (const digit of '123456') lab.send(digit);

    await lab.seen('[123 456]');
    expect(lab.screen()).not.toContain(WORDS.code1Noted);
    await press(lab, ENTER, WORDS.code1Noted);
    expect(lab.screen()).toContain('>MFA code 2          [___ ___]');
  });

  it('submits the pair once when both codes come in one write', async () => {
    using open = await openTwoCodes();
    open.lab.send('123456\r654321\r');

    await open.lab.seen('Neither is a code of this');
  });
});
