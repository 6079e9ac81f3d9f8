import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import { startPlain, takeLine } from '../../../src/ui/plain/plain-session.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { walkLesson } from '../../course/course.js';
import { wrongPhone } from '../../course/hands.js';
import { addFromUri } from '../../helpers/authenticator.js';
import { depth, IS_DEEP } from '../../helpers/depth.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { plainLab, walkerOf } from './plain-lab.js';

/** Lessons in which codes of one's own phone are typed; lesson 8 lends the lab's. */
const OWN_LESSONS = [5, 6, 7, 9] as const;

/** Walks with another TOTP program by a clock that is `offset` seconds off this computer's. */
async function walk(offset: number) {
  const lab = plainLab();
  const walker = walkerOf(lab);
  const phone = wrongPhone(lab, offset);
  await walker.seen('which phone will you use?');
  lab.send('2');
  await walker.seen('lessons: full course');
  for (const lesson of OWN_LESSONS) {
    let isOpen = false;
    const fromList: typeof walker.goOn = (next) => {
      if (isOpen) return walker.goOn(next);
      isOpen = true;
      return walker.code(String(lesson), next);
    };
    await walkLesson(lesson, { ...walker, goOn: fromList }, phone);
  }
  const said = await lab.end();
  return { saved: lab.saved(), said };
}

/** The deep run has those on the other side as well. */
const CLOCKS = [
  ['1 hour slow', -3600],
  ['95 s fast', 95],
  ['35 s slow', -35],
  ['95 s slow', -95],
  ['35 s fast', 35],
  ['1 hour fast', 3600],
  ['5.5 hours fast', 19_800],
] as const;

describe.runIf(IS_DEEP).each(CLOCKS.slice(0, depth(1, CLOCKS.length)))(
  "a phone of one's own that is %s",
  (_name, offset) => {
    it('walks through lessons 5, 6, 7 and 9, and is told the truth at each step', async () => {
      const { saved, said } = await walk(offset);

      for (const number of OWN_LESSONS) {
        const id = LESSONS[number - 1]?.id ?? '';
        expect(saved.progress.lessons[id]?.status, `lesson ${number}`).toBe('done');
      }
      const isFar = Math.abs(offset) > 90;
      // What holds for codes that were typed late alone is not said of a clock that is off.
      expect(said).not.toMatch(/codes will fail|typed late\b(?!, or)/);
      expect(said.includes("or this computer's")).toBe(isFar);
      expect(said.includes('remembers that this phone is')).toBe(isFar);
      // Of a clock that is off nobody says that its codes are right.
      expect(said).not.toMatch(/already\s+right/);
      // When a phone changes its code only the phone knows, unless its clock is this computer's.
      expect(said).not.toMatch(/already signed you in.*the next one comes in/);
    });
  },
);

/** Lesson 6 opened by itself, at the pair that is to be taken, with codes `offset` seconds off what is typed. */
function atThePair(offset: number) {
  const context = fakeContext();
  const settings = { ...NOTHING_SAVED.settings, phone: 'own' as const };
  const first = firstModel({ ...NOTHING_SAVED, settings }, context.now, { columns: 80, rows: 24 }, []);
  const asked = { kind: 'lesson-asked-for', lessonId: 'two-consecutive-codes', now: context.now } as const;
  let turn = startPlain(first, asked, context);
  let now = context.now;
  const world = () => turn.session.model.saved.sessions['two-consecutive-codes']?.world;
  const lab = {
    said: () => turn.lines.join('\n'),
    model: () => turn.session.model,
    type(...lines: readonly string[]): string {
      for (const line of lines) turn = takeLine(turn.session, line, { ...context, now });
      return turn.lines.join('\n');
    },
    /** The code of a phone by another clock. */
    code(by = offset): string {
      const seed = world()?.account.mfaDevices.at(-1)?.seed ?? '';
      return addFromUri(`otpauth://totp/MFA%20Lab:x?secret=${seed}&issuer=MFA%20Lab`).codeAt(now + by);
    },
    pass(seconds: number): void {
      now = epochSeconds(now + seconds);
    },
  };
  lab.type('b', '', '', 's', 's');
  lab.type(lab.code());
  lab.pass(30);
  lab.type(lab.code());
  return lab;
}

describe('two codes of a phone that was never seen before', () => {
  it.each([-95, -3600])(
    'of a clock %d s off: both clocks are named, and the check lets the learner on',
    (offset) => {
      const lab = atThePair(offset);

      expect(lab.said()).toMatch(/Is its clock slow, or this computer's fast\?.*c finds out/);
      expect(lab.said()).not.toContain('done: ');
      lab.type('c');
      lab.type(lab.code());
      lab.pass(30);
      lab.type(lab.code());
      expect(lab.type('back')).toContain('done: ');
      expect(lab.type('')).toContain('Why does AWS want two codes in a row?');
    },
  );

  it('of a right clock, typed late: a fresh code shows it, and the pair is not taken for a clock', () => {
    const lab = atThePair(-240);

    lab.type('c');
    lab.type(lab.code(0));
    expect(lab.type('back', 'page')).toMatch(/the pair was typed late.*Resync/);
    expect(lab.said()).not.toContain('done: ');
  });
});
