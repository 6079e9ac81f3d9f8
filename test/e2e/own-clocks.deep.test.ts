import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../src/lessons/catalog.js';
import { walkLesson } from '../course/course.js';
import { wrongPhone } from '../course/hands.js';
import { screenWalker } from '../course/screen-walker.js';
import type { Walker } from '../course/walker.js';
import { someAttacks } from '../helpers/attack.js';
import { chosenLesson, WORDS } from '../helpers/page-words.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { DOWN, press, pressForChange, temporaryFolder } from './lab.js';
import { openTimedLab } from './moving-clock.js';
import { OWN_CLOCKS } from './own-clocks.js';

/** Lessons in which codes of one's own phone are typed; lesson 8 lends the lab's. */
const OWN_LESSONS = [5, 6, 7, 9] as const;

/** Opens a lesson from the list, wherever the choice stands. */
async function openLesson(lab: OpenTerminal, lesson: number, next: string | RegExp, walker: Walker) {
  if (!lab.shows(WORDS.listHead)) await press(lab, 'l', WORDS.listHead);
  const isChosen = () => chosenLesson(lesson).test(lab.screen());
  for (let moved = 0; moved < LESSONS.length && !isChosen(); moved += 1) await pressForChange(lab, DOWN);
  await walker.goOn(next);
}

/** The same walker, whose every screen is kept. */
function heeded(walker: Walker, screen: () => string) {
  const screens: string[] = [];
  const look = async <Step>(step: Promise<Step>): Promise<Step> => {
    const answer = await step;
    screens.push(screen());
    return answer;
  };
  const heedful: Walker = {
    ...walker,
    read: (next) => look(walker.read(next)),
    answer: (next) => look(walker.answer(next)),
    guess: (next) => look(walker.guess(next)),
    goOn: (seen) => look(walker.goOn(seen)),
    next: (seen) => look(walker.next(seen)),
    choose: (name, seen) => look(walker.choose(name, seen)),
    signInFrom: (source, seen) => look(walker.signInFrom(source, seen)),
    fill: (field, value, seen) => look(walker.fill(field, value, seen)),
    code: (digits, seen) => look(walker.code(digits, seen)),
    checkOwn: (digits, seen) => look(walker.checkOwn(digits, seen)),
    takeSecret: () => look(walker.takeSecret()),
  };
  return { heedful, screens };
}

/** Walks with another TOTP program by a clock that is `offset` seconds off this computer's. */
async function walk(offset: number) {
  using data = temporaryFolder();
  const timed = openTimedLab(data.folder);
  using lab = timed.lab;
  const { heedful, screens } = heeded(screenWalker(timed), () => lab.screen());
  await lab.seen(WORDS.phoneQuestion);
  await press(lab, 'b', WORDS.listHead);
  const phone = wrongPhone(timed, offset);
  for (const lesson of OWN_LESSONS) {
    let isOpen = false;
    const goOn: Walker['goOn'] = async (next) => {
      if (isOpen) return heedful.goOn(next);
      isOpen = true;
      return openLesson(lab, lesson, next, heedful);
    };
    await walkLesson(lesson, { ...heedful, goOn }, phone);
  }
  const saved: { progress: { lessons: Record<string, { status: string }> } } = JSON.parse(
    readFileSync(path.join(data.folder, 'progress.json'), 'utf8'),
  );
  return { saved, said: screens.map((text) => text.replace(/[\s│▄▀█]+/g, ' ')).join('\n') };
}

/** Every third one, and in `npm run test:attacks` each. */
const WALKED = someAttacks(OWN_CLOCKS, 3);

describe.concurrent.each(WALKED)("a phone of one's own that is %s, on the screen", (_name, offset) => {
  it('walks through lessons 5, 6, 7 and 9, and is told the truth at each step', async () => {
    const { saved, said } = await walk(offset);

    for (const number of OWN_LESSONS) {
      const id = LESSONS[number - 1]?.id ?? '';
      expect(saved.progress.lessons[id]?.status, `lesson ${number}`).toBe('done');
    }
    const isFar = Math.abs(offset) > 90;
    // What holds for codes that were typed late alone is not said of a clock that is off.
    expect(said).not.toMatch(/codes will fail|typed late\b(?!, or)|NOT SAVED/);
    expect(said.includes("the phone's or this computer's")).toBe(isFar);
    expect(said.includes('remembers that this phone is')).toBe(isFar);
    expect(said).not.toMatch(/already right/);
    expect(said).not.toMatch(/already signed you in.*the next one comes in/);
  });
});
