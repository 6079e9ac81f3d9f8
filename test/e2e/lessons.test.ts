import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { walkLesson } from '../course/course.js';
import { labsPhone, ownPhone } from '../course/hands.js';
import { screenWalker } from '../course/screen-walker.js';
import { chosenLesson, WORDS } from '../helpers/page-words.js';
import {
  answerRight,
  DOWN,
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

describe('a lesson on a real screen', () => {
  // With each phone. The deep run walks all twelve, with both.
  it.each([
    { lesson: 5, name: 'another TOTP program', hand: ownPhone(() => STEP_START + 3), id: 'link-the-phone' },
    { lesson: 12, name: "the lab's phone", hand: labsPhone(), id: 'mfa-on-the-command-line' },
  ] as const)('is walked to its last page with $name', async ({ lesson, hand, id }) => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await lab.seen(WORDS.phoneQuestion);
    await press(lab, hand.choice, WORDS.listHead);
    await press(lab, DOWN.repeat(lesson - 1), chosenLesson(lesson));
    await walkLesson(lesson, screenWalker({ lab, letPass: async () => undefined }), hand);

    const saved: unknown = JSON.parse(readFileSync(path.join(data.folder, 'progress.json'), 'utf8'));
    expect(saved).toMatchObject({ progress: { lessons: { [id]: { status: 'done' } } } });
    expect(JSON.stringify(saved)).not.toContain('"skipped"');
    expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(23);
    expect(lab.alternateScrolls()).toBe(0);
  });

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
