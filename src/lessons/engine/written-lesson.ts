import type { Lesson, Step } from './lesson.js';

/** A lesson as it is written: its steps are made when they are first asked for. */
export type LessonText = Omit<Lesson, 'steps'> & { readonly steps: () => readonly Step[] };

/**
 * A lesson of the course. A run of the lab comes to one or two of them, and the first frame needs no more than their
 * titles: what is written in a function costs nearly nothing to read before it is called.
 */
export function lesson({ steps, ...rest }: LessonText): Lesson {
  let made: readonly Step[] | undefined;
  return {
    ...rest,
    get steps() {
      made ??= steps();
      return made;
    },
  };
}
