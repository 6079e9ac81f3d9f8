import { describe, expect, it } from 'vitest';
import { WORDS } from '../helpers/page-words.js';
import {
  answerRight,
  ENTER,
  openFromList,
  openLab,
  press,
  STEP_START,
  started,
  temporaryFolder,
  toTwoCodes,
} from './lab.js';

const CTRL_C = '\u0003';

// The deep run walks all lessons to their last page, with each phone.
describe('a lesson on a real screen', () => {
  it('is left with Ctrl+C, and a second start comes back to the same page', async () => {
    using data = temporaryFolder();
    using first = openLab(data.folder);
    await openFromList(first, 'a', 'two-consecutive-codes');
    await answerRight(first);
    await press(first, ENTER, WORDS.whyTwo);
    const page = first.screen();
    first.send(CTRL_C);
    expect((await first.exited).exitCode).toBe(0);
    expect(first.screen()).toContain('Your place is saved in');

    using second = openLab(data.folder);
    await started(second);

    expect(second.screen()).toBe(page);
  });
});

describe('a clock that runs', () => {
  it('counts down and brings the next code without a key', async () => {
    using data = temporaryFolder();
    using before = openLab(data.folder);
    await openFromList(before, 'a', 'two-consecutive-codes');
    await toTwoCodes(before);
    const old = shownCode(before.screen());
    before.send('q');
    await before.exited;

    using lab = openLab(data.folder, [], { env: { MFA_LAB_NOW: String(STEP_START + 29) } });
    await lab.seen(WORDS.code1);
    await lab.until('no other code', () => shownCode(lab.screen()) !== old);

    expect(lab.screen()).toMatch(/│[^│\n]* (30|29|28) s left$/m);
  });
});

/** The code that the phone beside the console shows. */
function shownCode(screen: string): string {
  const code = /│ +(\d{3} \d{3})$/m.exec(screen)?.[1];
  if (code === undefined) throw new Error(`No phone shows a code:\n${screen}`);
  return code;
}
