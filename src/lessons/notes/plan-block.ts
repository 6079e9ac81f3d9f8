import { LESSONS } from '../catalog.js';
import type { Lesson } from '../engine/lesson.js';

/** One piece of a day in a room, in minutes of the room. */
export type PlanBlock =
  | { readonly kind: 'lesson'; readonly lessonId: string; readonly minutes: number }
  | { readonly kind: 'break'; readonly minutes: number }
  | { readonly kind: 'talk'; readonly title: string; readonly minutes: number };

/** A plan of nothing but these lessons, each with its own minutes. */
export function blocksOf(lessons: readonly Lesson[]): readonly PlanBlock[] {
  return lessons.map(({ id, minutes }) => ({ kind: 'lesson', lessonId: id, minutes }));
}

/** The lesson after which a room needs a break: from there on there is a device, and it can be lost. */
const BEFORE_THE_BREAK = 7;

/** Half a day of all these lessons, with a beginning, a break, and an end. */
export function halfDay(lessons: readonly Lesson[]): readonly PlanBlock[] {
  return [
    { kind: 'talk', title: 'Welcome; everybody opens the lab and chooses a phone', minutes: 10 },
    ...blocksOf(lessons.slice(0, BEFORE_THE_BREAK)),
    { kind: 'break', minutes: 15 },
    ...blocksOf(lessons.slice(BEFORE_THE_BREAK)),
    { kind: 'talk', title: 'Questions, minute cards, entries deleted from the phones', minutes: 15 },
  ];
}

/** The lessons of a plan, in its order. One that this program does not have is left out. */
export function lessonsIn(blocks: readonly PlanBlock[]): readonly Lesson[] {
  return blocks.flatMap((block) =>
    block.kind === 'lesson' ? LESSONS.filter(({ id }) => id === block.lessonId) : [],
  );
}

/** The lessons among which one stands: those of the plan; for a lesson that is not in it, those of the course. */
export function lessonsAround(blocks: readonly PlanBlock[], lesson: Lesson): readonly Lesson[] {
  const planned = lessonsIn(blocks);
  const isAside = LESSONS.includes(lesson) && !planned.includes(lesson);
  return isAside || planned.length === 0 ? LESSONS : planned;
}
