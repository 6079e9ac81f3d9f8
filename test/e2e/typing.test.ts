import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { depth } from '../helpers/depth.js';
import { WORDS } from '../helpers/page-words.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { ENTER, openFromList, openLab, press, temporaryFolder, toTwoCodes } from './lab.js';

const PASTE_START = '\u001B[200~';
const PASTE_END = '\u001B[201~';

const PASTES = [
  ['in full-width digits, bracketed', `${PASTE_START}１２３４５６${PASTE_END}`],
  ['with a dash and a no-break space', '123-\u00A0456'],
  ['in two groups', '123 456'],
  ['in bracketed paste', `${PASTE_START}123 456${PASTE_END}`],
  ['in full-width digits', '１２３４５６'],
] as const;

const SUBMITTED = [
  ['both', '123456\r\n'],
  ['a line feed, bracketed', `${PASTE_START}123456\n${PASTE_END}`],
  ['a carriage return', '123456\r'],
  ['a line feed', '123456\n'],
  ['a carriage return, bracketed', `${PASTE_START}123456\r${PASTE_END}`],
] as const;

describe('a code field in a real terminal', () => {
  let data: ReturnType<typeof temporaryFolder>;
  let lab: OpenTerminal;

  beforeEach(async () => {
    data = temporaryFolder();
    lab = openLab(data.folder);
    await openFromList(lab, 'a', 'two-consecutive-codes');
    await toTwoCodes(lab);
  });

  afterEach(() => {
    lab[Symbol.dispose]();
    data[Symbol.dispose]();
  });

  it('takes six digits that come as six writes with no gap, and waits for Enter', async () => {
    for (const digit of '123456') lab.send(digit);

    await lab.seen('[123 456]');
    expect(lab.screen()).not.toContain(WORDS.code1Noted);
    await press(lab, ENTER, WORDS.code1Noted);
    expect(lab.screen()).toContain('>MFA code 2          [___ ___]');
  });

  it.each(PASTES.slice(0, depth(1, PASTES.length)))(
    'takes a paste %s, and waits for Enter',
    async (_name, pasted) => {
      lab.send(pasted);

      await lab.seen('[123 456]');
      expect(lab.screen()).not.toContain(WORDS.code1Noted);
      expect(lab.screen()).toContain('MFA code 2          [___ ___]');
    },
  );

  it.each(SUBMITTED.slice(0, depth(1, SUBMITTED.length)))(
    'submits a paste that ends in %s, once',
    async (_name, pasted) => {
      lab.send(pasted);

      await lab.seen(WORDS.code1Noted);
      expect(lab.screen()).toContain('MFA code 1          [123 456]');
      expect(lab.screen()).toContain('>MFA code 2          [___ ___]');
    },
  );

  it('submits the pair once when both codes come in one write', async () => {
    lab.send('123456\r654321\r');

    await lab.seen('Neither is a code of this');
  });

  it('names the problem of a paste that is no code, and keeps what was typed', async () => {
    await press(lab, '12', '[12_ ___]');
    lab.send(`${PASTE_START}1234567${PASTE_END}`);

    await lab.seen('That is 7 digits; a code has 6. Nothing was sent.');
    expect(lab.screen()).toContain('[12_ ___]');
  });

  it('takes digits back with Backspace', async () => {
    await press(lab, '129', '[129 ___]');
    await press(lab, '\u007F', '[12_ ___]');
    await press(lab, '3456', '[123 456]');
  });
});
