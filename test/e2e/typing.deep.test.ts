import { describe, expect, it } from 'vitest';
import { WORDS } from '../helpers/page-words.js';
import { openTwoCodes } from './code-field.js';
import { ENTER, press } from './lab.js';

const PASTE_START = '\u001B[200~';
const PASTE_END = '\u001B[201~';

describe('a code field in a real terminal', () => {
  it('submits the pair once when both codes come in one write', async () => {
    using open = await openTwoCodes();
    open.lab.send('123456\r654321\r');

    await open.lab.seen('Neither is a code of this');
  });

  it('takes six digits that come as six writes with no gap, and waits for Enter', async () => {
    using open = await openTwoCodes();
    const { lab } = open;
    for (const digit of '123456') lab.send(digit);

    await lab.seen('[123 456]');
    expect(lab.screen()).not.toContain(WORDS.code1Noted);
    await press(lab, ENTER, WORDS.code1Noted);
    expect(lab.screen()).toContain('>MFA code 2          [___ ___]');
  });

  it.each([
    ['in full-width digits, bracketed', `${PASTE_START}１２３４５６${PASTE_END}`],
    ['with a dash and a no-break space', '123-\u00A0456'],
    ['in two groups', '123 456'],
    ['in bracketed paste', `${PASTE_START}123 456${PASTE_END}`],
    ['in full-width digits', '１２３４５６'],
  ])('takes a paste %s, and waits for Enter', async (_name, pasted) => {
    using open = await openTwoCodes();
    const { lab } = open;
    lab.send(pasted);

    await lab.seen('[123 456]');
    expect(lab.screen()).not.toContain(WORDS.code1Noted);
    expect(lab.screen()).toContain('MFA code 2          [___ ___]');
  });

  it.each([
    ['both', '123456\r\n'],
    ['a line feed, bracketed', `${PASTE_START}123456\n${PASTE_END}`],
    ['a carriage return', '123456\r'],
    ['a line feed', '123456\n'],
    ['a carriage return, bracketed', `${PASTE_START}123456\r${PASTE_END}`],
  ])('submits a paste that ends in %s, once', async (_name, pasted) => {
    using open = await openTwoCodes();
    const { lab } = open;
    lab.send(pasted);

    await lab.seen(WORDS.code1Noted);
    expect(lab.screen()).toContain('MFA code 1          [123 456]');
    expect(lab.screen()).toContain('>MFA code 2          [___ ___]');
  });

  it('names the problem of a paste that is no code, and keeps what was typed', async () => {
    using open = await openTwoCodes();
    const { lab } = open;
    await press(lab, '12', '[12_ ___]');
    lab.send(`${PASTE_START}1234567${PASTE_END}`);

    await lab.seen('That is 7 digits; a code has 6. Nothing was sent.');
    expect(lab.screen()).toContain('[12_ ___]');
  });

  it('takes digits back with Backspace', async () => {
    using open = await openTwoCodes();
    const { lab } = open;
    await press(lab, '129', '[129 ___]');
    await press(lab, '\u007F', '[12_ ___]');
    await press(lab, '3456', '[123 456]');
  });
});
