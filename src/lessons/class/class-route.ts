import type { CourseRoute } from '../engine/routes.js';
import type { ClassFile } from './class-file.js';
import { classLessonIds } from './class-file.js';

/** The way of a class through the course: the lessons of its plan, in its order. */
export function classRoute(file: ClassFile): CourseRoute {
  return { id: 'class', name: `Class: ${file.title}`, lessonIds: classLessonIds(file), isFolded: false };
}
