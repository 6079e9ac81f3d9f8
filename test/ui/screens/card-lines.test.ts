import { describe, expect, it } from 'vitest';
import { cardLines, trayLines } from '../../../src/ui/screens/card-lines.js';
import { lineWidth } from '../../../src/ui/text/spans.js';
import { textOf } from './course.js';

const CARD = { kind: 'card', title: 'Card 1 of 8', name: 'a password' } as const;
const TRAYS = [
  { name: 'what I know', inside: ['a password', 'a PIN'] },
  { name: 'what I have', inside: [] },
  { name: 'what I am', inside: ['a fingerprint'] },
];

describe('the desk', () => {
  it('has cards and trays, where there is room for frames', () => {
    expect(cardLines(CARD, 78).map(textOf)).toEqual([
      ` ╭─ Card 1 of 8 ${'─'.repeat(44)}╮`,
      ` │ a password${' '.repeat(47)}│`,
      ` ╰${'─'.repeat(58)}╯`,
    ]);
    const trays = trayLines(TRAYS, 78).map(textOf);

    expect(trays[0]).toMatch(/^ ╭─ what I know ─+╮ ╭─ what I have ─+╮ ╭─ what I am ─+╮$/);
    expect(trays[1]).toMatch(/^ │ a password +│ │ empty +│ │ a fingerprint +│$/);
    expect(trays[2]).toMatch(/^ │ a PIN +│ │ +│ │ +│$/);
    expect(trays).toHaveLength(4);
  });

  it('says them in a line each where there is none', () => {
    expect(cardLines(CARD, 60).map(textOf)).toEqual([' Card 1 of 8: a password']);
    expect(trayLines(TRAYS, 60).map(textOf)).toEqual([
      ' what I know: a password, a PIN',
      ' what I have: empty',
      ' what I am: a fingerprint',
    ]);
  });

  it('is never wider than it may be', () => {
    const about = 'a small piece of hardware that is plugged into the computer, and touched';
    for (const width of [60, 70, 78, 118]) {
      for (const line of [...cardLines({ ...CARD, about }, width), ...trayLines(TRAYS, width)]) {
        expect(lineWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });
});
