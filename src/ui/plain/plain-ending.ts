import { findLesson, numberOf } from '../../lessons/catalog.js';
import type { Progress } from '../../lessons/engine/progress.js';
import {
  abilityText,
  factsText,
  lessonFacts,
  YOU_CAN_NOW,
  YOU_HAVE_SEEN,
} from '../../lessons/words/lesson-end.js';
import type { Ending } from '../screens/overlays/overlay.js';

/** What a lesson was good for and how it went, behind the result that says that it is done. */
export function endingLines({ lessonId, isAgain }: Ending, progress: Progress): readonly string[] {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) return [];
  const ability = abilityText(lesson, progress);
  const facts = factsText(lessonFacts(lesson, progress));
  return [
    ...(ability === null ? [] : [labelled(ability)]),
    ...(facts === null ? [] : [`lesson ${numberOf(lessonId)}${isAgain ? ' in all' : ''}: ${facts}`]),
  ];
}

/** How it begins is a label to an ear. */
function labelled(ability: string): string {
  const lead = [YOU_CAN_NOW, YOU_HAVE_SEEN].find((words) => ability.startsWith(words)) ?? '';
  return `${lead.toLowerCase()}:${ability.slice(lead.length)}`;
}
