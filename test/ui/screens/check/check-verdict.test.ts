import { describe, expect, it } from 'vitest';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import { codeAt } from '../../../../src/sim/codes/totp.js';
import { SIZES, textOf } from '../shown-text.js';
import { checking, checkLab, pagesOf } from './check-lab.js';

describe('the verdict', () => {
  it('draws where AWS accepts, where now is, and where the phone is', () => {
    const lab = checking();
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 95)));

    const text = textOf(lab.model);
    expect(text).toContain('of a moment 90 s ago');
    expect(text).toMatch(/AWS +==== ?====/);
    const now = /^ *now.*\^/m.exec(text)?.[0].length ?? 0;
    const phone = /^ *phone.*\^/m.exec(text)?.[0].length ?? 0;
    expect(now - phone).toBe(3 * 4);
  });

  it('never speaks of hours on one code', () => {
    const lab = checking();
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 36_000)));

    expect(textOf(lab.model)).not.toContain('hours ago');
    expect(textOf(lab.model)).toContain('And the next code it shows');
  });

  it.each([
    [-6, 'wrong time zone'],
    [14, 'wrong time zone'],
    [20, 'wrong date'],
    [-24, 'wrong date'],
  ])('at %i hours speaks of a %s', (hours, cause) => {
    const lab = checking();
    const shown = () => codeAt(lab.seed, epochSeconds(lab.now + hours * 3600));
    lab.type(shown());
    lab.at(lab.now + 30);
    lab.type(shown());
    lab.key('text', 'e');

    const { pages } = pagesOf(lab);
    expect(pages).toContain(cause);
    for (const other of ['wrong time zone, or', 'wrong date rather'].filter(
      (words) => !words.startsWith(cause),
    ))
      expect(pages).not.toContain(other);
  });

  it('speaks of hours on two codes in a row', () => {
    const lab = checking();
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 36_000)));
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 36_000 + 30)));

    expect(textOf(lab.model)).toContain('10 hours ago');
    lab.key('text', 'e');
    expect(pagesOf(lab).pages).toMatch(/set by hand in the wrong time/);
  });

  it('names the causes when nothing fits, likeliest first', () => {
    const lab = checking();
    lab.type('000000');

    expect(textOf(lab.model)).toMatch(
      /1\. You are reading another entry.*2\. The key.*3\. The entry.*4\. A typo.*5\. The entry makes another kind/s,
    );
  });

  it('changes no device and writes no history', () => {
    const lab = checking();
    const { saved } = lab.model;
    lab.type('000000');
    lab.type(codeAt(lab.seed, epochSeconds(lab.now)));

    expect(lab.model.saved).toBe(saved);
  });
});

describe('all of it', () => {
  it.each(SIZES)('at %ix%i has every cause, whatever was said below', (columns, rows) => {
    const lab = checkLab(columns, rows);
    lab.key('enter');
    lab.key('text', 'f');
    lab.tell({ kind: 'qr-file-written', path: `/home/alice/${'long-name/'.repeat(12)}check.png` });
    lab.key('enter');
    lab.type('000000');
    lab.tell({ kind: 'qr-file-written', path: `/home/alice/${'long-name/'.repeat(12)}check.png` });
    lab.key('text', 'e');

    const { pages } = pagesOf(lab);
    expect(pages).toMatch(
      /1\. You are reading another.* 2\. The key.* 3\. The entry.* 4\. A typo.* 5\. The entry.* 6\. A clock/,
    );
    expect(pages).toContain('counter-based (HOTP), 8 digits, every 60 s, or with SHA-256');
    expect(pages).toMatch(/two in a row: type the next one, too\./);
  });

  it.each(SIZES)(
    'at %ix%i has the measured clock, what to do, and how to see which clock is wrong',
    (columns, rows) => {
      const lab = checking(columns, rows);
      const shown = () => codeAt(lab.seed, epochSeconds(lab.now + 95));
      lab.type(shown());
      lab.at(lab.now + 30 - ((lab.now + 95) % 30));
      lab.key('enter');
      lab.at(lab.now + 3);
      lab.type(shown());
      const screen = textOf(lab.model).replaceAll(/\s+/g, ' ');
      expect(screen).toMatch(
        /Clock Measured once: the phone's clock is 95 s .* second\. So Set the phone and the computer to automatic time\. Then check a fresh code\./,
      );
      expect(screen).toContain('e all of it');

      lab.key('text', 'e');
      const { pages } = pagesOf(lab);
      expect(pages).toContain("the phone's clock is 95 s ahead of this computer's, give or take a second.");
      expect(pages).toContain('Which of the two is wrong cannot be seen from here.');
      expect(pages).toMatch(/compare both with a clock you trust.*timedatectl/);
      expect(pages).toContain('Set the phone and the computer to automatic time.');
    },
  );

  it.each(SIZES)('at %ix%i is pointed at where the text is cut', (columns, rows) => {
    const lab = checking(columns, rows);
    lab.type('000000');

    const text = textOf(lab.model);
    expect(text).toContain('e all of it');
    expect(text.includes('6. A clock') || text.includes(' ...')).toBe(true);
  });
});

describe('a clock that AWS still takes', () => {
  it.each([
    [31, 'automatic time'],
    [-31, 'automatic time'],
    [-50, 'automatic time'],
    [55, 'This is the edge'],
  ])('but is %i s off gets advice', (offset, advice) => {
    const lab = checking(120, 36);
    lab.type(codeAt(lab.seed, epochSeconds(lab.now + offset)));

    expect(textOf(lab.model)).toContain('is right');
    expect(textOf(lab.model)).toContain(advice);
  });
});
