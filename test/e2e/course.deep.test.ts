import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { walkCourse } from '../course/course.js';
import { labsPhone, ownPhone } from '../course/hands.js';
import { plainWalker } from '../course/plain-walker.js';
import { screenWalker } from '../course/screen-walker.js';
import { attacks } from '../helpers/attack.js';
import { WORDS } from '../helpers/page-words.js';
import { openPipe } from '../helpers/pipe.js';
import { openLab, press, STEP_START, stoppedAt, temporaryFolder } from './lab.js';

describe.each([
  { name: "the lab's phone", isOwn: false },
  { name: 'another TOTP program', isOwn: true },
])('the course with $name', ({ isOwn }) => {
  it('is walked from its first lesson to its last page', { timeout: 600_000 }, async () => {
    using data = temporaryFolder();
    let now = STEP_START + 3;
    const open = () => openLab(data.folder, [], { env: { MFA_LAB_NOW: stoppedAt(now) } });
    const screen = {
      lab: open(),
      // Time cannot be moved from inside. The program is left, and started again when the code changes.
      async letPass(seconds: number) {
        now += seconds;
        screen.lab.send('\u0003');
        await screen.lab.exited;
        screen.lab[Symbol.dispose]();
        screen.lab = open();
        await screen.lab.seen('step ');
      },
    };
    const walker = screenWalker(screen);
    const hand = isOwn ? ownPhone(() => now) : labsPhone();
    try {
      await walker.seen(WORDS.phoneQuestion);
      await press(screen.lab, hand.choice, WORDS.listHead);
      await walkCourse(isOwn ? walker : { ...walker, wait: () => walker.warp() }, hand);

      expect(readFileSync(path.join(data.folder, 'recovery-plan.md'), 'utf8')).toContain('the office');
      expect(readFileSync(path.join(data.folder, 'progress.json'), 'utf8')).not.toContain('"skipped"');
      expect(Math.max(...screen.lab.frameHeights())).toBeLessThanOrEqual(23);
      expect(screen.lab.alternateScrolls()).toBe(0);
    } finally {
      screen.lab[Symbol.dispose]();
    }
  });
});

/** Control characters but for line ends. */
const CONTROL = /[^\P{Cc}\n]/u;

// In every run the course is walked in plain mode without a pipe, and the pipe by itself.
describe.runIf(attacks(0, 1) > 0)('the course through a real pipe', () => {
  it('is completed with another TOTP program as the phone', async () => {
    using data = temporaryFolder();
    let now = STEP_START + 3;
    let before = '';
    const open = () => openPipe([], { MFA_LAB_DATA_DIR: data.folder, MFA_LAB_NOW: stoppedAt(now) });
    let pipe = open();
    const walker = plainWalker({
      output: () => before + pipe.output(),
      send: (line) => pipe.send(line),
      until: (what, isTrue) => pipe.until(what, isTrue),
      // Time cannot be moved from inside: the input ends, and the lab is started again when the code changes.
      async letPass(seconds) {
        expect(await pipe.end()).toBe(0);
        before += pipe.output();
        now += seconds;
        pipe = open();
      },
    });
    try {
      await walker.seen('which phone will you use?');
      pipe.send('2');
      await walker.seen(`lessons: ${WORDS.route}`);
      await walkCourse(
        walker,
        ownPhone(() => now),
      );

      expect(await pipe.end()).toBe(0);
      expect(readFileSync(path.join(data.folder, 'recovery-plan.md'), 'utf8')).toContain('the office');
      expect(before + pipe.output()).not.toMatch(CONTROL);
      expect(pipe.errors()).toBe('');
    } finally {
      pipe[Symbol.dispose]();
    }
  });
});
