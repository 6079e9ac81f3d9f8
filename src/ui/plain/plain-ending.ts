import { findLesson, numberOf } from '../../lessons/catalog.js';
import type { Progress } from '../../lessons/engine/progress.js';
import { abilityText, factsText, lessonFacts, YOU_CAN_NOW } from '../../lessons/words/lesson-end.js';
import type { Ending } from '../screens/overlays/overlay.js';

/** What a lesson was good for and how it went, behind the result that says that it is done. */
export function endingLines({ lessonId, isAgain }: Ending, progress: Progress): readonly string[] {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) return [];
  const ability = abilityText(lesson, progress);
  const facts = factsText(lessonFacts(lesson, progress));
  return [
    ...(ability === null ? [] : [ability.replace(`${YOU_CAN_NOW} `, 'you can now: ')]),
    ...(facts === null ? [] : [`lesson ${numberOf(lessonId)}${isAgain ? ' in all' : ''}: ${facts}`]),
  ];
}
