import type { Lesson } from '../engine/lesson.js';

/** One part of a day in a room: a lesson, a break, or talk about something. */
export type PlanBlock =
  /** Its minutes are the lesson's own where the plan gives none. */
  | { readonly lesson: string; readonly minutes?: number | undefined }
  | { readonly break: number }
  | { readonly talk: string; readonly minutes: number };

/** A plan of nothing but these lessons, each with its own minutes. */
export function blocksOf(lessons: readonly Lesson[]): readonly PlanBlock[] {
  return lessons.map(({ id, minutes }) => ({ lesson: id, minutes }));
}
