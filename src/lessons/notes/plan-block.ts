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
